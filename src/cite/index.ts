import type { PatternGraph } from '../model.ts';
import { printableLine } from '../printable.ts';
import { referenceKey } from '../reference.ts';
import { bearerOf, isItem, problemOf, resolveReference } from '../resolve.ts';
import { toBiblatex, toBibtex } from './bibtex.ts';
import { type Citation, itemCitation, languageCitation, patternCitation, pinned } from './citation.ts';
import { toCslJson } from './csl.ts';
import { toHtmlReferences, toMarkdownReferences, toReferences } from './prose.ts';
import { toRis } from './ris.ts';
import type { Style } from './styles.ts';

/** What citations are written in: references in a style for people to read, and what programs for references read. */
export const CITATION_FORMATS = {
  text: toReferences,
  bibtex: toBibtex,
  biblatex: toBiblatex,
  ris: toRis,
  'csl-json': toCslJson,
  html: toHtmlReferences,
  markdown: toMarkdownReferences,
} as const satisfies Readonly<Record<string, (citations: readonly Citation[], style: Style) => string>>;

export interface CiteOptions {
  /** Name the wording too, by the beginning of its fingerprint. */
  readonly fingerprint?: boolean;
}

export type Cited = { readonly citation: Citation } | { readonly problem: string };

/**
 * How to cite what a reference in any spelling leads to; the prefix alone, or the base IRI, is the language.
 *
 * A spelling with another edition than this one, or with a fingerprint of other words, is a problem: what it means is not here.
 */
export function cite(spelling: string, graph: PatternGraph, { fingerprint = false }: CiteOptions = {}): Cited {
  const whole = wholeOf(spelling, graph);
  const resolution = resolveReference(spelling, graph);
  if (resolution.status === 'unknown' && !whole) return { problem: problemOf(spelling, resolution) };
  const edition = resolution.status === 'unknown' ? whole?.edition : resolution.asked.edition;
  if (edition !== undefined && edition !== graph.language.edition)
    return { problem: `\`${printableLine(spelling)}\` is of edition ${edition}, and this is edition ${graph.language.edition}` };
  if (resolution.status === 'unknown') return { citation: languageCitation(graph) };
  const bearer = 'ref' in resolution ? bearerOf(resolution.ref ?? '', graph) : undefined;
  if (!bearer) return { problem: problemOf(spelling, resolution) };
  if (resolution.status === 'reworded')
    return { problem: `the words of \`${bearer.ref}\` are not those that \`${printableLine(spelling)}\` names` };
  const citation = isItem(bearer) ? itemCitation(bearer, graph) : patternCitation(bearer, graph);
  return { citation: fingerprint ? pinned(citation, bearer, graph) : citation };
}

/** The edition, where a spelling means the language. */
function wholeOf(spelling: string, { language }: PatternGraph): { readonly edition?: string } | undefined {
  const written = spelling.trim();
  const [name = '', edition] = written.split(':');
  if (written.replace(/\/?$/, '/') === language.base) return {};
  if (referenceKey(name) !== referenceKey(language.prefix) || !/^[^:]+(?::\d{4}\.\d+)?$/.test(written)) return undefined;
  return edition === undefined ? {} : { edition };
}
