import { existsSync, globSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Quad } from '@rdfjs/types';
import axe, { type AxeResults } from 'axe-core';
import jsonld from 'jsonld';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { workedQueries } from '../src/cli/queries.ts';
import { compile, type PatternGraph, toDocument, toQuads } from '../src/index.ts';
import { toNTriples } from '../src/rdf/canonical.ts';
import { readVocabulary, toVocabulary } from '../src/rdf/vocabulary.ts';
import { readFolder, readQueries } from '../src/read.ts';
import { renderInline, renderProse } from '../src/render/html.ts';
import { launch, type Server, serve } from './browser.ts';
import { buildSite, pagesOf, pagesToOpen } from './built.ts';

function graphOf(folder: string): PatternGraph {
  const { value, diagnostics } = compile(readFolder(folder));
  if (!value) throw new Error(`${folder} has findings: ${diagnostics.map(({ message }) => message).join('; ')}`);
  return value;
}

const scratch = mkdtempSync(join(tmpdir(), 'site-'));
let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(async () => {
  await browser?.close();
  rmSync(scratch, { recursive: true, force: true });
});

const jsonLdIn = (html: string) => matches(html, /<script type="application\/ld\+json">(.*?)<\/script>/gs);

async function readJsonLd(json: string): Promise<Quad[]> {
  const documentLoader = async (url: string): Promise<never> => expect.fail(`${url} was asked for`);
  return (await jsonld.toRDF(JSON.parse(json), { documentLoader, safe: true } as object)) as Quad[];
}

const matches = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].map(([, found = '']) => found);

// One language with everything that is published, another that shares no word with it: no map, other references, every kind of annex.
describe.each(['patterns', 'tests/fixtures/garden'])('the site of %s', (source) => {
  const graph = graphOf(source);
  const folder = join(scratch, source.replaceAll('/', '-'));
  let pages: ReadonlyMap<string, string>;
  let server: Server;

  beforeAll(async () => {
    await buildSite(graph, folder, await workedQueries(source, graph));
    pages = pagesOf(folder);
    server = await serve(folder);
  });

  afterAll(() => server?.close());

  async function open(path: string, options: BrowserContextOptions = {}) {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    await page.goto(server.origin + path);
    return { page, context };
  }

  const html = (address: string) => pages.get(address) ?? expect.fail(`there is no page ${address}`);
  const hasAnchor = (address: string, anchor: string) => html(address).includes(` id="${anchor}"`);

  test('has a page for each pattern, annex and part of the site', () => {
    const fixed = [
      '/',
      '/404.html',
      '/about/',
      '/codes/',
      '/codes/PL401/',
      '/data/',
      '/data/query/',
      '/ns/',
      '/offline/',
      '/recommendations/',
    ];
    const expected = [
      ...fixed,
      ...graph.patterns.map(({ url }) => url),
      ...graph.annexes.map(({ url }) => url),
      ...graph.pages.map(({ url }) => url),
      ...(readQueries(source).length > 0 ? ['/data/queries/'] : []),
    ];
    expect([...pages.keys()]).toEqual(expect.arrayContaining(expected));
  });

  test('every internal link leads to a page or file, and to an anchor on it', () => {
    const files = new Set(readdirSync(folder, { encoding: 'utf8', recursive: true }).map((file) => `/${file}`));
    const broken = [...pages].flatMap(([address, text]) =>
      matches(text, /<a [^>]*?href="([^"]*)"/g)
        .filter((href) => !/^(?:https?|mailto):/.test(href))
        .filter((href) => {
          const { pathname, hash } = new URL(href, `http://site${address}`);
          // What the page is to do, which is no place on it.
          if (pathname === '/data/query/' && /^#(?:q=|worked\.)/.test(hash)) return false;
          return hash ? !pages.has(pathname) || !hasAnchor(pathname, hash.slice(1)) : !pages.has(pathname) && !files.has(pathname);
        })
        .map((href) => `${address} → ${href}`),
    );
    expect(broken).toEqual([]);
  });

  test('every page is reached by links from the first, without the list of an address', () => {
    const reached = new Set(['/']);
    for (const address of reached) {
      for (const href of matches(html(address), /<a [^>]*?href="([^"]*)"/g)) {
        const { origin, pathname } = new URL(href, `http://site${address}`);
        if (origin === 'http://site' && pages.has(pathname)) reached.add(pathname);
      }
    }
    expect([...pages.keys()].filter((address) => !reached.has(address))).toEqual(['/404.html', '/offline/']);
  });

  test('every item is an anchor on its page, and no anchor stands twice', () => {
    const missing = Object.values(graph.items).filter(({ url }) => {
      const [address = '', anchor = ''] = url.split('#');
      return !hasAnchor(address, anchor);
    });
    expect(missing.map(({ ref }) => ref)).toEqual([]);
    for (const [address, text] of pages) {
      const ids = matches(text, / id="([^"]*)"/g);
      expect(ids.length, address).toBe(new Set(ids).size);
    }
  });

  test('every item shows its own words on its page', () => {
    const text = (address: string) =>
      html(address)
        .replace(/<style>.*?<\/style>|<[^>]+>/gs, '')
        .replace(/&[^;]+;/g, '')
        .replace(/\s+/g, ' ');
    const lost = Object.values(graph.items).filter(({ prose, url }) => {
      const start =
        prose.text
          .split(/[[\n'"&<>•]/)[0]
          ?.replace(/\s+/g, ' ')
          .trim()
          .slice(0, 40) ?? '';
      return !text(url.split('#')[0] ?? '').includes(start);
    });
    expect(lost.map(({ ref }) => ref)).toEqual([]);
  });

  test('no script, no inline style, and nothing from another origin', async () => {
    for (const [address, text] of pages)
      expect(text, address).not.toMatch(
        /<script(?! type="(?:application\/ld\+json">|application\/json" id="\w+">|module" src="\/_astro\/[\w.-]+"><))|<[^>]+ style=|\son[a-z]+=/,
      );
    const context = await browser.newContext();
    const page = await context.newPage();
    const troubles: string[] = [];
    page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
    page.on('pageerror', (error) => troubles.push(error.message));
    page.on(
      'request',
      (request) => !/^data:/.test(request.url()) && !request.url().startsWith(server.origin) && troubles.push(request.url()),
    );
    for (const address of pagesToOpen(pages).keys()) await page.goto(server.origin + address);
    await context.close();
    expect(troubles).toEqual([]);
  });

  test('is read without JavaScript: every recommendation of a pattern is visible on its page', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    for (const { ref, url } of graph.patterns) {
      await page.goto(server.origin + url);
      const visible = (await page.locator('#rec').allInnerTexts()).join(' ').replace(/\s+/g, ' ');
      const items = Object.values(graph.items).filter((item) => item.kind === 'recommendation' && item.pattern === ref);
      for (const item of items) {
        const sentence = item.prose.text.replace(/\[[^\]]*\]/g, '\0').split('\0')[0] ?? '';
        expect(visible, item.ref).toContain(sentence.replace(/\s+/g, ' ').replace(/• /g, '').trim().slice(0, 60));
      }
    }
    await context.close();
  });

  test('the framework map lists every pattern exactly once', async () => {
    const { page, context } = await open('/');
    const links = await page
      .locator('#map a:has(.ref)')
      .evaluateAll((all) => all.map((link) => [link.getAttribute('href'), link.textContent]));
    expect(links.sort()).toEqual(graph.patterns.map(({ url, ref, title }) => [url, `${ref} ${title}`]).sort());
    const parts = await page.locator('#map .parts a').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    const components = graph.patterns.filter(({ ref, title }) =>
      graph.language.components.some((one) => one.id === ref && one.title === title),
    );
    const outlines = graph.annexes.filter(({ kind, pattern }) => kind === 'outline' && components.some(({ ref }) => ref === pattern));
    expect(parts.sort()).toEqual(outlines.flatMap(({ items }) => items.map((ref) => graph.items[ref]?.url)).sort());
    await context.close();
  });

  test('a pattern page shows each linkage to it with its inverse label and every sentence', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    for (const target of graph.patterns) {
      await page.goto(server.origin + target.url);
      const linkages = graph.linkages.filter((linkage) => linkage.target === target.ref);
      const shown = await page.locator('#named-by .column > ul > li').allInnerTexts();
      expect(shown.length, target.ref).toBe(linkages.length);
      linkages.forEach(({ source: from, kinds, mentions }, index) => {
        const text = shown[index]?.replace(/\s+/g, ' ') ?? '';
        const labels = kinds.map((kind) => graph.language.linkageKinds.find(({ id }) => id === kind)?.inverse);
        expect(text.startsWith(`It ${labels.join(', ')} ${from} `), `${from} → ${target.ref}: ${text}`).toBe(true);
        for (const mention of mentions) expect(text).toContain(mention.text.replace(/\s+/g, ' '));
      });
    }
    await context.close();
  });

  test('next, and previous back, walk all patterns in order', async () => {
    const { page, context } = await open(graph.patterns[0]?.url ?? '/');
    const step = (rel: string) => page.locator(`a[rel=${rel}]`);
    const walked = [new URL(page.url()).pathname];
    const go = async (rel: string) => {
      await step(rel).click();
      await page.waitForLoadState();
    };
    for (; (await step('next').count()) > 0; walked.push(new URL(page.url()).pathname)) await go('next');
    expect(walked).toEqual(graph.patterns.map(({ url }) => url));
    for (; (await step('prev').count()) > 0; walked.pop()) await go('prev');
    expect(walked).toEqual([graph.patterns[0]?.url]);
    await context.close();
  });

  test('every page names the language and its notice, and has one first heading', () => {
    const { language, title, edition, notice, licences } = graph.language;
    const words = notice.split(/https?:/)[0] ?? notice;
    for (const [address, text] of pages) {
      expect(text, address).toContain(`<html lang="${language}"`);
      for (const said of [title, edition, words.replaceAll("'", '&#39;').trim(), licences.content.url])
        expect(text, address).toContain(said);
      expect(matches(text, /<(h1)[ >]/g), address).toHaveLength(1);
    }
    for (const { url, iri } of graph.patterns) expect(html(url)).toContain(`<link rel="canonical" href="${iri}">`);
  });

  test('carries in its pages JSON-LD whose every triple is in the dataset, and the same for search engines', async () => {
    const known = new Set(toNTriples(toQuads(graph)).split('\n'));
    const { base } = graph.language;
    const pagesWithData = [
      { address: '/', name: 'language', iri: base },
      ...graph.patterns.map(({ ref, url, iri }) => ({ address: url, name: ref, iri })),
      ...graph.annexes.map(({ slug, url }) => ({ address: url, name: slug, iri: `${base}${slug}/` })),
    ];
    for (const { address, name, iri } of pagesWithData) {
      const [brief = [], described = []] = await Promise.all(jsonLdIn(html(address)).map(readJsonLd));
      const lines = toNTriples(brief).trimEnd().split('\n');
      expect(lines.filter((line) => !known.has(line))).toEqual([]);
      const linkages = graph.linkages.filter(({ source, target }) => source === name || target === name);
      const subjects = new Set(brief.map(({ subject }) => subject.value));
      expect([...subjects].sort()).toEqual([iri, ...linkages.map(({ source, target }) => `${base}${source}.link.${target}`)].sort());
      const said = described.filter(({ subject }) => subject.value === iri).map(({ predicate }) => predicate.value);
      expect(said).toEqual(expect.arrayContaining(['name', 'license', 'url'].map((term) => `https://schema.org/${term}`)));
      const files = matches(html(address), /<link rel="alternate" type="[^"]*" href="([^"]*)">/g);
      expect(files).toEqual(expect.arrayContaining(['ttl', 'jsonld', 'rdf', 'nt'].map((ending) => `/${name}.${ending}`)));
      for (const file of files) expect(existsSync(join(folder, file)), file).toBe(true);
    }
    const [dataset = ''] = jsonLdIn(html('/data/'));
    expect(JSON.parse(dataset)).toMatchObject({ '@type': 'Dataset', name: graph.language.title, version: graph.language.edition });
  });

  test('does not scroll sideways at a width of 320 pixels', async () => {
    const { page, context } = await open('/', { viewport: { width: 320, height: 640 } });
    for (const address of pagesToOpen(pages).keys()) {
      await page.goto(server.origin + address);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), address).toBeLessThanOrEqual(320);
    }
    await context.close();
  });

  test.each(['light', 'dark'] as const)('axe finds no violation on any type of page, %s', async (colorScheme) => {
    const { page, context } = await open('/', { colorScheme });
    const types = [
      '/',
      '/recommendations/',
      '/statistics/',
      '/about/',
      '/data/',
      '/data/query/',
      '/ns/',
      '/codes/',
      '/codes/PL401/',
      '/404.html',
      '/offline/',
    ];
    const addresses = [
      ...types,
      ...graph.annexes.map(({ url }) => url),
      ...graph.pages.map(({ url }) => url),
      ...graph.patterns.map(({ url }) => url),
      ...[...pagesToOpen(pages).keys()].filter((address) => address.startsWith('/cite/')),
      ...(readQueries(source).length > 0 ? ['/data/queries/'] : []),
    ];
    for (const address of addresses) {
      await page.goto(server.origin + address);
      await page.evaluate(axe.source);
      const results = await page.evaluate<AxeResults>("axe.run({ rules: { 'target-size': { enabled: true } } })");
      const violations = results.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
      expect(violations, address).toEqual([]);
    }
    await context.close();
  });

  test('explains each term of the vocabulary where its name leads, and publishes the vocabulary in the namespace of the language', () => {
    const { base } = graph.language;
    const text = readFileSync('schema/vocabulary.ttl', 'utf8');
    expect(readFileSync(join(folder, 'ns.ttl'), 'utf8')).toBe(toVocabulary(text, base));
    for (const { name, comment } of readVocabulary(text, base).terms) {
      const section = html('/ns/').split(` id="${name}"`)[1]?.split('</section>')[0];
      expect(section, name).toContain(comment);
    }
  });

  test('publishes the graph as JSON, and the schemas as they are', () => {
    const file = join(folder, 'data', `${graph.language.prefix.toLowerCase()}.json`);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(toDocument(graph))));
    for (const name of globSync('*.schema.json', { cwd: 'schema' })) {
      expect(readFileSync(join(folder, 'schema', name), 'utf8')).toBe(readFileSync(join('schema', name), 'utf8'));
    }
  });
});

describe('hostile Markdown', () => {
  const hostile = [
    'Text <img src=x onerror=alert(1)> and <script>alert(1)</script>',
    '<script>alert(1)</script>',
    '<div onclick="alert(1)" style="position:fixed">x</div>',
    '[a](javascript:alert(1)) [b](JaVaScRiPt:alert(1)) [c](data:text/html,x) [d](vbscript:x) <javascript:alert(1)>',
    '![x](https://elsewhere.example/x.png)',
    '[a](<java\nscript:alert(1)>)',
    '[a](https://a.example "x\\" onmouseover=\\"alert(1)")',
  ];

  test.each(hostile)('%s becomes no element that acts and no address that runs', async (markdown) => {
    const tree = unified().use(remarkParse).parse(markdown);
    const options = { resolve: () => undefined };
    const rendered = [renderInline(tree, options), ...renderProse(tree, options).map((part) => ('html' in part ? part.html : ''))];
    const page = await browser.newPage();
    for (const html of rendered) {
      await page.setContent(html);
      const found = await page.evaluate(() =>
        [...document.body.querySelectorAll('*')].flatMap((element) => [
          ...(['SCRIPT', 'IFRAME', 'DIV', 'STYLE', 'IMG'].includes(element.tagName) ? [element.tagName] : []),
          ...[...element.attributes].filter(({ name }) => name.startsWith('on') || name === 'style').map(({ name }) => name),
          ...(element instanceof HTMLAnchorElement && element.hasAttribute('href') && !/^(?:https?|mailto):$/.test(element.protocol)
            ? [element.href]
            : []),
        ]),
      );
      expect(found).toEqual([]);
    }
    await page.close();
  });
});
