import type { CompactIri, PropertyName } from './terms.ts';

/** The named graphs that the dataset is made of. */
export const GRAPHS = ['content', 'linkages', 'annexes', 'errata'] as const;

export type GraphName = (typeof GRAPHS)[number];

/** A resource with all that the dataset says of it. Properties that are undefined, and empty lists, say nothing. */
export interface Node {
  /** An absolute IRI. */
  readonly id: string;
  readonly types: readonly CompactIri[];
  readonly properties: Properties;
}

export type Value = string | number | boolean;

export type Properties = { readonly [Name in PropertyName]?: Value | readonly Value[] | undefined };

/** A node in its place: the graph it belongs to, and the files of single patterns and annexes that hold it. */
export interface PlacedNode extends Node {
  readonly graph: GraphName;
  /** References of patterns, slugs of annexes, or {@link FRAME}. */
  readonly files: readonly string[];
}

/** The file that holds what is neither a pattern's nor an annex's: the language, its components, groups, kinds of linkage, and pages. */
export const FRAME = 'language';
