import { toString as plainText } from 'mdast-util-to-string';
import { toReferenceIndex } from '../../../src/export/references.ts';
import type { Annex, Item, ItemKind, Page, Pattern, PatternGraph, SectionName } from '../../../src/model.ts';
import type { SearchGroup, SearchIndex, SearchItem, SearchPage, SearchSection } from '../records.ts';
import { familyOf } from './families.ts';

/** The sections that are found as parts of their pattern, in the order in which the page has them. */
const SECTIONS: readonly (readonly [SectionName, string])[] = [
  ['need', 'Need'],
  ['context', 'Context'],
  ['body', 'Body'],
  ['linkages', 'Linkages'],
];

const KINDS: Readonly<Record<ItemKind, string>> = {
  recommendation: 'recommendation',
  principle: 'principle',
  factor: 'factor',
  statement: 'statement',
  product: 'product',
  phase: 'phase',
  output: 'output',
  term: 'term',
  work: 'work',
  erratum: 'erratum',
  source: 'part of the source',
  way: 'way in',
};

/**
 * Everything that can be found, with its words. Annexes that only register the parts of the source are found as pages; what they list
 * has no words of its own.
 */
export function searchIndex(graph: PatternGraph): SearchIndex {
  const { references, ...space } = toReferenceIndex(graph);
  const annexes = graph.annexes.map((annex) => annexPage(annex, graph));
  const pages = [
    ...graph.patterns.map((pattern) => patternPage(pattern, graph)),
    ...annexes,
    ...graph.pages.map((page) => prosePage(page, graph)),
    homePage(graph),
  ];
  const found = new Set(pages.flatMap(({ ref, groups }) => [ref, ...groups.flatMap(({ items }) => items.map(([one]) => one))]));
  return { ...space, pages, others: references.filter((ref) => !found.has(ref)) };
}

function patternPage(pattern: Pattern, graph: PatternGraph): SearchPage {
  const { ref, url, title, aliases, sections } = pattern;
  return {
    kind: 'pattern',
    href: url,
    title,
    ref,
    family: familyOf(pattern, graph),
    ...(aliases.length > 0 && { names: aliases.join(', ') }),
    sections: SECTIONS.map(([name, shown]) => [shown, name, lineOf(sections[name].text, graph)]),
    groups: groupsOf(
      Object.values(graph.items).filter((item) => item.pattern === ref && item.annex === undefined),
      graph,
    ),
  };
}

function annexPage({ slug, url, title, kind, introduction, data }: Annex, graph: PatternGraph): SearchPage {
  const own = kind === 'register' ? [] : Object.values(graph.items).filter(({ annex }) => annex === slug);
  return {
    kind: 'annex',
    href: url,
    title,
    sections: introduction ? [['', '', lineOf(introduction.text, graph)]] : [],
    groups: groupsOf(own, graph, data),
  };
}

/** Found by its summary and its headings alone: all of its words would take another twelfth. */
function prosePage({ url, title, summary, prose }: Page, graph: PatternGraph): SearchPage {
  const headings = prose.tree.children.filter(({ type }) => type === 'heading').map((heading) => plainText(heading));
  const words = lineOf([...(summary === undefined ? [] : [summary]), headings.join(', ')].join(' '), graph);
  return { kind: 'page', href: url, title, sections: [['', '', words]], groups: [] };
}

function homePage(graph: PatternGraph): SearchPage {
  const { title, summary, components, groups } = graph.language;
  const introduced = [...components, ...groups].flatMap((one): SearchSection[] => {
    const prose = graph.introductions[one.id];
    return prose ? [[one.title, `introduction-${one.id}`, lineOf(prose.text, graph)]] : [];
  });
  return { kind: 'page', href: '/', title, sections: [['', '', summary], ...introduced], groups: [] };
}

function groupsOf(items: readonly Item[], graph: PatternGraph, { levels = [] }: Annex['data'] = {}): readonly SearchGroup[] {
  const depthOf = (item: Item): number => {
    const parent = items.find(({ ref }) => ref === item.parent);
    return parent ? 1 + depthOf(parent) : 0;
  };
  const named = Map.groupBy(items, (item) => levels[depthOf(item)]?.name ?? KINDS[item.kind]);
  return [...named].map(([kind, among]) => ({ kind, items: among.map((item) => itemOf(item, graph)) }));
}

function itemOf({ ref, kind, title = '', prose, further, data = {} }: Item, graph: PatternGraph): SearchItem {
  // What was done about an erratum, and why, would take a twelfth of the whole.
  const beside = kind === 'erratum' ? [] : further.map((one) => one.prose.text);
  const words = lineOf([prose.text, ...beside, kind === 'work' ? publication(data) : ''].join(' '), graph);
  const names = [data['title-short'], ...((data['aliases'] ?? []) as readonly string[])].filter((name) => typeof name === 'string');
  return names.length > 0 ? [ref, title, words, names.join(', ')] : [ref, title, words];
}

/** Who wrote a work, who published it and when, and what is noted. */
function publication(data: Readonly<Record<string, unknown>>): string {
  const people = ((data['author'] ?? []) as readonly Readonly<Record<string, string>>[]).map(
    ({ literal, given, family }) => literal ?? [given, family].filter(Boolean).join(' '),
  );
  return [...people, ...['publisher', 'issued', 'number', 'note'].flatMap((key) => (typeof data[key] === 'string' ? data[key] : []))].join(
    ', ',
  );
}

/** Plain text on one line, its references to things that have names by these names. */
function lineOf(text: string, { items }: PatternGraph): string {
  const named = text.replace(/\[([^\]\s]+)\]/g, (written, ref) => {
    const { title, label, data } = items[ref] ?? {};
    return title !== undefined && label === undefined ? `[${data?.['title-short'] ?? title}]` : written;
  });
  return named.replace(/\s+/g, ' ').trim();
}
