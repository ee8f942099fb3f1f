import type { PatternLanguage } from './model.ts';

/** The pages that the site has for every language, by address, with their titles. */
export const SITE_PAGES: ReadonlyMap<string, string> = new Map([
  ['/', 'Map'],
  ['/about/', 'About'],
  ['/codes/', 'Codes of findings'],
  ['/data/', 'Data'],
  ['/ns/', 'Vocabulary'],
  ['/read/', 'Read'],
  ['/recommendations/', 'Recommendations'],
]);

/** Names that no annex and no page of a language may take: those of the site's pages, now and as promised for later. */
export const RESERVED_SLUGS = [
  '404',
  'about',
  'cite',
  'codes',
  'context',
  'data',
  'editions',
  'index',
  'language',
  'map',
  'ns',
  'read',
  'recommendations',
  'schema',
  'shapes',
  'shapes-sparql',
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

/** Where it is said how to cite a pattern or an item. */
export function citeAddress(ref: string): string {
  return `/cite/${ref}/`;
}

/** Where the whole of a language stands as a book. */
export function epubAddress({ prefix }: PatternLanguage): string {
  return `/${prefix.toLowerCase()}.epub`;
}
