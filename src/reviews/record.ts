import type { Review, ReviewRecord } from '../model.ts';
import { compareReferences } from '../reference.ts';
import type { LinkageStanding } from './standing.ts';

/** The record with one more review of each linkage, for the words that its target has now. */
export function withReviews(
  record: ReviewRecord | undefined,
  standings: readonly LinkageStanding[],
  { date, why }: Pick<Review, 'date' | 'why'>,
): ReviewRecord {
  const added = standings.map(({ source, target, fingerprint }) => ({ source, target, fingerprint, date, why }));
  return {
    reviews: [...(record?.reviews ?? []), ...added],
    // Words that were read before stay as they were written then.
    wordings: { ...Object.fromEntries(standings.map(({ fingerprint, wording }) => [fingerprint, wording])), ...record?.wordings },
  };
}

/**
 * The record as its file, `reviews.json`: two spaces a level, a final line end.
 *
 * Reviews stand in order of source and target, those of one linkage in the order in which they were made.
 */
export function toReviewsFile({ reviews, wordings }: ReviewRecord): string {
  const ordered = {
    reviews: reviews
      .toSorted((a, b) => compareReferences(a.source, b.source) || compareReferences(a.target, b.target))
      .map(({ source, target, fingerprint, date, why }) => ({ source, target, fingerprint, date, why })),
    wordings: Object.fromEntries(Object.entries(wordings).sort(([a], [b]) => (a < b ? -1 : 1))),
  };
  return `${JSON.stringify(ordered, null, 2)}\n`;
}
