import type { Edition } from '../model.ts';
import { type Change, changesBetween } from './diff.ts';
import { type Counts, countsOf } from './groups.ts';

/** What changed between two editions, as published; described by `schema/changes.schema.json`. */
export interface ChangesDocument {
  readonly before: Pick<Edition, 'edition' | 'issued' | 'title' | 'prefix' | 'base'>;
  readonly after: Pick<Edition, 'edition' | 'issued' | 'title' | 'prefix' | 'base'>;
  readonly counts: Counts;
  readonly changes: readonly Change[];
}

/** What changed between two editions as plain data. */
export function toChangesDocument(before: Edition, after: Edition): ChangesDocument {
  const changes = changesBetween(before, after);
  return { before: headOf(before), after: headOf(after), counts: countsOf(changes), changes: changes.map(inFixedOrder) };
}

/** The same as text: two spaces a level, a final line end. */
export function toChangesJson(before: Edition, after: Edition): string {
  return `${JSON.stringify(toChangesDocument(before, after), null, 2)}\n`;
}

function headOf({ edition, issued, title, prefix, base }: Edition): ChangesDocument['before'] {
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
