import type { Edition, PatternGraph } from '../model.ts';

/** Two editions that are compared on a page of their own, as the words of both stand. */
export interface Comparison {
  readonly before: Edition;
  readonly after: Edition;
  /** The address of the page without its last slash, and of the same as JSON without its ending: `/editions/2031.2/changes`. */
  readonly name: string;
}

/** Each frozen edition with the words as they stand now, and with the one after it, whose comparison never changes. */
export function comparisonsOf({ edition: now, editions }: Pick<PatternGraph, 'edition' | 'editions'>): readonly Comparison[] {
  return editions.flatMap((before, index) => {
    const next = editions[index + 1];
    return [
      { before, after: now, name: `/editions/${before.edition}/changes` },
      ...(next ? [{ before, after: next, name: `/editions/${before.edition}/${next.edition}` }] : []),
    ];
  });
}
