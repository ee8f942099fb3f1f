import { citeAddress } from '../../../src/addresses.ts';
import { type Citation, itemCitation, patternCitation, pinned } from '../../../src/cite/citation.ts';
import { CITATION_FORMATS } from '../../../src/cite/index.ts';
import type { Style } from '../../../src/cite/styles.ts';
import { CSL_JSON } from '../../../src/media-types.ts';
import type { Annex, Item, Pattern, PatternGraph } from '../../../src/model.ts';
import { renderInline } from '../../../src/render/html.ts';
import { type Bearer, isItem } from '../../../src/resolve.ts';
import type { ItemPart, ItemRecord, Link } from '../item-records.ts';
import type { CitedText, CitePage, PageCitation, PinnedText } from '../records.ts';
import { embeddedCard } from './cards.ts';
import { entryOf } from './entries.ts';
import { linkOf } from './families.ts';
import { historyOf } from './history.ts';
import { partsOf } from './parts.ts';
import { resolverOf, shortened } from './prose.ts';

/**
 * A page for each pattern and each item.
 *
 * @param files The paths of files that hold citations
 */
export function citePages(graph: PatternGraph, files: readonly string[]): readonly CitePage[] {
  return [...graph.patterns, ...Object.values(graph.items)].map((bearer) => citePage(bearer, graph, files));
}

function citePage(bearer: Bearer, graph: PatternGraph, files: readonly string[]): CitePage {
  const { ref, title, fingerprint } = bearer;
  const citation = isItem(bearer) ? itemCitation(bearer, graph) : patternCitation(bearer, graph);
  const withWording = pinned(citation, bearer, graph);
  const text = (format: Format, style: Style) => apart(written(citation, format, style), written(withWording, format, style));
  const formats = (Object.keys(FORMATS) as (keyof typeof FORMATS)[]).map((format): CitedText => {
    const { name, ending } = FORMATS[format];
    const file = files.find((path) => path === `${ref}.${ending}`);
    return { name, text: text(format, 'harvard'), ...(file !== undefined && { file: `/${file}` }) };
  });
  const said = saidBy(bearer);
  const place = placeOf(bearer, graph);
  const pattern = patternOf(bearer, graph);
  return {
    ref,
    ...(title !== undefined && { title }),
    ...(place.family !== undefined && { family: place.family }),
    description: shortened(said, 300),
    words: isItem(bearer) ? wordsOf(bearer, graph) : partsOf(bearer.sections.need, graph).flatMap((part) => ('html' in part ? [part] : [])),
    facts: isItem(bearer) && LISTED.has(bearer.kind) ? entryOf(bearer, graph, false).facts : [],
    parts: isItem(bearer) ? [] : partsIn(bearer, graph),
    place,
    citation: pageCitation(citation, said),
    ...(withWording.wording !== undefined && { pinned: { fingerprint, spelling: withWording.wording } }),
    styles: STYLES.map(([style, name]) => ({ name, text: text('text', style) })),
    formats,
    ...(pattern && { pattern: pattern.ref }),
    ...(!isItem(bearer) && { card: embeddedCard(bearer, graph) }),
    history: historyOf(ref, graph),
  };
}

/** What programs for references take from a page, about a chapter of the language with the words that it says. */
export function pageCitation({ title, book = title, year, issued, edition, iri }: Citation, words: string): PageCitation {
  return { title, book, date: issued?.replaceAll('-', '/') ?? String(year), edition, iri, abstract: words.replace(/\s+/g, ' ').trim() };
}

const STYLE_NAMES: Readonly<Record<Style, string>> = { harvard: 'Harvard', apa: 'APA', chicago: 'Chicago', ieee: 'IEEE' };

/** Each style with its name. */
export const STYLES = Object.entries(STYLE_NAMES) as readonly (readonly [Style, string])[];

type Format = keyof typeof CITATION_FORMATS;

/** With the ending of the file that holds a format, where there is one. */
const FORMATS: Readonly<Record<Exclude<Format, 'text'>, { readonly name: string; readonly ending?: string }>> = {
  bibtex: { name: 'BibTeX', ending: 'bib' },
  biblatex: { name: 'BibLaTeX' },
  ris: { name: 'RIS', ending: 'ris' },
  'csl-json': { name: 'CSL-JSON', ending: CSL_JSON.ending },
  html: { name: 'HTML (Harvard)' },
  markdown: { name: 'Markdown (Harvard)' },
};

/** What stands in a list of entries, with facts beside its words. */
const LISTED: ReadonlySet<Item['kind']> = new Set(['term', 'work', 'erratum', 'way']);

/** A citation as it is shown and copied: without the end of its last line, and with line ends as the web has them. */
function written(citation: Citation, format: Format, style: Style): string {
  return CITATION_FORMATS[format]([citation], style).replaceAll('\r', '').replace(/\n$/, '');
}

/** The first of the words as plain text, or the title of what has none. */
function saidBy(bearer: Bearer): string {
  return isItem(bearer) ? bearer.prose.text || (bearer.title ?? bearer.ref) : bearer.sections.need.text;
}

/** The words of an item, then what stands below it. */
function wordsOf({ prose, children }: Item, graph: PatternGraph): readonly ItemPart[] {
  const html = renderInline(prose.tree, { resolve: resolverOf(graph) });
  const items = children
    .flatMap((ref) => graph.items[ref] ?? [])
    .map((item): ItemRecord => {
      const { ref, url: href, title } = item;
      return { ref, href, ...(title !== undefined && { title }), parts: wordsOf(item, graph) };
    });
  return [...(html ? [{ html }] : []), ...(items.length > 0 ? [{ items }] : [])];
}

function partsIn(pattern: Pattern, { items }: PatternGraph): readonly Link[] {
  const own = Object.values(items).filter((item) => item.kind === 'recommendation' && item.pattern === pattern.ref);
  return own.map(({ ref, title, prose }) => ({ href: citeAddress(ref), ref, title: title ?? shortened(prose.text, 60) }));
}

/** The page where it stands: in the pattern, or on the page of the annex, at its own place. */
function placeOf(bearer: Bearer, graph: PatternGraph): Link {
  if (!isItem(bearer)) return linkOf(bearer, graph);
  const annex = annexOf(bearer, graph);
  const pattern = patternOf(bearer, graph);
  const own = pattern && linkOf(pattern, graph);
  if (!annex && own) return { ...own, href: bearer.url };
  return { href: bearer.url, title: annex?.title ?? '', ...(own?.family !== undefined && { family: own.family }) };
}

/** The pattern itself, or that in which an item or its annex stands. */
function patternOf(bearer: Bearer, graph: PatternGraph): Pattern | undefined {
  if (!isItem(bearer)) return bearer;
  const annex = annexOf(bearer, graph);
  return graph.patterns.find(({ ref }) => ref === (annex ? annex.pattern : bearer.pattern));
}

function annexOf(item: Item, { annexes }: PatternGraph): Annex | undefined {
  return annexes.find(({ slug }) => slug === item.annex);
}

/** What naming the wording adds to a text, set apart: it stands in one place, whatever the style or format. */
function apart(plain: string, pinned: string): PinnedText {
  let start = 0;
  while (start < plain.length && plain[start] === pinned[start]) start += 1;
  const after = plain.slice(start);
  return { before: plain.slice(0, start), wording: pinned.slice(start, pinned.length - after.length), after };
}
