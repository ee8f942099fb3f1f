import { frozenAddress, frozenEditionAddress } from '../addresses.ts';
import type { Edition, EditionEntry, Item, Pattern, PatternGraph } from '../model.ts';

/** What is said of a language, a pattern or an item where it is cited. Every text stands on one line. */
export interface Citation {
  /** In a bibliography: `gdn-2031.2-POND.a`. No other thing has it, in this edition or another. */
  readonly key: string;
  /** With the reference before it, which survives every style: `[POND] Pond`. */
  readonly title: string;
  /** The title of the language, unless it is the language that is cited. */
  readonly book?: string;
  /** The reference of the pattern. */
  readonly chapter?: string;
  /** For an item, the title of its pattern, with the reference, or of its annex. */
  readonly within?: string;
  readonly edition: string;
  readonly year: number;
  /** The day on which the edition was published, if it was: `YYYY-MM-DD`. */
  readonly issued?: string;
  /** The BCP 47 tag of the words. */
  readonly language: string;
  readonly iri: string;
  /** The spelling that pins the wording: `GDN:2031.2 POND.a#1f2e3d4c`. */
  readonly wording?: string;
}

/** How to cite the language as a whole. */
export function languageCitation({ language, editions }: Pick<PatternGraph, 'language' | 'editions'>): Citation {
  const { title, prefix, edition, base } = language;
  const { issued } = editions.find((one) => one.edition === edition) ?? {};
  return {
    key: `${prefix.toLowerCase()}-${edition}`,
    title: oneLine(title),
    edition,
    year: Number.parseInt(issued ?? edition, 10),
    ...(issued !== undefined && { issued }),
    language: language.language,
    iri: base,
  };
}

/** How to cite the whole of a frozen edition: at its address, which it keeps. */
export function editionCitation(edition: Edition, { language }: Pick<PatternGraph, 'language'>): Citation {
  const { title, prefix, base } = edition;
  const whole = languageCitation({ language: { ...language, title, prefix, base, edition: edition.edition }, editions: [edition] });
  return { ...whole, iri: frozenIri(edition, frozenEditionAddress(edition.edition)) };
}

/** How to cite what an edition froze, in its words and where they stay; an annex has the title that it has now, if it still stands. */
export function frozenCitation(entry: EditionEntry, edition: Edition, graph: Pick<PatternGraph, 'language' | 'annexes'>): Citation {
  const { ref, kind, title, wording } = entry;
  const isStem = edition.entries.some(({ parent }) => parent === ref);
  const cited = partOf(editionCitation(edition, graph), ref, title ?? beginningOf(wording, isStem));
  const iri = frozenIri(edition, frozenAddress(edition.edition, entry));
  if (kind === 'pattern') return { ...cited, chapter: ref, iri };
  const pattern = edition.entries.find((one) => one.kind === 'pattern' && one.ref === entry.pattern);
  const annex = graph.annexes.find(({ slug }) => slug === entry.annex);
  const within = pattern ? titled(pattern.ref, pattern.title ?? '') : annex && oneLine(annex.title);
  return { ...cited, ...(pattern && { chapter: pattern.ref }), ...(within !== undefined && { within }), iri };
}

function frozenIri({ base }: Edition, address: string): string {
  return `${base}${address.slice(1)}`;
}

/** How to cite a pattern: as a chapter of the language. */
export function patternCitation({ ref, title, iri }: Pattern, graph: PatternGraph): Citation {
  return { ...chapterOf(graph, ref, title), chapter: ref, iri };
}

/** How to cite an item, by its title or the beginning of its words: as what stands in its pattern or its annex. */
export function itemCitation(item: Item, graph: PatternGraph): Citation {
  const { ref, iri, title } = item;
  const pattern = graph.patterns.find((one) => one.ref === item.pattern);
  const annex = graph.annexes.find(({ slug }) => slug === item.annex);
  const within = pattern ? titled(pattern.ref, pattern.title) : annex && oneLine(annex.title);
  return {
    ...chapterOf(graph, ref, title ?? beginningOf(item.prose.text, item.children.length > 0)),
    ...(pattern && { chapter: pattern.ref }),
    ...(within !== undefined && { within }),
    iri,
  };
}

/** The citation of a pattern or an item, with the beginning of the fingerprint of its wording. */
export function pinned(
  citation: Citation,
  { ref, fingerprint }: Pick<EditionEntry, 'ref' | 'fingerprint'>,
  { language }: PatternGraph,
): Citation {
  return { ...citation, wording: `${language.prefix}:${citation.edition} ${ref}#${fingerprint.slice(0, 8)}` };
}

/** How to cite everything: the language, then each pattern with its items, then the items beside the patterns. */
export function allCitations(graph: PatternGraph): readonly Citation[] {
  const others = Object.values(graph.items).filter(({ pattern }) => pattern === undefined);
  return [
    languageCitation(graph),
    ...graph.patterns.flatMap((pattern) => withItems(pattern, graph)),
    ...others.map((item) => itemCitation(item, graph)),
  ];
}

/** How to cite a pattern, then each of its items. */
export function withItems(pattern: Pattern, graph: PatternGraph): readonly Citation[] {
  const items = Object.values(graph.items).filter((item) => item.pattern === pattern.ref);
  return [patternCitation(pattern, graph), ...items.map((item) => itemCitation(item, graph))];
}

function chapterOf(graph: PatternGraph, ref: string, title: string) {
  return partOf(languageCitation(graph), ref, title);
}

function partOf(whole: Citation, ref: string, title: string) {
  return { ...whole, key: `${whole.key}-${ref}`, title: titled(ref, title), book: whole.title };
}

/** A title with the reference before it. */
export function titled(ref: string, title: string): string {
  return oneLine(`[${ref}] ${title}`);
}

/** The first words of a text, for want of a title; with dots after them where the sentence goes on, in the text or in what stands below it. */
export function beginningOf(text: string, isStem: boolean): string {
  const line = oneLine(text);
  const characters = [...line];
  if (characters.length <= LONGEST) return isStem && !/[.!?…]$/.test(line) ? goingOn(line) : line.replace(/(?<!\.)\.$/, '');
  const cut = characters.slice(0, LONGEST).join('');
  return goingOn(cut.slice(0, cut.lastIndexOf(' ') + 1 || undefined));
}

function goingOn(words: string): string {
  return `${words.replace(/[\s,;:–-]+$/, '')} …`;
}

/** How many characters of a text stand for its title. */
const LONGEST = 80;

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
