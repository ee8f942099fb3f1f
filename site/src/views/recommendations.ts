import type { ListItem, Root, RootContent } from 'mdast';
import { citeAddress } from '../../../src/addresses.ts';
import type { Pattern, PatternGraph } from '../../../src/model.ts';
import { renderInline, renderProse } from '../../../src/render/html.ts';
import type { ItemPart, ItemRecord } from '../item-records.ts';
import type { RecommendationsPage } from '../records.ts';
import { linkOf } from './families.ts';
import { resolverOf } from './prose.ts';

export function recommendationsPage(graph: PatternGraph): RecommendationsPage {
  return {
    patterns: graph.patterns.map((pattern) => ({ link: linkOf(pattern, graph), parts: recommendationsOf(pattern, graph, false) })),
  };
}

/** The recommendations of a pattern in the author's order: prose, and items that each carry their reference. */
export function recommendationsOf({ sections }: Pattern, graph: PatternGraph, anchored: boolean): readonly ItemPart[] {
  return itemParts(sections.recommendations.tree.children, { graph, anchored });
}

interface PartOptions {
  readonly graph: PatternGraph;
  readonly anchored: boolean;
}

function itemParts(blocks: readonly RootContent[], options: PartOptions, tight = false): readonly ItemPart[] {
  const parts: ItemPart[] = [];
  let prose: RootContent[] = [];
  const close = () => {
    if (prose.length > 0) parts.push({ html: htmlOf(prose, options.graph, tight) });
    prose = [];
  };
  for (const block of blocks) {
    const items = block.type === 'list' ? block.children.flatMap((item) => recordOf(item, options) ?? []) : [];
    if (items.length === 0) prose.push(block);
    else {
      close();
      parts.push({ items });
    }
  }
  close();
  return parts;
}

function recordOf({ data, children }: ListItem, options: PartOptions): ItemRecord | undefined {
  const item = data?.ref === undefined ? undefined : options.graph.items[data.ref];
  if (!item) return undefined;
  return {
    ref: item.ref,
    href: item.url,
    ...(options.anchored && { id: item.url.split('#')[1] ?? item.ref, cite: citeAddress(item.ref) }),
    parts: itemParts(children, options, true),
  };
}

function htmlOf(children: RootContent[], graph: PatternGraph, tight: boolean): string {
  const tree: Root = { type: 'root', children };
  const options = { resolve: resolverOf(graph) };
  if (tight) return renderInline(tree, options);
  return renderProse(tree, options)
    .flatMap((part) => ('html' in part ? [part.html] : []))
    .join('');
}
