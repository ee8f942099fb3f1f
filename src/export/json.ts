import { tombstonesOf } from '../editions/tombstones.ts';
import type { Annex, Edition, Item, LinkageKind, Pattern, PatternGraph, SectionName, Tombstone } from '../model.ts';
import type { IndexEntry } from '../resolve.ts';
import { indexEntry } from './references.ts';

/** The graph as published in `/data/{prefix}.json`; described by `schema/graph.schema.json`. */
export interface GraphDocument {
  readonly language: Readonly<Record<string, unknown>>;
  readonly edition: string;
  readonly patterns: readonly Readonly<Record<string, unknown>>[];
  readonly items: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly linkages: PatternGraph['linkages'];
  readonly annexes: readonly Readonly<Record<string, unknown>>[];
  readonly pages: readonly Readonly<Record<string, unknown>>[];
  /** Every published reference that is in use no longer; missing when there is none, and in the document of a part. */
  readonly withdrawn?: readonly Tombstone[];
  /** What each frozen edition has, the oldest first, without the words; missing likewise. */
  readonly editions?: readonly PublishedEdition[];
}

/** A frozen edition: its references and the fingerprints of their words. */
interface PublishedEdition extends Pick<Edition, 'edition' | 'issued'> {
  readonly entries: readonly IndexEntry[];
}

/**
 * The whole graph as plain JSON data. Texts are plain text, with the Markdown they were written in beside them.
 *
 * Addresses are paths from the root of the site.
 */
export function toDocument(graph: PatternGraph): GraphDocument {
  const { edition, order: _order, map, ...language } = graph.language;
  const recommended = Map.groupBy(
    Object.values(graph.items).filter(({ kind }) => kind === 'recommendation'),
    ({ pattern }) => pattern,
  );
  const withdrawn = [...tombstonesOf([...graph.editions, graph.edition]).values()];
  const editions = graph.editions.map(publishedEdition);
  const introductions = Object.fromEntries(Object.entries(graph.introductions).map(([id, prose]) => [id, prose.text]));
  const introduced = <Part extends { readonly id: string; readonly introduction?: string }>({ introduction, ...part }: Part) =>
    introduction === undefined ? part : { ...part, introduction: introductions[part.id], markdown: introduction.trim() };
  return {
    language: {
      ...language,
      components: language.components.map(introduced),
      groups: language.groups.map(introduced),
      map,
      linkageKinds: language.linkageKinds.map(publicKind),
    },
    edition,
    patterns: graph.patterns.map(({ sections, ...pattern }) => ({
      ...pattern,
      ...bySection((name) => sections[name].text),
      items: (recommended.get(pattern.ref) ?? []).map(({ ref }) => ref),
      markdown: bySection((name) => sections[name].markdown),
    })),
    items: Object.fromEntries(Object.values(graph.items).map((item) => [item.ref, itemDocument(item)])),
    linkages: graph.linkages,
    annexes: graph.annexes.map(({ introduction, ...annex }) => ({
      ...annex,
      ...(introduction && { introduction: introduction.text, markdown: introduction.markdown }),
    })),
    pages: graph.pages.map(({ prose, ...page }) => ({ ...page, text: prose.text, markdown: prose.markdown })),
    ...(withdrawn.length > 0 && { withdrawn }),
    ...(editions.length > 0 && { editions }),
  };
}

/** The document with one pattern in it, its recommendations, and the linkages that lead from it and to it. */
export function patternDocument(document: GraphDocument, { ref }: Pattern): GraphDocument {
  return {
    ...presentOf(document),
    patterns: document.patterns.filter((one) => one['ref'] === ref),
    items: itemsWhere(document, (item) => item['kind'] === 'recommendation' && item['pattern'] === ref),
    linkages: document.linkages.filter(({ source, target }) => source === ref || target === ref),
    annexes: [],
    pages: [],
  };
}

/** The document with one annex in it, and its items. */
export function annexDocument(document: GraphDocument, { slug }: Annex): GraphDocument {
  return {
    ...presentOf(document),
    patterns: [],
    items: itemsWhere(document, ({ annex }) => annex === slug),
    linkages: [],
    annexes: document.annexes.filter((one) => one['slug'] === slug),
    pages: [],
  };
}

/** Without what was published before, which belongs to the whole. */
function presentOf({ withdrawn: _withdrawn, editions: _editions, ...present }: GraphDocument): GraphDocument {
  return present;
}

function publishedEdition({ edition, issued, entries }: Edition): PublishedEdition {
  return { edition, ...(issued !== undefined && { issued }), entries: entries.map(indexEntry) };
}

function itemsWhere({ items }: GraphDocument, holds: (item: GraphDocument['items'][string]) => boolean): GraphDocument['items'] {
  return Object.fromEntries(Object.entries(items).filter(([, item]) => holds(item)));
}

/** A document as text: two spaces a level, a final line end. */
export function toJsonText(document: GraphDocument): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** The whole graph as text. */
export function toJson(graph: PatternGraph): string {
  return toJsonText(toDocument(graph));
}

function itemDocument({ prose, title, further, ...item }: Item) {
  const { ref, kind, pattern, parent, label, fingerprint, url, iri, ...rest } = item;
  return {
    ref,
    kind,
    pattern: pattern ?? null,
    parent: parent ?? null,
    label: label ?? null,
    ...(title !== undefined && { title }),
    text: prose.text || (title ?? ''),
    markdown: prose.markdown || (title ?? ''),
    url,
    iri,
    fingerprint,
    ...rest,
    ...(further.length > 0 && { further: further.map(({ name, prose: text }) => ({ name, text: text.text, markdown: text.markdown })) }),
  };
}

function publicKind({ id, label, inverse, definition }: LinkageKind) {
  return { id, label, inverse, definition };
}

function bySection<Value>(value: (name: SectionName) => Value): Readonly<Record<SectionName, Value>> {
  return {
    context: value('context'),
    need: value('need'),
    body: value('body'),
    recommendations: value('recommendations'),
    linkages: value('linkages'),
  };
}
