import type { Quad, Term } from '@rdfjs/types';
import { DataFactory, Writer } from 'n3';
import { byCodePoint } from './canonical.ts';
import { NAMESPACES } from './terms.ts';

/**
 * Turtle (RDF 1.1): graphs are left out. Resources come in order of their names, and of each its types first.
 *
 * @param first The IRI of what comes before all others, followed by what is named after it
 */
export function toTurtle(quads: Iterable<Quad>, base: string, first?: string): string {
  return written(withoutGraphs(quads), { base, format: 'text/turtle', first });
}

function withoutGraphs(quads: Iterable<Quad>): readonly Quad[] {
  return [...quads].map(({ subject, predicate, object }) => DataFactory.quad(subject, predicate, object));
}

/** N-Triples (RDF 1.1), with blank nodes too; graphs are left out. For a form that is always the same, see `canonical.ts`. */
export function toTripleLines(quads: Iterable<Quad>): string {
  return written(withoutGraphs(quads), { base: '', format: 'application/n-triples' });
}

/** TriG (RDF 1.1), graph by graph, each as in {@link toTurtle}. */
export function toTriG(quads: Iterable<Quad>, base: string): string {
  return written([...quads], { base, format: 'application/trig' });
}

interface Options {
  readonly base: string;
  readonly format: string;
  readonly first?: string | undefined;
}

function written(quads: readonly Quad[], { base, format, first = '' }: Options): string {
  const names = new Set(quads.flatMap(({ graph, subject, predicate, object }) => [graph, subject, predicate, object].flatMap(iriOf)));
  const namespaces = Object.entries({ ...NAMESPACES, pl: `${base}ns#`, '': base });
  const prefixes = Object.fromEntries(namespaces.filter(([, namespace]) => [...names].some((name) => name.startsWith(namespace))));
  // The writer keeps the order it is given, and groups only what adjoins.
  const writer = new Writer({ format, prefixes });
  const keyed = quads.map((quad) => ({ quad, key: keyOf(quad, first) }));
  writer.addQuads(keyed.sort((a, b) => byCodePoint(a.key, b.key)).map(({ quad }) => quad));
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

function keyOf({ graph, subject, predicate, object }: Quad, first: string): string {
  const rank = subject.value === first ? 0 : subject.value.startsWith(`${first}.`) ? 1 : 2;
  const isType = predicate.value === `${NAMESPACES.rdf}type`;
  const kind = object.termType === 'Literal' ? [object.language, object.datatype.value] : [];
  return [graph.value, rank, subject.value, isType ? '' : predicate.value, object.termType, object.value, ...kind].join('\u0000');
}
