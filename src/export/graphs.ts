import type { Linkage, Pattern, PatternGraph } from '../model.ts';
import { namesAt } from '../rdf/names.ts';
import { escapeXml } from '../xml.ts';

/**
 * The patterns and their typed linkages in the DOT language of Graphviz, one cluster a component or group.
 *
 * Labels read as they were written: what Graphviz would take for an escape or an entity is escaped. Only a line without a character
 * becomes a space, because Graphviz 16 can crash on it.
 */
export function toDot(graph: PatternGraph): string {
  const escaped = (line: string) => line.replaceAll('&', '&amp;').replaceAll('\\', '\\\\').replaceAll('"', '\\"');
  const label = (text: string) =>
    `label="${text
      .split('\n')
      .map((line) => escaped(line) || ' ')
      .join('\\n')}"`;
  const clusters = clustersOf(graph).map(({ title, patterns }, index) => {
    const nodes = patterns.map(({ ref, title: name, iri }) => `    "${ref}" [${label(`${ref} ${name}`)}, URL="${iri}"];`);
    return [`  subgraph cluster_${index} {`, `    ${label(title)};`, ...nodes, '  }'].join('\n');
  });
  const edges = graph.linkages.map(({ source, target, kinds }) => `  "${source}" -> "${target}" [${label(labelOf(graph, kinds))}];`);
  return ['digraph {', '  rankdir=LR;', '  node [shape=box, style=rounded];', ...clusters, ...edges, '}', ''].join('\n');
}

/**
 * The same as a Mermaid flowchart.
 *
 * Whatever could mean something to Mermaid, and the space that it would trim, stands as the number of its character.
 */
export function toMermaid(graph: PatternGraph): string {
  const quote = (text: string) => `"${text.replace(/[^\p{L}\p{N} .,!?'()\-–]|^ | $/gu, (character) => `#${character.codePointAt(0)};`)}"`;
  const clusters = clustersOf(graph).flatMap(({ title, patterns }, index) => [
    `  subgraph c${index}[${quote(title)}]`,
    ...patterns.map(({ ref, title: name }) => `    ${ref}[${quote(`${ref} ${name}`)}]`),
    '  end',
  ]);
  const edges = graph.linkages.map(({ source, target, kinds }) => `  ${source} -->|${quote(labelOf(graph, kinds))}| ${target}`);
  return ['flowchart LR', ...clusters, ...edges, ''].join('\n');
}

/**
 * The same in GraphML (graphdrawing.org), plain, so that yEd, Gephi and networkx open it. Every attribute is declared with its type;
 * `label` and `weight` are those that drawing programs look for, and the weight of a linkage is the number of its sentences.
 */
export function toGraphml(graph: PatternGraph): string {
  const names = namesAt(graph.language.base);
  const nodes = graph.patterns.map((pattern) => `    <node id="${pattern.ref}">${dataOf('node', nodeData(pattern, graph))}</node>`);
  const edges = graph.linkages.map((linkage) => {
    const { source, target, kinds, mentions } = linkage;
    const data = {
      label: labelOf(graph, kinds),
      weight: String(mentions.length),
      kinds: kinds.join(' '),
      iri: names.linkage(source, target),
    };
    return `    <edge id="${source}.link.${target}" source="${source}" target="${target}">${dataOf('edge', data)}</edge>`;
  });
  const keys = Object.entries(KEYS).flatMap(([element, attributes]) =>
    Object.entries(attributes).map(
      ([name, type]) => `  <key id="${element}-${name}" for="${element}" attr.name="${name}" attr.type="${type}"/>`,
    ),
  );
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...keys,
    '  <graph edgedefault="directed">',
    ...nodes,
    ...edges,
    '  </graph>',
    '</graphml>',
  ].join('\n')}\n`;
}

const KEYS = {
  node: {
    label: 'string',
    reference: 'string',
    title: 'string',
    component: 'string',
    componentTitle: 'string',
    group: 'string',
    groupTitle: 'string',
    status: 'string',
    iri: 'string',
  },
  edge: { label: 'string', weight: 'int', kinds: 'string', iri: 'string' },
} as const;

function nodeData({ ref, title, component, group, status, iri }: Pattern, { language }: PatternGraph) {
  return {
    label: `${ref} ${title}`,
    reference: ref,
    title,
    component,
    componentTitle: language.components.find(({ id }) => id === component)?.title,
    group,
    groupTitle: language.groups.find(({ id }) => id === group)?.title,
    status,
    iri,
  };
}

function dataOf<Element extends keyof typeof KEYS>(
  element: Element,
  data: Readonly<Record<keyof (typeof KEYS)[Element], string | undefined>>,
): string {
  return Object.entries<string | undefined>(data)
    .map(([name, value]) => (value === undefined ? '' : `<data key="${element}-${name}">${escapeXml(value)}</data>`))
    .join('');
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
