import type { Annex, AuthoredAnnex, AuthoredPattern, Linked, Pattern, PatternGraph, Prose, SectionName } from '../model.ts';
import { markdownOf } from '../parse/prose.ts';
import { SECTIONS } from '../sections.ts';
import { itemsOf } from './items.ts';
import { linkagesOf } from './linkages.ts';
import { proseOf } from './prose.ts';

/** Build the graph of a language in which no error was found. */
export function buildGraph(linked: Linked): PatternGraph {
  return {
    language: linked.language,
    introductions: Object.fromEntries(linked.introductions.map(({ id, blocks, markdown }) => [id, proseOf(blocks, markdown)])),
    patterns: linked.patterns.map((pattern) => patternOf(pattern, linked.language.base)),
    items: itemsOf(linked),
    linkages: linkagesOf(linked),
    annexes: linked.annexes.map(annexOf),
    pages: linked.pages.map(({ slug, title, summary, blocks, markdown }) => ({
      slug,
      title,
      ...(summary !== undefined && { summary }),
      prose: proseOf(blocks, markdown),
      url: `/${slug}/`,
    })),
  };
}

function patternOf({ ref, title, aliases, component, group, source, status, file, sections }: AuthoredPattern, base: string): Pattern {
  const prose = (name: SectionName): Prose => {
    const blocks = sections.find((section) => section.name === name)?.blocks ?? [];
    return proseOf(blocks, markdownOf(file, blocks));
  };
  return {
    ref,
    title,
    aliases,
    component,
    ...(group !== undefined && { group }),
    ...(source && { source }),
    status,
    sections: Object.fromEntries(SECTIONS.map((name) => [name, prose(name)])) as Record<SectionName, Prose>,
    url: `/${ref}/`,
    iri: `${base}${ref}`,
  };
}

function annexOf({ kind, slug, title, pattern, source, introduction, data, items, file }: AuthoredAnnex): Annex {
  return {
    kind,
    slug,
    title,
    ...(pattern !== undefined && { pattern }),
    ...(source && { source }),
    ...(introduction && { introduction: proseOf(introduction.blocks, introduction.markdown) }),
    data,
    items: items.filter(({ parent }) => parent === undefined).map(({ ref }) => ref),
    path: file.path,
    url: `/${slug}/`,
  };
}
