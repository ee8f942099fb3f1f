import type { EditionNotes, Tombstone } from '../model.ts';
import { referenceKey } from '../reference.ts';

/** Every reference that is in use no longer, by its key: what was said of it last. Nothing that an edition withdrew is ever forgotten. */
export function tombstonesOf(said: readonly Pick<EditionNotes, 'withdrawn'>[]): ReadonlyMap<string, Tombstone> {
  return new Map(said.flatMap(({ withdrawn }) => withdrawn.map((tombstone) => [referenceKey(tombstone.ref), tombstone] as const)));
}

/** What can stand in the place of a reference: what replaced it, or what replaced that, and so on. */
export function successorsOf(ref: string, tombstones: ReadonlyMap<string, Tombstone>): readonly string[] {
  const successors: string[] = [];
  const seen = new Set<string>();
  const open = [ref];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    const key = referenceKey(one);
    if (seen.has(key)) continue;
    seen.add(key);
    const tombstone = tombstones.get(key);
    if (!tombstone) successors.push(one);
    else for (const next of tombstone.replacedBy.toReversed()) open.push(next);
  }
  return tombstones.has(referenceKey(ref)) ? successors : [];
}
