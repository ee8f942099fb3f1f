import { frozenAddress } from '../addresses.ts';
import type { Edition, EditionEntry, PatternGraph } from '../model.ts';
import { referenceKey } from '../reference.ts';

/** Something that was published and stands there no longer. */
export interface Gone {
  readonly entry: EditionEntry;
  /** The last edition that has it. */
  readonly edition: Edition;
  /** Where its words still stand, as that edition froze them. */
  readonly address: string;
}

/** Everything that some edition published and that stands there no longer, in the order of the editions. */
export function goneFrom({ edition: now, editions }: Pick<PatternGraph, 'edition' | 'editions'>): readonly Gone[] {
  const standing = new Set(now.entries.map(({ ref }) => referenceKey(ref)));
  const last = new Map<string, Gone>();
  for (const edition of editions) {
    for (const entry of edition.entries) {
      last.set(referenceKey(entry.ref), { entry, edition, address: frozenAddress(edition.edition, entry) });
    }
  }
  return [...last].flatMap(([key, gone]) => (standing.has(key) ? [] : [gone]));
}
