import type { PatternGraph } from '../../model.ts';
import { namesAt } from '../names.ts';
import { FRAME, type GraphName, type Node, type PlacedNode } from '../node.ts';
import { expander } from '../terms.ts';
import { annexNodes } from './annexes.ts';
import type { Context } from './context.ts';
import { frameNodes } from './frame.ts';
import { itemNodes } from './items.ts';
import { linkageNodes } from './linkages.ts';
import { orderNodes } from './order.ts';
import { patternNode } from './pattern.ts';

/** Everything that the dataset says, resource by resource: the frame, patterns, linkages, annexes, pages. */
export function* nodesOf(graph: PatternGraph): Generator<PlacedNode> {
  const { base } = graph.language;
  const context: Context = { graph, names: namesAt(base), expand: expander(base) };
  const placed = placedIn(context);
  yield* placed('content', [FRAME], frameNodes(context));

  const items = Map.groupBy(Object.values(graph.items), ({ annex, pattern = '' }) => annex ?? pattern);
  const linkages = Map.groupBy(graph.linkages, ({ source }) => source);
  for (const [index, pattern] of graph.patterns.entries()) {
    const { ref } = pattern;
    yield* placed('content', [ref], [patternNode(pattern, { index, linkages: linkages.get(ref) ?? [] }, context)]);
    for (const item of items.get(ref) ?? []) yield* placed('content', [ref], itemNodes(item, context));
  }
  for (const linkage of graph.linkages) {
    yield* placed('linkages', [linkage.source, linkage.target], linkageNodes(linkage, context));
  }
  for (const annex of graph.annexes) {
    const files = annex.pattern === undefined ? [annex.slug] : [annex.slug, annex.pattern];
    const name = annex.kind === 'errata' ? 'errata' : 'annexes';
    yield* placed(name, [annex.slug], annexNodes(annex, context));
    for (const item of items.get(annex.slug) ?? []) yield* placed(name, files, itemNodes(item, context));
  }
}

/** Nodes in their place, each before what is said of the order of its values. */
function placedIn(context: Context) {
  return function* (graph: GraphName, files: readonly string[], nodes: Iterable<Node>): Generator<PlacedNode> {
    for (const node of nodes) {
      for (const one of [node, ...orderNodes(node, context)]) yield { ...one, graph, files };
    }
  };
}
