import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { FORMATS } from '../src/export/files.ts';
import { parseRdf, RDF_SYNTAXES, type RdfSyntax } from '../src/import/formats.ts';
import { fromQuads } from '../src/import/index.ts';
import { compile, type PatternGraph, type SourceFile, toDocument, toJson, toQuads } from '../src/index.ts';
import { toNQuads } from '../src/rdf/canonical.ts';
import { readFolder } from '../src/read.ts';
import { type HostileParts, hostileLanguage } from './hostile-language.ts';

const SYNTAXES = Object.keys(RDF_SYNTAXES) as RdfSyntax[];

function graphOf(files: readonly SourceFile[]): PatternGraph {
  const { value, diagnostics } = compile(files);
  if (!value) throw new Error(JSON.stringify(diagnostics[0]));
  return value;
}

function imported(graph: PatternGraph): readonly SourceFile[] {
  const { files, problems } = fromQuads(toQuads(graph));
  if (!files) throw new Error(JSON.stringify(problems[0]));
  return files;
}

/** All that pages are made from, without the places in the files. */
function contentOf(graph: PatternGraph): unknown {
  const text = JSON.stringify(graph, (key, value) => {
    if ((key === 'position' || key === 'labelPosition') && typeof value === 'object') return undefined;
    // White space around an introduction is not part of it.
    return key === 'introduction' && typeof value === 'string' ? value.trim() : value;
  });
  return JSON.parse(text);
}

describe.each(['patterns', 'tests/fixtures/garden'])('%s made from its own dataset', (folder) => {
  // Editions and reviews stand beside a language, and not in its dataset.
  const sources = readFolder(folder).filter(({ path }) => !/^(?:editions\/|reviews\.json$)/.test(path));
  const graph = graphOf(sources);
  const files = imported(graph);
  const again = graphOf(files);

  test('has the same dataset, byte for byte', () => {
    expect(toNQuads(toQuads(again))).toBe(toNQuads(toQuads(graph)));
  });

  test('has the same graph as JSON, byte for byte, and whatever else its pages are made from', () => {
    expect(toJson(again)).toBe(toJson(graph));
    expect(contentOf(again)).toEqual(contentOf(graph));
  });

  test('has the same files in the same places', () => {
    expect(files.map(({ path }) => path)).toEqual(sources.map(({ path }) => path));
  });

  test('gives the same files when it is made once more', () => {
    expect(imported(again)).toEqual(files);
  });

  test.each(SYNTAXES)('is the same from %s', async (syntax) => {
    const quads = await parseRdf(FORMATS[syntax].write(graph), syntax);
    expect(fromQuads(quads)).toEqual({ files, problems: [] });
  });

  test('keeps what an author wrote in Markdown', () => {
    for (const { path, text } of readFolder(folder).filter(({ path }) => path.endsWith('.md'))) {
      const made = files.find((file) => file.path === path)?.text;
      expect(bodyOf(made ?? '')).toBe(bodyOf(text));
    }
  });
});

test.each([
  ['a comment in code', 'Write `<!-- so -->`, and:\n\n```html\n<!-- so -->\n```'],
  ['a comment that keeps two lists apart', '- one\n- two\n\n<!-- apart -->\n\n- three'],
  ['an escaped comment', 'It is \\<!-- said --> aloud.'],
  ['indented code', 'As in:\n\n    one\n      two\n\nThen.'],
  ['what only looks like a comment', '- one <!-- two\n- three --> four'],
  ['a space that does not break, at either end', '\u00a0Said.\u00a0'],
])('%s is lost neither from the dataset nor on the way back', (_, body) => {
  expect(comesBack(withBody(body))).toBe(true);
});

test.each<[name: string, body: string, markdown: string]>([
  ['at the end of a line', 'A pond <!-- not a lake -->\nis still. <!-- so -->', 'A pond\nis still.'],
  ['over some lines', 'A pond <!-- not\na lake -->\nis still.', 'A pond\nis still.'],
  ['at the end of an item', '- one <!-- more? -->\n- two', '- one\n- two'],
])('a comment %s leaves no trace', (_, body, markdown) => {
  const graph = graphOf(withBody(body));
  expect(toNQuads(toQuads(graphOf(imported(graph))))).toBe(toNQuads(toQuads(graph)));
  expect(bodyMarkdown(withBody(body))).toBe(markdown);
});

test.each<[name: string, body: string]>([
  ['a list and indented code', '- one\n\n<!-- apart -->\n\n    code'],
  ['two blocks of indented code', '    one\n\n<!-- apart -->\n\n    two'],
  ['two lists', '- one\n\n<!-- apart -->\n\n- two'],
  ['two lists in an item', '- one\n\n  - two\n\n  <!-- apart -->\n\n  - three'],
  ['two lists in a quotation', '> - one\n>\n> <!-- apart -->\n>\n> - two'],
  ['a number and what would make it a list', '1<!-- apart -->) here'],
  ['words of a sentence', 'A pond <!-- apart --> is still.'],
  ['a label and its words', '- a) <!-- apart --> one\n- b) two'],
])('a comment between %s stays, empty', (_, body) => {
  expect(comesBack(withBody(body))).toBe(true);
  expect(bodyMarkdown(withBody(body))).toBe(body.replace('apart ', ''));
});

function withBody(body: string): readonly SourceFile[] {
  return readFolder('tests/fixtures/garden').map((file) =>
    file.path === 'GATE.md' ? { ...file, text: file.text.replace(/(?<=## Body\n\n)[\s\S]*?(?=\n\n## )/, () => body) } : file,
  );
}

function bodyMarkdown(files: readonly SourceFile[]): string | undefined {
  return graphOf(files).patterns.find(({ ref }) => ref === 'GATE')?.sections.body.markdown;
}

/** Whether files are sound; then the language made from its own dataset has the same one, and is the same. */
function comesBack(files: readonly SourceFile[]): boolean {
  const { value: graph } = compile(files);
  if (!graph) return false;
  const again = graphOf(imported(graph));
  expect(toNQuads(toQuads(again))).toBe(toNQuads(toQuads(graph)));
  expect(contentOf(again)).toEqual(contentOf(graph));
  return true;
}

test('a page without text comes back', () => {
  const files = readFolder('tests/fixtures/garden').map((file) =>
    file.path === 'pages/seasons.md' ? { ...file, text: '---\ntitle: Empty\n---\n' } : file,
  );
  expect(comesBack(files)).toBe(true);
  expect(imported(graphOf(files)).find(({ path }) => path === 'pages/seasons.md')?.text).toBe('---\ntitle: Empty\n---\n');
});

describe('the name of an annex is one that can be written back', () => {
  const renamed = (path: string) =>
    readFolder('tests/fixtures/garden').map((file) => (file.path === 'annexes/plan.yaml' ? { ...file, path } : file));

  test.each([`annexes/my wörds ${'x'.repeat(91)}.yml`, 'annexes/plan.of.the.garden.yaml'])('%s', (path) => {
    expect(comesBack(renamed(path))).toBe(true);
  });

  test.each([
    'annexes/my words: all.yaml',
    `annexes/${'x'.repeat(101)}.yaml`,
    'annexes/.yaml',
    'annexes/.plan.yaml',
    'annexes/plan .yaml',
    'annexes/pl\\an.yaml',
    'annexes/Tools.yaml',
  ])('%s is a finding', (path) => {
    const { diagnostics } = compile(renamed(path).toSorted((a, b) => (a.path < b.path ? -1 : 1)));
    const later = path === 'annexes/Tools.yaml' ? 'annexes/tools.yaml' : path;
    expect(diagnostics.map(({ code, span }) => `${code} ${span.file}`)).toEqual([`PL205 ${later}`]);
  });
});

function bodyOf(text: string): string {
  return text.replace(/^---\n[\s\S]*?\n---\n/, '');
}

test('the files are written as a person would', () => {
  const written = new Map(imported(graphOf(readFolder('tests/fixtures/garden'))).map(({ path, text }) => [path, text]));
  expect(written.get('POND.md')).toContain(
    '---\nref: POND\ntitle: Pond\ncomponent: still\nstatus: current\nlinkages:\n  GATE: reflects\n---\n',
  );
  expect(written.get('language.yaml')).toContain('edition: "2031.2"\nlanguage: en-GB\n');
  expect(written.get('language.yaml')).toContain('order: [POND, GATE, PATH]\ncomponents:\n  - id: still\n    title: Still things\n');
  expect(written.get('annexes/tools.yaml')).toContain('    row: spring\n    column: [soil, water]\n    patterns: [GATE]\n');
  const lines = imported(graphOf(readFolder('patterns'))).flatMap(({ path, text }) => (path.endsWith('.yaml') ? text.split('\n') : []));
  expect(lines.filter((line) => line.length > 115)).toEqual([]);
});

describe('hostile text goes there and back', () => {
  const RUNS = { seed: 20264 } as const;

  function wholeComesBack(files: readonly SourceFile[]): boolean {
    // As the reader gives them.
    const { value: graph } = compile(files.toSorted((a, b) => (a.path < b.path ? -1 : 1)));
    if (!graph) return false;
    const again = graphOf(imported(graph));
    expect(toNQuads(toQuads(again))).toBe(toNQuads(toQuads(graph)));
    expect(withoutEmpty(contentOf(again))).toEqual(withoutEmpty(contentOf(graph)));
    expect(withoutEmpty(toDocument(again))).toEqual(withoutEmpty(toDocument(graph)));
    return true;
  }

  test('in a small language', () => {
    let sound = 0;
    fc.assert(
      fc.property(hostileLanguage, ({ files }) => {
        if (wholeComesBack(files)) sound++;
      }),
      { ...RUNS, numRuns: 200 },
    );
    expect(sound).toBeGreaterThan(170);
  });

  test('in every field that there is', () => {
    let sound = 0;
    fc.assert(
      fc.property(hostileLanguage, ({ parts }) => {
        if (wholeComesBack(everyField(parts))) sound++;
      }),
      { ...RUNS, numRuns: 200 },
    );
    expect(sound).toBeGreaterThan(170);
  });
});

/** An empty list in the data of an annex says what no list says. */
function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, part]) => [key, withoutEmpty(part)] as const);
  return Object.fromEntries(entries.filter(([, part]) => !(typeof part === 'object' && part !== null && Object.keys(part).length === 0)));
}

/** A language with every field of every schema, and lists in an order that is nobody's but the author's. */
function everyField(made: HostileParts): readonly SourceFile[] {
  const [one, other] = made.refs as [string, string];
  const [context, need, body, stem, item, meaning] = made.prose as [string, string, string, string, string, string];
  const names = [...new Set([made.title, made.notice, made.term, ...made.aliases, ...made.forms])].sort().reverse();
  const place = { clause: made.clause, note: made.place };
  const makers = Array.from({ length: 11 }, (_, index) =>
    index % 2 ? { literal: made.author } : { family: made.author, given: `${index}` },
  );
  const yaml = (path: string, data: object) => ({ path, text: `${JSON.stringify(data)}\n` });
  const annex = (kind: string, data: object) =>
    yaml(`annexes/the ${kind}.yml`, { kind, slug: kind, title: made.annex, source: place, introduction: meaning, ...data });
  const pattern = (ref: string, fields: object, linkages: string) => ({
    path: `${ref}.md`,
    text: `---\n${JSON.stringify({ ref, component: 'z', status: 'draft', ...fields })}\n---\n\n## Context\n\n${context}\n\n## Need\n\n${need}\n
## Body\n\n${body}\n\n> **Note.** ${meaning}\n\n\`\`\`\n  ${body}\n\`\`\`\n\n## Recommendations\n\n${stem}\n\n- b) ${item}
  - 2) ${meaning}\n\n    ${stem}\n  - 11) ${body}\n\n## Linkages\n\n${linkages}\n`,
  });
  return [
    yaml('language.yaml', {
      title: made.title,
      prefix: 'Gdn-1',
      base: 'https://garden.example/of/all/',
      edition: '2031.20',
      language: 'cy-GB',
      summary: made.summary,
      notice: made.notice,
      source: { work: 'work.w', rights: made.notice },
      licences: {
        content: { name: made.licence, url: 'https://garden.example/licence?a=b&c' },
        code: { name: made.licence, url: 'https://garden.example/code#%20' },
      },
      order: [other, one],
      components: [
        { id: 'z', title: made.component, summary: made.summary, introduction: `${body}\n\n${context}` },
        { id: 'A', title: made.component },
      ],
      groups: [{ id: 'g', title: made.group, component: 'z', source: place, introduction: meaning }],
      linkageKinds: {
        zeta: { label: made.label, inverse: made.inverse, definition: made.definition, cues: names, requires: 'larger' },
        alpha: { label: made.inverse, inverse: made.label, definition: made.definition },
      },
      map: [['A', 'z'], ['A']],
    }),
    pattern(
      one,
      { title: made.names[0], aliases: names, group: 'g', source: place, linkages: { [other]: ['zeta', 'alpha'] } },
      `To [${other}].`,
    ),
    pattern(other, { title: made.names[1], status: 'withdrawn', linkages: { [one]: 'alpha' } }, `To [${one}].`),
    annex('outline', {
      pattern: one,
      checklist: true,
      levels: [
        { kind: 'principle', name: made.row },
        { kind: 'factor', name: made.column },
        { kind: 'statement', name: made.row },
      ],
      items: [
        { label: '10', title: made.product, items: [{ label: 'z', text: body, items: [{ label: '1', title: made.term, text: item }] }] },
      ],
    }),
    annex('matrix', {
      pattern: one,
      rows: [
        { id: 'r2', title: made.row },
        { id: 'r1', title: made.row },
      ],
      columns: [
        { id: 'c2', title: made.column },
        { id: 'c1', title: made.column },
      ],
      products: [
        { id: 'spade', title: made.product, text: item, row: 'r1', column: ['c2', 'c1'], patterns: [other, one].sort().reverse() },
        { id: 'net', title: made.product, row: 'r2', column: 'c1' },
      ],
    }),
    annex('sequence', {
      pattern: other,
      phases: [
        {
          id: 'dig',
          title: made.product,
          text: item,
          outputs: [{ id: 'hole', title: made.term, outputs: [{ id: 'edge', title: made.term, text: stem, patterns: [one] }] }],
        },
        { id: 'rest', title: made.term },
      ],
    }),
    annex('glossary', {
      terms: [
        {
          id: 't',
          term: made.term,
          aliases: names,
          text: meaning,
          notes: Array.from({ length: 11 }, (_, index) => `${stem} ${index}`),
          source: place,
          definedIn: one,
        },
      ],
    }),
    annex('bibliography', {
      works: [
        {
          id: 'w',
          type: 'report',
          title: made.work,
          'title-short': made.term,
          author: makers,
          editor: makers.slice(0, 2),
          'container-title': made.title,
          'collection-title': made.place,
          publisher: made.author,
          'publisher-place': made.place,
          number: made.clause,
          version: made.clause,
          edition: made.clause,
          issued: '1931-05-17',
          URL: 'https://garden.example/%22?a=b#c',
          DOI: '10.1000/182',
          ISBN: '978-0-19-501919-3',
          note: made.summary,
          locator: made.clause,
        },
        { id: 'v', type: 'regulation', title: made.work, issued: '1931' },
      ],
    }),
    annex('errata', {
      errata: [
        { number: 20, place: made.place, fault: body, decision: item, reason: meaning, affects: ['term.t', one, `${one}.b.11`] },
        { number: 3, place: made.place, fault: body, decision: item, reason: meaning },
      ],
    }),
    annex('register', {
      entries: [
        {
          id: 'z',
          label: made.clause,
          title: made.title,
          fate: 'lost',
          text: body,
          here: ['work.w', '/', one, '/register/', `/${one}/#b`],
          entries: [{ id: 'y', label: made.clause, title: made.place, here: ['/about/'] }],
        },
      ],
    }),
    annex('guide', {
      entries: [
        { id: 'z', title: made.place, text: `Go to [${other}] by [${one}.b], ${body}` },
        { id: 'y', title: made.title, text: `Go to [${one}].\n\n${context}` },
      ],
    }),
    {
      path: 'pages/about.md',
      text: `---\n${JSON.stringify({ title: made.title, summary: made.summary })}\n---\n\n### ${body}\n\n${context}\n`,
    },
  ];
}

const scratch = mkdtempSync(join(tmpdir(), 'scf-import-'));
afterAll(() => rmSync(scratch, { recursive: true }));

interface Ended {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

function scf(...args: string[]): Promise<Ended> {
  return new Promise((done) => {
    const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined };
    execFile(process.execPath, [resolve('bin/scf.js'), ...args], { encoding: 'utf8', cwd: scratch, env }, (error, stdout, stderr) =>
      done({ status: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });
}

const garden = graphOf(readFolder('tests/fixtures/garden'));
const nquads = FORMATS.nq.write(garden);
const BASE = garden.language.base;

function given(name: string, text: string | Uint8Array): string {
  writeFileSync(join(scratch, name), text);
  return name;
}

describe.concurrent('scf import', { timeout: 60_000 }, () => {
  test.each(SYNTAXES)('writes the folder back from .%s', async (syntax) => {
    const file = given(`garden.${syntax}`, FORMATS[syntax].write(garden));
    expect(await scf('import', file, '--out', `deep/from-${syntax}`)).toEqual({
      status: 0,
      stdout: `wrote 14 files into deep/from-${syntax}\n`,
      stderr: '',
    });
    expect(readFolder(join(scratch, 'deep', `from-${syntax}`))).toEqual(imported(garden));
  });

  test('writes into an empty folder, and into no other', async () => {
    const file = given('places.nq', nquads);
    mkdirSync(join(scratch, 'empty'));
    expect((await scf('import', file, '--out', 'empty')).status).toBe(0);
    expect(readFolder(join(scratch, 'empty'))).toEqual(imported(garden));

    const before = readdirSync(join(scratch, 'empty'));
    const { status, stderr } = await scf('import', file, '--out', 'empty', '--force');
    expect({ status, stderr }).toEqual({ status: 2, stderr: 'scf: `empty` is not empty; name a folder that is not there yet\n' });
    expect(readdirSync(join(scratch, 'empty'))).toEqual(before);
    expect((await scf('import', file, '--out', '.')).stderr).toContain('is where this runs');
    expect((await scf('import', file, '--out', 'places.nq')).stderr).toContain('cannot write `places.nq`: ENOTDIR');
  });

  test('follows no link', async () => {
    mkdirSync(join(scratch, 'elsewhere'));
    symlinkSync(join(scratch, 'elsewhere'), join(scratch, 'link'));
    const { status, stderr } = await scf('import', given('link.nq', nquads), '--out', 'link');
    expect({ status, stderr }).toEqual({ status: 2, stderr: 'scf: cannot write `link`: ENOTDIR\n' });
    expect(readdirSync(join(scratch, 'elsewhere'))).toEqual([]);
  });

  test('leaves out what is no part of the language, and says what', async () => {
    const more = [
      `<${BASE}POND> <http://xmlns.com/foaf/0.1/depiction> <https://a.example/pond.png> .`,
      `<${BASE}POND> <http://www.w3.org/2004/02/skos/core#prefLabel> "Teich"@de .`,
      `<${BASE}graph/dataset> <http://purl.org/dc/terms/title> _:title .`,
      '_:title <https://a.example/is> "<<nothing>>" <https://a.example/graph> .',
      '_:name <https://a.example/is> "<<nothing>>" <https://a.example/graph> .',
    ];
    const { status, stderr } = await scf('import', given('more.nq', `${nquads}${more.join('\n')}\n`), '--out', 'more');
    expect({ status, stderr }).toEqual({
      status: 0,
      stderr: `left out 5 triples of more.nq, in other terms, of other things, or in another language:
- <${BASE}POND> <http://www.w3.org/2004/02/skos/core#prefLabel> "Teich"@de .
- <${BASE}POND> <http://xmlns.com/foaf/0.1/depiction> <https://a.example/pond.png> .
- <${BASE}graph/dataset> <http://purl.org/dc/terms/title> [] .
- [] <https://a.example/is> "<<nothing>>" .
- [] <https://a.example/is> "<<nothing>>" .
`,
    });
    expect(readFolder(join(scratch, 'more'))).toEqual(imported(garden));
  });

  test('says which triples would be lost and which are new, and writes the folder only when told to', async () => {
    const edited = nquads.replace('needMarkdown> "A garden wants one way in."', 'needMarkdown> "A garden wants two ways in."');
    const file = given('edited.nq', edited);
    const refused = await scf('import', file, '--out', 'edited');
    expect(refused).toEqual({
      status: 1,
      stdout: '',
      stderr: `1 triple would be lost:
- <${BASE}GATE> <${BASE}ns#need> "A garden wants one way in."@en-gb .
1 triple would be new:
+ <${BASE}GATE> <${BASE}ns#need> "A garden wants two ways in."@en-gb .
edited.nq and the folder made of it do not say the same
words are read from the Markdown: of a pattern, from that of its sections, such as \`pl:needMarkdown\`; of an item in an annex, from its \`pl:markdown\`
nothing was written; \`--force\` writes edited all the same, with the words of the Markdown
`,
    });
    expect(existsSync(join(scratch, 'edited'))).toBe(false);
    expect((await scf('import', file, '--out', 'edited', '--force')).status).toBe(0);
    expect(readFileSync(join(scratch, 'edited', 'GATE.md'), 'utf8')).toContain('A garden wants two ways in.');
  });

  test('makes the fingerprints of edited words anew', async () => {
    const edited = nquads.replaceAll('dig where the ground is wet', 'dig where the ground is soft');
    expect(edited.split('soft')).toHaveLength(1 + 4);
    expect(await scf('import', given('dig.nq', edited), '--out', 'dig')).toEqual({
      status: 0,
      stdout: 'wrote 14 files into dig\n',
      stderr: 'made 3 fingerprints anew\n',
    });
    expect(readFileSync(join(scratch, 'dig', 'POND.md'), 'utf8')).toContain('- a) dig where the ground is soft, so that\n');

    const bare = nquads.replace(/^.*ns#fingerprint>.*\n/gm, '');
    const { status, stderr } = await scf('import', given('bare.nq', bare), '--out', 'bare');
    expect({ status, stderr }).toEqual({ status: 0, stderr: `made ${nquads.match(/ns#fingerprint>/g)?.length} fingerprints anew\n` });
    expect(readFolder(join(scratch, 'bare'))).toEqual(imported(garden));
  });

  test('does not take the words of an item from the item, where a section has them too', async () => {
    const edited = nquads.replace('> "dig where the ground is wet, so that"', '> "dig where the ground is soft, so that"');
    const { status, stderr } = await scf('import', given('half.nq', edited), '--out', 'half');
    expect(status).toBe(1);
    expect(stderr).toContain('1 triple would be lost');
    expect(stderr).not.toContain('fingerprint');
    expect(existsSync(join(scratch, 'half'))).toBe(false);
  });

  test('reports what a check of the folder would find, where it would stand', async () => {
    const file = given('findings.nq', nquads.replaceAll('A garden wants one way in.', 'A garden.\\n\\nOne way in.'));
    const { status, stderr } = await scf('import', file, '--out', 'findings');
    expect(status).toBe(1);
    expect(stderr).toContain('error[PL306]: the need is more than one paragraph\n  --> findings/GATE.md:20:1\n');
    expect(existsSync(join(scratch, 'findings'))).toBe(false);
  });

  const renamed = (from: string, to: string) => nquads.replaceAll(from, to);
  const without = (pattern: RegExp) => nquads.replace(new RegExp(`^.*${pattern.source}.*\n`, 'gm'), '');
  const isPartOf = (part: string, whole: string) => `<${BASE}${part}> <http://purl.org/dc/terms/isPartOf> <${BASE}${whole}>`;
  const deep = Array.from(
    { length: 5000 },
    (_, index) => `${isPartOf(`source.s${index + 1}`, index === 0 ? 'source.sheet-1' : `source.s${index}`)} .
<${BASE}source.s${index + 1}> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <${BASE}ns#SourcePart> .\n`,
  );

  test.each<[name: string, text: string | Uint8Array, message: string]>([
    [
      'two-names.nq',
      `${nquads}<${BASE}POND> <http://www.w3.org/2004/02/skos/core#prefLabel> "Pool"@en-gb .\n`,
      `<${BASE}POND>: \`skos:prefLabel\` has 2 values`,
    ],
    ['no-need.nq', without(/POND> \S+needMarkdown>/), `<${BASE}POND>: there is no \`pl:needMarkdown\` in \`en-gb\``],
    [
      'no-tag.nq',
      renamed('prefLabel> "Pond"@en-gb', 'prefLabel> "Pond"'),
      `<${BASE}POND>: \`skos:prefLabel\` should be text with a language tag`,
    ],
    ['no-number.nq', renamed('"1"^^', '"one"^^'), '`pl:number` should be a whole number from 1 on'],
    ['no-language.nq', without(/1.1\/language>/), `<${BASE}>: the language has no \`dc:language\``],
    ['part.nq', without(/PatternLanguage>/), 'nothing in the data is a `pl:PatternLanguage`'],
    ['nothing.ttl', '', 'nothing in the data is a `pl:PatternLanguage`'],
    [
      'two.nq',
      nquads + renamed(BASE, 'https://other.example/'),
      `<https://other.example/>: the data holds another language beside \`${BASE}\``,
    ],
    [
      'circle.nq',
      renamed(isPartOf('source.sheet-1', 'plan/'), isPartOf('source.sheet-1', 'source.corner')),
      '`dcterms:isPartOf` leads round in a circle',
    ],
    ['deep.nq', nquads + deep.join(''), 'or through too many resources'],
    [
      'dangling.nq',
      renamed(isPartOf('source.sheet-1', 'plan/'), isPartOf('source.sheet-1', 'paln/')),
      `<${BASE}source.sheet-1>: nothing is said of \`${BASE}paln/\``,
    ],
    ['blank.nq', renamed(`<${BASE}kind.leadsTo>`, '_:kind'), 'a `pl:LinkKind` has no IRI'],
    ['dots.nq', renamed('annexes/plan.yaml', '../../plan.yaml'), `<${BASE}plan/>: \`../../plan.yaml\` is no safe name of a file`],
    ['more-dots.nq', renamed('annexes/plan.yaml', 'annexes/../../plan.yaml'), '`annexes/../../plan.yaml` is no safe name of a file'],
    ['root.nq', renamed('annexes/plan.yaml', '/plan.yaml'), '`/plan.yaml` is no safe name of a file'],
    ['hidden.nq', renamed('annexes/plan.yaml', 'annexes/.plan.yaml'), '`annexes/.plan.yaml` is no safe name of a file'],
    ['backslash.nq', renamed('annexes/plan.yaml', 'annexes/..\\\\plan.yaml'), 'is no safe name of a file'],
    ['page.nq', renamed('"seasons"', '"../seasons"'), '`pages/../seasons.md` is no safe name of a file'],
    ['reference.nq', renamed('notation> "GATE"', 'notation> "../GATE"'), '`../GATE.md` is no safe name of a file'],
    ['same-file.nq', renamed('annexes/plan.yaml', 'annexes/Tools.yaml'), 'would be written twice'],
    ['base.nq', renamed(BASE, 'urn:garden:'), '<urn:garden:>: the IRI of the language is no web address'],
    [
      'other-vocabulary.nq',
      renamed(`${BASE}ns#`, 'https://other.example/ns#'),
      'the language does not use the vocabulary below its own IRI',
    ],
    ['odd-base.nq', renamed(BASE, 'https://garden.example/?a=/'), 'error[PL204]: `base` cannot be'],
    [
      'two-kinds.nq',
      `${nquads}<${BASE}plan/> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <${BASE}ns#Matrix> .\n`,
      `<${BASE}plan/>: the annex is of 2 kinds`,
    ],
  ])('refuses %s: one problem is one line, and nothing is written', async (name, text, message) => {
    const folder = name.replace('.', '-');
    const { status, stdout, stderr } = await scf('import', given(name, text), '--out', folder);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).toContain('nothing was written');
    expect(stderr).not.toMatch(/^ +at /m);
    expect(readdirSync(scratch).filter((entry) => entry.includes(folder))).toEqual([]);
  });

  test.each<[name: string, text: string | Uint8Array, message: string]>([
    ['prose.ttl', 'A pond.\n', '`prose.ttl` cannot be read as Turtle: Parser error at line 1'],
    ['prose.rdf', 'A pond.\n<', '`prose.rdf` cannot be read as RDF/XML'],
    ['bytes.nq', Uint8Array.of(0xff, 0xfe), 'cannot read `bytes.nq`: it is not UTF-8 text'],
    ['context.jsonld', '{"@context":"https://garden.example/context.jsonld"}', 'its context stands elsewhere, and nothing is fetched'],
    ['entities.rdf', '<!DOCTYPE r [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><r>&b;</r>', 'it declares entities'],
    ['deep.jsonld', '['.repeat(100_000), '`deep.jsonld` cannot be read as JSON-LD'],
    ['garden.json', '{}', 'does not say what format it is in; the endings are `.nq`'],
    ['escape.ttl', '<\u001b[2J> a <x> .', '`escape.ttl` cannot be read as Turtle'],
  ])('cannot run on %s', async (name, text, message) => {
    const { status, stdout, stderr } = await scf('import', given(name, text), '--out', 'unread');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).not.toContain('\u001b');
  });

  test('needs to know what to read and where to write', async () => {
    expect((await scf('import', given('no-out.nq', nquads))).stderr).toBe('scf: `--out` is missing: say which folder to write\n');
    expect((await scf('import', 'nowhere.nq', '--out', 'x')).stderr).toBe('scf: there is no file `nowhere.nq`\n');
    expect((await scf('import')).stderr).toBe('scf: usage: scf import FILE --out DIR [--force]\n');
  });
});
