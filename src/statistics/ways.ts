import type { Network } from './network.ts';

/** By node and by node, how many steps the shortest way takes; undefined where there is no way. No way is needed to the node itself: 0. */
export type Steps = readonly (readonly (number | undefined)[])[];

/**
 * The length of the shortest way from each node to each other, by breadth-first search.
 *
 * @example
 * stepsIn({ size: 3, edges: [[0, 1], [1, 2]], next: [[1], [2], []], previous: [[], [0], [1]] })
 * // [[0, 1, 2], [undefined, 0, 1], [undefined, undefined, 0]]
 */
export function stepsIn({ size, next }: Network): Steps {
  return Array.from({ length: size }, (_, start) => {
    const steps: (number | undefined)[] = Array.from({ length: size }, () => undefined);
    steps[start] = 0;
    const reached = [start];
    for (const node of reached) {
      for (const other of next[node] ?? []) {
        if (steps[other] !== undefined) continue;
        steps[other] = (steps[node] ?? 0) + 1;
        reached.push(other);
      }
    }
    return steps;
  });
}

/** How long the shortest ways between two different nodes are. */
export interface Distances {
  /** How many ordered pairs are how many steps apart, from one step on. */
  readonly pairs: readonly number[];
  /** How many have no way between them. */
  readonly unconnected: number;
  /** The average shortest path length over the pairs that have a way; missing when none has. */
  readonly average?: number;
}

/**
 * @example
 * distancesIn([[0, 1, 2], [undefined, 0, 1], [undefined, undefined, 0]])
 * // { pairs: [2, 1], unconnected: 3, average: 4 / 3 }
 */
export function distancesIn(steps: Steps): Distances {
  const all = steps.flatMap((row, from) => row.filter((_, to) => to !== from));
  const lengths = all.filter((length) => length !== undefined);
  const longest = lengths.reduce((most, length) => Math.max(most, length), 0);
  const pairs = Array.from({ length: longest }, () => 0);
  for (const length of lengths) pairs[length - 1] = (pairs[length - 1] ?? 0) + 1;
  const total = lengths.reduce((sum, length) => sum + length, 0);
  return { pairs, unconnected: all.length - lengths.length, ...(lengths.length > 0 && { average: total / lengths.length }) };
}

/** A graph seen from its largest circle, as A. Broder et al., "Graph structure in the Web", divide it. */
export interface BowTie {
  /** The largest strongly connected component: each of its nodes leads to each other. Of several as large, the first. */
  readonly core: readonly number[];
  /** What leads to the core, and cannot be reached from it. */
  readonly before: readonly number[];
  /** What the core leads to, and does not lead back. */
  readonly after: readonly number[];
  /** The rest. */
  readonly apart: readonly number[];
}

/**
 * @example
 * bowTieIn([[0, 1, 2], [1, 0, 1], [undefined, undefined, 0]])
 * // { core: [0, 1], before: [], after: [2], apart: [] }
 */
export function bowTieIn(steps: Steps): BowTie {
  const nodes = steps.map((_, node) => node);
  const leads = (from: number, to: number) => steps[from]?.[to] !== undefined;
  const components = nodes.map((node) => nodes.filter((other) => leads(node, other) && leads(other, node)));
  const core = components.reduce((largest, one) => (one.length > largest.length ? one : largest), []);
  const [middle] = core;
  if (middle === undefined) return { core: [], before: [], after: [], apart: [] };
  const others = nodes.filter((node) => !core.includes(node));
  return {
    core,
    before: others.filter((node) => leads(node, middle)),
    after: others.filter((node) => leads(middle, node)),
    apart: others.filter((node) => !leads(node, middle) && !leads(middle, node)),
  };
}

/**
 * The betweenness centrality of each node (L. C. Freeman), as U. Brandes computes it in "A faster algorithm for betweenness centrality":
 * of the shortest ways from one other node to another, the share that leads through it, averaged over all ordered pairs of others.
 * Pairs without a way count as 0. Between 0 and 1; 0 where there are not two others.
 *
 * @example
 * betweennessIn({ size: 3, edges: [[0, 1], [1, 2]], next: [[1], [2], []], previous: [[], [0], [1]] })
 * // [0, 0.5, 0]
 */
export function betweennessIn({ size, next }: Network): readonly number[] {
  const shares = Array.from({ length: size }, () => 0);
  for (let start = 0; start < size; start++) {
    const steps = new Map([[start, 0]]);
    const ways = new Map([[start, 1]]);
    const reached = [start];
    const before = new Map<number, number[]>();
    for (const node of reached) {
      for (const other of next[node] ?? []) {
        if (!steps.has(other)) {
          steps.set(other, (steps.get(node) ?? 0) + 1);
          reached.push(other);
        }
        if (steps.get(other) !== (steps.get(node) ?? 0) + 1) continue;
        ways.set(other, (ways.get(other) ?? 0) + (ways.get(node) ?? 0));
        before.set(other, [...(before.get(other) ?? []), node]);
      }
    }
    const depends = new Map<number, number>();
    for (const node of reached.reverse()) {
      const own = depends.get(node) ?? 0;
      for (const one of before.get(node) ?? []) {
        depends.set(one, (depends.get(one) ?? 0) + ((ways.get(one) ?? 0) / (ways.get(node) ?? 1)) * (1 + own));
      }
      if (node !== start) shares[node] = (shares[node] ?? 0) + own;
    }
  }
  const pairs = (size - 1) * (size - 2);
  return shares.map((share) => (pairs > 0 ? share / pairs : 0));
}
