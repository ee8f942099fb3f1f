import type { PatternGraph } from '../../../src/model.ts';
import { type PatternStatistics, type Statistics, statisticsOf } from '../../../src/statistics/index.ts';
import type { Link } from '../item-records.ts';
import type { BarChart, KeyFigure, MapPage, StatisticsPage } from '../records.ts';
import { linkOf } from './families.ts';
import { clustersFormed, counting, decimal, findingsOf, percent } from './findings.ts';
import { drawBows, drawClusters } from './statistics-drawings.ts';

/** More patterns than these are not listed in a chart, do not stand in a line across the page, and are not drawn as a matrix. */
const MOST_ROWS = 20;
const MOST_ACROSS = 20;
const MOST_DRAWN = 40;

/** What the linkages show as a whole, each number with a picture, a sentence, its definition and its query. */
export function statisticsPage(graph: PatternGraph, { kinds, clusters: groups, edges }: MapPage): StatisticsPage {
  const counted = statisticsOf(graph);
  const { patterns, answered, unanswered, circle, distances, printed, found } = counted;
  if (counted.linkages === 0) return { patterns: patterns.length };
  const links = graph.patterns.map((pattern) => linkOf(pattern, graph));
  const findings = findingsOf(counted, links, graph);
  const linkAt = (node: number) => links.slice(node, node + 1);
  const edgeBetween = (from: number, to: number) =>
    edges.find(({ source, target }) => source.ref === links[from]?.ref && target.ref === links[to]?.ref);
  const formed = Array.from({ length: clustersFormed(found) }, (_, cluster) => cluster);
  const namedRows = ranked(patterns, [({ namedBy }) => namedBy, ({ sentences }) => sentences]);
  const bounds = [
    ...answered.map(([from, to]) => ({ from, to, both: true })),
    ...unanswered.map(([from, to]) => ({ from, to, both: false })),
  ].map((bound) => {
    const edge = edgeBetween(bound.from, bound.to);
    return {
      ...bound,
      href: edge ? `/map/#${edge.id}` : '/map/',
      title: edge ? `${edge.source.ref} ${edge.label} ${edge.target.ref}` : '',
    };
  });
  return {
    patterns: patterns.length,
    counted: {
      figures: figuresOf(counted),
      named: {
        statistic: findings.named,
        rows: namedRows.slice(0, MOST_ROWS).flatMap((node) =>
          linkAt(node).map((link) => ({
            link,
            by: edges.flatMap(({ id, source, target }) => (target.ref === link.ref ? [{ ...source.link, href: `/map/#${id}` }] : [])),
            sentences: patterns[node]?.sentences ?? 0,
          })),
        ),
        left: Math.max(0, namedRows.length - MOST_ROWS),
      },
      leading: { statistic: findings.leading, chart: leadingChart(patterns, links) },
      hubs: { statistic: findings.hubs, chart: hubsChart(patterns, links) },
      answered: {
        statistic: findings.answered,
        ...(links.length <= MOST_ACROSS && { wide: drawBows(links, bounds, 'across') }),
        ...(links.length <= MOST_DRAWN && { narrow: drawBows(links, bounds, 'down') }),
        pairs: answered.flatMap(([from, to]) =>
          linkAt(from).flatMap((one) =>
            linkAt(to).map((other) => ({
              one,
              label: edgeBetween(from, to)?.label ?? '',
              back: edgeBetween(to, from)?.label ?? '',
              other,
            })),
          ),
        ),
      },
      circle: {
        statistic: findings.circle,
        parts: [
          { title: 'Before', nodes: circle.before },
          { title: 'Round trips', nodes: circle.core.length > 1 ? circle.core : [] },
          { title: 'After', nodes: circle.after },
          { title: 'Apart', nodes: circle.apart },
        ].flatMap(({ title, nodes }, index) =>
          nodes.length > 0 && circle.core.length > 1 ? [{ title, isCore: index === 1, links: nodes.flatMap(linkAt) }] : [],
        ),
      },
      distances: { statistic: findings.distances, chart: distancesChart(distances) },
      groups: {
        statistic: findings.groups,
        ...(links.length <= MOST_DRAWN && {
          drawings: [
            { clustering: printed, name: 'Printed groups' },
            ...(clustersFormed(found) > 0 ? [{ clustering: found, name: 'Clusters found' }] : []),
          ].map(({ clustering: { clusters, within, modularity = 0 }, name }) =>
            drawClusters(links, [...bothWays(answered), ...unanswered], {
              clusters,
              caption: `${name}: ${within} of ${counting(counted.linkages, 'linkage')} stay within, modularity ${decimal(modularity, 2)}`,
            }),
          ),
        }),
        clusters: formed.map((cluster) => `Cluster ${cluster + 1}`),
        rows: groups.map(({ title, number }) => ({
          title,
          cells: formed.map((cluster) =>
            links.filter((_, node) => printed.clusters[node] === number - 1 && found.clusters[node] === cluster),
          ),
        })),
      },
      linkages: {
        statistic: findings.linkages,
        chart: {
          caption: 'Kinds of linkage',
          columns: ['Kind', 'Linkages'],
          parts: 1,
          rows: kinds
            .toSorted((a, b) => b.count - a.count)
            .map((kind) => ({ name: kind, parts: [kind.count], values: [String(kind.count)] })),
          most: Math.max(...kinds.map(({ count }) => count)),
          left: 0,
        },
      },
    },
  };
}

function figuresOf({ patterns, linkages, density = 0, reciprocity = 0, distances, found }: Statistics): readonly KeyFigure[] {
  return [
    { count: String(patterns.length), name: patterns.length === 1 ? 'pattern' : 'patterns', href: '#named' },
    { count: String(linkages), name: linkages === 1 ? 'linkage' : 'linkages', href: '#linkages' },
    { count: percent(density), name: 'of those that could be', href: '#linkages' },
    { count: percent(reciprocity), name: 'answered', href: '#answered' },
    { count: decimal(distances.average ?? 0, 1), name: 'steps on average', href: '#steps' },
    { count: String(clustersFormed(found)), name: 'clusters', href: '#groups' },
  ];
}

function bothWays(pairs: Statistics['answered']): Statistics['answered'] {
  return pairs.flatMap(([from, to]) => [
    [from, to],
    [to, from],
  ]);
}

/** The patterns from the highest number to the lowest, by the first of the measures in which they differ; else in the language's order. */
function ranked(patterns: readonly PatternStatistics[], measures: readonly ((pattern: PatternStatistics) => number)[]): readonly number[] {
  const difference = (a: PatternStatistics, b: PatternStatistics) =>
    measures.map((measure) => measure(b) - measure(a)).find((one) => one !== 0) ?? 0;
  return patterns
    .map((pattern, node) => ({ pattern, node }))
    .sort((a, b) => difference(a.pattern, b.pattern))
    .map(({ node }) => node);
}

function leadingChart(patterns: readonly PatternStatistics[], links: readonly Link[]): BarChart {
  const order = ranked(patterns, [
    ({ reachedFrom }) => reachedFrom.inTwoSteps,
    ({ reachedFrom }) => reachedFrom.directly,
    ({ reachedFrom }) => reachedFrom.inAny,
  ]);
  return {
    caption: 'How many other patterns lead to each',
    columns: ['Pattern', 'Directly', 'In two steps', 'In any number'],
    parts: 3,
    ...rowsOf(
      order,
      (node) => {
        const { directly = 0, inTwoSteps = 0, inAny = 0 } = patterns[node]?.reachedFrom ?? {};
        return { parts: [directly, inTwoSteps - directly, inAny - inTwoSteps], values: [directly, inTwoSteps, inAny].map(String) };
      },
      links,
    ),
    most: patterns.length - 1,
  };
}

function hubsChart(patterns: readonly PatternStatistics[], links: readonly Link[]): BarChart {
  const order = ranked(patterns, [({ betweenness }) => betweenness, ({ namedBy, names }) => namedBy + names]);
  return {
    caption: 'How many of the shortest ways lead through each pattern',
    columns: ['Pattern', 'Through it', 'Named by', 'Names'],
    parts: 1,
    ...rowsOf(
      order,
      (node) => {
        const { betweenness = 0, namedBy = 0, names = 0 } = patterns[node] ?? {};
        return { parts: [Math.round(betweenness * 1000)], values: [percent(betweenness), String(namedBy), String(names)] };
      },
      links,
    ),
    most: Math.max(1, ...patterns.map(({ betweenness }) => Math.round(betweenness * 1000))),
  };
}

function rowsOf(
  order: readonly number[],
  valuesOf: (node: number) => Pick<BarChart['rows'][number], 'parts' | 'values'>,
  links: readonly Link[],
) {
  const rows = order.slice(0, MOST_ROWS).flatMap((node) => (links[node] ? [{ name: links[node], ...valuesOf(node) }] : []));
  return { rows, left: order.length - rows.length };
}

function distancesChart({ pairs, unconnected }: Statistics['distances']): BarChart {
  const counts = [
    ...pairs.map((count, index) => ({ name: counting(index + 1, 'step'), count, parts: [count] })),
    ...(unconnected > 0 ? [{ name: 'no way', count: unconnected, parts: [0, unconnected] }] : []),
  ];
  return {
    caption: 'Pairs of patterns by the steps between them',
    columns: ['Shortest way', 'Pairs'],
    parts: 1,
    rows: counts.slice(0, MOST_ROWS).map(({ name, count, parts }) => ({ name, parts, values: [String(count)] })),
    most: Math.max(...counts.map(({ count }) => count)),
    left: Math.max(0, counts.length - MOST_ROWS),
  };
}
