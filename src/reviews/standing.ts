import { fingerprint } from '../editions/fingerprint.ts';
import { wholeWordings } from '../editions/wording.ts';
import type { EditionEntry, Linkage, Review, ReviewRecord } from '../model.ts';

/** How a declared linkage stands with the words of its target. */
export interface LinkageStanding {
  readonly source: string;
  readonly target: string;
  /** `suspect`: its target has other words than at its last review. */
  readonly status: 'reviewed' | 'suspect' | 'unreviewed';
  /** The last review of it, with the words that were read. */
  readonly last?: Review & { readonly wording: string };
  /** The words to be read now: what its target needs, and what it recommends with all its items. */
  readonly wording: string;
  readonly fingerprint: string;
}

export interface Reviewable {
  readonly linkages: readonly Pick<Linkage, 'source' | 'target'>[];
  /** By the reference of each pattern, its need as plain text. */
  readonly needs: ReadonlyMap<string, string>;
  readonly entries: readonly EditionEntry[];
  readonly reviews: ReviewRecord | undefined;
}

/** How each linkage stands, in the order given; one that leads to nothing is passed over. */
export function standingsOf({ linkages, needs, entries, reviews }: Reviewable): readonly LinkageStanding[] {
  const recommendations = wholeWordings(entries.filter(({ kind }) => kind === 'recommendation'));
  const words = new Map(
    [...needs].map(([ref, need]) => {
      const wording = [need, recommendations.get(`${ref}.rec`)].filter(Boolean).join('\n\n');
      return [ref, { wording, fingerprint: fingerprint(wording) }];
    }),
  );
  const last = new Map(reviews?.reviews.map((review) => [pair(review), review]));
  return linkages.flatMap(({ source, target }): readonly LinkageStanding[] => {
    const now = words.get(target);
    const review = last.get(pair({ source, target }));
    if (!now) return [];
    if (!review) return [{ source, target, status: 'unreviewed', ...now }];
    const status = review.fingerprint === now.fingerprint ? 'reviewed' : 'suspect';
    return [{ source, target, status, last: { ...review, wording: reviews?.wordings[review.fingerprint] ?? '' }, ...now }];
  });
}

function pair({ source, target }: Pick<Linkage, 'source' | 'target'>): string {
  return `${source} ${target}`;
}
