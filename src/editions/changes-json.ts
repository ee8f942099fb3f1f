import type { Edition } from '../model.ts';
import { type Change, changesBetween } from './diff.ts';
import { type Counts, countsOf } from './groups.ts';

/** Which edition; without a date, the words as they stand now. */
export type EditionHead = Pick<Edition, 'edition' | 'issued' | 'title' | 'prefix' | 'base'>;

/** What changed between two editions, as published and as every writer takes it; described by `schema/changes.schema.json`. */
export interface ChangesDocument {
  readonly before: EditionHead;
  readonly after: EditionHead;
  readonly counts: Counts;
  readonly changes: readonly Change[];
}

/** What changed between two editions as plain data. */
export function toChangesDocument(before: Edition, after: Edition): ChangesDocument {
  const changes = changesBetween(before, after);
  return { before: headOf(before), after: headOf(after), counts: countsOf(changes), changes: changes.map(inFixedOrder) };
}

/** The document as text: two spaces a level, a final line end. */
export function toChangesJson(document: ChangesDocument): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}

function headOf({ edition, issued, title, prefix, base }: Edition): EditionHead {
  return { edition, ...(issued !== undefined && { issued }), title, prefix, base };
}

/** What is read first comes first. */
function inFixedOrder({ kind, editorial, from, to, below, why, redline, before, after }: Change): Change {
  return {
    kind,
    ...(editorial !== undefined && { editorial }),
    from,
    to,
    ...(below && { below }),
    why,
    ...(redline && { redline }),
    before,
    after,
  };
}
