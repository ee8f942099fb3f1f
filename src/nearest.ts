import leven from 'leven';

/**
 * The candidates that a mistyped word was probably meant to be, nearest first, at most two.
 *
 * Near means at most a third of the word's letters to change, and always at least one.
 *
 * @example
 * nearest('relatd', ['related', 'title'])
 * // ['related']
 */
export function nearest(word: string, candidates: Iterable<string>): readonly string[] {
  const limit = Math.max(1, Math.floor(word.length / 3));
  return [...new Set(candidates)]
    .map((candidate) => ({ candidate, distance: distanceOf(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, 2)
    .map(({ candidate }) => candidate);
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
