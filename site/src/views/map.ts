import type { Pattern, PatternGraph } from '../../../src/model.ts';
import type { Cluster, KindMark, MapEdge, MapNode, MapPage } from '../records.ts';
import { familyOf, linkOf } from './families.ts';
import { mapStyles } from './map-styles.ts';
import { drawNetwork } from './network.ts';
import { placeOf } from './pattern.ts';

/** With more patterns than these the lettering of a drawing is too small to read, and a matrix too wide. */
const MOST = 40;

/** How many kinds of linkage the design tells apart. */
const TOLD_APART = 8;

/** Every linkage of the graph, drawn, as a matrix and as a table. */
export async function mapPage(graph: PatternGraph): Promise<MapPage> {
  const clusters = clustersOf(graph);
  const kinds = kindsOf(graph);
  const nodes = graph.patterns.map((pattern) => nodeOf(pattern, clusterOf(pattern, graph), graph));
  const edges = edgesOf(nodes, kinds, graph);
  const content = { kinds, clusters, nodes, edges };
  return {
    ...content,
    ...(nodes.length <= MOST && {
      drawn: { wide: await drawNetwork(content, 'wide'), narrow: await drawNetwork(content, 'narrow'), matrix: matrixOf(nodes, edges) },
    }),
    most: MOST,
    styles: mapStyles(content),
  };
}

/** The clusters in the order of the patterns, each by its group, or by its component where it has no group. */
function idsOf({ patterns }: PatternGraph): readonly string[] {
  return [...new Set(patterns.map(({ component, group }) => JSON.stringify([component, group])))];
}

function clusterOf({ component, group }: Pattern, graph: PatternGraph): number {
  return idsOf(graph).indexOf(JSON.stringify([component, group])) + 1;
}

function clustersOf(graph: PatternGraph): readonly Cluster[] {
  const { components, groups } = graph.language;
  return idsOf(graph).flatMap((_, index) => {
    const pattern = graph.patterns.find((one) => clusterOf(one, graph) === index + 1);
    const named = groups.find(({ id }) => id === pattern?.group) ?? components.find(({ id }) => id === pattern?.component);
    return pattern && named ? [{ number: index + 1, title: named.title, family: familyOf(pattern, graph) }] : [];
  });
}

function kindsOf({ language, linkages }: PatternGraph): readonly KindMark[] {
  return language.linkageKinds.flatMap(({ id, label, definition }, index) => {
    const count = linkages.filter(({ kinds }) => kinds.includes(id)).length;
    return count > 0 ? [{ id, number: index + 1, look: (index % TOLD_APART) + 1, label, definition, count }] : [];
  });
}

function nodeOf(pattern: Pattern, cluster: number, graph: PatternGraph): MapNode {
  const { ref } = pattern;
  const near = graph.linkages.flatMap(({ source, target }) => (source === ref ? [target] : target === ref ? [source] : []));
  return { ref, link: linkOf(pattern, graph), cluster, near: [...new Set(near)] };
}

function edgesOf(nodes: readonly MapNode[], marks: readonly KindMark[], graph: PatternGraph): readonly MapEdge[] {
  return graph.linkages.flatMap((linkage): MapEdge[] => {
    const [source, target] = [linkage.source, linkage.target].map((ref) => nodes.find((node) => node.ref === ref));
    const from = graph.patterns.find(({ ref }) => ref === linkage.source);
    if (!source || !target || !from) return [];
    const kinds = marks.filter(({ id }) => linkage.kinds.includes(id));
    return [
      {
        id: `${source.ref}-${target.ref}`,
        source,
        target,
        kinds,
        label: kinds.map(({ label }) => label).join(', '),
        mentions: linkage.mentions.map((mention) => ({ text: mention.text, place: placeOf(mention, from, graph) })),
      },
    ];
  });
}

function matrixOf(nodes: readonly MapNode[], edges: readonly MapEdge[]) {
  return nodes.map((source) => ({
    node: source,
    cells: nodes.map((target) => {
      const edge = edges.find((one) => one.source === source && one.target === target);
      return { node: target, ...(edge && { edge }) };
    }),
  }));
}
