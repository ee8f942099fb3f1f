import type { Linkage, LinkageKind, Pattern } from '../model.ts';
import { adjustedRand, clustersIn, modularityOf, type Partition, partitionBy } from './clusters.ts';
import { networkOf } from './network.ts';
import { type BowTie, betweennessIn, bowTieIn, type Distances, distancesIn, type Steps, stepsIn } from './ways.ts';

/** What it takes of a graph to count what it shows. */
export interface CountedSpace {
  /** In the language's order. */
  readonly patterns: readonly Pick<Pattern, 'ref' | 'component' | 'group'>[];
  readonly linkages: readonly Pick<Linkage, 'source' | 'target' | 'kinds' | 'mentions'>[];
  readonly language: { readonly linkageKinds: readonly Pick<LinkageKind, 'id'>[] };
}

/** What the linkages of a language show as a whole. Patterns are counted from 0, in the language's order. */
export interface Statistics {
  readonly patterns: readonly PatternStatistics[];
  readonly linkages: number;
  /** Of the linkages that could be, one from each pattern to each other, the share that is; missing where none could be. */
  readonly density?: number;
  readonly kinds: readonly { readonly id: string; readonly linkages: number }[];
  /** Pairs of patterns that name each other, and linkages that none answers. */
  readonly answered: readonly Pair[];
  readonly unanswered: readonly Pair[];
  /** The share of linkages that another answers, from its target to its source; missing where there is none. */
  readonly reciprocity?: number;
  readonly distances: Distances;
  readonly circle: BowTie;
  /** By component, or group where it has groups, as the language prints its patterns; and by what the linkages alone show. */
  readonly printed: Clustering;
  readonly found: Clustering;
  /** How far the two agree: the adjusted Rand index; missing where it is not defined. */
  readonly agreement?: number;
}

export interface PatternStatistics {
  readonly ref: string;
  /** How many others it names (out-degree), and how many name it (in-degree). */
  readonly names: number;
  readonly namedBy: number;
  /** In how many sentences of theirs. */
  readonly sentences: number;
  /** From how many others a way leads to it: of one step, of at most two, of any length. */
  readonly reachedFrom: { readonly directly: number; readonly inTwoSteps: number; readonly inAny: number };
  /** Its betweenness centrality, from 0 to 1. */
  readonly betweenness: number;
}

interface Clustering {
  readonly clusters: Partition;
  /** How many linkages stay within a cluster. */
  readonly within: number;
  /** Missing for a language without linkages. */
  readonly modularity?: number;
}

type Pair = readonly [from: number, to: number];

/** Count what the linkages of a language show. */
export function statisticsOf(space: CountedSpace): Statistics {
  const network = networkOf(space);
  const { size, edges, next } = network;
  const steps = stepsIn(network);
  const isAnswered = ([from, to]: Pair) => next[to]?.includes(from) === true;
  const answered = edges.filter((edge) => isAnswered(edge) && edge[0] < edge[1]);
  const possible = size * (size - 1);
  const printed = partitionBy(space.patterns.map(({ component, group }) => JSON.stringify([component, group])));
  const found = clustersIn(network);
  const agreement = adjustedRand(printed, found);
  const clustering = (clusters: Partition): Clustering => {
    const modularity = modularityOf(clusters, network);
    const within = edges.filter(([from, to]) => clusters[from] === clusters[to]).length;
    return { clusters, within, ...(modularity !== undefined && { modularity }) };
  };
  return {
    patterns: patternsIn(space, steps, betweennessIn(network)),
    linkages: edges.length,
    ...(possible > 0 && { density: edges.length / possible }),
    kinds: space.language.linkageKinds.map(({ id }) => ({
      id,
      linkages: space.linkages.filter(({ kinds }) => kinds.includes(id)).length,
    })),
    answered,
    unanswered: edges.filter((edge) => !isAnswered(edge)),
    ...(edges.length > 0 && { reciprocity: (2 * answered.length) / edges.length }),
    distances: distancesIn(steps),
    circle: bowTieIn(steps),
    printed: clustering(printed),
    found: clustering(found),
    ...(agreement !== undefined && { agreement }),
  };
}

function patternsIn({ patterns, linkages }: CountedSpace, steps: Steps, betweenness: readonly number[]): readonly PatternStatistics[] {
  return patterns.map(({ ref }, node) => {
    const naming = linkages.filter(({ target }) => target === ref);
    const lengths = steps.flatMap((row, from) => (from === node || row[node] === undefined ? [] : [row[node]]));
    return {
      ref,
      names: linkages.filter(({ source }) => source === ref).length,
      namedBy: naming.length,
      sentences: naming.reduce((sum, { mentions }) => sum + mentions.length, 0),
      reachedFrom: {
        directly: lengths.filter((length) => length === 1).length,
        inTwoSteps: lengths.filter((length) => length <= 2).length,
        inAny: lengths.length,
      },
      betweenness: betweenness[node] ?? 0,
    };
  });
}
