import { goneFrom } from '../../editions/gone.ts';
import { CONTENT_TYPES, VOID_PATH } from '../../media-types.ts';
import type { PatternGraph } from '../../model.ts';
import { CACHE, HASHED_FOLDER, HEADERS } from './headers.ts';
import { filled, nameOf, resourcesOf } from './rules.ts';

/** Cloudflare Pages takes no more redirects without wildcards than these. */
const MOST_REDIRECTS = 2000;

/**
 * `_redirects` for Netlify and Cloudflare Pages: every name leads to its page.
 *
 * What can be cited comes first, and where there is more than Cloudflare Pages takes, the rest is left out.
 */
export function toRedirects(graph: PatternGraph): string {
  const resources = resourcesOf(graph).flatMap((resource) => {
    const name = nameOf(resource);
    const page = resource.page && filled(resource.page, resource);
    return page === undefined || page === `/${name}/` ? [] : [{ name, page }];
  });
  const citable = new Set([...Object.keys(graph.items), ...goneFrom(graph).map(({ entry }) => entry.ref)]);
  const [cited, others] = [true, false].map((isCited) => resources.filter(({ name }) => citable.has(name) === isCited));
  const all = [...(cited ?? []), ...(others ?? [])];
  const kept = all.slice(0, MOST_REDIRECTS);
  const missing = all.length - kept.length;
  return `# ${graph.language.base} on Netlify and Cloudflare Pages. Generated with the site: the next build writes it anew.
# These hosts cannot see the Accept header, so a name leads to its page alone; the page names its data (rel="alternate").
# They send 302: Netlify documents no 303. A name that is a page without its last slash needs no line.
${missing === 0 ? '' : `# ${missing} more names are left out, since Cloudflare Pages takes ${MOST_REDIRECTS}.\n`}
${kept.map(({ name, page }) => `/${name} ${page} 302\n`).join('')}`;
}

/**
 * `_headers` for Netlify and Cloudflare Pages: media types and what every answer says. Both look after caches themselves, save that what
 * never changes may be kept. CSL-JSON goes as JSON, since a second media type for the same file would be added to the first.
 */
export function toHeaders(graph: PatternGraph): string {
  const blocks = [
    ['/*', HEADERS],
    [`${HASHED_FOLDER}*`, { 'Cache-Control': CACHE.hashed }],
    ...Object.entries(CONTENT_TYPES).map(([ending, type]) => [`/*.${ending}`, { 'Content-Type': type }] as const),
    [VOID_PATH, { 'Content-Type': CONTENT_TYPES.ttl }],
  ] as const;
  const lines = ([path, headers]: (typeof blocks)[number]) => [
    path,
    ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`),
  ];
  return `# ${graph.language.base} on Netlify and Cloudflare Pages. Generated with the site: the next build writes it anew.
${blocks.flatMap(lines).join('\n')}
`;
}
