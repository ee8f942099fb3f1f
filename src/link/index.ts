import type { Parents, RootContent } from 'mdast';
import type { AuthoredItem, Block, Content, Linked, Target } from '../model.ts';
import { referenceKey } from '../reference.ts';
import { entriesOf } from './entries.ts';
import { occurrencesOf } from './occurrences.ts';
import { recommendationItems } from './recommendations.ts';
import { linkTerms } from './terms.ts';

/** Give every reference in prose its target, every item of a recommendation its own reference, and each term its uses. */
export function link(authored: Content): Linked {
  const content = withOwnTrees(authored);
  const items: AuthoredItem[] = [
    ...content.patterns.flatMap((pattern) => [...recommendationItems(pattern)]),
    ...content.annexes.flatMap((annex) => annex.items),
  ];
  const targets = new Map<string, Target>();
  for (const { ref } of content.patterns) add(targets, { ref, kind: 'pattern', pattern: ref });
  for (const { ref, kind, pattern } of items) add(targets, { ref, kind, ...(pattern !== undefined && { pattern }) });

  const occurrences = [...occurrencesOf(content, targets)];
  const termUses = linkTerms(content);
  return { ...content, items, entries: entriesOf(content.patterns, items), targets, occurrences, termUses };
}

/** A copy whose trees can be marked without touching what was handed in. A link to an annex's file leads to the annex's page in it. */
function withOwnTrees(content: Content): Content {
  const { patterns, annexes, pages, introductions } = content;
  const urls = new Map(annexes.map(({ file, slug }) => [file.path, `/${slug}/`]));
  const own = <Part extends { readonly blocks: readonly Block[] }>(part: Part): Part => ({
    ...part,
    blocks: part.blocks.map((block) => copyOf(block, urls)),
  });
  return {
    ...content,
    patterns: patterns.map((pattern) => ({ ...pattern, sections: pattern.sections.map(own) })),
    annexes: annexes.map((annex) => ({
      ...annex,
      ...(annex.introduction && { introduction: own(annex.introduction) }),
      items: annex.items.map((item) => ({ ...own(item), ...(item.further && { further: item.further.map(own) }) })),
    })),
    pages: pages.map(own),
    introductions: introductions.map(own),
  };
}

/** A copy of a tree, sharing the places, which nobody changes. */
function copyOf<Node extends RootContent>(node: Node, urls: ReadonlyMap<string, string>): Node {
  const copy = { ...node };
  if ('data' in copy && copy.data) copy.data = { ...copy.data };
  if (copy.type === 'link') copy.url = urls.get(copy.url) ?? copy.url;
  if ('children' in copy) (copy as Parents).children = copy.children.map((child) => copyOf(child, urls)) as typeof copy.children;
  return copy;
}

/** The first to claim a reference has it; a second claim is a finding of the check stage. */
function add(targets: Map<string, Target>, target: Target): void {
  const key = referenceKey(target.ref);
  if (!targets.has(key)) targets.set(key, target);
}
