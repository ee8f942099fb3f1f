import type { Quad, Term } from '@rdfjs/types';
import type { SourceFile } from '../model.ts';
import { byCodePoint } from '../rdf/canonical.ts';
import { type CompactIri, type Expand, expander, type Holds, NAMESPACES, PROPERTIES, type PropertyName, propertyOf } from '../rdf/terms.ts';

/** What stands in the way of making files from some data. */
export interface Problem {
  /** The IRI of the resource that it is about, unless it is about the data as a whole. */
  readonly resource?: string;
  /** Lower case, no full stop, values in backticks. */
  readonly message: string;
  readonly help: string;
}

/** Everything that is said of one IRI in terms of the dataset; other terms are passed over. */
export interface Resource {
  readonly id: string;
  /** Absolute IRIs. */
  readonly types: ReadonlySet<string>;
  readonly values: ReadonlyMap<PropertyName, readonly Term[]>;
}

/** A file and the IRI of the resource that it is about. */
export interface MadeFile extends SourceFile {
  readonly resource: string;
}

export interface Dataset {
  readonly base: string;
  readonly expand: Expand;
  /** The tag of the text, in lower case. */
  readonly tag: string;
  /** The pattern language itself. */
  readonly language: Resource;
  readonly resource: (id: string) => Resource | undefined;
  /** In order of their positions. */
  readonly ofClass: (type: CompactIri) => readonly Resource[];
  /** What is directly part of a resource and of one of the classes, in order of their positions. */
  readonly partsOf: (whole: Resource, types: readonly CompactIri[]) => readonly Resource[];
  /** The positions that an author gave the values of a property. */
  readonly order: (resource: Resource, name: PropertyName) => ReadonlyMap<string, number>;
  readonly report: (problem: Problem) => void;
}

/**
 * The inverse of `src/rdf/quads.ts`: what the quads say, resource by resource, whatever graph they stand in.
 *
 * Undefined, with a problem reported, when they do not hold exactly one pattern language, or hold parts of it that belong nowhere.
 */
export function readDataset(quads: Iterable<Quad>, report: Dataset['report']): Dataset | undefined {
  const all = [...new Map(Array.from(quads, (quad) => [tripleKey(quad), quad])).values()];
  const base = baseOf(all, report);
  if (base === undefined) return undefined;
  const expand = expander(base);
  const resources = resourcesOf(all, base, report);
  const language = resources.get(base);
  const tag = language?.values.get('language')?.find(({ termType }) => termType === 'Literal')?.value;
  if (!language || tag === undefined) {
    report({ resource: base, message: 'the language has no `dc:language`', help: 'give it one, such as `en-GB`' });
    return undefined;
  }
  const stray = [...strayIn(resources, base)];
  for (const problem of stray) report(problem);
  if (stray.length > 0) return undefined;
  const typed = [...resources.values()].flatMap((one) => Array.from(one.types, (type) => ({ type, one })));
  const classes = Map.groupBy(typed, ({ type }) => type);
  const ofClass = (type: CompactIri) => (classes.get(expand(type)) ?? []).map(({ one }) => one);
  const parts = Map.groupBy(resources.values(), wholeOf);
  const statements = Map.groupBy(ofClass('rdf:Statement'), (one) =>
    JSON.stringify([first(one, 'statementSubject'), first(one, 'statementPredicate')]),
  );
  return {
    base,
    expand,
    tag: tag.toLowerCase(),
    language,
    resource: (id) => resources.get(id),
    ofClass: (type) => inOrder(ofClass(type)),
    partsOf: ({ id }, types) => inOrder((parts.get(id) ?? []).filter((one) => types.some((type) => one.types.has(expand(type))))),
    order: ({ id }, name) => {
      const found = statements.get(JSON.stringify([id, expand(propertyOf(name).iri)])) ?? [];
      return new Map(found.map((one) => [first(one, 'statementObject') ?? first(one, 'statementText') ?? '', positionOf(one)]));
    },
    report,
  };
}

/** The same for a triple in whatever graphs it stands. */
function tripleKey({ subject, predicate, object }: Quad): string {
  const kind = object.termType === 'Literal' ? [object.language, object.datatype.value] : [object.termType];
  return JSON.stringify([subject.termType, subject.value, predicate.value, object.value, ...kind]);
}

/** The base is the IRI of the language, and its vocabulary stands below it. */
function baseOf(quads: readonly Quad[], report: Dataset['report']): string | undefined {
  const vocabulary = 'ns#PatternLanguage';
  const languages = quads.filter(({ predicate, object }) => predicate.value === RDF_TYPE && object.value.endsWith(vocabulary));
  const [id, ...others] = new Set(languages.map(({ subject }) => subject.value));
  if (id === undefined) {
    const help = 'name the file that holds the whole dataset: that of one pattern or annex is not enough';
    report({ message: 'nothing in the data is a `pl:PatternLanguage`', help });
  } else if (others.length > 0) {
    report({ resource: others[0] ?? id, message: `the data holds another language beside \`${id}\``, help: 'import them one by one' });
  } else if (!/^https?:\/\/.+\/$/.test(id)) {
    const help = 'it is the base of all names: an address that begins with https:// or http:// and ends with a slash';
    report({ resource: id, message: 'the IRI of the language is no web address', help });
  } else if (!languages.every(({ object }) => object.value === id + vocabulary)) {
    report({ resource: id, message: 'the language does not use the vocabulary below its own IRI', help: `write \`${id}ns#\`` });
  } else return id;
  return undefined;
}

interface Building extends Resource {
  readonly types: Set<string>;
  readonly values: Map<PropertyName, Term[]>;
}

function resourcesOf(quads: readonly Quad[], base: string, report: Dataset['report']): ReadonlyMap<string, Resource> {
  const expand = expander(base);
  const names = Map.groupBy(Object.keys(PROPERTIES) as PropertyName[], (name) => expand(propertyOf(name).iri));
  const resources = new Map<string, Building>();
  for (const { subject, predicate, object } of quads) {
    if (subject.termType !== 'NamedNode') {
      if (predicate.value === RDF_TYPE && object.value.startsWith(`${base}ns#`))
        report({
          message: `a \`pl:${object.value.slice(`${base}ns#`.length)}\` has no IRI`,
          help: 'give it one: the dataset has no blank nodes',
        });
      continue;
    }
    if (!subject.value.startsWith(base)) continue;
    const resource: Building = resources.get(subject.value) ?? { id: subject.value, types: new Set(), values: new Map() };
    resources.set(subject.value, resource);
    if (predicate.value === RDF_TYPE) resource.types.add(object.value);
    for (const name of names.get(predicate.value) ?? []) {
      const values = resource.values.get(name) ?? [];
      values.push(object);
      resource.values.set(name, values);
    }
  }
  return resources;
}

const RDF_TYPE = `${NAMESPACES.rdf}type`;

/** By position, and by name where positions are the same. */
export function inOrder(resources: readonly Resource[]): readonly Resource[] {
  return resources.toSorted((a, b) => positionOf(a) - positionOf(b) || byCodePoint(a.id, b.id));
}

function first({ values }: Resource, name: PropertyName): string | undefined {
  return values.get(name)?.find(({ termType }) => termType === 'NamedNode' || termType === 'Literal')?.value;
}

function positionOf(resource: Resource): number {
  return Number(first(resource, 'position')) || 0;
}

function wholeOf(resource: Resource): string | undefined {
  return first(resource, 'isPartOf');
}

/** Deeper nesting than this is refused, so that nothing downstream can run out of stack. */
const MAX_DEPTH = 60;

/** What is in terms of the vocabulary belongs, by way of what it is part of, to something that is part of nothing. */
function* strayIn(resources: ReadonlyMap<string, Resource>, base: string): Generator<Problem> {
  const own = [...resources.values()].filter(({ types }) => [...types].some((type) => type.startsWith(`${base}ns#`)));
  const above = (resource: Resource | undefined) => resources.get((resource && wholeOf(resource)) ?? '');
  for (const resource of own) {
    const whole = wholeOf(resource);
    if (whole === undefined || resources.has(whole)) continue;
    yield { resource: resource.id, message: `nothing is said of \`${whole}\`, which it is part of`, help: 'the dataset may not be whole' };
  }
  const lost = own.find((resource) => {
    let whole: Resource | undefined = resource;
    for (let depth = 0; depth < MAX_DEPTH; depth++) whole = above(whole);
    return whole !== undefined;
  });
  if (!lost) return;
  const message = '`dcterms:isPartOf` leads round in a circle, or through too many resources';
  yield { resource: lost.id, message, help: 'let it lead to a pattern, an annex or the language' };
}

/** The values of a property that are of the kind it holds; text in other languages is passed over, and anything else reported. */
export function valuesOf(resource: Resource, name: PropertyName, { tag, expand, report }: Dataset): readonly string[] {
  const { iri, holds } = propertyOf(name);
  return (resource.values.get(name) ?? []).flatMap((term) => {
    if (fits(term, holds, { tag, expand })) return [term.value];
    if (!isTranslation(term, holds))
      report({ resource: resource.id, message: `\`${iri}\` should be ${WANTED[holds]}`, help: helpFor(holds, tag) });
    return [];
  });
}

function isTranslation(term: Term, holds: Holds): boolean {
  return holds === 'text' && term.termType === 'Literal' && term.language !== '';
}

/** Whether a property has values that are no text in other languages. */
export function holdsOther({ values }: Resource, name: PropertyName): boolean {
  return (values.get(name) ?? []).some((term) => !isTranslation(term, propertyOf(name).holds));
}

function fits(term: Term, holds: Holds, { tag, expand }: Pick<Dataset, 'tag' | 'expand'>): boolean {
  if (holds === 'resource') return term.termType === 'NamedNode';
  if (term.termType !== 'Literal') return false;
  if (holds === 'text') return term.language.toLowerCase() === tag;
  return DATATYPES[holds].some((type) => term.datatype.value === expand(type)) && FORMS[holds].test(term.value);
}

const DATATYPES: Readonly<Record<Exclude<Holds, 'resource' | 'text'>, readonly CompactIri[]>> = {
  string: ['xsd:string'],
  integer: ['xsd:integer'],
  boolean: ['xsd:boolean'],
  date: ['xsd:gYear', 'xsd:gYearMonth', 'xsd:date'],
};

const FORMS: Readonly<Record<keyof typeof DATATYPES, RegExp>> = {
  string: /^/,
  integer: /^[1-9]\d{0,8}$/,
  boolean: /^(?:true|false)$/,
  date: /^\d{4}(?:-\d{2}){0,2}$/,
};

const WANTED: Readonly<Record<Holds, string>> = {
  resource: 'a resource with an IRI',
  text: 'text with a language tag',
  string: 'a string',
  integer: 'a whole number from 1 on',
  boolean: '`true` or `false`',
  date: 'a year, a month or a day',
};

function helpFor(holds: Holds, tag: string): string {
  if (holds === 'resource') return 'the dataset has no blank nodes';
  return holds === 'text' ? `write \`@${tag}\` after it` : `its datatype is ${DATATYPES[holds].map((type) => `\`${type}\``).join(', ')}`;
}
