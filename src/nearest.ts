import leven from 'leven';

/**
 * The candidates that a mistyped word was probably meant to be, nearest first, at most two.
 *
 * Near means at most a third of the word's letters to change, and always at least one. Those that are equally near come in the order
 * that `first` gives them, that of the alphabet unless told.
 *
 * @example
 * nearest('relatd', ['related', 'title'])
 * // ['related']
 */
export function nearest(word: string, candidates: Iterable<string>, first: Order = alphabetically): readonly string[] {
  const limit = Math.max(1, Math.floor(word.length / 3));
  return [...new Set(candidates)]
    .filter((candidate) => Math.abs(candidate.length - word.length) <= limit)
    .map((candidate) => ({ candidate, distance: distanceOf(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance || first(a.candidate, b.candidate))
    .slice(0, 2)
    .map(({ candidate }) => candidate);
}

type Order = (a: string, b: string) => number;

function alphabetically(a: string, b: string): number {
  return a < b ? -1 : 1;
}

/**
 * The references that a mistaken one was probably meant to be, nearest first, at most two. When there is something with the same
 * beginning, as `POND`, it is one of these; of those that differ as little, the one that is the same for longest, and then the one whose
 * number or letter is nearest. When none is near, what it would stand in.
 *
 * @example
 * nearestReferences('POND.a.9', ['POND', 'POND.a', 'POND.a.1', 'POND.a.2', 'POND.a.3'])
 * // ['POND.a.3', 'POND.a.2']
 * @example
 * nearestReferences('POND.flowers', ['GATE', 'POND', 'POND.a'])
 * // ['POND']
 */
export function nearestReferences(written: string, refs: readonly string[]): readonly string[] {
  if (written === '') return [];
  const key = written.toLowerCase();
  const headOf = (ref: string) => ref.toLowerCase().split('.')[0];
  const under = refs.filter((ref) => headOf(ref) === headOf(key));
  const near = nearest(key, under.length > 0 ? under : refs, (a, b) => {
    const [first, second] = [difference(key, a.toLowerCase()), difference(key, b.toLowerCase())];
    return second.place - first.place || first.by - second.by || alphabetically(a, b);
  });
  if (near.length > 0) return near;
  const above = under.filter((ref) => key.startsWith(`${ref.toLowerCase()}.`));
  return above.sort((a, b) => b.length - a.length).slice(0, 1);
}

/** The first number or character in which two references differ, and by how much. */
function difference(a: string, b: string): { readonly place: number; readonly by: number } {
  const [left, right] = [partsOf(a), partsOf(b)];
  const differs = left.findIndex((part, index) => part !== right[index]);
  const place = differs < 0 ? left.length : differs;
  const value = (part = '') => (/^\d/.test(part) ? Number(part) : (part.codePointAt(0) ?? 0));
  return { place, by: Math.abs(value(left[place]) - value(right[place])) };
}

function partsOf(ref: string): readonly string[] {
  return ref.match(/\d+|\D/g) ?? [];
}

/** How many letters to change, add, take away, or swap with their neighbour (once). */
function distanceOf(a: string, b: string): number {
  const swaps =
    a.length > 40
      ? []
      : Array.from({ length: Math.max(0, a.length - 1) }, (_, at) => `${a.slice(0, at)}${a[at + 1]}${a[at]}${a.slice(at + 2)}`);
  return Math.min(leven(a, b), ...swaps.map((swapped) => 1 + leven(swapped, b)));
}

/** "did you mean `a` or `b`?", or undefined when there is nothing to propose. */
export function didYouMean(proposals: readonly string[]): string | undefined {
  return proposals.length > 0 ? `did you mean ${proposals.map((one) => `\`${one}\``).join(' or ')}?` : undefined;
}
