import { plainText } from '../link/plain-text.ts';
import type { Linked, Span } from '../model.ts';
import { type LinkageStanding, standingsOf } from '../reviews/standing.ts';

/** How a linkage stands, and where the frontmatter declares it. */
export interface PlacedStanding extends LinkageStanding {
  readonly span: Span;
}

const known = new WeakMap<Linked, readonly PlacedStanding[]>();

/** How each linkage stands with its reviews; made once. None, in a language that keeps no reviews. */
export function standingsIn(linked: Linked): readonly PlacedStanding[] {
  const standings = known.get(linked) ?? placedStandings(linked);
  known.set(linked, standings);
  return standings;
}

function placedStandings({ patterns, entries, reviews }: Linked): readonly PlacedStanding[] {
  if (!reviews) return [];
  const frontmatter = new Map(patterns.map((pattern) => [pattern.ref, pattern.frontmatter]));
  const linkages = patterns.flatMap(({ ref, declared }) => declared.map(({ target }) => ({ source: ref, target })));
  const needs = new Map(patterns.map(({ ref, sections }) => [ref, plainText(sections.find(({ name }) => name === 'need')?.blocks ?? [])]));
  return standingsOf({ linkages, needs, entries, reviews }).flatMap((standing) => {
    const span = frontmatter.get(standing.source)?.place(['linkages', standing.target], 'key');
    return span ? [{ ...standing, span }] : [];
  });
}
