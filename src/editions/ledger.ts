import type { Edition } from '../model.ts';

/** A frozen edition as its ledger, `editions/2031.2.json`: two spaces a level, a final line end. */
export function toLedger({ edition, issued, title, prefix, base, entries, withdrawn, editorial }: Edition): string {
  return `${JSON.stringify({ edition, issued, title, prefix, base, entries, withdrawn, editorial }, null, 2)}\n`;
}

/** Whether two editions say the same, whenever they were frozen. */
export function isSameEdition(a: Edition, b: Edition): boolean {
  const undated = (edition: Edition) => toLedger({ ...edition, issued: '' });
  return undated(a) === undated(b);
}
