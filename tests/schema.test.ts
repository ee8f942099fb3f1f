import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { RESERVED_SLUGS } from '../src/addresses.ts';
import { compile, toDocument } from '../src/index.ts';
import { readFolder } from '../src/read.ts';
import { third } from './garden-years.ts';

const schemas = readdirSync('schema')
  .filter((name) => name.endsWith('.schema.json'))
  .map((name) => ({ name, schema: JSON.parse(readFileSync(`schema/${name}`, 'utf8')) }));

test.each(schemas)('$name is a valid schema of JSON Schema 2020-12 that explains itself', ({ name, schema }) => {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
  expect(ajv.validateSchema(schema), ajv.errorsText()).toBe(true);
  expect(() => ajv.compile(schema)).not.toThrow();
  expect(schema).toMatchObject({ $id: name, title: expect.any(String), description: expect.any(String) });
  expect([...unexplained(schema, '#')]).toEqual([]);
});

test.each(schemas)('every example in $name fits the part that it explains', ({ schema }) => {
  const ajv = new Ajv2020({ strict: false, allowUnionTypes: true });
  const examples = [...partsOf(schema, '#')].flatMap(({ part, at }) =>
    ((part['examples'] as unknown[] | undefined) ?? []).map((example) => ({ at, part, example })),
  );
  for (const { at, part, example } of examples) {
    expect(ajv.validate(standalone(part, schema), example), `${at}: ${JSON.stringify(example)}: ${ajv.errorsText()}`).toBe(true);
  }
});

test.each([
  ['patterns', readFolder('patterns')],
  ['the garden', readFolder('tests/fixtures/garden')],
  ['the garden after two editions', third],
])('the graph of %s fits the published schema', (_, files) => {
  const { value } = compile(files);
  const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(
    schemas.find(({ name }) => name === 'graph.schema.json')?.schema,
  );
  expect(value).toBeDefined();
  expect(validate(value && JSON.parse(JSON.stringify(toDocument(value)))), JSON.stringify(validate.errors?.slice(0, 5), null, 1)).toBe(
    true,
  );
});

/** A part that can be compiled alone: with the definitions it may refer to, without the name it may share. */
function standalone({ $id: _, ...part }: Part, { $defs }: Part) {
  return { ...part, ...($defs !== undefined && { $defs }) };
}

test('the names that annexes cannot take are those of the site', () => {
  const taken = schemas.flatMap(({ schema }) => (schema.properties.slug?.not?.enum ? [schema.properties.slug.not.enum] : []));
  expect(taken).toHaveLength(8);
  for (const names of taken) expect(names).toEqual(RESERVED_SLUGS);
});

type Part = Readonly<Record<string, unknown>>;

/** Every subschema with its place. */
function* partsOf(part: Part, at: string): Iterable<{ readonly part: Part; readonly at: string }> {
  yield { part, at };
  for (const key of ['properties', '$defs'] as const) {
    for (const [name, inner] of Object.entries((part[key] as Record<string, Part> | undefined) ?? {}))
      yield* partsOf(inner, `${at}/${key}/${name}`);
  }
  for (const key of ['items', 'additionalProperties'] as const) {
    if (typeof part[key] === 'object' && part[key] !== null) yield* partsOf(part[key] as Part, `${at}/${key}`);
  }
}

function* unexplained(schema: Part, at: string): Iterable<string> {
  for (const { part, at: place } of partsOf(schema, at)) {
    if (part['description'] === undefined && part['$ref'] === undefined) yield place;
  }
}
