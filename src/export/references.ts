import { heirOf, tombstonesOf } from '../editions/tombstones.ts';
import type { Tombstone } from '../model.ts';
import { type ReferenceSpace, referenceKey } from '../reference.ts';
import { type EditionIndex, entriesByKey, type IndexEntry, type Published } from '../resolve.ts';

/** What it takes to read a spelling and to know whether it was ever a reference: `/cite/references.json`. */
export interface ReferenceIndex extends ReferenceSpace {
  /** What stands there now, and everything that any edition published. */
  readonly references: readonly string[];
}

export function toReferenceIndex({ language, edition, editions }: Published): ReferenceIndex {
  const { prefix, base, order } = language;
  const newestFirst = [edition, ...editions.toReversed()];
  const references = newestFirst.flatMap(({ entries, withdrawn }) => [...entries, ...withdrawn].map(({ ref }) => ref));
  return { prefix, base, order, references: [...Map.groupBy(references, referenceKey).values()].flatMap((refs) => refs.slice(0, 1)) };
}

/** What it takes to resolve one reference, in any edition and with any fingerprint: the answers are those of the whole. */
export function publishedPart(ref: string, { language, edition, editions }: Published): Published {
  const { prefix, base, order } = language;
  const tombstones = tombstonesOf([...editions, edition]);
  const kept = related(ref, [edition, ...editions], tombstones);
  const part = (whole: EditionIndex): EditionIndex => ({
    edition: whole.edition,
    entries: kept.flatMap((key) => entriesByKey(whole).get(key) ?? []).map(indexEntry),
    withdrawn: whole === edition ? kept.flatMap((key) => tombstones.get(key) ?? []) : [],
  });
  return { language: { prefix, base, order }, edition: part(edition), editions: editions.map(part) };
}

/** The keys of a reference, of what it stood in and of what replaced any of these. */
function related(ref: string, editions: readonly EditionIndex[], tombstones: ReadonlyMap<string, Tombstone>): readonly string[] {
  const kept = new Set([referenceKey(ref)]);
  // What is added on the way is come to as well.
  for (const key of kept) {
    const above = editions.map((edition) => entriesByKey(edition).get(key)).flatMap((entry) => entry?.parent ?? entry?.pattern ?? []);
    const after = tombstones.get(key)?.replacedBy ?? [];
    for (const one of [...above, ...after, ...after.map((successor) => heirOf(ref, key, successor))]) kept.add(referenceKey(one));
  }
  return [...kept];
}

/** What an edition says of a reference, without its words. */
export function indexEntry({ ref, kind, parent, pattern, annex, fingerprint, withdrawn }: IndexEntry): IndexEntry {
  return {
    ref,
    kind,
    ...(parent !== undefined && { parent }),
    ...(pattern !== undefined && { pattern }),
    ...(annex !== undefined && { annex }),
    fingerprint,
    ...(withdrawn && { withdrawn }),
  };
}
