import { globSync, readFileSync } from 'node:fs';
import type { Quad } from '@rdfjs/types';
import { DataFactory, Parser } from 'n3';
import oxigraph from 'oxigraph';
import { describe, expect, test } from 'vitest';
import { compile, type PatternGraph, toQuads } from '../src/index.ts';
import { toNTriples } from '../src/rdf/canonical.ts';
import { expander, NAMESPACES, PROPERTIES, type PropertyName, propertyOf } from '../src/rdf/terms.ts';
import { readVocabulary, toVocabulary } from '../src/rdf/vocabulary.ts';
import { readFolder } from '../src/read.ts';

const { rdf, rdfs, owl } = NAMESPACES;
const TYPE = `${rdf}type`;
const text = readFileSync('schema/vocabulary.ttl', 'utf8');

function graphOf(folder: string): PatternGraph {
  const { value } = compile(readFolder(folder));
  if (!value) throw new Error(`${folder} has findings`);
  return value;
}

const FOLDERS = ['patterns', 'tests/fixtures/garden'];
const garden = graphOf('tests/fixtures/garden');
const { base } = garden.language;
const namespace = `${base}ns#`;
const published = new Parser({ format: 'text/turtle' }).parse(toVocabulary(text, base));
const vocabulary = readVocabulary(text, base);
const declared = new Set(vocabulary.terms.map(({ name }) => name));

/** The names of the vocabulary that some quads use. */
function namesIn(quads: Iterable<Quad>, start: string): ReadonlySet<string> {
  const iris = [...quads]
    .flatMap(({ subject, predicate, object }) => [subject, predicate, object])
    .filter((term) => term.termType === 'NamedNode');
  return new Set(iris.filter(({ value }) => value.startsWith(start)).map(({ value }) => value.slice(start.length)));
}

const enumOf = (schema: string, field: RegExp): readonly string[] =>
  JSON.parse(`[${field.exec(readFileSync(`schema/${schema}.schema.json`, 'utf8'))?.[1]}]`);

describe('the terms', () => {
  test('are those that the code and the schemas name, each once, and no others', () => {
    const code = globSync('src/rdf/**/*.ts').flatMap((file) => readFileSync(file, 'utf8').match(/(?<=['`]pl:)[A-Za-z]+(?=['`])/g) ?? []);
    const statuses = enumOf('pattern', /"status": \{\s*"enum": \[([^\]]*)\]/);
    const fates = enumOf('register', /"fate": \{\s*"enum": \[([^\]]*)\]/);
    expect([...declared].sort()).toEqual([...new Set([...code, ...statuses, ...fates])].sort());
    expect(vocabulary.terms).toHaveLength(declared.size);
  });

  test.each(FOLDERS)('are all that %s uses', (folder) => {
    const graph = graphOf(folder);
    const used = namesIn(toQuads(graph), `${graph.language.base}ns#`);
    expect([...used].filter((name) => !declared.has(name))).toEqual([]);
    expect(used.size).toBeGreaterThan(70);
  });

  test('are all that the shapes name', () => {
    for (const file of globSync('schema/shapes*.ttl')) {
      const used = namesIn(new Parser({ baseIRI: base }).parse(readFileSync(file, 'utf8')), namespace);
      expect([...used].filter((name) => !declared.has(name))).toEqual([]);
    }
  });

  test.each(vocabulary.terms)(
    '$name has a label, a comment in sentences, an example and a status',
    ({ name, label, comment, example, status }) => {
      expect(label).toMatch(/^\S(?:.*[^\s.])?$/);
      expect(comment).toMatch(/^[A-Z].*\.$/);
      expect(example).toMatch(new RegExp(`\\bpl:${name}\\b`));
      expect(['stable', 'testing']).toContain(status);
    },
  );
});

const PREFIXES = Object.entries({ ...NAMESPACES, pl: namespace, '': base })
  .map(([prefix, iri]) => `@prefix ${prefix}: <${iri}> .\n`)
  .join('');

describe('the examples', () => {
  const lines = new Set(toNTriples(toQuads(garden)).split('\n'));
  const used = namesIn(toQuads(garden), namespace);
  const examples = vocabulary.terms.map(({ name, example }) => ({ name, quads: new Parser().parse(PREFIXES + example) }));

  test('use terms that are declared, as they are meant to be used', () => {
    const quads = examples.flatMap((example) => example.quads);
    expect([...namesIn(quads, namespace)].filter((name) => !declared.has(name))).toEqual([]);
    expect(departures([...toQuads(garden), ...quads], base)).toEqual([]);
  });

  test.each(examples.filter(({ name }) => used.has(name)))('that of $name is in the garden’s dataset', ({ quads }) => {
    expect(
      toNTriples(quads)
        .trimEnd()
        .split('\n')
        .filter((line) => !lines.has(line)),
    ).toEqual([]);
  });
});

/** What in some data is not as the vocabulary says: kinds of property, domains and ranges, with classes closed under `subClassOf`. */
function departures(data: readonly Quad[], at: string): readonly string[] {
  const { terms } = readVocabulary(text, at);
  const above = new Map(terms.map(({ iri, subClassOf }) => [iri, subClassOf]));
  const closed = (type: string): readonly string[] => [type, ...(above.get(type) ?? []).flatMap(closed)];
  const typings = [...data, ...new Parser({ baseIRI: at }).parse(text)].filter(({ predicate }) => predicate.value === TYPE);
  const types = Map.groupBy(typings, ({ subject }) => subject.value);
  const classesOf = (iri: string) => (types.get(iri) ?? []).flatMap(({ object }) => closed(object.value));
  const properties = new Map(terms.map((term) => [term.iri, term]));

  return data.flatMap(({ subject, predicate, object }) => {
    const property = properties.get(predicate.value);
    if (property === undefined) return [];
    const { kind, domain, domainIncludes, range, rangeIncludes } = property;
    const isLiteral = object.termType === 'Literal';
    const left = classesOf(subject.value);
    const right = isLiteral ? [object.datatype.value, `${rdfs}Literal`] : classesOf(object.value);
    const holds =
      kind === (isLiteral ? 'datatype property' : 'object property') &&
      domain.every((type) => left.includes(type)) &&
      range.every((type) => right.includes(type)) &&
      (domainIncludes.length === 0 || domainIncludes.some((type) => left.includes(type))) &&
      (rangeIncludes.length === 0 || rangeIncludes.some((type) => right.includes(type)));
    return holds ? [] : [`${subject.value} ${predicate.value} ${object.value}`];
  });
}

describe.each(FOLDERS)('in the dataset of %s', (folder) => {
  const graph = graphOf(folder);
  const data = [...toQuads(graph)];
  const expand = expander(graph.language.base);

  test('kinds, domains and ranges hold of every triple', () => {
    expect(departures(data, graph.language.base)).toEqual([]);
  });

  test('and a triple of which one does not hold is found', () => {
    const { namedNode, literal, quad } = DataFactory;
    const [pattern = '', other = ''] = graph.patterns.map(({ iri }) => iri);
    const wrong = [
      quad(namedNode(pattern), namedNode(expand('pl:linksTo')), literal(other)),
      quad(namedNode(pattern), namedNode(expand('pl:need')), namedNode(other)),
      quad(namedNode(pattern), namedNode(expand('pl:need')), literal('no language')),
      quad(namedNode(pattern), namedNode(expand('pl:source')), namedNode(other)),
      quad(namedNode(pattern), namedNode(expand('pl:status')), namedNode(`${other}.none`)),
      quad(namedNode(pattern), namedNode(expand('pl:text')), literal('a pattern has no text', 'en')),
    ];
    expect(departures([...data, ...wrong], graph.language.base)).toHaveLength(wrong.length);
  });

  test('what is of a class below one of another vocabulary is of a class of that vocabulary too', () => {
    const { terms } = readVocabulary(text, graph.language.base);
    const typings = data.filter(({ predicate }) => predicate.value === TYPE);
    const types = [...Map.groupBy(typings, ({ subject }) => subject.value).values()].map((all) => all.map(({ object }) => object.value));
    for (const { iri, subClassOf } of terms) {
      for (const above of subClassOf.filter((one) => !one.startsWith(graph.language.base))) {
        const start = above.replace(/[^/#]*$/, '');
        const lacking = types.filter((all) => all.includes(iri) && !all.some((type) => type.startsWith(start)));
        expect(lacking, `${iri} is below ${above}`).toEqual([]);
      }
    }
  });
});

describe('as an ontology', () => {
  const kinds = Map.groupBy(
    published.filter(({ predicate, object }) => predicate.value === TYPE && object.value.startsWith(owl)),
    ({ subject }) => subject.value,
  );

  test('has no blank node, and reads the same in N3.js and Oxigraph', () => {
    const terms = published.flatMap(({ subject, object }) => [subject, object]);
    expect(terms.filter(({ termType }) => termType === 'BlankNode')).toEqual([]);
    const read = oxigraph.parse(toVocabulary(text, base), { format: 'text/turtle' }) as unknown as Quad[];
    expect(toNTriples(read)).toBe(toNTriples(published));
  });

  test('declares everything that it and the datasets name once, as one kind of thing', () => {
    const classes = published.filter(({ predicate }) => predicate.value === `${rdfs}subClassOf`).map(({ object }) => object.value);
    const properties = (Object.keys(PROPERTIES) as PropertyName[]).map((name) => expander(base)(propertyOf(name).iri));
    const annotations = published.map(({ predicate }) => predicate.value);
    const types = FOLDERS.flatMap((folder) => [...toQuads(graphOf(folder))])
      .filter(({ predicate, object }) => predicate.value === TYPE && !object.value.includes('/ns#'))
      .map(({ object }) => object.value);
    const builtIn = (iri: string) => [rdf, rdfs, owl].some((start) => iri.startsWith(start));
    const named = new Set([...classes, ...properties, ...annotations, ...types].filter((iri) => !builtIn(iri)));
    expect([...named].filter((iri) => kinds.get(iri)?.length !== 1)).toEqual([]);
  });

  test('declares properties of other vocabularies as the dataset uses them', () => {
    for (const name of Object.keys(PROPERTIES) as PropertyName[]) {
      const { iri, holds } = propertyOf(name);
      const kind = kinds.get(expander(base)(iri))?.[0]?.object.value;
      if (kind === undefined || kind === `${owl}AnnotationProperty`) continue;
      expect(kind, iri).toBe(`${owl}${holds === 'resource' ? 'ObjectProperty' : 'DatatypeProperty'}`);
    }
  });

  test('is of the version and under the licence of the code', () => {
    const { version, license } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(vocabulary).toMatchObject({
      version,
      license: `https://opensource.org/license/${license.toLowerCase()}`,
      prefix: 'pl',
      namespace,
    });
  });

  test('says so when a term lacks a part', () => {
    const lacking = text.replace(/ {2}rdfs:comment .*\n/, '');
    expect(() => readVocabulary(lacking, base)).toThrow(/PatternLanguage should have one .*comment/);
  });
});
