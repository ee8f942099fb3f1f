import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import type { Nodes } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import type { PublishedFile } from '../src/export/files.ts';
import type { GraphDocument } from '../src/export/json.ts';
import { toLlms, toLlmsFull } from '../src/export/llms.ts';
import { sitemapFiles } from '../src/export/sitemap.ts';
import { fromQuads } from '../src/import/index.ts';
import { compile, type PatternGraph, toDocument, toQuads } from '../src/index.ts';
import { toNQuads } from '../src/rdf/canonical.ts';
import { readFolder } from '../src/read.ts';
import { fullGarden } from './full-garden.ts';
import { graphOf, hostileLanguage } from './hostile-language.ts';
import { publishedBy } from './published.ts';
import { elementsNamed, readXml, textOf } from './xml.ts';

/** What is published of each part, and of the whole, for people and programs that read Markdown or JSON. */

function compiled(folder: string): PatternGraph {
  const { value } = compile(readFolder(folder));
  if (!value) throw new Error(`${folder} has findings`);
  return value;
}

/** Every node of some Markdown, outer before inner. */
function nodesIn(markdown: string): readonly Nodes[] {
  const within = (node: Nodes): readonly Nodes[] => [node, ...('children' in node ? node.children.flatMap(within) : [])];
  return within(unified().use(remarkParse).parse(markdown));
}

describe.each([
  ['patterns', compiled('patterns')],
  ['the garden', compiled('tests/fixtures/garden')],
  ['the full garden', fullGarden()],
])('the documents of %s', (_name, graph) => {
  const published = publishedBy(graph);
  const allPublished: readonly PublishedFile[] = Object.values(published).flat();
  const files = new Map([...published.documents, ...published.models].map(({ path, text }) => [path, text()]));
  const text = (path: string) => files.get(path) ?? expect.fail(`there is no ${path}`);
  const json = (path: string): GraphDocument => JSON.parse(text(path));

  test('are two for each pattern and annex, and two for the whole', () => {
    const names = [...graph.patterns.map(({ ref }) => ref), ...graph.annexes.map(({ slug }) => slug)];
    const expected = [...names.flatMap((name) => [`${name}.md`, `${name}.json`]), 'llms.txt', 'llms-full.txt'];
    expect([...files.keys()].sort()).toEqual(expected.sort());
  });

  test('give each pattern as Markdown from which the same language is compiled', () => {
    const { files: authored = [] } = fromQuads(toQuads(graph));
    for (const { ref } of graph.patterns) expect(text(`${ref}.md`)).toBe(authored.find(({ path }) => path === `${ref}.md`)?.text);
    const again = compile(authored.map((file) => (files.has(file.path) ? { ...file, text: text(file.path) } : file))).value;
    expect(again && toNQuads(toQuads(again))).toBe(toNQuads(toQuads(graph)));
  });

  test('give each part as JSON that is the part of the whole, and fits its schema', () => {
    const whole = JSON.parse(JSON.stringify(toDocument(graph))) as GraphDocument;
    const fits = new Ajv2020({ allowUnionTypes: true }).compile(JSON.parse(readFileSync('schema/graph.schema.json', 'utf8')));
    const parts = [...files.keys()].filter((path) => path.endsWith('.json')).map(json);
    for (const part of parts) {
      expect(fits(part), JSON.stringify(fits.errors)).toBe(true);
      expect(part).not.toHaveProperty('editions');
    }
    expect(parts.flatMap(({ patterns }) => patterns)).toEqual(whole.patterns);
    expect(parts.flatMap(({ annexes }) => annexes)).toEqual(whole.annexes);
    expect(Object.fromEntries(parts.flatMap(({ items }) => Object.entries(items)))).toEqual(whole.items);
    for (const { ref } of graph.patterns) {
      const touching = whole.linkages.filter(({ source, target }) => source === ref || target === ref);
      expect(json(`${ref}.json`).linkages).toEqual(touching);
    }
  });

  test('name every item of an annex once, in its order', () => {
    for (const { slug } of graph.annexes) {
      const named = nodesIn(text(`${slug}.md`)).flatMap((node) => {
        const [first] = node.type === 'listItem' ? node.children : [];
        const strong = first?.type === 'paragraph' ? first.children[0] : undefined;
        return strong?.type === 'strong' && strong.children[0]?.type === 'text' ? [strong.children[0].value] : [];
      });
      const items = Object.values(graph.items).filter(({ annex }) => annex === slug);
      expect(named).toEqual(items.map(({ ref }) => ref));
    }
  });

  test('tell language models of every part, and give the whole in one', () => {
    const links = Array.from(text('llms.txt').matchAll(/^- \[.*?\]\((\/[^)]*)\)/gm), ([, address = '']) => address);
    const paths = new Set(allPublished.map(({ path }) => `/${path}`));
    const pages = new Set(['/data/', ...graph.pages.map(({ url }) => url)]);
    expect(links.filter((link) => !paths.has(link) && !pages.has(link))).toEqual([]);
    for (const { ref } of graph.patterns) expect(links).toContain(`/${ref}.md`);
    const whole = text('llms-full.txt');
    for (const { ref, title, sections } of graph.patterns) {
      expect(whole).toContain(`# ${ref} ${title}\n`);
      for (const { markdown } of Object.values(sections)) expect(whole).toContain(markdown);
    }
    for (const { ref, annex } of Object.values(graph.items)) if (annex !== undefined) expect(whole).toContain(`- **${ref}**`);
    for (const { title } of [...graph.annexes, ...graph.pages]) expect(whole).toContain(`# ${title}\n`);
  });
});

test('hostile names bring no HTML and no link into the Markdown', () => {
  fc.assert(
    fc.property(hostileLanguage, (language) => {
      const { graph } = graphOf(language);
      if (!graph) return;
      const annexes = publishedBy(graph).documents.filter(({ path }) => /^[a-z].*\.md$/.test(path));
      for (const markdown of [toLlms(graph), toLlmsFull(graph), ...annexes.map(({ text }) => text())]) {
        for (const node of nodesIn(markdown)) {
          expect(['html', 'image', 'definition', 'linkReference', 'imageReference']).not.toContain(node.type);
          if (node.type === 'link') expect(node.url).toMatch(/^\/|^https:\/\/garden\.example\//);
        }
      }
    }),
    { numRuns: 60, seed: 20265 },
  );
});

test('a sitemap of more pages than one file may list is in several', () => {
  const addresses = Array.from({ length: 50_001 }, (_, index) => `/P${index}/`);
  const files = new Map(sitemapFiles('https://garden.example/', addresses).map(({ path, text }) => [path, text()]));
  const listed = (path: string) => elementsNamed(readXml(files.get(path) ?? ''), 'loc').map(textOf);
  expect(listed('sitemap-index.xml')).toEqual(['https://garden.example/sitemap-0.xml', 'https://garden.example/sitemap-1.xml']);
  expect([...listed('sitemap-0.xml'), ...listed('sitemap-1.xml')]).toEqual(addresses.map((address) => `https://garden.example${address}`));
});
