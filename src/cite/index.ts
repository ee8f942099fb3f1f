import type { PatternGraph } from '../model.ts';
import { printableLine } from '../printable.ts';
import { type ParsedReference, referenceKey } from '../reference.ts';
import { resolveReference } from '../resolve.ts';
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
  /** Name the wording too, for what has a fingerprint. */
  readonly fingerprint?: boolean;
}

export type Cited = { readonly citation: Citation } | { readonly problem: string };

/**
 * How to cite what a reference in any spelling leads to; the prefix alone, or the base IRI, is the language.
 *
 * A spelling with another edition than this one is a problem, since its words are not here.
 */
export function cite(spelling: string, graph: PatternGraph, { fingerprint = false }: CiteOptions = {}): Cited {
  const resolved = resolveReference(spelling, graph);
  const named = 'problem' in resolved ? wholeOf(spelling, graph) : resolved;
  if (!named) return resolved as { readonly problem: string };
  if (named.edition !== undefined && named.edition !== graph.language.edition)
    return { problem: `\`${printableLine(spelling)}\` is of edition ${named.edition}, and this is edition ${graph.language.edition}` };
  const pattern = graph.patterns.find(({ ref }) => ref === named.ref);
  if (pattern) return { citation: patternCitation(pattern, graph) };
  const item = named.ref === undefined ? undefined : graph.items[named.ref];
  if (!item) return { citation: languageCitation(graph) };
  const citation = itemCitation(item, graph);
  return { citation: fingerprint ? pinned(citation, item, graph) : citation };
}

/** Whether a spelling means the language, and of which edition. */
function wholeOf(spelling: string, { language }: PatternGraph): Partial<ParsedReference> | undefined {
  const written = spelling.trim();
  const [name = '', edition] = written.split(':');
  if (written.replace(/\/?$/, '/') === language.base) return {};
  if (referenceKey(name) !== referenceKey(language.prefix) || !/^[^:]+(?::\d{4}\.\d+)?$/.test(written)) return undefined;
  return edition === undefined ? {} : { edition };
}
