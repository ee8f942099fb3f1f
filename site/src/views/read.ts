import type { Component, Group, Pattern, PatternGraph } from '../../../src/model.ts';
import type { AnnexPage, Chapter, ContentsEntry, Part, PatternPage, ReadPage } from '../records.ts';
import { prosePage } from './frame.ts';
import { introductionOf } from './parts.ts';
import { sheetHeads } from './print.ts';

/** The records of the pages that come together. */
export interface ReadParts {
  readonly patterns: readonly PatternPage[];
  readonly annexes: readonly AnnexPage[];
}

/** The whole language in reading order: the patterns under their components and groups, the annexes, the pages of prose. */
export function readPage(graph: PatternGraph, parts: ReadParts): ReadPage {
  const chapters = onSheets([...patternChapters(graph, parts), ...annexChapters(graph, parts), ...proseChapters(graph)]);
  return { chapters, contents: contentsOf(chapters), heads: sheetHeads(chapters, graph.language) };
}

type LooseChapter = Omit<Chapter, 'sheet'>;

/** Where component or group changes its heading stands, and the first time its introduction. */
function* patternChapters(graph: PatternGraph, parts: ReadParts): Generator<LooseChapter> {
  const { components, groups } = graph.language;
  const headed = new Map<string, number>();
  const heading = ({ id, ...part }: Component | Group, level: Chapter['level']): LooseChapter => {
    const time = (headed.get(id) ?? 0) + 1;
    headed.set(id, time);
    const anchor = `part_${id}${time > 1 ? `_${time}` : ''}`;
    return { id: anchor, level, title: part.title, content: { parts: time > 1 ? [] : introductionOf({ id, ...part }, graph) } };
  };
  let before: Pattern | undefined;
  for (const pattern of graph.patterns) {
    const component = components.find(({ id }) => id === pattern.component);
    const group = groups.find(({ id }) => id === pattern.group);
    const whole = component && isWhole(component, graph);
    const changes = pattern.component !== before?.component;
    if (component && changes && !whole) yield heading(component, 2);
    if (group && (changes || pattern.group !== before?.group)) yield heading(group, 3);
    before = pattern;
    const record = parts.patterns.find(({ ref }) => ref === pattern.ref);
    if (!record) continue;
    const { ref, url, title } = pattern;
    const content = { pattern: record, opening: whole ? introductionOf(component, graph) : [] };
    yield { id: ref, address: url, level: whole ? 2 : group ? 4 : 3, ref, title, content };
  }
}

/** Whether a component is nothing but the one pattern of the same name. */
function isWhole({ id, title }: Component, { patterns }: PatternGraph): boolean {
  const [only, ...others] = patterns.filter(({ component }) => component === id);
  return only?.title === title && only.group === undefined && others.length === 0;
}

function* annexChapters({ annexes }: PatternGraph, parts: ReadParts): Generator<LooseChapter> {
  if (annexes.length > 0) yield { id: 'annexes', level: 2, title: 'Annexes', content: { parts: [] } };
  for (const { slug, url, title } of annexes) {
    const annex = parts.annexes.find((one) => one.slug === slug);
    if (annex) yield { id: `${slug}_`, address: url, level: 3, title, content: { annex } };
  }
}

function* proseChapters(graph: PatternGraph): Generator<LooseChapter> {
  for (const page of graph.pages) {
    const { slug, url, title } = page;
    yield { id: `${slug}_`, address: url, level: 2, title, content: { parts: prosePage(page, graph, 0).parts } };
  }
}

/** A heading stands on the sheet of what follows, when there is nothing between them or another heading follows. */
function onSheets(chapters: readonly LooseChapter[]): readonly Chapter[] {
  let sheet = 0;
  return chapters.map((chapter, index) => {
    const before = chapters[index - 1];
    const opening = before && headingParts(before);
    const stays = opening && (opening.length === 0 || headingParts(chapter));
    if (!stays) sheet += 1;
    return { ...chapter, sheet };
  });
}

/** What stands under the heading of a component or group. */
function headingParts({ address, content }: LooseChapter): readonly Part[] | undefined {
  return address === undefined && 'parts' in content ? content.parts : undefined;
}

/** The chapters below each other, by their levels. */
function contentsOf(chapters: readonly Chapter[], level = 2): readonly ContentsEntry[] {
  const starts = chapters.flatMap((chapter, index) => (chapter.level === level ? [index] : []));
  return starts.flatMap((start, index) => {
    const [first, ...below] = chapters.slice(start, starts[index + 1]);
    if (!first) return [];
    const { id, ref, title } = first;
    return [{ link: { href: `#${id}`, ...(ref !== undefined && { ref }), title }, entries: contentsOf(below, level + 1) }];
  });
}
