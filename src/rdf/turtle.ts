import type { Quad, Term } from '@rdfjs/types';
import { DataFactory, Writer } from 'n3';
import { byCodePoint } from './canonical.ts';
import { NAMESPACES } from './terms.ts';

/** Turtle (RDF 1.1): graphs are left out. Resources come in order of their names, and of each its types first. */
export function toTurtle(quads: Iterable<Quad>, base: string): string {
  const triples = [...quads].map(({ subject, predicate, object }) => DataFactory.quad(subject, predicate, object));
  return written(triples, base, 'text/turtle');
}

/** TriG (RDF 1.1), graph by graph, each as in {@link toTurtle}. */
export function toTriG(quads: Iterable<Quad>, base: string): string {
  return written([...quads], base, 'application/trig');
}

function written(quads: readonly Quad[], base: string, format: string): string {
  const names = new Set(quads.flatMap(({ graph, subject, predicate, object }) => [graph, subject, predicate, object].flatMap(iriOf)));
  const namespaces = Object.entries({ ...NAMESPACES, pl: `${base}ns#`, '': base });
  const prefixes = Object.fromEntries(namespaces.filter(([, namespace]) => [...names].some((name) => name.startsWith(namespace))));
  // The writer keeps the order it is given, and groups only what adjoins.
  const writer = new Writer({ format, prefixes });
  writer.addQuads(quads.toSorted((a, b) => byCodePoint(keyOf(a), keyOf(b))));
  let text = '';
  writer.end((error, result) => {
    if (error) throw error;
    text = result;
  });
  return text;
}

function iriOf(term: Term): readonly string[] {
  // Of these two the writer writes no datatype.
  if (term.termType === 'Literal') return term.language || term.datatype.value === `${NAMESPACES.xsd}string` ? [] : [term.datatype.value];
  return term.termType === 'NamedNode' ? [term.value] : [];
}

function keyOf({ graph, subject, predicate, object }: Quad): string {
  const isType = predicate.value === `${NAMESPACES.rdf}type`;
  return [graph.value, subject.value, isType ? '' : predicate.value, object.value].join('\u0000');
}
