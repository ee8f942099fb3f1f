import type { PatternGraph } from '../../../src/model.ts';
import type { Statistics } from '../../../src/statistics/index.ts';
import { type StatisticsQueries, statisticsQueries } from '../../../src/statistics/queries.ts';
import type { Link } from '../item-records.ts';
import type { Phrase, Statistic } from '../records.ts';

/** What each number shows in a sentence, how it is counted, and how it comes from the dataset. */
export function findingsOf(counted: Statistics, links: readonly Link[], { language }: PatternGraph) {
  const queries = statisticsQueries(language.base);
  const space: Space = { counted, links, queries };
  return {
    named: namedMost(space),
    leading: ledTo(space),
    hubs: hubs(space),
    answered: answered(space),
    circle: circle(space),
    distances: distances(space),
    groups: groups(space),
    linkages: linkages(space),
  };
}

interface Space {
  readonly counted: Statistics;
  readonly links: readonly Link[];
  readonly queries: StatisticsQueries;
}

function namedMost({ counted: { patterns }, links, queries }: Space): Statistic {
  const most = Math.max(...patterns.map(({ namedBy }) => namedBy));
  const first = patterns.flatMap(({ namedBy }, node) => (namedBy === most ? [node] : []));
  const never = patterns.flatMap(({ namedBy }, node) => (namedBy === 0 ? [node] : []));
  const others = patterns.length === 2 ? 'the only other' : `${most} of the ${patterns.length - 1} others`;
  const [only = 0] = first;
  return {
    id: 'named',
    title: 'Most named',
    key: { value: String(most), name: `of ${counting(patterns.length - 1, 'other')} ${most === 1 ? 'names' : 'name'} it` },
    finding: [
      ...(first.length === 1
        ? [...listed(first, links), ` is named most: by ${others}, in ${counting(patterns[only]?.sentences ?? 0, 'sentence')}.`]
        : [...listed(first, links), ` are named most, each by ${others}.`]),
      ...(never.length > 0 ? [' None names ', ...listed(never, links, 'or'), '.'] : []),
    ],
    definitions: [
      {
        term: 'Named by',
        text: 'How many other patterns have a linkage to this one: its in-degree. A pattern counts once, however often it names another.',
      },
      {
        term: 'In sentences',
        text: 'How many sentences, or cells of a matrix, are the evidence of these linkages. One that names two patterns counts for both.',
      },
    ],
    query: queries.named,
  };
}

function ledTo({ counted: { patterns }, links, queries }: Space): Statistic {
  const most = Math.max(...patterns.map(({ reachedFrom }) => reachedFrom.inTwoSteps));
  const first = patterns.flatMap(({ reachedFrom }, node) => (reachedFrom.inTwoSteps === most ? [node] : []));
  const naming = patterns.filter(({ names }) => names > 0).length;
  /** Those that name another, apart from the pattern itself. */
  const could = (node: number) => naming - ((patterns[node]?.names ?? 0) > 0 ? 1 : 0);
  const everything = first.filter((node) => could(node) === most);
  return {
    id: 'leading',
    title: 'What everything leads to',
    key: { value: String(most), name: `of ${counting(patterns.length - 1, 'other')} ${most === 1 ? 'leads' : 'lead'} to it in two steps` },
    finding:
      everything.length > 0
        ? [leadingAll(most, patterns.length - 1), ' in two steps at most to ', ...listed(everything, links), '.']
        : [
            `In two steps at most, ${most} of the ${patterns.length - 1} others ${most === 1 ? 'leads' : 'lead'} to `,
            ...listed(first, links),
            ', and fewer to any other.',
          ],
    definitions: [
      { term: 'Directly', text: 'How many other patterns have a linkage to this one.' },
      { term: 'In two steps', text: 'How many have one to it, or to a pattern that has one to it.' },
      {
        term: 'In any number',
        text: 'From how many a way of linkages leads to it, however long: the patterns from which it is reachable.',
      },
    ],
    query: queries.leading,
  };
}

function leadingAll(count: number, others: number): string {
  const who = count === others ? '' : ' that names any pattern';
  return count === 1 ? `The only other${who} leads` : `All${who && ` ${count}`} others${who.replace('names', 'name')} lead`;
}

function hubs({ counted: { patterns }, links, queries }: Space): Statistic {
  const order = patterns.map((_, node) => node).sort((a, b) => through(b) - through(a) || a - b);
  function through(node: number) {
    return patterns[node]?.betweenness ?? 0;
  }
  const most = Math.max(...patterns.map(({ betweenness }) => betweenness));
  const first = order.filter((node) => through(node) === most);
  const [, second] = order;
  const next = first.length === 1 && second !== undefined && through(second) > 0 ? second : undefined;
  return {
    id: 'hubs',
    title: 'Hubs',
    key: { value: percent(most), name: 'of shortest ways lead through one pattern' },
    finding:
      most === 0
        ? ['No shortest way from one pattern to another leads through a third.']
        : [
            `On average, ${percent(most)} of the shortest ways between two patterns lead through `,
            ...(first.length === 1 ? [] : ['each of ']),
            ...listed(first, links),
            ...(next === undefined ? ['.'] : [`, ${percent(through(next))} through the next, `, ...listed([next], links), '.']),
          ],
    definitions: [
      {
        term: 'Through it',
        text: 'Betweenness centrality (L. C. Freeman): for each two other patterns, one as the start and one as the end, the share of the shortest ways between them that lead through the pattern; of all these shares the average. Two without a way count as 0.',
      },
      {
        term: 'Named by, names',
        text: 'The in-degree and the out-degree: how many others have a linkage to the pattern, and to how many it has one.',
      },
    ],
    query: queries.edges,
    after:
      'SPARQL finds no shortest ways. From each pattern in turn these linkages are followed step by step, breadth first, and the ways counted (U. Brandes, “A faster algorithm for betweenness centrality”).',
  };
}

function answered({ counted, queries }: Space): Statistic {
  const { linkages: all, answered: pairs, density = 0, reciprocity = 0, patterns } = counted;
  const expected = (all - 1) / (patterns.length * (patterns.length - 1) - 1);
  return {
    id: 'answered',
    title: 'Answered',
    key: { value: percent(reciprocity), name: 'of linkages are answered' },
    finding: [
      pairs.length === 0
        ? 'No linkage is answered by one in the other direction.'
        : `${2 * pairs.length} of ${counting(all, 'linkage')} are answered by one in the other direction: ${percent(reciprocity)}.`,
      density < 1 && all > 1 ? ` If they fell by chance, about ${percent(expected)} would be.` : '',
    ],
    definitions: [
      {
        term: 'Answered',
        text: 'A linkage is answered when its target has a linkage to its source. The share of these is the reciprocity of the graph.',
      },
      {
        term: 'By chance',
        text: 'If as many linkages fell on any of the places that there are for them: of one linkage, how likely the place for its answer is filled by another.',
      },
    ],
    query: queries.answered,
  };
}

function circle({ counted: { circle: parts, patterns }, links, queries }: Space): Statistic {
  const { core, before, after, apart } = parts;
  return {
    id: 'circles',
    title: 'Round trips',
    key: { value: String(core.length < 2 ? 0 : core.length), name: `of ${counting(patterns.length, 'pattern')} lead there and back` },
    finding:
      core.length < 2
        ? ['No way of linkages leads back to where it began.']
        : [
            core.length === patterns.length
              ? `All ${patterns.length} patterns lead to one another and back.`
              : `${core.length} of the ${patterns.length} patterns lead to one another and back.`,
            ...(before.length > 0 ? [' No way leads back to ', ...listed(before, links, 'or'), '.'] : []),
            ...(after.length > 0 ? [' No way leads back from ', ...listed(after, links, 'or'), '.'] : []),
            ...(apart.length > 0 ? [' No way joins them to ', ...listed(apart, links, 'or'), ' and back.'] : []),
          ],
    definitions: [
      {
        term: 'Round trips',
        text: 'The largest strongly connected component of the graph: the most patterns of which each leads to each other, directly or by way of others.',
      },
      {
        term: 'Before, after, apart',
        text: 'Patterns that lead to it and cannot be reached from it; those that it leads to and that do not lead back; and the rest. The drawing is the bow tie of A. Broder and others, “Graph structure in the Web”.',
      },
    ],
    query: queries.circle,
    after:
      'The patterns with the highest number are those of the largest component, unless several are as large; it has one pattern more than that number.',
  };
}

function distances({ counted: { distances: found }, queries }: Space): Statistic {
  const { pairs, unconnected, average = 0 } = found;
  const all = pairs.reduce((sum, count) => sum + count, unconnected);
  return {
    id: 'steps',
    title: 'Steps',
    key: { value: decimal(average, 1), name: 'steps on average' },
    finding: [
      `The shortest way from one pattern to another takes ${decimal(average, 1)} steps on average, and ${pairs.length} at most.`,
      unconnected > 0 ? ` Between ${unconnected} of ${counting(all, 'pair')} there is no way.` : '',
    ],
    definitions: [
      { term: 'Pairs', text: 'Each pattern as the start with each other as the end; the way back is another pair.' },
      {
        term: 'Steps',
        text: 'The fewest linkages that lead from the start to the end. The most there are is the diameter; the average is over the pairs that have a way.',
      },
    ],
    query: queries.distances,
    after:
      'Pairs that are exactly so many steps apart are those at most so far apart, less those at most one step less. SPARQL 1.1 has to be asked for each number of steps; beyond three the rest is followed breadth first.',
  };
}

function groups({ counted, queries }: Space): Statistic {
  const { printed, found, linkages: all } = counted;
  const [groupCount, clusterCount] = [new Set(printed.clusters).size, clustersFormed(found)];
  const agreement = groupCount === 1 || clusterCount === 0 ? undefined : counted.agreement;
  return {
    id: 'groups',
    title: 'Groups',
    key: {
      value: String(clusterCount),
      name: `clusters in ${counting(groupCount, 'printed group')}`,
    },
    finding: [
      groupCount === 1
        ? 'All patterns are printed in one group.'
        : `${printed.within} of ${counting(all, 'linkage')} stay within one of the ${groupCount} groups in which the patterns are printed.`,
      clusterCount === 0
        ? ' The linkages themselves form no clusters.'
        : ` The linkages themselves form ${clusterCount} clusters, and ${found.within} stay within one.`,
      agreement === undefined ? '' : ` The two divisions ${agreeing(agreement)}.`,
    ],
    definitions: [
      { term: 'Groups', text: 'The groups of the language, and those of its components that have none.' },
      {
        term: 'Modularity',
        text: 'The share of linkages that stay within a group, less the share that would if each pattern kept its number of linkages out and in and they led anywhere (E. A. Leicht and M. E. J. Newman, “Community structure in directed networks”). 0 is as by chance; above 0.3 is much.',
      },
      {
        term: 'Clusters',
        text: 'The division into which patterns fall when each in turn moves to where modularity grows most, then the clusters as wholes, until none moves (V. D. Blondel and others, “Fast unfolding of communities in large networks”), in the order of the language.',
      },
      {
        term: 'Agreement',
        text: `The adjusted Rand index (L. Hubert and P. Arabie, “Comparing partitions”): 1 when both divisions are the same, 0 when they agree as by chance.${agreement === undefined ? '' : ` Here it is ${decimal(agreement, 2)}. Below 0.2 the two hardly agree, below 0.6 in part, below 1 for the most part.`}`,
      },
    ],
    query: queries.groups,
    after: `Modularity is the sum, over the groups, of within ÷ ${all} − out × into ÷ ${all}². Clusters are found in the linkages themselves, with the query under Hubs.`,
  };
}

/** How many clusters there are, unless all patterns form one, or each one of its own: then none. */
export function clustersFormed({ clusters }: Statistics['found']): number {
  const count = new Set(clusters).size;
  return count === 1 || count === clusters.length ? 0 : count;
}

function agreeing(agreement: number): string {
  if (agreement === 1) return 'are the same';
  return agreement < 0.2 ? 'hardly agree' : agreement < 0.6 ? 'agree in part' : 'agree for the most part';
}

function linkages({ counted: { linkages: all, patterns, density = 0, kinds }, queries }: Space): Statistic {
  const used = kinds.filter((kind) => kind.linkages > 0).length;
  return {
    id: 'linkages',
    title: 'Linkages',
    key: { value: percent(density), name: 'of the linkages that could be' },
    finding: [
      `${counting(all, 'linkage')} of ${counting(used, 'kind')} ${all === 1 ? 'joins' : 'join'} ${patterns.length} patterns: ${percent(density)} of those that could be. Each pattern names ${decimal(all / patterns.length, 1)} others on average.`,
    ],
    definitions: [
      {
        term: 'Could be',
        text: 'One linkage from each pattern to each other. The share of these that there are is the density of the graph.',
      },
      { term: 'Kinds', text: 'A linkage of several kinds counts with each of them.' },
    ],
    query: queries.kinds,
  };
}

/** The patterns by their names where they are few, by their references where there are more, and only their number where these would fill the page. */
function listed(nodes: readonly number[], links: readonly Link[], word: 'and' | 'or' = 'and'): Phrase {
  if (nodes.length > 12) return [`${nodes.length} patterns`];
  return nodes.flatMap((node, index) => {
    const link = links[node];
    const before = index === 0 ? '' : index === nodes.length - 1 ? ` ${word} ` : ', ';
    return link ? [before, nodes.length > 2 ? { ...link, title: '' } : link] : [];
  });
}

export function counting(count: number, name: string): string {
  return `${count} ${name}${count === 1 ? '' : 's'}`;
}

/** A share in hundredths, without a locale. */
export function percent(share: number): string {
  const hundredths = share * 100;
  return `${hundredths > 0 && hundredths < 0.95 ? hundredths.toFixed(1) : Math.round(hundredths)}%`;
}

/** With a true minus sign. */
export function decimal(number: number, digits: number): string {
  return number
    .toFixed(digits)
    .replace(/^-(0\.?0*)$/, '$1')
    .replace('-', '−');
}
