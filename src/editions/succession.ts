import type { EditionEntry, Tombstone } from '../model.ts';
import { referenceKey } from '../reference.ts';
import { reasonsOf, successorsOf } from './tombstones.ts';

/** The things of an edition by the keys of their references, in its order. */
export type Entries = ReadonlyMap<string, EditionEntry>;

/** What stands in the place of something gone. */
export interface Fate {
  readonly successors: readonly EditionEntry[];
  readonly why: readonly string[];
}

/** Things that are gone, and the things that they became: each shares one with another. */
export interface Family {
  readonly from: readonly EditionEntry[];
  readonly to: readonly EditionEntry[];
  /** Of `to`, those that were there before. */
  readonly stood: readonly EditionEntry[];
  readonly why: readonly string[];
}

/** What became of each thing that is gone: as its tombstone says, or as that of what it stood in. */
export function fatesOf(was: Entries, is: Entries, tombstones: ReadonlyMap<string, Tombstone>): ReadonlyMap<string, Fate> {
  const gone = [...was].filter(([key]) => !is.has(key));
  const fates = new Map<string, Fate>();
  for (const [key, { ref }] of gone) {
    const successors = successorsOf(ref, tombstones).flatMap((one) => is.get(referenceKey(one)) ?? []);
    if (tombstones.has(key)) fates.set(key, { successors, why: reasonsOf(ref, tombstones) });
  }
  const shared = Map.groupBy(
    [...fates.values()].flatMap(({ successors }) => successors),
    (successor) => successor,
  );
  const below = Map.groupBy(is.values(), aboveOf);
  for (const [key, entry] of gone) {
    if (fates.has(key)) continue;
    const { successors = [], why = [] } = fates.get(aboveOf(entry)) ?? {};
    const [above, ...others] = successors;
    const isAlone = above && others.length === 0 && !was.has(referenceKey(above.ref)) && (shared.get(above)?.length ?? 0) <= 1;
    const carried = isAlone ? below.get(referenceKey(above.ref))?.find((one) => lastPart(one.ref) === lastPart(entry.ref)) : undefined;
    const isFree = carried && !was.has(referenceKey(carried.ref)) && !shared.has(carried);
    fates.set(key, { successors: isFree ? [carried] : [], why });
  }
  return new Map(gone.map(([key]) => [key, fates.get(key) ?? { successors: [], why: [] }]));
}

/** The key of what it goes with: its parent; for what has none, the pattern under which it is numbered. */
function aboveOf({ kind, parent, pattern = '' }: EditionEntry): string {
  return referenceKey(parent ?? (kind === 'pattern' ? '' : pattern));
}

/** What is gone with what took its place, the latter in the order of its edition. */
export function familiesOf(was: Entries, is: Entries, fates: ReadonlyMap<string, Fate>): readonly Family[] {
  const places = new Map([...is.values()].map((entry, index) => [entry, index]));
  const gone = [...fates].flatMap(([key, fate]) => (fate.successors.length > 0 ? [{ key, ...fate }] : []));
  const sharing = Map.groupBy(
    gone.flatMap((one) => one.successors.map((successor) => ({ one, successor }))),
    ({ successor }) => successor,
  );
  const placed = new Set<string>();
  return gone.flatMap((first) => {
    if (placed.has(first.key)) return [];
    const members = new Set([first]);
    const heirs = new Set<EditionEntry>();
    for (const { successors } of members) {
      for (const successor of successors.filter((one) => !heirs.has(one))) {
        heirs.add(successor);
        for (const { one } of sharing.get(successor) ?? []) members.add(one);
      }
    }
    for (const { key } of members) placed.add(key);
    const keys = new Set([...members].map(({ key }) => key));
    return {
      from: [...keys].flatMap((key) => was.get(key) ?? []),
      to: [...heirs].sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0)),
      stood: [...heirs].flatMap(({ ref }) => was.get(referenceKey(ref)) ?? []),
      why: [...new Set([...members].flatMap(({ why }) => why))],
    };
  });
}

export function isMerger({ from, to, stood }: Family): boolean {
  return from.length > 1 || (to.length === 1 && stood.length === 1);
}

/** `2` of `POND.a.2`. */
export function lastPart(ref: string): string {
  return referenceKey(ref).split('.').at(-1) ?? '';
}
