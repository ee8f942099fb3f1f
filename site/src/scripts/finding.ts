import MiniSearch, { type SearchOptions } from 'minisearch';
import { citeAddress } from '../../../src/addresses.ts';
import { nearestReferences } from '../../../src/nearest.ts';
import { parseReference, referenceKey } from '../../../src/reference.ts';
import type { SearchIndex, SearchPage, SearchSection } from '../records.ts';
import { excerptOf, marked, type Piece, termOf, wordsOf } from './excerpt.ts';

/** How many results are shown at most. */
const MOST = 20;

export interface Result {
  readonly href: string;
  /** What bears this reference; missing for a page that bears none. */
  readonly of?: string;
  /** Shown before the title, where it says more than the title. */
  readonly ref?: string;
  readonly family?: number;
  readonly title: readonly Piece[];
  /** What it is and where it stands: "recommendation", "Gate". */
  readonly place: readonly string[];
  readonly words: readonly Piece[];
}

export interface Found {
  /** The first ones; what a reference leads to comes before all else. */
  readonly results: readonly Result[];
  /** How many more there are. */
  readonly more: number;
  /** How the query was taken, to find anything: with errors of spelling, without some of its words, or for a reference near to it. */
  readonly leniency?: 'spelling' | 'some' | 'reference';
}

/** Anything that can be found. */
interface Entry {
  readonly id: number;
  readonly kind: string;
  readonly ref?: string;
  readonly title: string;
  readonly names: string;
  readonly sections: readonly SearchSection[];
  readonly page: SearchPage;
}

/** Get ready to search. Takes turns with the page, which stays alive meanwhile. */
export async function finderOf(index: SearchIndex): Promise<(query: string) => Found> {
  const entries = entriesOf(index);
  const byReference = new Map(entries.flatMap((entry) => (entry.ref === undefined ? [] : [[referenceKey(entry.ref), entry] as const])));
  const others = new Map(index.others.map((ref) => [referenceKey(ref), ref]));
  const references = [...entries.flatMap(({ ref }) => ref ?? []), ...index.others];
  const search = new MiniSearch<Entry>({
    fields: ['title', 'names', 'words'],
    extractField: (entry, field) => (field === 'words' ? entry.sections.map(([, , text]) => text).join('\n') : entry[field as 'title']),
    tokenize: (text) => [...wordsOf(text)],
    processTerm: termOf,
    searchOptions: { boostDocument: (id) => WEIGHTS[entries[id]?.kind ?? ''] ?? 1 },
  });
  await search.addAllAsync(entries, { chunkSize: 250 });

  /** What a reference leads to, in any letter case. */
  const ledTo = (ref: string): Result | undefined => {
    const entry = byReference.get(referenceKey(ref));
    if (entry) return resultOf(entry, new Set(), true);
    const other = others.get(referenceKey(ref));
    return other === undefined
      ? undefined
      : { href: citeAddress(other), of: other, ref: other, title: [], place: ['reference'], words: [] };
  };

  return (query) => {
    const parsed = parseReference(query, index);
    const jump = spellingsOf(query).flatMap((spelling) => ledTo(parseReference(spelling, index)?.ref ?? '') ?? [])[0];
    const { hits, leniency } = matchesOf(query, search);
    const isMistaken = !jump && (hits.length === 0 || REFERENCE.test(query));
    const near = isMistaken ? nearestReferences(parsed?.ref ?? query.trim(), references).flatMap((ref) => ledTo(ref) ?? []) : [];
    const first = jump ? [jump] : near;
    const results = hits
      .flatMap(({ id, terms }) => (entries[id] ? [{ entry: entries[id], terms }] : []))
      .filter(({ entry }) => entry.ref === undefined || !first.some(({ of }) => of === entry.ref));
    const shown = results.slice(0, MOST - first.length).map(({ entry, terms }) => resultOf(entry, new Set(terms)));
    const taken = near.length > 0 ? 'reference' : jump ? undefined : leniency;
    return { results: [...first, ...shown], more: results.length - shown.length, ...(taken && { leniency: taken }) };
  };
}

/** As it is written, and with its parts set apart by spaces. */
function spellingsOf(query: string): readonly string[] {
  return [query, ...['.', ''].map((between) => query.trim().replace(/\s+/g, between))];
}

/** What looks like a reference and like nothing else. */
const REFERENCE = /^\s*\S*[\d.[\]]\S*\s*$/;

function entriesOf({ pages }: SearchIndex): readonly Entry[] {
  const all = pages.flatMap((page): Omit<Entry, 'id'>[] => [
    { ...page, names: page.names ?? '', page },
    ...page.groups.flatMap(({ kind, items }) =>
      items.map(([ref, title, text, names = '']) => ({
        kind,
        ref,
        title,
        names,
        sections: [['', anchorOf(ref, page), text]] as const,
        page,
      })),
    ),
  ]);
  return all.map((entry, id) => ({ ...entry, id }));
}

/** On the page of its pattern, the rest of its reference; elsewhere the whole. */
function anchorOf(ref: string, page: SearchPage): string {
  return page.ref !== undefined && ref.startsWith(`${page.ref}.`) ? ref.slice(page.ref.length + 1) : ref;
}

/** Patterns are what most are looking for, errata what fewest are. */
const WEIGHTS: Readonly<Record<string, number>> = { pattern: 1.5, erratum: 0.25 };

const OPTIONS: SearchOptions = {
  combineWith: 'AND',
  boost: { title: 4, names: 3 },
  // Short words begin too many others, except for the one that is still being written; numbers are what they are.
  prefix: (term, at, terms) => !/^\d/.test(term) && (term.length > 3 || at === terms.length - 1),
};

const FUZZY: SearchOptions = { ...OPTIONS, fuzzy: (term) => term.length > 3 && 0.2 };

type Matches = ReturnType<MiniSearch<Entry>['search']>;

/** Taken as they are written; where that finds nothing with errors of spelling; where that finds nothing not all of them. */
function matchesOf(query: string, search: MiniSearch<Entry>): { readonly hits: Matches; readonly leniency?: 'spelling' | 'some' } {
  const hits = search.search(query, OPTIONS);
  if (hits.length > 0) return { hits };
  const misspelt = search.search(query, FUZZY);
  if (misspelt.length > 0) return { hits: misspelt, leniency: 'spelling' };
  const some = search.search(query, { ...FUZZY, combineWith: 'OR' });
  return some.length > 0 ? { hits: some, leniency: 'some' } : { hits };
}

/** A page is shown by the section in which most of the terms stand; one that was asked for by its reference, as a whole. */
function resultOf({ kind, ref, title, sections, page }: Entry, terms: ReadonlySet<string>, whole = false): Result {
  const excerpts = sections.map(([name, anchor, text]) => ({ name, anchor, ...excerptOf(text, terms) }));
  const best = excerpts.reduce((first, one) => (one.terms > first.terms ? one : first), excerpts[0] ?? NOTHING);
  const isPage = title === page.title && page.sections === sections;
  const hasWords = !whole && best.terms > 0;
  const anchor = isPage && !hasWords ? '' : best.anchor;
  return {
    href: `${page.href}${anchor && `#${anchor}`}`,
    ...(ref !== undefined && { of: ref }),
    ...(ref !== undefined && (title === '' || isNumbered(ref)) && { ref }),
    ...(isPage && page.family !== undefined && { family: page.family }),
    title: marked(title, terms),
    place: [kind, ...(isPage ? (hasWords && best.name !== '' ? [best.name] : []) : [page.title])],
    words: best.pieces,
  };
}

const NOTHING = { name: '', anchor: '', pieces: [], terms: 0 };

/** Whether a reference is made of letters and numbers, as in print, and not of names. */
function isNumbered(ref: string): boolean {
  return /^[^.]+(?:\.(?:[a-z]|\d+))*$/i.test(ref);
}
