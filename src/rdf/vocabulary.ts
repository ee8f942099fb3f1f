import type { Quad } from '@rdfjs/types';
import { Parser } from 'n3';
import { NAMESPACES } from './terms.ts';

export type TermKind = 'class' | 'object property' | 'datatype property' | 'individual';

/** A term of the vocabulary. IRIs are absolute, and stand in the order of the file. */
export interface VocabularyTerm {
  readonly iri: string;
  /** What stands after the `#`. */
  readonly name: string;
  readonly kind: TermKind;
  readonly label: string;
  readonly comment: string;
  /** Turtle, without its prefixes. */
  readonly example: string;
  readonly status: string;
  readonly subClassOf: readonly string[];
  readonly subPropertyOf: readonly string[];
  /** Every subject is an instance of this class. */
  readonly domain: readonly string[];
  /** Every subject is an instance of one of these classes. */
  readonly domainIncludes: readonly string[];
  /** Every object is an instance of this class, or a literal of this datatype. */
  readonly range: readonly string[];
  /** Every object is an instance of one of these. */
  readonly rangeIncludes: readonly string[];
  readonly closeMatch: readonly string[];
}

export interface Vocabulary {
  /** The ontology. */
  readonly iri: string;
  /** What the names of its terms begin with. */
  readonly namespace: string;
  readonly prefix: string;
  readonly title: string;
  readonly description: string;
  readonly version: string;
  readonly license: string;
  /** In the order of the file. */
  readonly terms: readonly VocabularyTerm[];
}

/** The text of the vocabulary as the language at a base IRI publishes it: its relative names become that language's, and so does its namespace. */
export function toVocabulary(text: string, base: string): string {
  return `@base <${base}> .\n\n${text.replace('preferredNamespaceUri "ns#"', () => `preferredNamespaceUri "${base}ns#"`)}`;
}

/**
 * What the text of the vocabulary declares, with names below a base IRI.
 *
 * It throws what the parser throws, and a `RangeError` when the ontology or a term lacks what each should have once.
 */
export function readVocabulary(text: string, base: string): Vocabulary {
  const quads = new Parser({ format: 'text/turtle', baseIRI: base }).parse(text);
  const subjects = Map.groupBy(quads, ({ subject }) => subject.value);
  const iri = `${base}ns`;
  const namespace = `${iri}#`;
  const { one } = readerOf(iri, subjects.get(iri) ?? []);
  return {
    iri,
    namespace,
    prefix: one(`${VANN}preferredNamespacePrefix`),
    title: one(`${dcterms}title`),
    description: one(`${dcterms}description`),
    version: one(`${owl}versionInfo`),
    license: one(`${dcterms}license`),
    terms: [...subjects].filter(([term]) => term.startsWith(namespace)).map(([term, said]) => termOf(term, said, namespace)),
  };
}

function termOf(iri: string, said: readonly Quad[], namespace: string): VocabularyTerm {
  const { one, all } = readerOf(iri, said);
  const kind = all(`${rdf}type`).flatMap((type) => KINDS.get(type) ?? []);
  if (kind[0] === undefined || kind.length > 1) throw new RangeError(`${iri} should be of one kind`);
  return {
    iri,
    name: iri.slice(namespace.length),
    kind: kind[0],
    label: one(`${rdfs}label`),
    comment: one(`${rdfs}comment`),
    example: one(`${skos}example`),
    status: one(TERM_STATUS),
    subClassOf: all(`${rdfs}subClassOf`),
    subPropertyOf: all(`${rdfs}subPropertyOf`),
    domain: all(`${rdfs}domain`),
    domainIncludes: all(`${SCHEMA}domainIncludes`),
    range: all(`${rdfs}range`),
    rangeIncludes: all(`${SCHEMA}rangeIncludes`),
    closeMatch: all(`${skos}closeMatch`),
  };
}

function readerOf(subject: string, said: readonly Quad[]) {
  const all = (property: string) => said.filter(({ predicate }) => predicate.value === property).map(({ object }) => object.value);
  const one = (property: string): string => {
    const [value, ...more] = all(property);
    if (value === undefined || more.length > 0) throw new RangeError(`${subject} should have one ${property}`);
    return value;
  };
  return { all, one };
}

const { rdf, rdfs, owl, skos, dcterms } = NAMESPACES;
const SCHEMA = 'https://schema.org/';
const VANN = 'http://purl.org/vocab/vann/';
const TERM_STATUS = 'http://www.w3.org/2003/06/sw-vocab-status/ns#term_status';

const KINDS: ReadonlyMap<string, TermKind> = new Map([
  [`${owl}Class`, 'class'],
  [`${owl}ObjectProperty`, 'object property'],
  [`${owl}DatatypeProperty`, 'datatype property'],
  [`${owl}NamedIndividual`, 'individual'],
]);
