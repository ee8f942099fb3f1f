import { tombstonesOf } from '../editions/tombstones.ts';
import type { Annex, AuthoredAnnex, AuthoredPattern, Edition, Linked, Pattern, PatternGraph, Prose, SectionName } from '../model.ts';
import { markdownOf } from '../parse/prose.ts';
import { SECTIONS } from '../sections.ts';
import { itemsOf } from './items.ts';
import { linkagesOf } from './linkages.ts';
import { proseOf } from './prose.ts';

/** Build the graph of a language in which no error was found. */
export function buildGraph(linked: Linked): PatternGraph {
  const fingerprints = new Map(linked.entries.map((entry) => [entry.ref, entry.fingerprint]));
  return {
    language: linked.language,
    introductions: Object.fromEntries(linked.introductions.map(({ id, blocks, markdown }) => [id, proseOf(blocks, markdown)])),
    patterns: linked.patterns.map((pattern) => patternOf(pattern, linked.language.base, fingerprints.get(pattern.ref) ?? '')),
    items: itemsOf(linked, fingerprints),
    linkages: linkagesOf(linked),
    annexes: linked.annexes.map(annexOf),
    pages: linked.pages.map(({ slug, title, summary, blocks, markdown }) => ({
      slug,
      title,
      ...(summary !== undefined && { summary }),
      prose: proseOf(blocks, markdown),
      url: `/${slug}/`,
    })),
    edition: editionOf(linked),
    editions: linked.editions.map(({ edition }) => edition),
    ...(linked.reviews && { reviews: linked.reviews }),
  };
}

/** The words as they stand now, as they would be frozen. */
function editionOf({ language, entries, editions, notes }: Linked): Edition {
  const { edition, title, prefix, base } = language;
  const withdrawn = [...tombstonesOf([...editions.map((frozen) => frozen.edition), notes]).values()];
  return { edition, title, prefix, base, entries, withdrawn, editorial: notes.editorial };
}

function patternOf(
  { ref, title, aliases, component, group, source, status, file, sections }: AuthoredPattern,
  base: string,
  fingerprint: string,
): Pattern {
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
    fingerprint,
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
