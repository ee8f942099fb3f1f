import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { Cite } from '@citation-js/core';
import fc from 'fast-check';
import { toString as plainText } from 'mdast-util-to-string';
import rehypeParse from 'rehype-parse';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { afterAll, describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { toBiblatex, toBibtex } from '../src/cite/bibtex.ts';
import { allCitations, type Citation, editionCitation, frozenCitation } from '../src/cite/citation.ts';
import { toCslJson } from '../src/cite/csl.ts';
import { CITATION_FORMATS, cite } from '../src/cite/index.ts';
import { toHtmlReferences, toMarkdownReferences, toReferences } from '../src/cite/prose.ts';
import { toRis } from '../src/cite/ris.ts';
import { STYLES, type Style } from '../src/cite/styles.ts';
import { compile, type PatternGraph } from '../src/index.ts';
import { readFolder } from '../src/read.ts';
import { bearerOf } from '../src/resolve.ts';
import { fullGarden } from './full-garden.ts';
import { compiled as compiledFiles, second, third } from './garden-years.ts';
import { graphOf, hostileLanguage, RUNS } from './hostile-language.ts';
import { publishedBy } from './published.ts';

// pandoc reads the same files in CI: .ci/outside/cite.sh.

const scratch = mkdtempSync(join(tmpdir(), 'scf-cite-'));
afterAll(() => rmSync(scratch, { recursive: true }));

function compiled(folder: string): PatternGraph {
  const { value } = compile(readFolder(folder));
  return value ?? expect.fail(`${folder} has findings`);
}

const garden = compiled('tests/fixtures/garden');
const styles = Object.keys(STYLES) as Style[];

function citationOf(spelling: string, graph: PatternGraph, fingerprint = false): Citation {
  const cited = cite(spelling, graph, { fingerprint });
  return 'citation' in cited ? cited.citation : expect.fail(cited.problem);
}

/** What every format has to give back of a citation. */
const factsOf = ({ title, book, chapter, edition, year, iri }: Citation) => ({ title, book, chapter, edition, year, iri });

/** The same, as citation-js has read it. It puts addresses in percent signs. */
function factsRead(text: string) {
  return new Cite(text, { generateGraph: false }).data.map((item) => {
    const [[year] = []] = (item['issued'] as { 'date-parts': number[][] })['date-parts'];
    return {
      title: item['title'],
      book: item['container-title'],
      chapter: item['chapter-number'],
      edition: item['edition'],
      year,
      iri: decodeURI(item['URL'] as string),
    };
  });
}

const READABLE = { bibtex: toBibtex, biblatex: toBiblatex, ris: toRis, 'csl-json': toCslJson } as const;

describe('what people read', () => {
  const cited = ['GDN', 'POND', 'POND.a', 'POND.spade', 'term.puddle'].map((spelling) => citationOf(spelling, garden, true));

  test.each(Object.entries(CITATION_FORMATS))('as %s', async (format, write) => {
    const isStyled = ['text', 'html', 'markdown'].includes(format);
    const text = (isStyled ? styles : styles.slice(0, 1)).map((style) => write(cited, style)).join('\n');
    await expect(text).toMatchFileSnapshot(`snapshots/garden.cite.${format}.txt`);
  });
});

describe.each([
  ['patterns', compiled('patterns')],
  ['the garden', garden],
  ['the full garden', fullGarden()],
])('the citations of %s', (_name, graph) => {
  const all = allCitations(graph);

  test('are one for the language, each pattern and each item, with a key of its own in whatever letter case', () => {
    expect(all.map(({ iri }) => iri).sort()).toEqual(
      [graph.language.base, ...graph.patterns.map(({ iri }) => iri), ...Object.values(graph.items).map(({ iri }) => iri)].sort(),
    );
    expect(new Set(all.map(({ key }) => key.toLowerCase())).size).toBe(all.length);
    for (const { key } of all) expect(key).toMatch(/^[a-z0-9-]+-\d{4}\.\d+(?:-[A-Za-z0-9.-]*[A-Za-z0-9])?$/);
  });

  test('name reference, title, edition, year and address', () => {
    const titles = new Map(
      [...graph.patterns, ...Object.values(graph.items)].map(({ ref, title }) => [`${graph.language.base}${ref}`, { ref, title }]),
    );
    for (const { title, book, edition, year, iri } of all) {
      const { ref, title: own } = titles.get(iri) ?? {};
      if (ref === undefined) expect(title).toBe(graph.language.title);
      else expect(title.startsWith(`[${ref}] ${own?.replace(/\s+/g, ' ') ?? ''}`), title).toBe(true);
      expect([edition, year]).toEqual([graph.language.edition, Number(graph.language.edition.slice(0, 4))]);
      expect(book).toBe(ref === undefined ? undefined : graph.language.title);
    }
  });

  test('say the same of a frozen edition, but for the address, which stays that of the edition', () => {
    const { edition } = graph.language;
    const issued = graph.editions.find((one) => one.edition === edition)?.issued;
    const frozen = { ...graph.edition, ...(issued !== undefined && { issued }) };
    const byKey = (citations: readonly Citation[]) => new Map(citations.map(({ iri: _, ...citation }) => [citation.key, citation]));
    const then = [editionCitation(frozen, graph), ...frozen.entries.map((entry) => frozenCitation(entry, frozen, graph))];
    expect(byKey(then)).toEqual(byKey(all));
    for (const { iri } of then) expect(iri.startsWith(`${graph.language.base}editions/${edition}/`)).toBe(true);
    expect(new Set(then.map(({ iri }) => iri)).size).toBe(all.length);
  });

  test.each(Object.entries(READABLE))('as %s are read back by citation-js', (_format, write) => {
    expect(factsRead(write(all))).toEqual(all.map(factsOf));
  });

  test('are published: all under data/, and of each pattern beside its data', () => {
    const files = new Map(
      Object.values(publishedBy(graph))
        .flat()
        .map(({ path, text }) => [path, text]),
    );
    const read = (path: string) => factsRead((files.get(path) ?? expect.fail(`there is no ${path}`))());
    expect(read(`data/${graph.language.prefix.toLowerCase()}.bib`)).toEqual(all.map(factsOf));
    for (const { ref } of graph.patterns) {
      const own = factsOf(citationOf(ref, graph));
      expect(read(`${ref}.bib`)).toEqual([
        own,
        ...all.filter(({ chapter, within }) => within !== undefined && chapter === ref).map(factsOf),
      ]);
      expect([read(`${ref}.ris`), read(`${ref}.csl.json`)]).toEqual([[own], [own]]);
    }
  });
});

test('hostile titles come back from every format that programs read, and bring nothing into the others', () => {
  let sound = 0;
  fc.assert(
    fc.property(hostileLanguage, (language) => {
      const { graph } = graphOf(language);
      if (!graph) return;
      sound++;
      const all = allCitations(graph);
      for (const write of [toBibtex, toBiblatex]) expect(factsRead(write(all)).map(normalized)).toEqual(all.map(factsOf).map(normalized));
      for (const write of [toRis, toCslJson]) expect(factsRead(write(all))).toEqual(all.map(factsOf));
      for (const style of styles) {
        const lines = toReferences(all, style).trimEnd().split('\n');
        expect(lines).toHaveLength(all.length);
        expect(textOfHtml(toHtmlReferences(all, style))).toEqual(lines);
        expect(textOfMarkdown(toMarkdownReferences(all, style))).toEqual(lines);
      }
    }),
    { ...RUNS, numRuns: 300 },
  );
  expect(sound).toBeGreaterThan(200);
});

/** Accents may come back as one character or as two. */
function normalized({ title, book, ...facts }: ReturnType<typeof factsRead>[number]) {
  return { ...facts, title: String(title).normalize('NFC'), book: book === undefined ? undefined : String(book).normalize('NFC') };
}

/** The text of each paragraph; nothing else stands there, and in it only the title of the book and the address. */
function textOfHtml(html: string): readonly string[] {
  const { children } = unified().use(rehypeParse, { fragment: true }).parse(html);
  return children.flatMap((node) => {
    if (node.type === 'text') return [];
    if (node.type !== 'element' || node.tagName !== 'p') return expect.fail(`there is a ${node.type}`);
    return node.children
      .map((child) => {
        if (child.type === 'text') return child.value;
        const [only] = child.type === 'element' && ['i', 'a'].includes(child.tagName) ? child.children : [];
        return only?.type === 'text' ? only.value : expect.fail(`there is a ${child.type}`);
      })
      .join('');
  });
}

function textOfMarkdown(markdown: string): readonly string[] {
  return unified()
    .use(remarkParse)
    .parse(markdown)
    .children.map((node) => {
      if (node.type !== 'paragraph') return expect.fail(`there is a ${node.type}`);
      expect(node.children.filter(({ type }) => !['text', 'emphasis', 'link'].includes(type))).toEqual([]);
      return plainText(node);
    });
}

test('a key stays when a recommendation is added before its own', () => {
  const files = readFolder('tests/fixtures/garden').map((file) => ({ ...file, text: file.text.replace('- a) ', '- z) a new one\n- a) ') }));
  const keysOf = (graph: PatternGraph) => new Map(allCitations(graph).map(({ key, iri }) => [iri, key]));
  const more = keysOf(compile(files).value ?? expect.fail('the longer garden has errors'));
  for (const [iri, key] of keysOf(garden)) expect(more.get(iri)).toBe(key);
});

describe('over the years', () => {
  const [two, three] = [compiledFiles(second), compiledFiles(third)];
  const then = garden.edition.entries.find(({ ref }) => ref === 'POND.a')?.fingerprint.slice(0, 8);
  const said = (spelling: string, graph: PatternGraph) => {
    const cited = cite(spelling, graph, { fingerprint: true });
    return 'problem' in cited ? cited.problem : [cited.citation.title, cited.citation.iri, cited.citation.wording, cited.note];
  };
  const wet = [
    '[POND.a] dig where the ground is wet, so that …',
    'https://garden.example/editions/2031.2/POND/#a',
    `GDN:2031.2 POND.a#${then}`,
    undefined,
  ];

  test('the words of an edition before are cited with it, or by their fingerprint alone', () => {
    for (const graph of [two, three]) {
      expect(said('GDN:2031.2 POND.a', graph)).toEqual(wet);
      expect(said(`GDN:2031.2 POND.a#${then}`, graph)).toEqual(wet);
      expect(said(`POND.a#${then}`, graph)).toEqual(wet);
    }
    expect(citationOf('GDN:2031.2 term.puddle', three)).toMatchObject({
      key: 'gdn-2031.2-term.puddle',
      within: 'Words',
      edition: '2031.2',
      year: 2031,
      issued: '2031-06-30',
    });
    expect(citationOf('GDN:2031.2', three)).toMatchObject({ title: 'A Garden Language', iri: 'https://garden.example/editions/2031.2/' });
  });

  test('what is the same as then keeps its permanent name, unless an edition is asked for', () => {
    const { fingerprint = '' } = bearerOf('POND.a.1', three) ?? {};
    expect(citationOf(`POND.a.1#${fingerprint}`, three)).toEqual(citationOf('POND.a.1', three));
    expect(citationOf('GDN:2031.2 POND.a.1', three).iri).toBe('https://garden.example/editions/2031.2/POND/#a.1');
  });

  test('what is withdrawn is cited in the edition that has it, and else refused', () => {
    expect(said('GDN:2031.2 POND.a.2', two)).toMatchObject({ 1: 'https://garden.example/editions/2031.2/POND/#a.2' });
    expect(said('POND.a.2', two)).toBe('`POND.a.2` was withdrawn; see `POND.a.1`');
    expect(said('GDN:2032.1 POND.a.2', three)).toBe('edition 2032.1 has no `POND.a.2`');
    expect(citationOf('GDN:2032.1 POND.d', three).title).toBe('[POND.d] leave the banks flat');
  });

  test('what has another reference now is cited under that one, which is told', () => {
    expect(said('POND.b', two)).toMatchObject({ 1: 'https://garden.example/POND.d', 3: '`POND.b` is `POND.d` now' });
    expect(said('GDN:2031.2 POND.b', two)).toMatchObject({ 1: 'https://garden.example/editions/2031.2/POND/#b', 3: undefined });
  });

  test('words that the edition does not have, and an edition that is not at hand, are refused', () => {
    expect(said(`GDN:2032.1 POND.a#${then}`, three)).toMatch(/^the words of `POND.a` in edition 2032.1 are not those/);
    expect(said(`GDN:2033.1 POND.a#${then}`, three)).toMatch(/^the words of `POND.a` are not those/);
    expect(said('GDN:2030.1 POND.a', three)).toBe('`GDN:2030.1 POND.a` is of edition 2030.1, and this is edition 2033.1');
    expect(said('POND.a#00000000', three)).toMatch(/^the words of `POND.a` are not those/);
  });

  test('the key under which something is cited leads to it again, and so does its address in an edition', () => {
    const all = [...allCitations(three), ...two.edition.entries.map(({ ref }) => citationOf(`GDN:2032.1 ${ref}`, three))];
    for (const citation of all) expect(citationOf(citation.key, three)).toEqual(citation);
    for (const citation of all.filter(({ edition }) => edition === '2032.1')) expect(citationOf(citation.iri, three)).toEqual(citation);
  });
});

describe('scf cite', () => {
  function scf(args: readonly string[], input = '') {
    const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('bin/scf.js'), 'cite', ...args], {
      encoding: 'utf8',
      input,
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
    });
    return { status, stdout, stderr };
  }

  test('takes any spelling, in the style that is asked for', () => {
    expect(scf(['[pond] A)', 'GDN:2031.2', '--in', 'tests/fixtures/garden', '--style', 'apa'])).toEqual({
      status: 0,
      stdout: toReferences([citationOf('POND.a', garden), citationOf('GDN', garden)], 'apa'),
      stderr: '',
    });
  });

  test('makes one bibliography of a list, in which each thing stands once', () => {
    const list = join(scratch, 'list.txt');
    writeFileSync(list, 'GATE\r\n\n pond \n');
    const { status, stdout } = scf(['PATH', '-', '--file', list, '--in', 'tests/fixtures/garden', '--format', 'bibtex'], 'POND.a\nPOND\n');
    expect(status).toBe(0);
    expect(stdout).toBe(toBibtex(['PATH', 'POND.a', 'POND', 'GATE'].map((ref) => citationOf(ref, garden))));
  });

  test('pins the wording on request', () => {
    const { stdout } = scf(['POND.a', 'POND', '--in', 'tests/fixtures/garden', '--fingerprint', '--format', 'csl-json']);
    const pins = ['POND.a', 'POND'].map((ref) => `Wording GDN:2031.2 ${ref}#${bearerOf(ref, garden)?.fingerprint.slice(0, 8)}`);
    expect(JSON.parse(stdout).map(({ note }: { note?: string }) => note)).toEqual(pins);
  });

  test('takes what it pins itself, and refuses a pin of other words', () => {
    const pinned = Object.values(garden.items).map(
      ({ ref, fingerprint }) => `GDN:${garden.language.edition} ${ref}#${fingerprint.slice(0, 8)}`,
    );
    expect(pinned.map((spelling) => cite(spelling, garden)).filter((cited) => 'problem' in cited)).toEqual([]);
    expect(pinned.map((spelling) => cite(spelling.replace(/#.*/, '#00000000'), garden)).filter((cited) => 'citation' in cited)).toEqual([]);
  });

  test('tells of another reference, and of an edition that may still change', () => {
    const folder = join(scratch, 'garden');
    for (const { path, text } of second) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const { status, stdout, stderr } = scf(['POND.b', 'POND.a', 'GDN:2031.2 POND.a', '--in', folder]);
    expect(status).toBe(0);
    expect(stdout.trimEnd().split('\n')).toHaveLength(3);
    expect(stderr).toBe('scf: `POND.b` is `POND.d` now\nscf: edition 2032.1 is not published yet, and its words may change\n');
    expect(scf(['GDN:2031.2 POND.a', '--in', folder]).stderr).toBe('');
  });

  test('prints nothing unless it knows every reference, and says what may have been meant', () => {
    expect(scf(['B5', 'B55', 'SCF:2025.1 B5', 'SCF:2025.1'])).toEqual({
      status: 1,
      stdout: '',
      stderr: [
        'scf: nothing bears the reference `B55`; did you mean `B5`?',
        'scf: `SCF:2025.1 B5` is of edition 2025.1, and this is edition 2026.1',
        'scf: `SCF:2025.1` is of edition 2025.1, and this is edition 2026.1\n',
      ].join('\n'),
    });
  });

  test.each([
    [['B5', '--style', 'mla'], 'there is no style `mla`; the styles are `harvard`, `apa`, `chicago`, `ieee`'],
    [['B5', '--style', 'apa', '--format', 'ris'], '`ris` has no style'],
    [['-'], 'there is no reference to cite'],
    [['--file', 'nowhere'], 'there is no file `nowhere`'],
  ])('cannot run with %j', (args, message) => {
    const { status, stdout, stderr } = scf(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(message);
  });
});

test('CITATION.cff says of the whole what its patterns say', () => {
  const { language } = compiled('patterns');
  const cff = parseYaml(readFileSync('CITATION.cff', 'utf8'));
  expect(cff).toMatchObject({ 'cff-version': '1.2.0', title: language.title, version: language.edition, url: language.base });
  const [, holder] = /^Copyright \(c\) \d+ (.+)$/m.exec(readFileSync('LICENSE', 'utf8')) ?? [];
  expect(cff.authors).toEqual([{ name: holder }]);
  expect(language.licences.content.name).toBe(cff.license.replace(/-(?=\d)/, ' ').replace('-', ' '));
});
