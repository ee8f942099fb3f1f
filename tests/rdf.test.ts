import { createHash } from 'node:crypto';
import type { Quad } from '@rdfjs/types';
import fc from 'fast-check';
import jsonld from 'jsonld';
import { Parser } from 'n3';
import oxigraph from 'oxigraph';
import { canonize } from 'rdf-canonize';
import { describe, expect, test } from 'vitest';
import { embeddedInPages } from '../src/export/embedded.ts';
import { FORMATS } from '../src/export/files.ts';
import { compile, toQuads } from '../src/index.ts';
import { MEDIA_TYPES } from '../src/media-types.ts';
import type { PatternGraph, SourceFile } from '../src/model.ts';
import { toNQuads, toNTriples } from '../src/rdf/canonical.ts';
import { readFolder } from '../src/read.ts';
import {
  type Annexes,
  annexFiles,
  CASES,
  graphOf as compileOnce,
  hostileAnnexes,
  hostileLanguage,
  withoutRefused,
} from './hostile-language.ts';
import { publishedBy } from './published.ts';

function graphOf(files: readonly SourceFile[]): PatternGraph {
  const { value, diagnostics } = compile(files);
  if (!value) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return value;
}

type RdfFormat = 'nq' | 'trig' | 'nt' | 'ttl' | 'rdf' | 'jsonld';
const GRAPHS: readonly RdfFormat[] = ['nq', 'trig', 'jsonld'];
const ALL: readonly RdfFormat[] = [...GRAPHS, 'nt', 'ttl', 'rdf'];

/** What Oxigraph reads in a text, in canonical lines, with graphs where the format has them. */
function readBack(text: string, format: RdfFormat): string {
  const quads = oxigraph.parse(text, { format: MEDIA_TYPES[format] }) as unknown as Quad[];
  return GRAPHS.includes(format) ? toNQuads(quads) : toNTriples(quads);
}

/** JSON-LD carries its context, so nothing is ever loaded. */
const documentLoader = async (url: string): Promise<never> => {
  throw new Error(`${url} was asked for`);
};

describe.each(['patterns', 'tests/fixtures/garden'])('the dataset of %s', (folder) => {
  const graph = graphOf(readFolder(folder));
  const published = publishedBy(graph);
  const quads = [...toQuads(graph)];
  const nquads = toNQuads(quads);
  const ntriples = toNTriples(quads);
  const whole = (format: RdfFormat) => (GRAPHS.includes(format) ? nquads : ntriples);

  test('has no blank node, no triple in two graphs, and language tags in lower case', () => {
    const terms = quads.flatMap(({ subject, predicate, object }) => [subject, predicate, object]);
    expect(terms.filter(({ termType }) => termType !== 'NamedNode' && termType !== 'Literal')).toEqual([]);
    expect(ntriples.split('\n')).toHaveLength(nquads.split('\n').length);
    const tags = new Set([...nquads.matchAll(/"@(\S+) <[^>]*> \.$/gm)].map(([, tag]) => tag));
    expect([...tags]).toEqual([graph.language.language.toLowerCase()]);
  });

  test('is what RDF Dataset Canonicalization makes of it', async () => {
    expect(await canonize(quads, { algorithm: 'RDFC-1.0', format: 'application/n-quads' })).toBe(nquads);
  });

  test('comes in order of bytes', () => {
    const lines = nquads.trimEnd().split('\n');
    expect(lines.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))).toEqual(lines);
  });

  test.each(ALL)('as %s reads back the same in Oxigraph', (format) => {
    expect(readBack(FORMATS[format].write(graph), format)).toBe(whole(format));
  });

  test.each(['nq', 'trig', 'nt', 'ttl'] as const)('as %s reads back the same in N3.js', (format) => {
    const read = new Parser({ format: MEDIA_TYPES[format] }).parse(FORMATS[format].write(graph));
    expect(GRAPHS.includes(format) ? toNQuads(read) : toNTriples(read)).toBe(whole(format));
  });

  test('as JSON-LD reads back the same in jsonld.js, which loads nothing', async () => {
    const read = await jsonld.toRDF(JSON.parse(FORMATS.jsonld.write(graph)), { documentLoader, safe: true } as object);
    expect(toNQuads(read as Quad[])).toBe(nquads);
  });

  test.each(['ttl', 'jsonld', 'rdf', 'nt'] as const)('is the union of the files of its frame, patterns and annexes, as %s', (ending) => {
    const files = published.parts.filter(({ path }) => path.endsWith(`.${ending}`));
    expect(files).toHaveLength(1 + graph.patterns.length + graph.annexes.length);
    const read = files.flatMap((file) => oxigraph.parse(file.text(), { format: MEDIA_TYPES[ending] }) as unknown as Quad[]);
    expect(toNTriples(read)).toBe(ntriples);
  });

  test('has in the file of a pattern all that is said of it, its items, its linkages and their mentions', () => {
    const { base } = graph.language;
    for (const { ref } of graph.patterns) {
      const file = published.parts.find(({ path }) => path === `${ref}.ttl`);
      const read = new Set(
        toNTriples(new Parser().parse(file?.text() ?? ''))
          .trimEnd()
          .split('\n'),
      );
      const about = ntriples.split('\n').filter((line) => line.startsWith(`<${base}${ref}> `) || line.startsWith(`<${base}${ref}.`));
      expect(about.filter((line) => !read.has(line))).toEqual([]);
      expect(about.length).toBeGreaterThan(10);
    }
  });

  test('is hashed so that sha256sum agrees', () => {
    const files = new Map(published.data.map((file) => [file.path, file]));
    const name = graph.language.prefix.toLowerCase();
    for (const ending of ['nq', 'nt'] as const) {
      const hash = createHash('sha256').update(FORMATS[ending].write(graph)).digest('hex');
      expect(files.get(`data/${name}.${ending}.sha256`)?.text()).toBe(`${hash}  ${name}.${ending}\n`);
    }
  });

  test('answers SPARQL: the shortcuts are the linkages, with their kinds', () => {
    const store = new oxigraph.Store();
    store.load(nquads, { format: 'application/n-quads' });
    const { base } = graph.language;
    const prologue = `PREFIX pl: <${base}ns#>`;
    const rows = (query: string) =>
      (store.query(`${prologue} ${query}`, { use_default_graph_as_union: true }) as Map<string, { value: string }>[]).map((row) =>
        [...row.values()].map(({ value }) => value.slice(base.length)).join(' '),
      );
    const expected = graph.linkages.map(({ source, target }) => `${source} ${target}`).sort();
    expect(rows('SELECT ?a ?b { ?a pl:linksTo ?b }').sort()).toEqual(expected);
    const kinds = graph.linkages.flatMap(({ source, target, kinds }) => kinds.map((kind) => `${source} kind.${kind} ${target}`)).sort();
    expect(rows('SELECT ?a ?k ?b { ?l a pl:Linkage; pl:source ?a; pl:linkKind ?k; pl:target ?b }').sort()).toEqual(kinds);
    const mentions = rows('SELECT ?m ?l { ?l pl:mention ?m . ?m pl:evidence ?e; pl:section ?s }');
    expect(mentions).toHaveLength(graph.linkages.flatMap((linkage) => linkage.mentions).length);
  });

  test('names everything that can be cited, with its fingerprint', () => {
    for (const { iri, ref, fingerprint } of [...graph.patterns, ...Object.values(graph.items)]) {
      expect(ntriples).toContain(`<${iri}> <http://purl.org/dc/terms/identifier> "${ref}" .`);
      expect(ntriples).toContain(`<${iri}> <${graph.language.base}ns#fingerprint> "${fingerprint}" .`);
    }
  });
});

test('what annexes point at is named as it is declared, in whatever letter case it is written', () => {
  const files = readFolder('tests/fixtures/garden');
  const lowered = files.map((file) => ({
    ...file,
    text: file.text.replace(/\b((?:affects|here): )(\[[^\]]*\]|\S+)/g, (_, key, value) => key + value.toLowerCase()),
  }));
  expect(lowered).not.toEqual(files);
  expect(toNQuads(toQuads(graphOf(lowered)))).toBe(toNQuads(toQuads(graphOf(files))));
});

describe('hostile text is refused, or comes out of every format as it went in', () => {
  const made = fc.sample(hostileAnnexes, { numRuns: 15, seed: 20264 });
  const sound = made.map(withoutRefused);
  const graphs = sound.map((annexes) => graphOf(annexFiles(annexes)));
  const entries = (all: readonly Annexes[]) => all.flatMap(({ terms, works }) => [...terms, ...works]);

  test('there are enough of both', () => {
    expect(entries(sound).length).toBeGreaterThan(CASES);
    expect(entries(made).length - entries(sound).length).toBeGreaterThan(100);
  });

  test('every text is in the quads', () => {
    const values = new Set(graphs.flatMap((graph) => [...toQuads(graph)].map(({ object }) => object.value)));
    for (const { terms, works } of sound) {
      for (const { term, aliases } of terms) for (const text of [term, ...aliases]) expect(values).toContain(text);
      for (const { title, author, note, URL } of works)
        for (const text of [title, author[0].literal, note, URL]) expect(values).toContain(text);
    }
  });

  test.each(ALL)('%s', (format) => {
    for (const graph of graphs) {
      const quads = [...toQuads(graph)];
      expect(readBack(FORMATS[format].write(graph), format)).toBe(GRAPHS.includes(format) ? toNQuads(quads) : toNTriples(quads));
    }
  });

  test('in pages, as JSON-LD that ends no script element and says nothing that the dataset does not', async () => {
    const languages = fc.sample(hostileLanguage, { numRuns: 40, seed: 20264 });
    for (const graph of languages.flatMap((language) => compileOnce(language).graph ?? [])) {
      const known = new Set(toNTriples(toQuads(graph)).split('\n'));
      const embedded = embeddedInPages(graph);
      expect(embedded.size).toBe(1 + graph.patterns.length + graph.annexes.length);
      for (const [brief = '', described = ''] of embedded.values()) {
        expect(brief + described).not.toContain('<');
        const read = await jsonld.toRDF(JSON.parse(brief), { documentLoader, safe: true } as object);
        expect(
          toNTriples(read as Quad[])
            .split('\n')
            .filter((line) => !known.has(line)),
        ).toEqual([]);
      }
    }
  });
});
