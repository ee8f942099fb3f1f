import leven from 'leven';
import type { AuthoredPattern, Linked, Occurrence } from '../model.ts';
import { namedAtEnd, namedAtStart, namesOf, wordsOf } from './names.ts';

/**
 * What a reference that leads nowhere was probably meant to be, most likely first, at most two.
 *
 * A target is near by its reference (a letter or two to change) or by the words beside the place (a name of it stands there, or most
 * of its words do). Among the near, a linkage that the frontmatter declares and the prose otherwise never mentions weighs
 * most. When nothing is near, nothing is proposed.
 */
export function propose(linked: Linked, occurrence: Occurrence): readonly string[] {
  const { written, pattern, before, after } = occurrence;
  const names = namesOf(linked);
  const beside = new Set([...namedAtEnd(before, names), ...namedAtStart(after, names)]);
  const around = new Set([...wordsOf(before).slice(-REACH), ...wordsOf(after).slice(0, REACH)]);
  const author = linked.patterns.find(({ ref }) => ref === pattern);
  const wanted = author
    ? unmentioned(
        linked,
        author,
        linked.occurrences.filter((one) => one.pattern === pattern),
      )
    : new Set<string>();

  const scored = [...linked.targets.values()].map(({ ref, kind }) => {
    const byReference = likeness(written, ref);
    const overlap =
      kind === 'pattern' ? Math.max(...names.all.filter((name) => name.ref === ref).map((name) => share(name.words, around))) : 0;
    const byWords = beside.has(ref) ? 6 : overlap >= MOST ? 4 * overlap : 0;
    const near = ref !== pattern && (byReference > 0 || byWords > 0);
    const declared = author?.declared.some(({ target }) => target === ref) ? 0.5 : 0;
    return { ref, score: near ? byReference + byWords + overlap + (wanted.has(ref) ? 3 : 0) + declared : 0 };
  });
  return scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.ref < b.ref ? -1 : 1))
    .slice(0, 2)
    .map(({ ref }) => ref);
}

/** How many words to either side are looked at. */
const REACH = 10;

/** The share of a name's words that must stand nearby for them to count by themselves. */
const MOST = 0.6;

/** 0 when too different; otherwise the more, the fewer characters differ. A lost or added character is likelier than a changed one. */
function likeness(written: string, ref: string): number {
  const [a, b] = [written.toLowerCase(), ref.toLowerCase()];
  const distance = leven(a, b);
  const limit = Math.min(a.length, b.length) > 5 ? 2 : 1;
  if (distance > limit || (a.length < 2 && b.length < 2)) return 0;
  return 3 - distance + (a.length === b.length ? 0 : 0.5);
}

const SMALL = new Set(['a', 'an', 'and', 'for', 'in', 'of', 'on', 'the', 'to', 'with']);

function share(name: readonly string[], around: ReadonlySet<string>): number {
  const telling = name.filter((word) => !SMALL.has(word));
  const found = telling.filter((word) => around.has(word)).length;
  return found < Math.min(2, telling.length) ? 0 : found / telling.length;
}

/** The patterns to which a pattern declares linkages, and which none of the references written in it reaches. */
export function unmentioned({ patterns }: Linked, { ref, declared }: AuthoredPattern, written: readonly Occurrence[]): ReadonlySet<string> {
  const mentioned = new Set(
    written.filter(({ section }) => section).map(({ target, written: text }) => target?.pattern ?? text.split('.')[0]),
  );
  const exists = (target: string) => patterns.some((pattern) => pattern.ref === target);
  return new Set(declared.map(({ target }) => target).filter((target) => target !== ref && exists(target) && !mentioned.has(target)));
}

/** `did you mean [B4] or [B5]?` */
export function asHelp(proposals: readonly string[]): string | undefined {
  return proposals.length > 0 ? `did you mean ${proposals.map((ref) => `\`[${ref}]\``).join(' or ')}?` : undefined;
}
