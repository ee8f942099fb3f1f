import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Quad } from '@rdfjs/types';
import fc from 'fast-check';
import { Parser, Store } from 'n3';
import { Store as SparqlStore } from 'oxigraph';
import { describe, expect, test } from 'vitest';
import { build } from '../src/cli/commands/build.ts';
import { compile, type PatternGraph, toQuads } from '../src/index.ts';
import { toNTriples } from '../src/rdf/canonical.ts';
import { toShapes, type Violation, validateShapes } from '../src/rdf/shapes.ts';
import { expander, PROPERTIES } from '../src/rdf/terms.ts';
import { readVocabulary } from '../src/rdf/vocabulary.ts';
import { readFolder } from '../src/read.ts';
import { fullGarden } from './full-garden.ts';
import { graphOf as hostileGraphOf, hostileLanguage } from './hostile-language.ts';
import { coreMutants, mutated, SPARQL_MUTANTS } from './shape-mutants.ts';

const SH = 'http://www.w3.org/ns/shacl#';
const RDF_TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
const [CORE, SPARQL] = ['shapes', 'shapes-sparql'].map((name) => readFileSync(`schema/${name}.ttl`, 'utf8')) as [string, string];

const GARDEN = 'https://garden.example/';
const garden = fullGarden();
const gardenQuads = [...toQuads(garden)];
const core = toShapes(CORE, GARDEN);
const sparql = toShapes(SPARQL, GARDEN);

function graphOf(folder: string): PatternGraph {
  const { value } = compile(readFolder(folder));
  if (!value) throw new Error(`${folder} has findings`);
  return value;
}

// ---- SHACL-SPARQL, with a store that speaks SPARQL ------------------------------------------------------------------

interface SparqlShape {
  readonly shape: string;
  readonly targets: readonly { readonly kind: string; readonly term: string }[];
  readonly constraint: string;
  readonly message: string;
  readonly select: string;
}

/** The constraints of the shapes, each with its query in full. */
function constraintsOf(text: string): readonly SparqlShape[] {
  const shapes = new Store(new Parser().parse(text));
  const one = (subject: string, property: string) => shapes.getObjects(subject, SH + property, null)[0]?.value ?? '';
  const prologueOf = (declaring: string) =>
    shapes
      .getObjects(declaring, `${SH}declare`, null)
      .map(({ value }) => `PREFIX ${one(value, 'prefix')}: <${one(value, 'namespace')}>`)
      .join('\n');
  return shapes.getQuads(null, `${SH}sparql`, null, null).map(({ subject: { value: shape }, object: { value: constraint } }) => ({
    shape,
    targets: ['targetClass', 'targetSubjectsOf'].flatMap((kind) =>
      shapes.getObjects(shape, SH + kind, null).map(({ value }) => ({ kind, term: value })),
    ),
    constraint,
    message: one(constraint, 'message'),
    select: `${prologueOf(one(constraint, 'prefixes'))}\n${one(constraint, 'select')}`,
  }));
}

/** What the constraints report of the triples (SHACL, section 5.3): `$this` is pre-bound to each focus node in turn. */
function sparqlReport(
  constraints: readonly SparqlShape[],
  quads: Iterable<Quad>,
): readonly { readonly constraint: string; readonly focus: string }[] {
  const store = new SparqlStore();
  store.load(toNTriples(quads), { format: 'application/n-triples' });
  const rows = (query: string) => store.query(query) as Map<string, { readonly value: string }>[];
  return constraints.flatMap(({ targets, constraint, select }) => {
    const paths = targets.map(({ kind, term }) => (kind === 'targetClass' ? `?this a <${term}>` : `?this <${term}> ?any`));
    const foci = rows(`SELECT DISTINCT ?this { { ${paths.join(' } UNION { ')} } }`).map((row) => row.get('this')?.value ?? '');
    return foci.flatMap((focus) =>
      rows(preBound(select, focus)).map(() => ({ constraint: constraint.replace(/^.*#|-query$/g, ''), focus })),
    );
  });
}

function preBound(select: string, focus: string): string {
  return select
    .replace(/SELECT (DISTINCT )?\$this( \?value)?/, (_, distinct = '', value = ' *') => `SELECT ${distinct}${value}`)
    .replace('GROUP BY $this', 'GROUP BY')
    .replaceAll('$this', `<${focus}>`);
}

const constraints = constraintsOf(sparql);

// ---- The texts ------------------------------------------------------------------------------------------------------

describe.each([
  ['shapes', core],
  ['shapes-sparql', sparql],
])('schema/%s.ttl', (_, text) => {
  const quads = new Parser().parse(text);

  test('has no blank node, and names all its own within the base', () => {
    for (const { subject, object } of quads) {
      expect(subject.value).toMatch(/^https:\/\/garden\.example\/shapes#[A-Za-z-]+$/);
      expect(object.termType).not.toBe('BlankNode');
    }
  });

  test('says of each shape and each constraint what is wrong, and how grave it is', () => {
    const said = (property: string) =>
      new Set(quads.filter(({ predicate }) => predicate.value === SH + property).map(({ subject }) => subject.value));
    const [messages, severities, queries] = [said('message'), said('severity'), said('sparql')];
    for (const { subject, object } of quads.filter(({ predicate }) => predicate.value === RDF_TYPE)) {
      if (object.value !== `${SH}SPARQLConstraint`) expect(severities).toContain(subject.value);
      if (!queries.has(subject.value)) expect(messages).toContain(subject.value);
    }
    const texts = quads.filter(({ predicate }) => predicate.value === `${SH}message`).map(({ object }) => object.value);
    for (const message of texts) expect(message).toMatch(/^[a-z](?!.*\.$)/);
  });

  test('speaks only of terms that the vocabulary declares', () => {
    const { namespace, terms } = readVocabulary(readFileSync('schema/vocabulary.ttl', 'utf8'), GARDEN);
    const known = new Set(terms.map(({ name }) => name));
    const named = quads.flatMap(({ object }) => (object.value.startsWith(namespace) ? [object.value.slice(namespace.length)] : []));
    const queried = [...text.matchAll(/\bpl:(\w+)/g)].map(([, name = '']) => name);
    expect([...named, ...queried].filter((name) => name !== '' && !known.has(name))).toEqual([]);
  });
});

test('the Core shapes need no engine that knows SPARQL', () => {
  expect(CORE).not.toContain('sh:sparql');
});

test('the Core shapes hold every property to its kind of value, and to one value where there should be one', () => {
  const shapes = new Store(new Parser().parse(core));
  const expand = expander(GARDEN);
  const datatypes = { text: 'rdf:langString', string: 'xsd:string', integer: 'xsd:integer', boolean: 'xsd:boolean' } as const;
  for (const [name, { iri, holds, ...property }] of Object.entries(PROPERTIES)) {
    const own = shapes.getSubjects(`${SH}path`, expand(iri), null);
    const said = (parameter: string) => own.flatMap((shape) => shapes.getObjects(shape, SH + parameter, null).map(({ value }) => value));
    if (!('many' in property)) expect(said('maxCount'), name).toContain('1');
    // What stands in a list may be a resource or a text, and the type of a date goes by its form.
    if (holds === 'date' || iri === 'rdf:object') continue;
    if (holds !== 'resource') {
      const held = Object.values(PROPERTIES).flatMap((one) =>
        one.iri === iri ? expand(datatypes[one.holds as keyof typeof datatypes]) : [],
      );
      expect(new Set(said('datatype')), name).toEqual(new Set(held));
    } else {
      expect(said('datatype'), name).toEqual([]);
      expect([...said('nodeKind'), ...said('class'), ...said('equals')], name).not.toEqual([]);
    }
  }
});

// ---- Sound data -----------------------------------------------------------------------------------------------------

async function report(graph: PatternGraph): Promise<readonly unknown[]> {
  const quads = [...toQuads(graph)];
  const { base } = graph.language;
  return [...(await validateShapes(quads, toShapes(CORE, base))), ...sparqlReport(constraintsOf(toShapes(SPARQL, base)), quads)];
}

test.each([
  ['the Smart City Framework', () => graphOf('patterns')],
  ['the garden', () => graphOf('tests/fixtures/garden')],
  ['the garden with everything in it', fullGarden],
])('%s conforms', async (_, made) => {
  expect(await report(made())).toEqual([]);
});

test('a language with no optional part conforms', async () => {
  const language = `title: A\nprefix: A\nbase: http://a.example/$&/\nedition: "2031.1"\nlanguage: en\nsummary: A.\nnotice: A.
licences: { content: { name: A, url: http://a.example/licence } }\norder: [P]\ncomponents: [{ id: P, title: A }]
linkageKinds: { of: { label: a, inverse: b, definition: c } }\n`;
  const sections = ['Context', 'Need', 'Body', 'Recommendations', 'Linkages'].map((name) => `## ${name}\n\nA.\n`).join('\n');
  const pattern = `---\nref: P\ntitle: P\ncomponent: P\nstatus: draft\nlinkages: {}\n---\n\n${sections}`;
  const { value, diagnostics } = compile([
    { path: 'language.yaml', text: language },
    { path: 'P.md', text: pattern },
  ]);
  expect(diagnostics.map(({ severity }) => severity)).not.toContain('error');
  expect(value && (await report(value))).toEqual([]);
});

test('hostile languages conform', async () => {
  const graphs = fc.sample(hostileLanguage, { numRuns: 30, seed: 20264 }).flatMap((language) => hostileGraphOf(language).graph ?? []);
  expect(graphs.length).toBeGreaterThan(20);
  for (const graph of graphs) expect(await report(graph)).toEqual([]);
});

// ---- Broken data ----------------------------------------------------------------------------------------------------

describe('each shape of SHACL Core reports what it is for', async () => {
  const shapes = new Store(new Parser().parse(core));
  const mutants = coreMutants(core, gardenQuads, GARDEN);
  const violations = await validateShapes(
    mutants.flatMap(({ quads }) => quads),
    core,
  );
  const byFocus = Map.groupBy(violations, ({ focus }) => focus);
  const declared = ['NodeShape', 'PropertyShape']
    .flatMap((kind) => shapes.getSubjects(RDF_TYPE, SH + kind, null))
    .map(({ value }) => value);

  /** What a property shape looks at: its own property, and one that it compares that with. */
  const propertiesOf = (shape: string) =>
    ['path', 'equals', 'disjoint'].flatMap((name) => shapes.getObjects(shape, SH + name, null).map(({ value }) => value));

  test.each(declared)('%s', (shape) => {
    const own = mutants.filter((mutant) => mutant.shape === shape);
    expect(own.length).toBeGreaterThan(0);
    for (const { parameter, target, focus } of own) {
      const found = byFocus.get(focus) ?? [];
      const isIt = (violation: Violation) =>
        violation.shape === shape && violation.constraint.toLowerCase() === `${SH}${parameter}constraintcomponent`.toLowerCase();
      expect(found.filter(isIt), `${parameter} of ${target}`).not.toEqual([]);
      const [path] = shapes.getObjects(shape, `${SH}path`, null);
      const others = found.filter((violation) => violation.shape !== shape && !propertiesOf(violation.shape).includes(path?.value ?? ''));
      expect(others, `${parameter} of ${target}`).toEqual([]);
    }
  });
});

test('a violation says what it is about, and in which words', async () => {
  const need = `${GARDEN}ns#need`;
  const quads = gardenQuads.filter(({ subject, predicate }) => subject.value !== `${GARDEN}GATE` || predicate.value !== need);
  expect(await validateShapes(quads, core)).toEqual([
    {
      shape: `${GARDEN}shapes#need`,
      constraint: `${SH}MinCountConstraintComponent`,
      focus: `${GARDEN}GATE`,
      path: need,
      message: 'a pattern needs exactly one need, tagged with a language',
    },
  ]);
});

test('a violation stops the build, which writes nothing', async () => {
  const root = mkdtempSync(join(tmpdir(), 'scf-shapes-'));
  mkdirSync(join(root, 'schema'));
  writeFileSync(
    join(root, 'schema', 'shapes.ttl'),
    `${CORE}\n<shapes#Wet> a sh:NodeShape ; sh:targetClass pl:Pattern ; sh:pattern "POND" ; sh:message "a pattern should be wet" .\n`,
  );
  let err = '';
  const say = (text: string) => {
    err += text;
  };
  const options = { out: join(root, 'dist') };
  const run = async () =>
    build.run({ positionals: ['tests/fixtures/garden'], options, root, out: say, err: say, color: false, colorOut: false });
  await expect(run()).rejects.toThrow('the dataset does not fit its shapes, so nothing was written');
  expect(err.split('\n').slice(1)).toEqual([
    `\`${GARDEN}GATE\`: a pattern should be wet (shape \`${GARDEN}shapes#Wet\`)`,
    `\`${GARDEN}PATH\`: a pattern should be wet (shape \`${GARDEN}shapes#Wet\`)`,
    '',
  ]);
  expect(existsSync(options.out)).toBe(false);
  rmSync(root, { recursive: true });
});

describe('each constraint of SHACL-SPARQL reports what it is for', () => {
  test.each(constraints.map(({ constraint }) => constraint))('%s', (constraint) => {
    const own = SPARQL_MUTANTS.filter((mutant) => constraint.endsWith(`#${mutant.constraint}-query`));
    expect(own.length).toBeGreaterThan(0);
    for (const mutant of own) {
      const found = sparqlReport(constraints, mutated(gardenQuads, [mutant], GARDEN));
      expect(found).toContainEqual({ constraint: mutant.constraint, focus: GARDEN + mutant.focus });
    }
  });

  test('by a message of its own', () => {
    expect(new Set(constraints.map(({ message }) => message)).size).toBe(constraints.length);
  });
});
