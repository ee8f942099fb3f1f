import type { EditionNotes, Tombstone } from '../model.ts';
import { referenceKey } from '../reference.ts';

/** Every reference that is in use no longer, by its key: what was said of it last. Nothing that an edition withdrew is ever forgotten. */
export function tombstonesOf(said: readonly Pick<EditionNotes, 'withdrawn'>[]): ReadonlyMap<string, Tombstone> {
  return new Map(said.flatMap(({ withdrawn }) => withdrawn.map((tombstone) => [referenceKey(tombstone.ref), tombstone] as const)));
}

/** What can stand in the place of a reference: what replaced it, or what replaced that, and so on. */
export function successorsOf(ref: string, tombstones: ReadonlyMap<string, Tombstone>): readonly string[] {
  if (!tombstones.has(referenceKey(ref))) return [];
  return [...succession(ref, tombstones)].flatMap(([one, tombstone]) => (tombstone ? [] : [one]));
}

/** Why a reference is in use no longer, and why what replaced it is not, and so on. */
export function reasonsOf(ref: string, tombstones: ReadonlyMap<string, Tombstone>): readonly string[] {
  return [...new Set([...succession(ref, tombstones)].flatMap(([, tombstone]) => tombstone?.why ?? []))];
}

/** A reference, what replaced it, what replaced that, and so on, each once; with its tombstone where it has one. */
function* succession(ref: string, tombstones: ReadonlyMap<string, Tombstone>): Iterable<readonly [string, Tombstone | undefined]> {
  const seen = new Set<string>();
  const open = [ref];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    const key = referenceKey(one);
    if (seen.has(key)) continue;
    seen.add(key);
    const tombstone = tombstones.get(key);
    yield [one, tombstone];
    for (const next of tombstone?.replacedBy.toReversed() ?? []) open.push(next);
  }
}

/**
 * What something that has no tombstone of its own is below a successor of what it stood in, where it ends alike.
 *
 * @example
 * heirOf('POND.b.1', 'POND.b', 'POND.d')
 * // 'POND.d.1'
 */
export function heirOf(ref: string, above: string, successor: string): string {
  return referenceKey(ref).startsWith(`${referenceKey(above)}.`) ? `${successor}${ref.slice(above.length)}` : successor;
}
