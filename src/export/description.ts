import { createHash } from 'node:crypto';
import type { Literal, NamedNode, Quad } from '@rdfjs/types';
import { DataFactory } from 'n3';
import { mediaTypeOf } from '../media-types.ts';
import type { PatternGraph } from '../model.ts';
import { namesAt } from '../rdf/names.ts';
import { toQuads } from '../rdf/quads.ts';
import { type CompactIri, expander, NAMESPACES } from '../rdf/terms.ts';
import { toTurtle } from '../rdf/turtle.ts';
import type { PublishedFile } from './files.ts';

const { namedNode, literal, quad } = DataFactory;

/** Where the description of the dataset stands, below the base. */
export const DESCRIPTION_PATH = 'data/dataset.ttl';

/**
 * What the dataset is, in Turtle: an edition of the language (DCAT 3), what it was made from (PROV-O), what is in it (VoID), and the files
 * that hold it, with sizes in bytes and checksums (SPDX). It stands outside the dataset, since it gives its hash.
 */
export function toDescription(graph: PatternGraph, distributions: readonly PublishedFile[]): string {
  const { base, edition } = graph.language;
  const context: Context = { graph, edition: `${base}edition/${edition}`, ...vocabulary(base) };
  return toTurtle(
    [...editionQuads(context), ...contentQuads(context), ...distributions.flatMap((file) => [...distributionQuads(file, context)])],
    base,
  );
}

interface Context extends ReturnType<typeof vocabulary> {
  readonly graph: PatternGraph;
  /** The IRI of the edition, which is the dataset. */
  readonly edition: string;
}

type Terms = NamedNode | Literal | readonly (NamedNode | Literal)[];

function vocabulary(base: string) {
  const expand = expander(base);
  const term = (compact: CompactIri) => namedNode(expand(compact));
  return {
    term,
    integer: (value: number) => literal(String(value), term('xsd:integer')),
    /** What is said of a resource; a list says it of each, and an empty one nothing. */
    *about(subject: string, statements: Readonly<Partial<Record<CompactIri, Terms | undefined>>>): Generator<Quad> {
      for (const [predicate, terms] of Object.entries(statements) as [CompactIri, Terms | undefined][]) {
        for (const object of [terms ?? []].flat()) yield quad(namedNode(subject), term(predicate), object);
      }
    },
  };
}

/** Who may use the edition for what, and what it was made from. */
function* editionQuads({ graph, edition, about, term }: Context): Generator<Quad> {
  const { base, prefix, language, title, summary, notice, licences, source } = graph.language;
  const tag = language.toLowerCase();
  const origin = source?.work === undefined ? [] : namedNode(namesAt(base).of(source.work));
  yield* about(namesAt(base).description, { 'rdf:type': term('void:DatasetDescription'), 'foaf:primaryTopic': namedNode(edition) });
  yield* about(base, { 'dcat:hasCurrentVersion': namedNode(edition) });
  yield* about(edition, {
    'rdf:type': [term('dcat:Dataset'), term('void:Dataset'), term('prov:Entity')],
    'dcat:isVersionOf': namedNode(base),
    'dcat:version': literal(graph.language.edition),
    'dcterms:identifier': literal(`${prefix} ${graph.language.edition}`),
    'dcterms:title': literal(title, tag),
    'dcterms:description': summary === undefined ? [] : literal(summary, tag),
    'dc:language': literal(language),
    'dcterms:language': /^[a-z]{2}(?:-|$)/.test(tag) ? namedNode(`http://id.loc.gov/vocabulary/iso639-1/${tag.slice(0, 2)}`) : [],
    'dcterms:license': namedNode(licences.content.url),
    'dcterms:rights': notice === undefined ? [] : literal(notice, tag),
    'dcterms:source': origin,
    'prov:wasDerivedFrom': origin,
    'dcat:landingPage': namedNode(`${base}data/`),
  });
}

/** What is in the edition, counted: triples, resources, and how many of each class. */
function* contentQuads({ graph, edition, about, term, integer }: Context): Generator<Quad> {
  const { base, title, licences } = graph.language;
  const quads = [...toQuads(graph)];
  const distinct = (of: (one: Quad) => string) => new Set(quads.map(of));
  const subjects = distinct(({ subject }) => subject.value).size;
  const properties = distinct(({ predicate }) => predicate.value);
  const instances = Map.groupBy(
    quads.filter(({ predicate }) => predicate.equals(term('rdf:type'))),
    ({ object }) => object.value,
  );
  const names = [...properties, ...instances.keys()];
  const namespaces = Object.entries({ ...NAMESPACES, pl: `${base}ns#` }).filter(([, iri]) => names.some((name) => name.startsWith(iri)));
  const partition = (name: string) => {
    const [prefix, iri] = namespaces.find(([, one]) => name.startsWith(one)) ?? ['', ''];
    return `${edition}#${prefix}.${name.slice(iri.length)}`;
  };
  const parts = Map.groupBy(quads, (one) => one.graph.value);
  yield* about(edition, {
    'void:triples': integer(quads.length),
    'void:entities': integer(subjects),
    'void:distinctSubjects': integer(subjects),
    'void:distinctObjects': integer(distinct(({ object }) => JSON.stringify(object)).size),
    'void:classes': integer(instances.size),
    'void:properties': integer(properties.size),
    'void:uriSpace': literal(base),
    'void:vocabulary': namespaces.map(([prefix, iri]) => namedNode(prefix === 'pl' ? `${base}ns` : iri)),
    'void:rootResource': namedNode(base),
    'void:exampleResource': graph.patterns.slice(0, 1).map(({ iri }) => namedNode(iri)),
    'void:subset': [...parts.keys()].map((name) => namedNode(name)),
    'void:classPartition': [...instances.keys()].map((name) => namedNode(partition(name))),
  });
  for (const [name, part] of parts) {
    yield* about(name, {
      'rdf:type': term('void:Dataset'),
      'dcterms:title': literal(`${title}: ${name.slice(name.lastIndexOf('/') + 1)}`, 'en-gb'),
      'dcterms:license': namedNode(licences.content.url),
      'void:triples': integer(part.length),
    });
  }
  for (const [name, { length }] of instances) {
    yield* about(partition(name), { 'rdf:type': term('void:Dataset'), 'void:class': namedNode(name), 'void:entities': integer(length) });
  }
}

/** Where a file is, what it is, and what tells it from any other. */
function* distributionQuads({ path, title, text }: PublishedFile, { graph, edition, about, term }: Context): Generator<Quad> {
  const { base, licences } = graph.language;
  const distribution = `${edition}#${path.slice(path.lastIndexOf('/') + 1)}`;
  const bytes = Buffer.from(text(), 'utf8');
  const mediaType = mediaTypeOf(path);
  const address = namedNode(base + path);
  yield* about(edition, { 'dcat:distribution': namedNode(distribution), 'void:dataDump': RDF_TYPES.test(mediaType) ? address : [] });
  yield* about(distribution, {
    'rdf:type': [term('dcat:Distribution'), term('prov:Entity')],
    'dcterms:title': literal(title, 'en-gb'),
    'dcterms:license': namedNode(licences.content.url),
    'dcat:accessURL': namedNode(`${base}data/`),
    'dcat:downloadURL': address,
    'dcat:mediaType': mediaType.includes('/x-') ? [] : namedNode(`https://www.iana.org/assignments/media-types/${mediaType}`),
    'dcat:byteSize': literal(String(bytes.length), term('xsd:nonNegativeInteger')),
    'spdx:checksum': namedNode(`${distribution}.checksum`),
  });
  yield* about(`${distribution}.checksum`, {
    'rdf:type': term('spdx:Checksum'),
    'spdx:algorithm': term('spdx:checksumAlgorithm_sha256'),
    'spdx:checksumValue': literal(createHash('sha256').update(bytes).digest('hex'), term('xsd:hexBinary')),
  });
}

const RDF_TYPES = /turtle|trig|n-quads|n-triples|rdf\+xml|ld\+json/;
