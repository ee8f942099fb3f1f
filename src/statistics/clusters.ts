import type { Network } from './network.ts';

/** By node, the number of the cluster that it is in. Numbers count from 0, in the order in which they first come. */
export type Partition = readonly number[];

/**
 * The same partition with its clusters counted in the order of their first nodes.
 *
 * @example
 * partitionBy(['water', 'stone', 'water'])
 * // [0, 1, 0]
 */
export function partitionBy(clusters: readonly unknown[]): Partition {
  const distinct = [...new Set(clusters)];
  const numbers = new Map(distinct.map((cluster, number) => [cluster, number]));
  return clusters.map((cluster) => numbers.get(cluster) ?? 0);
}

/**
 * The modularity of a partition of a directed graph, as E. A. Leicht and M. E. J. Newman define it in "Community structure in directed
 * networks": the share of edges that stay within a cluster, less the share that would if each node kept its number of edges out and in and
 * they led anywhere. At most 1; undefined for a graph without edges.
 *
 * @example
 * modularityOf([0, 0, 1, 1], { size: 4, edges: [[0, 1], [2, 3]], next: [[1], [], [3], []], previous: [[], [0], [], [2]] })
 * // 0.5
 */
export function modularityOf(partition: Partition, { edges, next, previous }: Network): number | undefined {
  if (edges.length === 0) return undefined;
  const count = partition.reduce((most, cluster) => Math.max(most, cluster + 1), 0);
  const sums = Array.from({ length: count }, () => ({ within: 0, out: 0, into: 0 }));
  for (const [node, cluster] of partition.entries()) {
    const sum = sums[cluster];
    if (!sum) continue;
    sum.out += next[node]?.length ?? 0;
    sum.into += previous[node]?.length ?? 0;
    sum.within += (next[node] ?? []).filter((other) => partition[other] === cluster).length;
  }
  // Whole numbers up to the last division, so that the sum does not hang on the order of the clusters.
  const whole = sums.reduce((total, { within, out, into }) => total + edges.length * within - out * into, 0);
  return whole / edges.length ** 2;
}

/**
 * A partition of high modularity, found by the method of V. D. Blondel, J.-L. Guillaume, R. Lambiotte and E. Lefebvre, "Fast unfolding of
 * communities in large networks": each node in turn moves to the cluster of a neighbour that raises modularity most, until none does; then
 * each cluster counts as one node, and so on. Nodes take their turn in the order of the language, and of several clusters as good the first is
 * taken, so that the same graph always gives the same clusters. None better may be known; that there is none is not said.
 */
export function clustersIn({ size, edges }: Network): Partition {
  const weights = edges.map(([from, to]) => ({ from, to, weight: 1 }));
  return unfolded({ size, weights });
}

interface Weighted {
  readonly size: number;
  readonly weights: readonly Weight[];
}

interface Weight {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
}

function unfolded(graph: Weighted): Partition {
  const moved = movedUntilStill(graph);
  const clusters = new Set(moved).size;
  if (clusters === graph.size) return moved;
  const above = unfolded({ size: clusters, weights: merged(graph.weights, moved) });
  return partitionBy(moved.map((cluster) => above[cluster]));
}

function merged(weights: readonly Weight[], partition: Partition): readonly Weight[] {
  const clustered = weights.map(({ from, to, weight }) => ({ from: partition[from] ?? 0, to: partition[to] ?? 0, weight }));
  return [...Map.groupBy(clustered, ({ from, to }) => `${from} ${to}`).values()].flatMap((same) =>
    same.slice(0, 1).map(({ from, to }) => ({ from, to, weight: same.reduce((sum, { weight }) => sum + weight, 0) })),
  );
}

/** One level: gains are whole numbers, modularity times the square of all weights, so that no rounding decides. */
function movedUntilStill({ size, weights }: Weighted): Partition {
  const total = weights.reduce((sum, { weight }) => sum + weight, 0);
  const sums = () => Array.from({ length: size }, () => 0);
  const [out, into] = [sums(), sums()];
  const near = Array.from({ length: size }, () => new Map<number, number>());
  const join = (one: number, other: number, weight: number) => near[one]?.set(other, (near[one]?.get(other) ?? 0) + weight);
  for (const { from, to, weight } of weights) {
    out[from] = (out[from] ?? 0) + weight;
    into[to] = (into[to] ?? 0) + weight;
    if (from === to) continue;
    join(from, to, weight);
    join(to, from, weight);
  }
  const clusters = Array.from({ length: size }, (_, node) => node);
  const [outOf, intoOf] = [[...out], [...into]];
  const put = (node: number, cluster: number, sign: 1 | -1) => {
    outOf[cluster] = (outOf[cluster] ?? 0) + sign * (out[node] ?? 0);
    intoOf[cluster] = (intoOf[cluster] ?? 0) + sign * (into[node] ?? 0);
  };
  for (let moves = 1; moves > 0; ) {
    moves = 0;
    for (let node = 0; node < size; node++) {
      const own = clusters[node] ?? node;
      put(node, own, -1);
      const joined = new Map<number, number>([[own, 0]]);
      for (const [other, weight] of near[node] ?? []) {
        const cluster = clusters[other] ?? other;
        joined.set(cluster, (joined.get(cluster) ?? 0) + weight);
      }
      const gain = (cluster: number) =>
        total * (joined.get(cluster) ?? 0) - (out[node] ?? 0) * (intoOf[cluster] ?? 0) - (into[node] ?? 0) * (outOf[cluster] ?? 0);
      const best = [...joined.keys()].sort((a, b) => a - b).reduce((most, cluster) => (gain(cluster) > gain(most) ? cluster : most), own);
      put(node, best, 1);
      if (best !== own) {
        clusters[node] = best;
        moves++;
      }
    }
  }
  return partitionBy(clusters);
}

/**
 * How far two partitions agree, by the index of L. Hubert and P. Arabie, "Comparing partitions" (the adjusted Rand index): 1 when they are
 * the same, about 0 when they agree no more than by chance. Undefined where chance alone makes them the same, as when both have one cluster.
 *
 * @example
 * adjustedRand([0, 0, 1, 1], [0, 1, 0, 1])
 * // -0.5
 */
export function adjustedRand(one: Partition, other: Partition): number | undefined {
  const pairsIn = (keys: readonly unknown[]) =>
    [...Map.groupBy(keys, (key) => key).values()].reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0);
  const both = pairsIn(one.map((cluster, node) => `${cluster} ${other[node]}`));
  const [first, second, all] = [pairsIn(one), pairsIn(other), pairsIn(one.map(() => 0))];
  // Times the number of all pairs, so that everything but the last division is exact.
  const [found, most] = [both * all - first * second, ((first + second) / 2) * all - first * second];
  return most === 0 ? undefined : found / most;
}
