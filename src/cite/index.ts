import type { EditionEntry, PatternGraph } from '../model.ts';
import { printableLine } from '../printable.ts';
import { referenceKey } from '../reference.ts';
import { type Bearer, bearerOf, entriesByKey, isItem, problemOf, resolveReference, type Standing, type Withdrawn } from '../resolve.ts';
import { toBiblatex, toBibtex } from './bibtex.ts';
import { type Citation, editionCitation, frozenCitation, itemCitation, languageCitation, patternCitation, pinned } from './citation.ts';
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

interface CitedReference {
  readonly citation: Citation;
  /** What has to be known of it beside, in one line: that the reference is another one now. */
  readonly note?: string;
}

export type Cited = CitedReference | { readonly problem: string };

/**
 * How to cite what a reference in any spelling leads to; the prefix alone, or the base IRI, is the language.
 *
 * With an edition, or with a fingerprint of words that no longer stand, it is what that edition froze, at the address where that stays.
 * Words that no edition at hand has, and what was withdrawn without saying of which edition, are a problem.
 */
export function cite(spelling: string, graph: PatternGraph, { fingerprint = false }: CiteOptions = {}): Cited {
  const resolution = resolveReference(spelling, graph);
  if (resolution.status === 'unknown') return citeWhole(spelling, graph) ?? { problem: problemOf(spelling, resolution) };
  const bearer = bearerOf(resolution.ref ?? '', graph);
  const pin = (citation: Citation, words: Bearer | EditionEntry) => (fingerprint ? pinned(citation, words, graph) : citation);
  const frozen = frozenWords(resolution, bearer, graph);
  if (frozen) return { citation: pin(frozenCitation(frozen.entry, frozen.edition, graph), frozen.entry) };
  const { ref, edition = graph.language.edition } = resolution.asked;
  if (edition !== graph.language.edition) return { problem: missingFrom(edition, spelling, ref, graph) };
  if (!bearer) return { problem: problemOf(spelling, resolution) };
  if (resolution.status === 'reworded')
    return { problem: `the words of \`${bearer.ref}\` are not those that \`${printableLine(spelling)}\` names` };
  const citation = pin(isItem(bearer) ? itemCitation(bearer, graph) : patternCitation(bearer, graph), bearer);
  return bearer.ref === ref ? { citation } : { citation, note: `\`${ref}\` is \`${bearer.ref}\` now` };
}

/** Whether what is cited may still change: the language has published editions, and this one is not among them. */
export function isUnpublished({ edition }: Citation, { language, editions }: PatternGraph): boolean {
  return edition === language.edition && editions.length > 0 && editions.every((one) => one.edition !== edition);
}

/** The words that are cited, where an edition that was asked for froze them, or where they are no longer those that stand. */
function frozenWords({ asked, cited }: Standing | Withdrawn, bearer: Bearer | undefined, { language, editions }: PatternGraph) {
  if (!cited || (asked.edition ?? cited.edition) !== cited.edition) return undefined;
  const stand = bearer?.fingerprint === cited.entry.fingerprint && (asked.edition ?? language.edition) === language.edition;
  const edition = stand ? undefined : editions.find((one) => one.edition === cited.edition);
  const entry = edition?.entries.find((one) => one.ref === cited.entry.ref);
  return edition && entry && { edition, entry };
}

function missingFrom(number: string, spelling: string, ref: string, { language, editions }: PatternGraph): string {
  const edition = editions.find((one) => one.edition === number);
  if (!edition) return `\`${printableLine(spelling)}\` is of edition ${number}, and this is edition ${language.edition}`;
  const entry = entriesByKey(edition).get(referenceKey(ref));
  if (!entry) return `edition ${number} has no \`${ref}\``;
  return `the words of \`${entry.ref}\` in edition ${number} are not those that \`${printableLine(spelling)}\` names`;
}

/** How to cite the language, where a spelling means that. */
function citeWhole(spelling: string, graph: PatternGraph): Cited | undefined {
  const { language, editions } = graph;
  const number = wholeOf(spelling, graph);
  if (number === undefined) return undefined;
  if (number === language.edition) return { citation: languageCitation(graph) };
  const edition = editions.find((one) => one.edition === number);
  return edition ? { citation: editionCitation(edition, graph) } : { problem: missingFrom(number, spelling, '', graph) };
}

/** The edition, where a spelling means the language: its base IRI, its prefix, or the key under which it is cited. */
function wholeOf(spelling: string, { language }: PatternGraph): string | undefined {
  const written = spelling.trim();
  if (written.replace(/\/?$/, '/') === language.base) return language.edition;
  const [, name = '', edition = language.edition] = /^(.+?)(?:[:\s-]\s*(\d{4}\.\d+))?$/.exec(written) ?? [];
  return referenceKey(name) === referenceKey(language.prefix) ? edition : undefined;
}
