import { tombstonesOf } from '../editions/tombstones.ts';
import type { EditionEntry, Linked, Span, Tombstone } from '../model.ts';
import { startOf } from '../places.ts';
import { referenceKey } from '../reference.ts';

export interface Published {
  readonly entry: EditionEntry;
  /** The number of the last edition that holds it. */
  readonly edition: string;
}

/** Everything that any edition published, by the key of its reference, as the last edition with it has it. */
export function publishedIn({ editions }: Pick<Linked, 'editions'>): ReadonlyMap<string, Published> {
  return new Map(
    editions.flatMap(({ edition: { edition, entries } }) => entries.map((entry) => [referenceKey(entry.ref), { entry, edition }] as const)),
  );
}

/** What is said now, and what any edition said, of references that are in use no longer. */
export function withdrawnIn({ editions, notes }: Pick<Linked, 'editions' | 'notes'>): ReadonlyMap<string, Tombstone> {
  return tombstonesOf([...editions.map(({ edition }) => edition), notes]);
}

/** Where something stands that bears a reference. */
export function placeOfBearer(ref: string, { patterns, items, annexes }: Linked): Span | undefined {
  const pattern = patterns.find((one) => one.ref === ref);
  if (pattern) return pattern.frontmatter?.place(['ref']) ?? startOf(pattern.file.path);
  const annex = annexes.find(({ slug }) => slug === ref);
  return annex ? annex.yaml.place(['slug']) : items.find((one) => one.ref === ref)?.span;
}

/** Title and own words of a thing on one line, to be compared. */
export function ownWords({ title = '', wording }: EditionEntry): string {
  return `${title}\n${wording}`.normalize('NFC').replace(/\s+/g, ' ').trim();
}
