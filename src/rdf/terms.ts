/** The terms of the dataset: one table from which quads, JSON-LD and the way back are made. Their meaning is in `schema/vocabulary.ttl`. */

export const NAMESPACES = {
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  owl: 'http://www.w3.org/2002/07/owl#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  dc: 'http://purl.org/dc/elements/1.1/',
  dcterms: 'http://purl.org/dc/terms/',
  dcat: 'http://www.w3.org/ns/dcat#',
  void: 'http://rdfs.org/ns/void#',
  prov: 'http://www.w3.org/ns/prov#',
  spdx: 'http://spdx.org/rdf/terms#',
  oa: 'http://www.w3.org/ns/oa#',
  bibo: 'http://purl.org/ontology/bibo/',
  cito: 'http://purl.org/spar/cito/',
  foaf: 'http://xmlns.com/foaf/0.1/',
} as const;

/** A name in one of the namespaces; `pl` is the vocabulary of the language itself, at `{base}ns#`. */
export type CompactIri = `${keyof typeof NAMESPACES | 'pl'}:${string}`;

/**
 * What a property holds: a resource; text in the language of the patterns; a string in no language; a whole number; true or false;
 * or a year, month or day (xsd:gYear, xsd:gYearMonth, xsd:date, by its form).
 */
export type Holds = 'resource' | 'text' | 'string' | 'integer' | 'boolean' | 'date';

interface Property {
  readonly iri: CompactIri;
  readonly holds: Holds;
  /** It may stand more than once. */
  readonly many?: true;
  /** An author chose the order of its values. */
  readonly ordered?: true;
}

const one = (iri: CompactIri, holds: Holds): Property => ({ iri, holds });
const many = (iri: CompactIri, holds: Holds): Property => ({ iri, holds, many: true });
const list = (iri: CompactIri, holds: Holds): Property => ({ iri, holds, many: true, ordered: true });

/** By the name that a property has in JSON-LD. */
export const PROPERTIES = {
  // Names, numbers and places
  identifier: one('dcterms:identifier', 'string'),
  notation: one('skos:notation', 'string'),
  name: one('rdfs:label', 'text'),
  prefLabel: one('skos:prefLabel', 'text'),
  altLabel: list('skos:altLabel', 'text'),
  title: one('dcterms:title', 'text'),
  description: one('dcterms:description', 'text'),
  definition: one('skos:definition', 'text'),
  label: one('pl:label', 'string'),
  position: one('pl:position', 'integer'),
  fingerprint: one('pl:fingerprint', 'string'),
  status: one('pl:status', 'resource'),
  sourceClause: one('pl:sourceClause', 'string'),
  sourceNote: one('pl:sourceNote', 'text'),
  file: one('pl:file', 'string'),

  // What belongs to what
  inScheme: one('skos:inScheme', 'resource'),
  topConceptOf: one('skos:topConceptOf', 'resource'),
  hasTopConcept: many('skos:hasTopConcept', 'resource'),
  broader: one('skos:broader', 'resource'),
  isPartOf: one('dcterms:isPartOf', 'resource'),
  hasPart: many('dcterms:hasPart', 'resource'),
  component: one('pl:component', 'resource'),
  group: one('pl:group', 'resource'),
  pattern: one('pl:pattern', 'resource'),

  // The language
  citationPrefix: one('pl:citationPrefix', 'string'),
  edition: one('pl:edition', 'string'),
  language: one('dc:language', 'string'),
  notice: one('pl:notice', 'text'),
  source: one('dcterms:source', 'resource'),
  sourceRights: one('pl:sourceRights', 'text'),
  license: one('dcterms:license', 'resource'),
  codeLicense: one('pl:codeLicense', 'resource'),
  licenseName: one('pl:licenseName', 'string'),
  codeLicenseName: one('pl:codeLicenseName', 'string'),
  row: one('pl:row', 'integer'),
  column: one('pl:column', 'integer'),
  seeAlso: one('rdfs:seeAlso', 'resource'),
  inverseLabel: one('pl:inverseLabel', 'text'),
  cue: list('pl:cue', 'text'),
  requires: one('pl:requires', 'string'),

  // Texts
  introduction: one('pl:introduction', 'text'),
  introductionMarkdown: one('pl:introductionMarkdown', 'text'),
  context: one('pl:context', 'text'),
  contextMarkdown: one('pl:contextMarkdown', 'text'),
  need: one('pl:need', 'text'),
  needMarkdown: one('pl:needMarkdown', 'text'),
  body: one('pl:body', 'text'),
  bodyMarkdown: one('pl:bodyMarkdown', 'text'),
  recommendations: one('pl:recommendations', 'text'),
  recommendationsMarkdown: one('pl:recommendationsMarkdown', 'text'),
  linkages: one('pl:linkages', 'text'),
  linkagesMarkdown: one('pl:linkagesMarkdown', 'text'),
  text: one('pl:text', 'text'),
  markdown: one('pl:markdown', 'text'),
  value: one('rdf:value', 'text'),

  // What leads where
  recommendation: many('pl:recommendation', 'resource'),
  output: many('pl:output', 'resource'),
  linksTo: many('pl:linksTo', 'resource'),
  linkSource: one('pl:source', 'resource'),
  linkTarget: one('pl:target', 'resource'),
  linkKind: list('pl:linkKind', 'resource'),
  mention: many('pl:mention', 'resource'),
  section: one('pl:section', 'resource'),
  evidence: one('pl:evidence', 'text'),
  item: one('pl:item', 'resource'),
  references: many('dcterms:references', 'resource'),
  cites: many('cito:cites', 'resource'),
  usedIn: many('pl:usedIn', 'resource'),
  definedIn: one('pl:definedIn', 'resource'),
  guidedBy: list('pl:guidedBy', 'resource'),

  // The place of a value in a list that an author ordered
  statementSubject: one('rdf:subject', 'resource'),
  statementPredicate: one('rdf:predicate', 'resource'),
  statementObject: one('rdf:object', 'resource'),
  statementText: one('rdf:object', 'text'),

  // Annexes
  checklist: one('pl:checklist', 'boolean'),
  itemClass: one('pl:itemClass', 'resource'),
  matrixRow: one('pl:matrixRow', 'resource'),
  matrixColumn: list('pl:matrixColumn', 'resource'),
  note: many('skos:note', 'resource'),
  fate: one('pl:fate', 'resource'),
  here: list('pl:here', 'resource'),
  motivatedBy: one('oa:motivatedBy', 'resource'),
  hasBody: many('oa:hasBody', 'resource'),
  hasPurpose: one('oa:hasPurpose', 'resource'),
  hasTarget: many('oa:hasTarget', 'resource'),
  place: one('pl:place', 'text'),
  number: one('pl:number', 'integer'),

  // Cited works, by the variables of CSL 1.0.2
  workType: one('pl:workType', 'string'),
  workTitle: one('dcterms:title', 'string'),
  shortTitle: one('bibo:shortTitle', 'string'),
  creator: many('dcterms:creator', 'resource'),
  editor: many('bibo:editor', 'resource'),
  fullName: one('foaf:name', 'string'),
  familyName: one('foaf:familyName', 'string'),
  givenName: one('foaf:givenName', 'string'),
  containerTitle: one('pl:containerTitle', 'string'),
  collectionTitle: one('pl:collectionTitle', 'string'),
  publisher: one('dc:publisher', 'string'),
  publisherPlace: one('pl:publisherPlace', 'string'),
  issued: one('dcterms:issued', 'date'),
  workNumber: one('bibo:number', 'string'),
  version: one('pl:workVersion', 'string'),
  workEdition: one('bibo:edition', 'string'),
  page: one('foaf:page', 'resource'),
  doi: one('bibo:doi', 'string'),
  isbn: one('bibo:isbn', 'string'),
  locator: one('bibo:locator', 'string'),
  workNote: one('pl:workNote', 'string'),
} as const satisfies Readonly<Record<string, Property>>;

export type PropertyName = keyof typeof PROPERTIES;

export const propertyOf = (name: PropertyName): Property => PROPERTIES[name];

export type Expand = (compact: CompactIri) => string;

/** From `pl:Pattern` to the whole IRI, for the language at a base. */
export function expander(base: string): Expand {
  return (compact) => {
    const [prefix = '', local = ''] = compact.split(/:(.*)/s, 2);
    return prefix === 'pl' ? `${base}ns#${local}` : `${NAMESPACES[prefix as keyof typeof NAMESPACES]}${local}`;
  };
}
