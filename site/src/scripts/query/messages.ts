/** What the page of queries and its workers say to each other. */
import type { Reply } from '../../../../src/query/reply.ts';

export interface Question {
  readonly query: string;
  readonly base: string;
  /** The address of the dataset as canonical N-Quads. */
  readonly data: string;
}

/** What a question takes that is to be fetched before. */
export type Part = 'the query engine' | 'the dataset';

export type Progress =
  | { readonly fetching: Part }
  | { readonly failed: Part }
  | { readonly asking: true }
  /** How long it took, in milliseconds. */
  | { readonly reply: Reply; readonly took: number };

/** A graph to lay out. Lengths are in pixels. */
export interface Outline {
  readonly nodes: readonly Size[];
  /** The ends by their place among the nodes. */
  readonly edges: readonly (Size & { readonly tail: number; readonly head: number })[];
}

interface Size {
  readonly width: number;
  readonly height: number;
}

export type Point = readonly [x: number, y: number];

export interface Layout extends Size {
  /** The middle of each node. */
  readonly nodes: readonly Point[];
  /** The course of each edge, as the start and the handles of its curves, where its arrow ends, and the middle of its label. */
  readonly edges: readonly { readonly curve: readonly Point[]; readonly end: Point; readonly label: Point }[];
}
