import type { EditionEntry, PatternLanguage } from './model.ts';

/** The pages that the site has for every language, by address, with their titles. */
export const SITE_PAGES: ReadonlyMap<string, string> = new Map([
  ['/', 'Home'],
  ['/about/', 'About'],
  ['/cite/', 'Cite'],
  ['/codes/', 'Codes of findings'],
  ['/data/', 'Data'],
  ['/data/query/', 'Ask'],
  ['/map/', 'Map'],
  ['/ns/', 'Vocabulary'],
  ['/path/', 'Path'],
  ['/read/', 'Read'],
  ['/recommendations/', 'Recommendations'],
  ['/statistics/', 'Statistics'],
]);

/** Names that no annex and no page of a language may take: those of the site's pages, now and as promised for later. */
export const RESERVED_SLUGS = [
  '404',
  'about',
  'changes',
  'cite',
  'codes',
  'context',
  'data',
  'editions',
  'index',
  'language',
  'map',
  'ns',
  'offline',
  'path',
  'read',
  'recommendations',
  'schema',
  'shapes',
  'shapes-sparql',
  'statistics',
];

/** What has a page of its own. */
interface Paged {
  readonly patterns: readonly { readonly ref: string }[];
  readonly annexes: readonly { readonly slug: string }[];
  readonly pages: readonly { readonly slug: string }[];
}

/** The address of every page that a language leads to, without anchors. */
export function addressesOf({ patterns, annexes, pages }: Paged): ReadonlySet<string> {
  const names = [...patterns.map(({ ref }) => ref), ...annexes.map(({ slug }) => slug), ...pages.map(({ slug }) => slug)];
  return new Set([...SITE_PAGES.keys(), ...names.map((name) => `/${name}/`)]);
}

/** Folders of pages for those who build tools and load data, which is fetched from elsewhere. */
const FOR_TOOLS: readonly string[] = ['/codes/', '/data/', '/ns/'];

/** The addresses of the pages that are there to be read. Browsers save them all for reading without a connection. */
export function addressesToRead(paged: Paged): readonly string[] {
  return [...addressesOf(paged)].filter((address) => !FOR_TOOLS.some((folder) => address.startsWith(folder)));
}

/** Where it stands how to cite a pattern or an item, and what became of its words. */
export function citeAddress(ref: string): string {
  return `/cite/${ref}/`;
}

/**
 * Where the card of a pattern stands, or that of the whole language, without an ending: as a drawing that takes on light and dark
 * (`.svg`), and as a picture (`.png`).
 *
 * @example
 * cardAddress('POND')
 * // '/POND.card'
 */
export function cardAddress(ref?: string): string {
  return ref === undefined ? '/card' : `/${ref}.card`;
}

/** Where the whole of a language stands as a book. */
export function epubAddress({ prefix }: Pick<PatternLanguage, 'prefix'>): string {
  return `/${prefix.toLowerCase()}.epub`;
}

/** Where a frozen edition stands, in all later builds. */
export function frozenEditionAddress(edition: string): string {
  return `/editions/${edition}/`;
}

/** The page of a frozen edition on which something stands: that of its annex, or of its pattern. */
export function frozenPageOf({ ref, pattern, annex }: Placed): string {
  return annex ?? pattern ?? ref.split('.')[0] ?? ref;
}

/** On the page of its pattern, the rest of its reference; elsewhere the whole, as where it stands now. */
export function frozenAnchorOf({ ref, pattern, annex }: Placed): string {
  return annex === undefined && pattern !== undefined && ref.startsWith(`${pattern}.`) ? ref.slice(pattern.length + 1) : ref;
}

/**
 * Where the words of something stand as an edition froze them, in all later builds.
 *
 * @example
 * frozenAddress('2031.2', { ref: 'POND.b', kind: 'recommendation', pattern: 'POND' })
 * // '/editions/2031.2/POND/#b'
 */
export function frozenAddress(edition: string, entry: Placed): string {
  const page = `${frozenEditionAddress(edition)}${frozenPageOf(entry)}/`;
  return entry.kind === 'pattern' ? page : `${page}#${frozenAnchorOf(entry)}`;
}

type Placed = Pick<EditionEntry, 'ref' | 'kind' | 'pattern' | 'annex'>;
