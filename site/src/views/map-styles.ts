import type { KindMark, MapEdge, MapPage } from '../records.ts';

/**
 * What the choices on the page of the map hide, and what a pattern lights that is pointed at or reached by keyboard, as CSS, so that it
 * takes no script. References, kinds and numbers of clusters hold nothing that CSS could take for its own.
 */
export function mapStyles({ clusters, nodes, edges }: Pick<MapPage, 'clusters' | 'nodes' | 'edges'>): string {
  const combinations = [...new Set(edges.flatMap((edge) => [kindsIn(edge), ...edge.kinds.map(({ id }) => id)]))];
  const byKind = combinations.map((kinds) => {
    const chosen = kinds.split(' ').map((id) => `[name=kind][value="${id}"]:checked`);
    return `.graph:not(:has(${chosen.join()})) [data-kinds="${kinds}"]{display:none}`;
  });
  const byCluster = clusters.map(({ number }) => {
    const touching = [`[data-from="${number}"]`, `[data-to="${number}"]`, `[data-cluster="${number}"]`];
    return `.graph:has([name=part][value="${number}"]:not(:checked)) :is(${touching.join()}){display:none}`;
  });
  const byFocus = nodes.flatMap(({ ref }) => {
    const others = `:not([data-source="${ref}"],[data-target="${ref}"])`;
    const far = `:not([data-node="${ref}"],[data-near~="${ref}"])`;
    const focused = `.graph:has(option[value="${ref}"]:checked)`;
    const lit = `.network:has([data-node="${ref}"]:is(:hover,:focus-within))`;
    return [
      `${focused} [data-source]${others}{display:none}${focused} [data-node]${far}{opacity:.25}`,
      `${lit} :is([data-source="${ref}"],[data-target="${ref}"]){--strength:1;--weight:2.2}${lit} [data-source]${others}{--strength:.07}${lit} [data-node]${far}{opacity:.25}`,
    ];
  });
  return `@layer components{${[...byKind, ...byCluster, ...byFocus].join('')}}`;
}

/** What an element that shows a linkage, or one of its kinds, says of it for these styles. */
export function edgeData(edge: MapEdge, kind?: KindMark) {
  return {
    'data-kinds': kind?.id ?? kindsIn(edge),
    'data-source': edge.source.ref,
    'data-target': edge.target.ref,
    'data-from': edge.source.cluster,
    'data-to': edge.target.cluster,
  };
}

function kindsIn({ kinds }: MapEdge): string {
  return kinds.map(({ id }) => id).join(' ');
}
