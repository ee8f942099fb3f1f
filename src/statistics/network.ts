import type { Linkage, Pattern } from '../model.ts';

/** A directed graph without parallel edges: nodes count from 0, in the language's order. */
export interface Network {
  readonly size: number;
  readonly edges: readonly Edge[];
  /** By node, the nodes that it leads to, and those that lead to it. */
  readonly next: readonly (readonly number[])[];
  readonly previous: readonly (readonly number[])[];
}

type Edge = readonly [from: number, to: number];

/**
 * Patterns as nodes and linkages as edges. What leads from a pattern to itself, or to none, is left out.
 *
 * @example
 * networkOf({ patterns: [{ ref: 'POND' }, { ref: 'GATE' }], linkages: [{ source: 'GATE', target: 'POND' }] })
 * // { size: 2, edges: [[1, 0]], next: [[], [0]], previous: [[1], []] }
 */
export function networkOf({ patterns, linkages }: Space): Network {
  const places = new Map(patterns.map(({ ref }, index) => [ref, index]));
  const edges = linkages.flatMap(({ source, target }): Edge[] => {
    const [from, to] = [places.get(source), places.get(target)];
    return from === undefined || to === undefined || from === to ? [] : [[from, to]];
  });
  const [next, previous] = [patterns.map((): number[] => []), patterns.map((): number[] => [])];
  for (const [from, to] of edges) {
    next[from]?.push(to);
    previous[to]?.push(from);
  }
  return { size: patterns.length, edges, next, previous };
}

interface Space {
  readonly patterns: readonly Pick<Pattern, 'ref'>[];
  readonly linkages: readonly Pick<Linkage, 'source' | 'target'>[];
}
