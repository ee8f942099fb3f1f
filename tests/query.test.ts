import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import fc from 'fast-check';
import { Parser } from 'n3';
import { afterAll, describe, expect, test } from 'vitest';
import { queryRecords } from '../site/src/views/queries.ts';
import { CannotRun } from '../src/cli/command.ts';
import { workedQueries } from '../src/cli/queries.ts';
import { compile, type PatternGraph, toQuads } from '../src/index.ts';
import { absentFrom } from '../src/query/absent.ts';
import { datasetOf } from '../src/query/dataset.ts';
import { lineOf } from '../src/query/problem.ts';
import { toResultsCsv, toResultsJson } from '../src/query/results.ts';
import { prefixesAt } from '../src/query/store.ts';
import { toTable } from '../src/query/table.ts';
import { workedQuery } from '../src/query/worked.ts';
import { toTurtle } from '../src/rdf/turtle.ts';
import { readFolder, readQueries } from '../src/read.ts';

function graphOf(folder: string): PatternGraph {
  return compile(readFolder(folder)).value ?? expect.fail(`${folder} has findings`);
}

async function datasetIn(graph: PatternGraph) {
  return datasetOf(toQuads(graph), graph.language.base);
}

const graph = graphOf('patterns');
const dataset = await datasetIn(graph);
const garden = await datasetIn(graphOf('tests/fixtures/garden'));

const scratch = mkdtempSync(join(tmpdir(), 'query-'));
afterAll(() => rmSync(scratch, { recursive: true }));

function scf(args: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('bin/scf.js'), 'query', ...args], { encoding: 'utf8', input });
  return { status, stdout, stderr };
}

/** The rows of a SELECT as plain values. */
function rowsOf(query: string, from = dataset): Record<string, string>[] {
  const answer = from.ask(query);
  if (!('rows' in answer)) return expect.fail(JSON.stringify(answer));
  return answer.rows.map((row) => Object.fromEntries(Object.entries(row).map(([variable, { value }]) => [variable, value])));
}

describe('scf query', () => {
  const GARDEN = 'tests/fixtures/garden';
  const SELECT = 'SELECT ?ref ?pattern { ?pattern a pl:Pattern ; dcterms:identifier ?ref } ORDER BY ?ref';

  test('prints a table, with IRIs by their prefixes', () => {
    const { status, stdout, stderr } = scf([SELECT, GARDEN]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toBe('ref   pattern\n────  ───────\nGATE  :GATE\nPATH  :PATH\nPOND  :POND\n\n3 rows\n');
  });

  test('prints the CSV of SPARQL 1.1', () => {
    const { stdout } = scf([SELECT, GARDEN, '--format', 'csv']);
    const names = ['GATE', 'PATH', 'POND'].map((ref) => `${ref},https://garden.example/${ref}\r\n`);
    expect(stdout).toBe(`ref,pattern\r\n${names.join('')}`);
  });

  test('prints the TSV of SPARQL 1.1', () => {
    expect(scf(['SELECT ?p ?title { ?p skos:prefLabel ?title FILTER (?p = :POND) }', GARDEN, '--format', 'tsv']).stdout).toBe(
      '?p\t?title\n<https://garden.example/POND>\t"Pond"@en-gb\n',
    );
  });

  test('prints the JSON of SPARQL 1.1', () => {
    expect(JSON.parse(scf(['SELECT ?title ?none { :POND skos:prefLabel ?title }', GARDEN, '--format', 'json']).stdout)).toEqual({
      head: { vars: ['title', 'none'] },
      results: { bindings: [{ title: { type: 'literal', value: 'Pond', 'xml:lang': 'en-gb' } }] },
    });
    expect(JSON.parse(scf(['ASK { :POND a pl:Pattern }', GARDEN, '--format', 'json']).stdout)).toEqual({ head: {}, boolean: true });
  });

  test('says true or false, and exits 1 for false', () => {
    expect(scf(['ASK { :POND a pl:Pattern }', GARDEN])).toEqual({ status: 0, stdout: 'true\n', stderr: '' });
    expect(scf(['ASK { :POND a pl:Linkage }', GARDEN])).toEqual({ status: 1, stdout: 'false\n', stderr: '' });
  });

  test.each(['CONSTRUCT { :POND pl:need ?need } WHERE { :POND pl:need ?need }', 'DESCRIBE :POND'])(
    'prints a graph as Turtle: %s',
    (query) => {
      const { stdout } = scf([query, GARDEN]);
      const quads = new Parser().parse(stdout);
      expect(new Set(quads.map(({ subject }) => subject.value))).toEqual(new Set(['https://garden.example/POND']));
      expect(quads.map(({ predicate }) => predicate.value)).toContain('https://garden.example/ns#need');
      expect(scf([query, GARDEN, '--format', 'ttl']).stdout).toBe(stdout);
    },
  );

  test('reads a file, and standard input', () => {
    const file = join(scratch, 'patterns.rq');
    writeFileSync(file, SELECT);
    const { stdout } = scf([SELECT, GARDEN]);
    expect(scf([file, GARDEN]).stdout).toBe(stdout);
    expect(scf(['-', GARDEN], SELECT).stdout).toBe(stdout);
  });

  test.each([
    [['SELECT * { ?s ?p ?o', GARDEN], 'line 1, column 10: the `{` that stands here is never closed'],
    [['SELECT * {}', GARDEN, '--format', 'ttl'], 'SELECT gives rows, which is no `ttl`; ask with CONSTRUCT for a graph'],
    [['ASK {}', GARDEN, '--format', 'csv'], 'ASK gives true or false, which is no `csv`; the formats are `table`, `json`'],
    [['ASK {}', GARDEN, '--format', 'tsv'], 'ASK gives true or false, which is no `tsv`; the formats are `table`, `json`'],
    [['DESCRIBE :POND', GARDEN, '--format', 'json'], 'CONSTRUCT and DESCRIBE give a graph, which is no `json`; the format is `ttl`'],
    [['SELECT * {}', GARDEN, '--format', 'xml'], 'there is no format `xml`; the formats are `table`, `json`, `csv`, `tsv`, `ttl`'],
    [['nowhere.rq', GARDEN], 'there is no file `nowhere.rq`'],
    [['SELECT * {}', 'nowhere'], 'there is no folder `nowhere`; name the one that holds `language.yaml`'],
    [
      ['DROP ALL', GARDEN],
      'line 1, column 1: `DROP` changes data, and a query only reads it; ask with `SELECT`, `ASK`, `CONSTRUCT` or `DESCRIBE`',
    ],
  ])('%j is one line of complaint, and exits 2', (args, complaint) => {
    expect(scf(args)).toEqual({ status: 2, stdout: '', stderr: `scf: ${complaint}\n` });
  });

  test.each([
    ['SELECT ?y { :POND pl:neeed ?y }', 0, 'nowhere in the data: `pl:neeed` (did you mean `pl:need`?)\n'],
    ['ASK { :POND skos:prefLabel "Pond"@en }', 1, 'nowhere in the data: `@en` (did you mean `@en-gb`?)\n'],
    ['SELECT ?y { :POND pl:linksTo ?y ; a pl:Linkage }', 0, ''],
  ])('says of what is not found whether it is there at all: %s', (query, exit, said) => {
    expect(scf([query, GARDEN, '--format', 'json'])).toMatchObject({ status: exit, stderr: said });
  });

  test('says so of what a graph was to be made of, too', () => {
    const { status, stderr } = scf(['CONSTRUCT { ?x ?p ?y } { ?x a pl:Patern ; ?p ?y }', GARDEN]);
    expect({ status, stderr }).toEqual({
      status: 0,
      stderr: 'nowhere in the data: `pl:Patern` (did you mean `pl:Pattern` or `pl:pattern`?)\n',
    });
  });

  test('names file, line and column of what is wrong in a file', () => {
    const file = join(scratch, 'wrong.rq');
    writeFileSync(file, '# What is it?\n\nSELECT * {\n  ?s a Pattern .\n}\n');
    expect(scf([file, GARDEN]).stderr).toBe(`scf: ${file}:4:8: \`Pattern\` cannot stand here; a name has a prefix, such as \`pl:need\`\n`);
    writeFileSync(file, Buffer.from('ASK { ?s ?p "caf\xe9" }', 'latin1'));
    expect(scf([file, GARDEN]).stderr).toBe(`scf: cannot read \`${file}\`: it is not UTF-8 text\n`);
    expect(scf(['-', GARDEN], 'SELEKT').stderr).toContain('scf: standard input:1:1: a query begins with');
  });
});

describe('a query', () => {
  test('asks all graphs together, or those it names', () => {
    const count = (query: string) => Number(rowsOf(query, garden)[0]?.['n']);
    const all = count('SELECT (COUNT(*) AS ?n) { ?s ?p ?o }');
    const [errata, linkages] = ['errata', 'linkages'].map((name) =>
      count(`SELECT (COUNT(*) AS ?n) { GRAPH <graph/${name}> { ?s ?p ?o } }`),
    );
    expect(count('SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }')).toBe(all);
    expect(errata).toBeGreaterThan(0);
    expect(errata).toBeLessThan(all);
    expect(count('SELECT (COUNT(*) AS ?n) FROM <graph/errata> { ?s ?p ?o }')).toBe(errata);
    expect(count('SELECT (COUNT(*) AS ?n) FROM NAMED <graph/linkages> { GRAPH ?g { ?s ?p ?o } }')).toBe(linkages);
    expect(count('SELECT (COUNT(*) AS ?n) FROM <https://elsewhere.example/> { ?s ?p ?o }')).toBe(0);
  });

  test('may declare prefixes and a base of its own', () => {
    expect(garden.ask('PREFIX pl: <https://elsewhere.example/> ASK { ?s a pl:Pattern }')).toEqual({ boolean: false });
    expect(garden.ask('BASE <https://elsewhere.example/> ASK { <POND> ?p ?o }')).toEqual({ boolean: false });
    expect(garden.ask('PREFIX a.b: <https://garden.example/> ASK { a.b:POND a pl:Pattern }')).toEqual({ boolean: true });
  });

  test('may name what has several dots in its reference', () => {
    expect(rowsOf('SELECT ?x { :B5.b.2 dcterms:isPartOf ?x }')).toEqual([{ x: 'https://w3id.org/scf/B5.b' }]);
    expect(rowsOf('SELECT ?x { VALUES ?x { :B5.b.2 :B5.b\\.2 <B5.b.2> } ?x dcterms:isPartOf :B5.b.}')).toHaveLength(3);
    expect(rowsOf('SELECT ?x { ?x pl:label "2" FILTER (?x = :D.2.c.2) } # :D.2.c.1')).toEqual([{ x: 'https://w3id.org/scf/D.2.c.2' }]);
    expect(rowsOf('SELECT ("x:a.b.c" AS ?x) {}')).toEqual([{ x: 'x:a.b.c' }]);
  });

  test('gives the same bytes each time, made-up blank nodes included', async () => {
    const again = await datasetIn(graph);
    for (const query of [
      'SELECT * { ?s pl:linksTo ?o ; a ?c }',
      'SELECT ?c (COUNT(*) AS ?n) (GROUP_CONCAT(STR(?s)) AS ?all) { ?s a ?c } GROUP BY ?c',
      'SELECT ?s (BNODE() AS ?x) (BNODE(STR(?s)) AS ?y) { ?s a pl:Pattern }',
    ]) {
      expect(again.ask(query)).toEqual(dataset.ask(query));
    }
    const drawn = 'CONSTRUCT { ?s pl:x [ pl:y ?o ] } WHERE { ?s pl:linksTo ?o }';
    const [one, other] = [dataset, again].map((from) => from.ask(drawn));
    if (!one || !other || !('quads' in one && 'quads' in other)) return expect.fail('no graph');
    expect(toTurtle(one.quads, 'https://w3id.org/scf/')).toBe(toTurtle(other.quads, 'https://w3id.org/scf/'));
  });

  test('takes the variables of SELECT * as they come', () => {
    expect(garden.ask('SELECT DISTINCT * { ?z a ?y . ?y ?x ?z }')).toMatchObject({ variables: ['z', 'y', 'x'] });
  });

  test('may escape any character of an IRI or a text', () => {
    expect(garden.ask(String.raw`ASK { <https://garden.example/P\u004FND> a pl:Pattern }`)).toEqual({ boolean: true });
    expect(garden.ask(String.raw`ASK { <P\U0000004fND> skos:prefLabel "P\u006Fnd"@en-gb }`)).toEqual({ boolean: true });
    expect(rowsOf(String.raw`SELECT ("\u0022 } SERVICE \U0001F600" AS ?x) {}`)).toEqual([{ x: '" } SERVICE 😀' }]);
  });

  test('may have variables with names that objects in JavaScript answer to', () => {
    const answer = garden.ask('SELECT ?constructor ?__proto__ { OPTIONAL { ?constructor a pl:Nothing } :POND skos:prefLabel ?__proto__ }');
    if (!('rows' in answer)) return expect.fail('no rows');
    expect(toResultsCsv(answer)).toBe('constructor,__proto__\r\n,Pond\r\n');
    expect(toTable(answer, { width: 60, prefixes: {} })).toBe(
      'constructor  __proto__\n───────────  ─────────\n             Pond\n\n1 row\n',
    );
    expect(toResultsJson(answer)).toContain('"__proto__": {');
    const [record] = queryRecords([{ name: 'names', title: '', explanation: '', query: '', answer }], graph);
    expect(record?.answer).toMatchObject({ rows: [[{ text: '' }, { text: 'Pond' }]] });
  });

  test.each([
    ['', 'the query asks nothing; ask with `SELECT`, `ASK`, `CONSTRUCT` or `DESCRIBE`'],
    ['# nothing', 'the query asks nothing; ask with'],
    [
      'SELEC ?p { ?p a ?c }',
      'line 1, column 1: a query begins with `SELECT`, `ASK`, `CONSTRUCT` or `DESCRIBE`, not with `SELEC`; did you mean `SELECT`?',
    ],
    ['SELECT ?p { ?s ?p }', 'line 1, column 19: `}` cannot stand here'],
    ['SELECT ?p { ?s ?p ?o }}', 'line 1, column 23: `}` cannot stand here'],
    ['SELECT ?p, ?o { ?s ?p ?o }', 'line 1, column 10: `,` cannot stand here'],
    ['SELECT *\n{ OPTINAL { ?s ?p ?o } }', 'line 2, column 3: `OPTINAL` cannot stand here; did you mean `OPTIONAL`?'],
    ['SELECT * { "é😀" ?p ?o FILTER (?p == ?o) }', 'line 1, column 36: `=` cannot stand here'],
    ['SELECT * { ?s ?p ?o } ORDER ?p', 'line 1, column 29: `?p` cannot stand here'],
    ['SELECT * { ?s ?p "open }', 'line 1, column 18: the text that begins here has no end; close it with `"`'],
    ['SELECT * { ?s skoss:prefLabel ?o }', 'line 1, column 15: nothing declares the prefix `skoss:`; did you mean `skos:`?'],
    ['SELECT * { ?s zzzzzz:a ?o }', 'nothing declares the prefix `zzzzzz:`; declare it before the query: `PREFIX zzzzzz: <…>`'],
    ['SELECT ?x (COUNT(*) AS ?n) { ?x a ?y }', 'line 1, column 1: the SELECT contains a variable that is unbound'],
    ['SELECT * { ?s ?p ?o } GROUP BY', 'line 1, column 31: the query ends too early'],
    ['PREFIX x: <y>\nINSERT DATA { <a> <b> <c> }', 'line 2, column 1: `INSERT` changes data, and a query only reads it'],
    ['WITH <graph/errata> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }', 'line 1, column 1: `WITH` changes data'],
    ['LOAD <http://127.0.0.1:9/>', 'line 1, column 1: `LOAD` changes data'],
    [
      'SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }',
      'line 1, column 12: `SERVICE` asks another server, and nothing is fetched here',
    ],
    ['SELECT * { service silent <http://127.0.0.1:9/> { ?s ?p ?o } }', 'line 1, column 12: `SERVICE` asks another server'],
    ['SELECT (<https://garden.example/f>(1) AS ?x) {}', 'the custom function <https://garden.example/f> is not supported'],
    ['SELECT (<<( <a> <b> 1 )>> AS ?x) {}', 'a triple cannot be a value: that is SPARQL 1.2'],
  ])('that is wrong says where and how: %j', async (query, complaint) => {
    const fresh = await datasetIn(graphOf('tests/fixtures/garden'));
    const problem = fresh.ask(query);
    if (!('message' in problem)) return expect.fail('it was answered');
    const line = lineOf(problem, { path: '', text: query });
    expect(line).toContain(complaint);
    expect(line).not.toMatch(/[\n\p{Cc}]/u);
  });

  test('is refused before it is too deep for the engine, which answers others afterwards', async () => {
    const fresh = await datasetIn(graphOf('tests/fixtures/garden'));
    const problem = { message: 'brackets are nested more than 100 deep here', offset: 109 };
    expect(fresh.ask(`SELECT * ${'{'.repeat(5000)}${'}'.repeat(5000)}`)).toEqual(problem);
    expect(fresh.ask('ASK {}')).toEqual({ boolean: true });
    // Other ways to be deep break it, but the message stays clear.
    expect(fresh.ask(`ASK { FILTER (${'!'.repeat(50_000)}true) }`)).toEqual({
      message: 'the query is nested too deeply, or it or its answer is too large; a `LIMIT` may help',
    });
  });

  test('says SERVICE and INSERT in a text, a comment or a name without being refused', () => {
    expect(garden.ask('ASK { ?s rdfs:label "SERVICE \\" INSERT" . ?service pl:SERVICE <x:SERVICE> } # SERVICE')).toEqual({
      boolean: false,
    });
  });

  test('whatever is typed, gets an answer or a problem with a place inside the query', () => {
    const words = [
      'SELECT',
      'ASK',
      'WHERE',
      'FILTER',
      '{',
      '}',
      '(',
      ')',
      '.',
      ';',
      ',',
      '*',
      '?s',
      '?p',
      '?o',
      'a',
      'pl:Pattern',
      ':POND.a',
      ':a.b.c',
    ];
    const more = [
      '"text"',
      '"',
      "'",
      '"""',
      '<x>',
      '<',
      '#',
      '\n',
      ' ',
      '@en',
      '^^',
      '1.5',
      '=',
      '&&',
      '\\',
      '\u0000',
      '😀',
      '_:b',
      'foo:x',
      'LIMIT',
      '/',
    ];
    const queries = fc.array(fc.constantFrom(...words, ...more), { maxLength: 25 }).map((pieces) => pieces.join(' '));
    fc.assert(
      fc.property(queries, (text) => {
        for (const query of [text, `SELECT * { ${text} }`]) {
          const answer = garden.ask(query);
          if (!('message' in answer)) continue;
          expect(answer.offset ?? 0).toBeLessThanOrEqual(query.length);
          expect(lineOf(answer, { path: '', text: query })).not.toMatch(/[\n\p{Cc}]/u);
        }
      }),
      { numRuns: 1500, seed: 4 },
    );
  });
});

describe('what occurs nowhere in the data', () => {
  const absent = (query: string) => absentFrom(toQuads(graph), query, graph.language.base);

  test.each([
    ['SELECT * { :B55 dcterms:isPartOf :B5.b.2 }', '`:B55` (did you mean `:B5`?)'],
    ['SELECT * { <B55> ?p ?o }', '`<B55>` (did you mean `:B5`?)'],
    [
      String.raw`ASK { <https://w3id.org/scf/\u0042\u0035> ?p <https://w3id.org/scf/\u0042> }`,
      '`<https://w3id.org/scf/\\u0042>` (did you mean `:A` or `:B1`?)',
    ],
    ['ASK { GRAPH <graph/errta> { ?s ?p ?o } }', '`<graph/errta>` (did you mean `<https://w3id.org/scf/graph/errata>`?)'],
    ['PREFIX x: <ns#> BASE <https://w3id.org/> ASK { <scf/A.4> x:zzzzzzzzzz :A.9999999 }', '`x:zzzzzzzzzz`, `:A.9999999`'],
    ['ASK { ?s ?p "smart city"@en, "ville"@fr }', '`@en` (did you mean `@en-gb`?), `@fr`'],
    ['ASK { :X1y2z3 :X2y3z4 :X3y4z5 , :X4y5z6 , :X5y6z7 , :X6y7z8 , :X7y8z9 }', /^`:X1y2z3`.*, `:X5y6z7`[^`]* and 2 more$/],
  ])('is said: %s', (query, said) => {
    expect(absent(query)?.replace('nowhere in the data: ', '')).toEqual(typeof said === 'string' ? said : expect.stringMatching(said));
  });

  test.each([
    'ASK { :B5.b\\.2 pl:need "text"@EN-GB, "plain" . _:b5 ?p :work.tgf }',
    'ASK { ?s skos:nothing <https://elsewhere.example/> # :B55\n . ?t pl:label ":B55 @en <B55>" }',
    'PREFIX : <https://elsewhere.example/> BASE <https://elsewhere.example/> ASK { :B55 ?p <B55> }',
    'SELECT * FROM <graph/content> FROM NAMED <graph/errata> { :B5 pl:linksTo :B5 }',
  ])('is nothing else: %s', (query) => {
    expect(absent(query)).toBeUndefined();
  });
});

describe('the CSV of an answer', () => {
  test('holds values as they are, quoted where RFC 4180 asks for it', () => {
    const answer = garden.ask(
      `SELECT * { VALUES (?a ?b) { ("a,b" "say \\"so\\"") ("line\\nbreak" UNDEF) (<https://x.example/> 1.5) ("=1+1" "x"@en) } }`,
    );
    if (!('rows' in answer)) return expect.fail('no rows');
    const csv = toResultsCsv(answer);
    expect(csv).toBe('a,b\r\n"a,b","say ""so"""\r\n"line\nbreak",\r\nhttps://x.example/,1.5\r\n=1+1,x\r\n');
    expect(parseCsv(csv)).toHaveLength(5);
  });
});

describe('the table of an answer', () => {
  const tableOf = (query: string, width = 60) => {
    const answer = garden.ask(query);
    return 'rows' in answer ? toTable(answer, { width, prefixes: prefixesAt('https://garden.example/') }) : expect.fail('no rows');
  };

  test('is as wide as there is room, and loses nothing', () => {
    const table = tableOf('SELECT ?ref ?need ?body { ?p dcterms:identifier ?ref ; pl:need ?need ; pl:body ?body } ORDER BY ?ref');
    expect(Math.max(...table.split('\n').map((line) => line.length))).toBeLessThanOrEqual(60);
    const need = rowsOf('SELECT ?need { :GATE pl:need ?need }', garden)[0]?.['need'] ?? '';
    for (const word of need.split(' ')) expect(table).toContain(word);
  });

  test('puts numbers under one another, counts wide characters as two, and breaks what is too long', () => {
    expect(tableOf('SELECT ?a ?n { VALUES (?a ?n) { ("庭" 5) ("é" 10) } }')).toBe('a    n\n──  ──\n庭   5\né   10\n\n2 rows\n');
    expect(tableOf(`SELECT ?a { VALUES ?a { "${'x'.repeat(70)}" } }`)).toBe(
      `a\n${'─'.repeat(60)}\n${'x'.repeat(60)}\n${'x'.repeat(10)}\n\n1 row\n`,
    );
  });

  test('lets nothing move the cursor or colour the terminal', () => {
    const table = tableOf('SELECT ?a { VALUES ?a { "\\u001b[2J\\u202eowned\\r\\n\\u0007" } }');
    expect(table).toBe('a\n─────────\n[2J owned\n\n1 row\n');
  });

  test('is as long as the answer is', () => {
    const rows = Array.from({ length: 200_000 }, (_, index) => ({ a: { type: 'literal', value: String(index) } as const }));
    const lines = toTable({ variables: ['a'], rows }, { width: 60, prefixes: {} }).split('\n');
    expect(lines.slice(-4)).toEqual(['199999', '', '200000 rows', '']);
  });

  test('says when there are none', () => {
    expect(tableOf('SELECT ?a { ?a a pl:Nothing }')).toBe('a\n─\n\n0 rows\n');
  });
});

describe('the worked queries', () => {
  const files = readQueries('patterns');
  const named = files.map((file) => ({ name: workedQuery(file).name, file }));
  const ENDINGS = { SELECT: 'csv', ASK: 'txt', CONSTRUCT: 'ttl' };

  test('are many, and each has its expected answer', () => {
    expect(files.length).toBeGreaterThanOrEqual(15);
    const expected = named.map(({ name, file }) => {
      const [form = 'SELECT'] = /^(?:SELECT|ASK|CONSTRUCT)/m.exec(file.text) ?? [];
      return `${name}.${ENDINGS[form as keyof typeof ENDINGS]}`;
    });
    expect(readdirSync('tests/queries').sort()).toEqual(expected);
  });

  test.each(named)('$name is explained, declares all that it uses, and gives the expected answer', async ({ name, file }) => {
    const { title, explanation, query } = workedQuery(file);
    expect(title).toMatch(/^\p{Lu}[^\n]{10,120}\?$/u);
    expect(explanation).toMatch(/^\p{Lu}.{40,}\.$/u);
    // Another store knows no prefix: this one has other ones, and no vocabulary in common.
    expect(garden.ask(file.text)).not.toHaveProperty('message');
    const declared = [...query.matchAll(/PREFIX (\w*):/g)].map(([, prefix]) => prefix);
    const used = [...query.replace(/PREFIX.*|"[^"]*"|<[^>]*>/g, '').matchAll(/(?<![\w?])(\w+):/g)].map(([, prefix]) => prefix);
    expect(new Set(used)).toEqual(new Set(declared));

    const answer = dataset.ask(file.text);
    if ('message' in answer) return expect.fail(lineOf(answer, file));
    const text =
      'rows' in answer ? toResultsCsv(answer) : 'quads' in answer ? toTurtle(answer.quads, graph.language.base) : `${answer.boolean}\n`;
    const ending = 'rows' in answer ? 'csv' : 'quads' in answer ? 'ttl' : 'txt';
    expect(text).toBe(readFileSync(join('tests', 'queries', `${name}.${ending}`), 'utf8'));
  });

  // What the same questions give when they are put to the compiled graph, in which there is no RDF.
  const { patterns, linkages, items } = graph;
  const all = Object.values(items);
  const order = patterns.map(({ ref }) => ref);
  const answerTo = (start: string) => rowsOf(files.find(({ path }) => path.startsWith(`queries/${start}`))?.text ?? '');
  const column = (start: string, name: string) => answerTo(start).map((row) => row[name]);
  const inOrder = (refs: Iterable<string>) => [...refs].sort((a, b) => order.indexOf(a) - order.indexOf(b));

  test('01: all that comes before B9, and no step further adds any', () => {
    const precede = (ref: string) =>
      linkages.flatMap(({ source, target, kinds }) => [
        ...(source === ref && kinds.some((kind) => ['informedBy', 'governedBy'].includes(kind)) ? [target] : []),
        ...(target === ref && kinds.includes('supports') ? [source] : []),
      ]);
    const closure = new Set(precede('B9'));
    for (const ref of closure) for (const one of precede(ref)) closure.add(one);
    closure.delete('B9');
    expect(inOrder(answerTo('01').map(({ ref = '' }) => ref))).toEqual(inOrder(closure));
  });

  test('02: every recommendation that speaks of both', () => {
    const speaking = all.filter(
      ({ kind, prose }) =>
        kind === 'recommendation' && /procure|supplier|contract/i.test(prose.text) && /open data|city's data/i.test(prose.text),
    );
    expect(column('02', 'ref')).toEqual(speaking.map(({ ref }) => ref).sort());
  });

  test('03 and 04: how many lead to each, directly, in two steps, and in the end', () => {
    const to = (ref: string) => linkages.filter(({ target }) => target === ref).map(({ source }) => source);
    for (const { ref = '', directly, inTwoSteps } of answerTo('03')) {
      const near = new Set(to(ref));
      const far = new Set([...near, ...[...near].flatMap(to)]);
      far.delete(ref);
      expect([ref, Number(directly), Number(inTwoSteps)]).toEqual([ref, near.size, far.size]);
    }
    expect(answerTo('03')).toHaveLength(patterns.length);
    const reaching = new Set(to('B7'));
    for (const ref of reaching) for (const one of to(ref)) reaching.add(one);
    expect(column('04', 'ref')).toEqual(inOrder(reaching));
    expect(reaching.size).toBe(patterns.length - 1);
  });

  test('05: every pair that is linked both ways', () => {
    const links = new Set(linkages.map(({ source, target }) => `${source} ${target}`));
    const pairs = linkages.filter(
      ({ source, target }) => order.indexOf(source) < order.indexOf(target) && links.has(`${target} ${source}`),
    );
    const ends = answerTo('05').map(({ there = '' }) => `${there.split(' ')[0]} ${there.split(' ').at(-1)}`);
    expect(new Set(ends)).toEqual(new Set(pairs.map(({ source, target }) => `${source} ${target}`)));
    expect(ends).toHaveLength(pairs.length);
  });

  test('06 and 09: sentences with the patterns that they name', () => {
    const mentions = linkages.flatMap(({ source, target, mentions }) => mentions.map(({ text }) => ({ key: `${source} ${text}`, target })));
    const several = [...Map.groupBy(mentions, ({ key }) => key)].filter(([, found]) => new Set(found.map(({ target }) => target)).size > 1);
    expect(
      answerTo('06')
        .map(({ ref, sentence }) => `${ref} ${sentence}`)
        .sort(),
    ).toEqual(several.map(([key]) => key).sort());
    const principles = mentions.filter(({ target }) => target === 'A').map(({ key }) => key);
    expect(
      answerTo('09')
        .map(({ ref, sentence }) => `${ref} ${sentence}`)
        .sort(),
    ).toEqual(principles.sort());
  });

  test('07 and 08: products and the patterns that guide them', () => {
    const products = all.filter(({ kind }) => kind === 'product');
    const guiding = new Set(products.flatMap(({ names }) => names));
    expect(products.every(({ names }) => names.length > 0)).toBe(true);
    expect(column('07', 'ref')).toEqual(order.filter((ref) => !guiding.has(ref)));
    const technical = products.filter(({ data }) => [data?.['column']].flat().includes('technical'));
    const pairs = technical.flatMap(({ title, names }) => names.map((ref) => `${title} ${ref}`));
    expect(answerTo('08').map(({ product, ref }) => `${product} ${ref}`)).toEqual(pairs.sort());
  });

  test('11: every recommendation of the component, in order', () => {
    const own = patterns.filter(({ component }) => component === 'B').map(({ ref }) => ref);
    const expected = all.filter(({ kind, pattern = '' }) => kind === 'recommendation' && own.includes(pattern));
    expect(answerTo('11')).toEqual(expected.map(({ ref, prose }) => ({ ref, text: prose.text })));
  });

  test('12: every erratum of a recommendation, with its decision', () => {
    const isRecommendation = (ref: string) => items[ref]?.kind === 'recommendation';
    const expected = all
      .filter(({ kind }) => kind === 'erratum')
      .map((erratum) => ({ ...erratum, touched: ((erratum.data?.['affects'] ?? []) as readonly string[]).filter(isRecommendation) }))
      .filter(({ touched }) => touched.length > 0)
      .map(({ ref, further, touched }) => [ref, further.find(({ name }) => name === 'decision')?.prose.text, touched.length]);
    const found = answerTo('12').map(({ number, decision, items: count }) => [`erratum.${number}`, decision, Number(count)]);
    expect(found.sort()).toEqual(expected.sort());
  });

  test('13, 17 and 19: terms in use, counts, and the checklist on leadership', () => {
    const shared = all.filter(({ kind, usedIn = [] }) => kind === 'term' && usedIn.length > 2);
    expect(column('13', 'term').sort()).toEqual(shared.map(({ title }) => title).sort());
    const counts = Object.fromEntries(answerTo('17').map(({ kind, count }) => [kind, Number(count)]));
    const items = (...kinds: readonly string[]) => all.filter(({ kind }) => kinds.includes(kind)).length;
    expect(counts).toEqual({
      Pattern: patterns.length,
      Linkage: linkages.length,
      Recommendation: items('recommendation'),
      Principle: items('principle'),
      SuccessFactor: items('factor'),
      ChecklistItem: items('statement'),
      PolicyProduct: items('product'),
      Term: items('term'),
      Work: items('work'),
      Erratum: items('erratum'),
    });
    const statements = all.filter(({ ref, kind }) => kind === 'statement' && ref.startsWith('D.2.'));
    expect(column('19', 'ref')).toEqual(statements.map(({ ref }) => ref));
  });

  test('one that is wrong stops the build, and says where', () => {
    const folder = join(scratch, 'garden');
    const out = join(scratch, 'site');
    cpSync('tests/fixtures/garden', folder, { recursive: true });
    mkdirSync(join(folder, 'queries'));
    writeFileSync(join(folder, 'queries', '01-wrong.rq'), '# Where is the pond?\n# Nowhere.\n\nSELECT * { :POND pl:place }\n');
    const build = () => {
      const { status, stderr } = spawnSync(process.execPath, [resolve('bin/scf.js'), 'build', folder, '--out', out], { encoding: 'utf8' });
      return { status, last: stderr.trimEnd().split('\n').at(-1), written: existsSync(out) };
    };
    const place = join(folder, 'queries', '01-wrong.rq');
    expect(build()).toEqual({ status: 2, last: expect.stringContaining(`scf: ${place}:4:27: \`}\` cannot stand here`), written: false });
    writeFileSync(place, Buffer.from([0x23, 0xff]));
    expect(build()).toEqual({ status: 2, last: `scf: \`${place}\` is not UTF-8 text, or is too large`, written: false });
  });

  test.each(['1 a#b.rq', 'Ponds.rq', 'a--b.rq', '-.rq', 'é.rq', 'a\u202eb.rq'])(
    'one whose name can be no address stops the build: %j',
    async (name) => {
      const folder = mkdtempSync(join(scratch, 'named-'));
      mkdirSync(join(folder, 'queries'));
      writeFileSync(join(folder, 'queries', name), 'ASK {}\n');
      const path = `${folder}/queries/${name.replace('\u202e', ' ')}`;
      const complaint = `the name of \`${path}\` becomes part of an address; make it of letters a to z, digits and single hyphens`;
      await expect(workedQueries(folder, graph)).rejects.toThrow(new CannotRun(complaint));
    },
  );

  test('a language need not have any', () => {
    expect(readQueries('tests/fixtures/garden')).toEqual([]);
  });
});
