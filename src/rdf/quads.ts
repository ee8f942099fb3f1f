import type { Literal, Quad, Quad_Graph } from '@rdfjs/types';
import { DataFactory } from 'n3';
import type { PatternGraph } from '../model.ts';
import { namesAt } from './names.ts';
import type { Node, PlacedNode, Value } from './node.ts';
import { nodesOf } from './nodes/index.ts';
import { type CompactIri, type Expand, expander, type Holds, type PropertyName, propertyOf } from './terms.ts';

const { namedNode, literal, quad } = DataFactory;

/**
 * The dataset of a pattern language as RDF/JS quads, made as they are asked for, in no promised order.
 *
 * No term is a blank node, and no triple stands in two graphs. Language tags are in lower case.
 */
export function toQuads(graph: PatternGraph): Generator<Quad> {
  return quadsOfNodes(nodesOf(graph), graph);
}

/** What some of the nodes say, each in the named graph it belongs to. */
export function* quadsOfNodes(nodes: Iterable<PlacedNode>, { language: { base, language } }: PatternGraph): Generator<Quad> {
  const options = { expand: expander(base), language: language.toLowerCase() };
  const names = namesAt(base);
  for (const node of nodes) yield* quadsOf(node, namedNode(names.graph(node.graph)), options);
}

interface QuadOptions {
  readonly expand: Expand;
  /** The tag that text gets, in lower case. */
  readonly language: string;
}

function* quadsOf({ id, types, properties }: Node, graph: Quad_Graph, { expand, language }: QuadOptions): Generator<Quad> {
  const subject = namedNode(id);
  for (const type of types) yield quad(subject, namedNode(expand('rdf:type')), namedNode(expand(type)), graph);
  for (const [name, values] of Object.entries(properties) as [PropertyName, Value | readonly Value[] | undefined][]) {
    const { iri, holds } = propertyOf(name);
    for (const value of new Set([values ?? []].flat())) {
      const object = holds === 'resource' ? namedNode(String(value)) : literalOf(value, holds, { expand, language });
      yield quad(subject, namedNode(expand(iri)), object, graph);
    }
  }
}

function literalOf(value: Value, holds: Holds, { expand, language }: QuadOptions): Literal {
  if (holds === 'text') return literal(String(value), language);
  const datatype = holds === 'date' ? dateType(String(value)) : DATATYPES[holds];
  return literal(String(value), namedNode(expand(datatype ?? 'xsd:string')));
}

const DATATYPES: Partial<Record<Holds, CompactIri>> = { integer: 'xsd:integer', boolean: 'xsd:boolean' };

/** The datatype of a year, a month or a day, by its length: `1931`, `1931-05`, `1931-05-17`. */
export function dateType(date: string): CompactIri {
  if (date.length === 4) return 'xsd:gYear';
  return date.length === 7 ? 'xsd:gYearMonth' : 'xsd:date';
}
