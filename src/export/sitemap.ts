import { escapeXml } from '../xml.ts';

const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/** The protocol allows no more addresses in one file. */
const MOST = 50_000;

/**
 * The list of pages for search engines (sitemaps.org), and `robots.txt`, which leads to it.
 *
 * These need whole addresses, and the site does not know its host: they are below the base, as all permanent names are, and lead from
 * there to wherever the site stands.
 *
 * @param pages Addresses from the root of the site
 */
export function sitemapFiles(base: string, pages: readonly string[]) {
  const parts = Array.from({ length: Math.ceil(pages.length / MOST) }, (_, part) => pages.slice(part * MOST, (part + 1) * MOST));
  const maps = parts.map((part, index) => ({
    path: `sitemap-${index}.xml`,
    title: 'the pages, for search engines',
    text: () =>
      listOf(
        'urlset',
        'url',
        part.map((page) => base + page.slice(1)),
      ),
  }));
  const index = {
    path: 'sitemap-index.xml',
    title: 'the lists of pages',
    text: () =>
      listOf(
        'sitemapindex',
        'sitemap',
        maps.map(({ path }) => base + path),
      ),
  };
  const robots = { path: 'robots.txt', title: 'for crawlers', text: () => `User-agent: *\nAllow: /\n\nSitemap: ${base}${index.path}\n` };
  return [robots, index, ...maps];
}

function listOf(list: string, entry: string, addresses: readonly string[]): string {
  const entries = addresses.map((address) => `  <${entry}><loc>${escapeXml(address)}</loc></${entry}>\n`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${list} xmlns="${NAMESPACE}">\n${entries.join('')}</${list}>\n`;
}
