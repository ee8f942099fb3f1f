import type { RootContent } from 'mdast';
import type { AuthoredItem, Block, Content, Linked, Target } from '../model.ts';
import { referenceKey } from '../reference.ts';
import { occurrencesOf } from './occurrences.ts';
import { recommendationItems } from './recommendations.ts';
import { linkTerms } from './terms.ts';

/** Give every reference in prose its target, every item of a recommendation its own reference, and each term its uses. */
export function link(authored: Content): Linked {
  const content = withOwnTrees(authored);
  linkAnnexes(content);
  const items: AuthoredItem[] = [
    ...content.patterns.flatMap((pattern) => [...recommendationItems(pattern)]),
    ...content.annexes.flatMap((annex) => annex.items),
  ];
  const targets = new Map<string, Target>();
  for (const { ref } of content.patterns) add(targets, { ref, kind: 'pattern', pattern: ref });
  for (const { ref, kind, pattern } of items) add(targets, { ref, kind, ...(pattern !== undefined && { pattern }) });

  const occurrences = [...occurrencesOf(content, targets)];
  return { ...content, items, targets, occurrences, termUses: linkTerms(content) };
}

/** A copy whose trees can be marked without touching what was handed in. */
function withOwnTrees(content: Content): Content {
  const own = <Part extends { readonly blocks: readonly Block[] }>(part: Part): Part => ({ ...part, blocks: part.blocks.map(copyOf) });
  const { patterns, annexes, pages, introductions } = content;
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
function copyOf<Node extends RootContent>(node: Node): Node {
  const copy = { ...node, ...('data' in node && node.data && { data: { ...node.data } }) };
  return 'children' in node ? { ...copy, children: node.children.map(copyOf) } : copy;
}

/** A link to an annex's file, inside a sentence, leads to the annex's page. */
function linkAnnexes({ patterns, annexes, pages, introductions }: Content): void {
  const urls = new Map(annexes.map(({ file, slug }) => [file.path, `/${slug}/`]));
  const walk = (nodes: readonly RootContent[]): void => {
    for (const node of nodes) {
      if (node.type === 'link') node.url = urls.get(node.url) ?? node.url;
      if ('children' in node) walk(node.children);
    }
  };
  for (const { sections } of patterns) for (const { blocks } of sections) walk(blocks);
  for (const { blocks } of [...pages, ...introductions]) walk(blocks);
  for (const { introduction, items } of annexes) {
    walk(introduction?.blocks ?? []);
    for (const { blocks, further } of items) for (const part of [blocks, ...(further ?? []).map((text) => text.blocks)]) walk(part);
  }
}

/** The first to claim a reference has it; a second claim is a finding of the check stage. */
function add(targets: Map<string, Target>, target: Target): void {
  const key = referenceKey(target.ref);
  if (!targets.has(key)) targets.set(key, target);
}
