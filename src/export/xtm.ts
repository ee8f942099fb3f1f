import type { Linkage, PatternGraph } from '../model.ts';
import { namesAt } from '../rdf/names.ts';
import type { Node, Value } from '../rdf/node.ts';
import { nodesOf } from '../rdf/nodes/index.ts';
import { type CompactIri, expander, type Holds, NAMESPACES, PROPERTIES, type PropertyName, propertyOf } from '../rdf/terms.ts';
import { escapeXml } from '../xml.ts';

/**
 * The dataset as a topic map in XTM 2.1 (ISO/IEC 13250-3:2013), which `schema/xtm.rng` describes.
 *
 * Whatever has a name in the dataset is a topic, with that name as its subject identifier; so are the types, roles and scopes.
 * A linkage is an association of the type of each of its kinds, from `ns#source` to `ns#target`, and one of the type `ns#linksTo`,
 * which the topic of the linkage reifies. What else joins two things is an association, what leads outside or is text an occurrence.
 * Texts are plain; their Markdown is in the other formats.
 */
export function toXtm(graph: PatternGraph): string {
  const { base } = graph.language;
  const nodes = [...nodesOf(graph)];
  const topics = new Map(nodes.map((node) => [node.id, node]));
  const terms = new Map<string, Term>();
  /** The id of the topic of a term, which thereby gets one. */
  const term = (compact: TopicMapIri): string => {
    const [prefix = '', local = ''] = compact.split(/:(.*)/s, 2);
    const id = `${prefix === 'pl' ? 'ns' : prefix}.${local}`;
    const outside = PUBLISHED[prefix as keyof typeof PUBLISHED];
    const iri = outside === undefined ? expander(base)(compact as CompactIri) : `${outside}${local}`;
    if (!terms.has(id)) {
      terms.set(id, {
        iri,
        name: wordsOf(local),
        ...(HIERARCHICAL.has(compact) && { type: term('hierarchy:hierarchical-relation-type') }),
      });
    }
    return id;
  };
  const context: Context = { base, topics, term };
  const names = namesAt(base);
  const body = [
    ...nodes.map((node) => topicOf(node, context)),
    ...nodes.flatMap((node) => associationsOf(node, context)),
    ...graph.language.linkageKinds.map(({ id }) => subtypeOf(idOf(names.kind(id), base), context)),
    ...graph.linkages.flatMap((linkage) => linkageAssociations(linkage, context)),
  ];
  const vocabulary = [...terms]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, { iri, name, type }]) => topic(id, iri, [...(type ? [element('instanceOf', topicRef(type))] : []), nameOf(name)]));
  const head = ['<?xml version="1.0" encoding="UTF-8"?>', '<topicMap xmlns="http://www.topicmaps.org/xtm/" version="2.1">'];
  return `${[...head, ...vocabulary, ...body, '</topicMap>'].join('\n')}\n`;
}

/** Subjects that the Topic Maps community has published identifiers for. */
const PUBLISHED = {
  tmdm: 'http://psi.topicmaps.org/iso13250/model/',
  hierarchy: 'http://www.techquila.com/psi/hierarchy/#',
} as const;

type TopicMapIri = CompactIri | `${keyof typeof PUBLISHED}:${string}`;

interface Term {
  readonly iri: string;
  readonly name: string;
  readonly type?: string;
}

interface Context {
  readonly base: string;
  readonly topics: ReadonlyMap<string, Node>;
  readonly term: (compact: TopicMapIri) => string;
}

/** The property that names a thing, the first that it has. */
const NAMES: readonly PropertyName[] = ['prefLabel', 'title', 'name', 'workTitle', 'fullName'];

/** What is said by other means: inverses of `isPartOf`, the linkages' own associations, and the Markdown of what stands there as text. */
const ELSEWHERE = new Set<string>([
  ...['recommendation', 'output', 'mention', 'inScheme', 'hasTopConcept', 'hasPart', 'linksTo', 'linkSource', 'linkTarget', 'linkKind'],
  ...Object.keys(PROPERTIES).filter((property) => /markdown$/i.test(property)),
]);

function topicOf({ id, types, properties }: Node, { base, topics, term }: Context): string {
  const { givenName, familyName, position } = properties;
  const naming = NAMES.find((property) => properties[property] !== undefined);
  const person = naming === undefined ? [givenName, familyName].filter((part) => part !== undefined).join(' ') : '';
  const characteristics = Object.entries(properties).flatMap(([key, values]) => {
    const property = key as PropertyName;
    if (values === undefined || ELSEWHERE.has(property)) return [];
    const { iri, holds } = propertyOf(property);
    return unique(values).flatMap((value) => {
      if (property === naming) return [nameOf(String(value), { sort: position, term })];
      if (property === 'altLabel') return [nameOf(String(value), { type: term(iri) })];
      // In the scope of a role, the name of an association type is how it reads from the player of that role.
      if (property === 'inverseLabel') return [nameOf(String(value), { scope: term('pl:target') })];
      if (holds !== 'resource') return [occurrence(term(iri), data(value, holds))];
      return topicAt(String(value), { base, topics, term }) === undefined ? [occurrence(term(iri), resource(String(value)))] : [];
    });
  });
  const classes = element('instanceOf', types.map((type) => topicRef(term(type))).join(''));
  return topic(idOf(id, base), id, [classes, ...(person === '' ? [] : [nameOf(person)]), ...characteristics]);
}

/** Properties whose two ends are never of one class: the classes are the roles. */
const BETWEEN_CLASSES = new Set<PropertyName>([
  ...(['component', 'group', 'guidedBy', 'definedIn', 'usedIn', 'matrixRow', 'matrixColumn'] as const),
  ...(['creator', 'editor', 'note', 'hasBody'] as const),
]);

/** Properties that lead from a part to its whole. */
const HIERARCHIES = new Set<PropertyName>(['isPartOf', 'broader', 'topConceptOf']);
const HIERARCHICAL = new Set<string>([...HIERARCHIES].map((property) => propertyOf(property).iri));

function associationsOf({ id, types, properties }: Node, context: Context): readonly string[] {
  const { base, topics, term } = context;
  return Object.entries(properties).flatMap(([key, values]) => {
    const property = key as PropertyName;
    const { iri, holds } = propertyOf(property);
    if (values === undefined || holds !== 'resource' || ELSEWHERE.has(property)) return [];
    return unique(values).flatMap((value) => {
      const player = topicAt(String(value), context);
      if (player === undefined) return [];
      const classes = [types[0], topics.get(String(value))?.types[0]] as const;
      const [own, other] = rolesOf(property, classes);
      return [association(term(iri), [role(term(own), idOf(id, base)), role(term(other), player)])];
    });
  });
}

function rolesOf(
  property: PropertyName,
  [own, other]: readonly [CompactIri | undefined, CompactIri | undefined],
): readonly [TopicMapIri, TopicMapIri] {
  if (HIERARCHIES.has(property)) return ['hierarchy:subordinate-role-type', 'hierarchy:superordinate-role-type'];
  if (BETWEEN_CLASSES.has(property) && own !== undefined && other !== undefined && own !== other) return [own, other];
  return ['rdf:subject', 'rdf:object'];
}

function linkageAssociations({ source, target, kinds }: Linkage, { base, term }: Context): readonly string[] {
  const names = namesAt(base);
  const roles = [role(term('pl:source'), idOf(names.of(source), base)), role(term('pl:target'), idOf(names.of(target), base))];
  return [
    association(term('pl:linksTo'), roles, idOf(names.linkage(source, target), base)),
    ...kinds.map((kind) => association(idOf(names.kind(kind), base), roles)),
  ];
}

/** Every kind of linkage is a way to link. */
function subtypeOf(kind: string, { term }: Context): string {
  return association(term('tmdm:supertype-subtype'), [role(term('tmdm:supertype'), term('pl:linksTo')), role(term('tmdm:subtype'), kind)]);
}

/** The topic that a resource is, be it a thing in the dataset or a term of a vocabulary; undefined for what stands outside. */
function topicAt(iri: string, { base, topics, term }: Context): string | undefined {
  if (topics.has(iri)) return idOf(iri, base);
  const [prefix, namespace] = Object.entries({ ...NAMESPACES, pl: `${base}ns#` }).find(([, one]) => iri.startsWith(one)) ?? ['', ''];
  const local = iri.slice(namespace.length);
  // A cited page may have an address within a namespace.
  return prefix !== '' && /^[A-Za-z][\w-]*$/.test(local) ? term(`${prefix as keyof typeof NAMESPACES | 'pl'}:${local}`) : undefined;
}

/** The rest of a name after the base, which is an NCName as it stands; that of a page has no slash, and that of the language is empty. */
function idOf(iri: string, base: string): string {
  const local = iri.slice(base.length);
  if (local === '') return 'language';
  return local.endsWith('/') ? `page.${local.slice(0, -1)}` : local;
}

/** `isPartOf` is "is part of". */
function wordsOf(local: string): string {
  return local
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('-', ' ')
    .toLowerCase();
}

function unique(values: Value | readonly Value[]): readonly Value[] {
  return [...new Set([values].flat())];
}

// ---- The elements of XTM, by the order of their parts ----------------------------------------------------------------

const element = (name: string, content: string, attributes = '') => `<${name}${attributes}>${content}</${name}>`;
const topicRef = (id: string) => `<topicRef href="#${escapeXml(id)}"/>`;
const typed = (id: string) => element('type', topicRef(id));
const scoped = (id: string) => element('scope', topicRef(id));
const role = (type: string, player: string) => element('role', `${typed(type)}${topicRef(player)}`);
const resource = (iri: string) => `<resourceRef href="${escapeXml(iri)}"/>`;
const occurrence = (type: string, content: string) => element('occurrence', `${typed(type)}${content}`);

function topic(id: string, iri: string, characteristics: readonly string[]): string {
  const lines = [`<subjectIdentifier href="${escapeXml(iri)}"/>`, ...characteristics].map((line) => `    ${line}`);
  return [`  <topic id="${escapeXml(id)}">`, ...lines, '  </topic>'].join('\n');
}

interface NameOptions {
  readonly type?: string;
  readonly scope?: string;
  /** Its place among its siblings, by which a sort name puts it there. */
  readonly sort?: Value | readonly Value[] | undefined;
  readonly term?: Context['term'];
}

function nameOf(value: string, { type, scope, sort, term }: NameOptions = {}): string {
  const variant =
    sort === undefined || term === undefined
      ? ''
      : element('variant', `${scoped(term('tmdm:sort'))}${element('resourceData', String(sort).padStart(4, '0'))}`);
  return element('name', [type && typed(type), scope && scoped(scope), element('value', escapeXml(value)), variant].join(''));
}

const DATATYPES: Partial<Record<Holds, string>> = { integer: 'integer', boolean: 'boolean' };

function data(value: Value, holds: Holds): string {
  const datatype = DATATYPES[holds];
  return element('resourceData', escapeXml(String(value)), datatype && ` datatype="${NAMESPACES.xsd}${datatype}"`);
}

function association(type: string, roles: readonly string[], reifier?: string): string {
  const lines = [typed(type), ...roles].map((line) => `    ${line}`);
  const attribute = reifier === undefined ? '' : ` reifier="#${escapeXml(reifier)}"`;
  return [`  <association${attribute}>`, ...lines, '  </association>'].join('\n');
}
