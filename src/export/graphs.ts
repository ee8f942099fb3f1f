import type { Linkage, PatternGraph } from '../model.ts';

/** The patterns and their typed linkages in the DOT language of Graphviz, one cluster a component or group. */
export function toDot(graph: PatternGraph): string {
  const quote = (text: string) => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replace(/\s+/g, ' ')}"`;
  const clusters = clustersOf(graph).map(({ title, patterns }, index) => {
    const nodes = patterns.map(({ ref, title: name }) => `    ${quote(ref)} [label=${quote(`${ref} ${name}`)}];`);
    return [`  subgraph cluster_${index} {`, `    label=${quote(title)};`, ...nodes, '  }'].join('\n');
  });
  const edges = graph.linkages.map(
    ({ source, target, kinds }) => `  ${quote(source)} -> ${quote(target)} [label=${quote(labelOf(graph, kinds))}];`,
  );
  return ['digraph {', '  rankdir=LR;', '  node [shape=box, style=rounded];', ...clusters, ...edges, '}', ''].join('\n');
}

/** The same as a Mermaid flowchart. */
export function toMermaid(graph: PatternGraph): string {
  const quote = (text: string) => `"${text.replace(/[^\p{L}\p{N} .,;:!?'()\-–]/gu, (character) => `#${character.codePointAt(0)};`)}"`;
  const clusters = clustersOf(graph).flatMap(({ title, patterns }, index) => [
    `  subgraph c${index}[${quote(title)}]`,
    ...patterns.map(({ ref, title: name }) => `    ${ref}[${quote(`${ref} ${name}`)}]`),
    '  end',
  ]);
  const edges = graph.linkages.map(({ source, target, kinds }) => `  ${source} -->|${quote(labelOf(graph, kinds))}| ${target}`);
  return ['flowchart LR', ...clusters, ...edges, ''].join('\n');
}

/** The same in GraphML (graphdrawing.org), with title, component and kinds as data. */
export function toGraphml(graph: PatternGraph): string {
  // XML 1.0 has no place for control characters, not even escaped.
  const xml = (text: string) =>
    text
      .replace(/[^\P{Cc}\t\n\r]/gu, ' ')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;');
  const data = (key: string, value: string) => `<data key="${key}">${xml(value)}</data>`;
  const nodes = graph.patterns.map(
    ({ ref, title, component, group }) =>
      `    <node id="${xml(ref)}">${data('title', title)}${data('component', component)}${group === undefined ? '' : data('group', group)}</node>`,
  );
  const edges = graph.linkages.map(
    ({ source, target, kinds, mentions }) =>
      `    <edge id="${xml(source)}.link.${xml(target)}" source="${xml(source)}" target="${xml(target)}">${data('kinds', kinds.join(' '))}${data('label', labelOf(graph, kinds))}${data('mentions', String(mentions.length))}</edge>`,
  );
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...['title', 'component', 'group'].map((key) => `  <key id="${key}" for="node" attr.name="${key}" attr.type="string"/>`),
    ...['kinds', 'label'].map((key) => `  <key id="${key}" for="edge" attr.name="${key}" attr.type="string"/>`),
    '  <key id="mentions" for="edge" attr.name="mentions" attr.type="int"/>',
    '  <graph edgedefault="directed">',
    ...nodes,
    ...edges,
    '  </graph>',
    '</graphml>',
  ].join('\n')}\n`;
}

function labelOf({ language }: PatternGraph, kinds: Linkage['kinds']): string {
  return kinds.map((kind) => language.linkageKinds.find(({ id }) => id === kind)?.label ?? kind).join(', ');
}

/** The patterns by group, or by component where there is no group, in order. */
function clustersOf({ language, patterns }: PatternGraph) {
  return language.components.flatMap(({ id, title }) => {
    const groups = language.groups.filter(({ component }) => component === id);
    const own = patterns.filter(({ component, group }) => component === id && !groups.some((one) => one.id === group));
    return [
      ...(own.length > 0 ? [{ title, patterns: own }] : []),
      ...groups.map((group) => ({ title: group.title, patterns: patterns.filter((pattern) => pattern.group === group.id) })),
    ].filter((cluster) => cluster.patterns.length > 0);
  });
}
