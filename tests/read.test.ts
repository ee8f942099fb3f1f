import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'astro';
import axe, { type AxeResults } from 'axe-core';
import { strFromU8, unzipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { siteConfig } from '../site/config.ts';
import { toEpub } from '../site/epub/book.ts';
import { bookOf } from '../site/epub/package.ts';
import { cssString } from '../site/src/views/print.ts';
import { epubAddress } from '../src/addresses.ts';
import { compile, type PatternGraph } from '../src/index.ts';
import type { SourceFile } from '../src/model.ts';
import { readFolder } from '../src/read.ts';
import { launch, type Server, serve } from './browser.ts';
import { type Element, elementsNamed, readXml, textOf } from './xml.ts';

const scratch = mkdtempSync(join(tmpdir(), 'read-'));
let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(async () => {
  await browser?.close();
  rmSync(scratch, { recursive: true, force: true });
});

/** A text that would end strings, rules, elements and comments in CSS, HTML and XML. */
const HOSTILE = `"]]> </style></title><script>alert(1)</script> '\\22 }{ --> &amp; & <b> \\`;

const garden = readFolder('tests/fixtures/garden');

/** The garden, with hostile names for itself, a pattern, a component, an annex and a page. */
const hostileGarden = garden.map(({ path, text }): SourceFile => {
  const named = (line: string) => text.replace(line, () => line.replace(/(title: ).*/, (_, key) => `${key}${JSON.stringify(HOSTILE)}`));
  if (path === 'language.yaml')
    return { path, text: named('title: A Garden Language').replace('title: Still things', `title: ${JSON.stringify(HOSTILE)}`) };
  if (path === 'POND.md') return { path, text: named('title: Pond') };
  if (path === 'annexes/tools.yaml') return { path, text: named('title: Tools by season') };
  return path === 'pages/seasons.md' ? { path, text: named('title: Seasons') } : { path, text };
});

const languages: readonly (readonly [string, readonly SourceFile[]])[] = [
  ['patterns', readFolder('patterns')],
  ['garden', garden],
  ['hostile garden', hostileGarden],
];

describe.each(languages)('the whole of %s', (name, files) => {
  const { value, diagnostics } = compile(files);
  if (!value) throw new Error(`${name} has findings: ${diagnostics.map(({ message }) => message).join('; ')}`);
  const graph: PatternGraph = value;
  const folder = join(scratch, name.replaceAll(' ', '-'));
  let server: Server;
  let page: Page;
  let html: string;
  let book: Uint8Array;

  beforeAll(async () => {
    const config = siteConfig({ root: resolve('site'), graph: () => graph, outDir: folder });
    await build({ ...config, configFile: false, logLevel: 'error' });
    html = readFileSync(join(folder, 'read', 'index.html'), 'utf8');
    book = readFileSync(join(folder, epubAddress(graph.language).slice(1)));
    server = await serve(folder);
    page = await browser.newPage();
    await page.goto(`${server.origin}/read/`);
  });

  afterAll(() => server?.close());

  const idsIn = (selector: string) => page.locator(selector).evaluateAll((all) => all.map(({ id }) => id));

  describe('on one page', () => {
    test('holds every pattern in order, then every annex and every page, each with its name', async () => {
      const chapters = await page
        .locator('.chapter:not(.part)')
        .evaluateAll((all) => all.map(({ id, firstElementChild }) => [id, firstElementChild?.textContent]));
      expect(chapters).toEqual([
        ...graph.patterns.map(({ ref, title }) => [ref, `${ref} ${title}`]),
        ...[...graph.annexes, ...graph.pages].map(({ slug, title }) => [`${slug}_`, title]),
      ]);
      for (const { ref } of graph.patterns) {
        expect(await idsIn(`#${ref} > section`)).toEqual(
          ['need', 'context', 'body'].map((section) => `${ref}_${section}`).concat(expect.stringMatching(/rec$/), `${ref}_linkages`),
        );
      }
    });

    test('holds every item once, by its reference, those of a pattern or an annex in order', async () => {
      const ids = await idsIn('[id]');
      expect(new Set(ids).size).toBe(ids.length);
      const at = new Map(ids.map((id, index) => [id, index]));
      const refs = Object.keys(graph.items);
      expect(refs.filter((ref) => !at.has(ref))).toEqual([]);
      for (const { ref, children } of Object.values(graph.items)) {
        const places = [ref, ...children].map((one) => at.get(one) ?? -1);
        expect(places, ref).toEqual(places.toSorted((a, b) => a - b));
      }
    });

    test('shows the need, and every recommendation in its words', async () => {
      const packed = (text: string) => text.replace(/\s+|• /g, '');
      for (const { ref, sections } of graph.patterns) {
        const text = packed((await page.locator(`#${ref}`).textContent()) ?? '');
        const items = Object.values(graph.items).filter(({ kind, pattern }) => kind === 'recommendation' && pattern === ref);
        const pieces = [sections.need.text, ...items.map(({ prose }) => prose.text)].flatMap((one) => one.split(/\[[^\]]*\]|\n/));
        expect(pieces.filter((piece) => !text.includes(packed(piece)))).toEqual([]);
      }
    });

    test('every link leads to a place on it, or to what is not on it and is there', async () => {
      const hrefs = await page.locator('a[href]').evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
      const ids = new Set(await idsIn('[id]'));
      const published = new Set(
        readdirSync(folder, { encoding: 'utf8', recursive: true }).map((file) => `/${file}`.replace(/index\.html$/, '')),
      );
      const here = new Set([...graph.patterns, ...graph.annexes, ...graph.pages].map(({ url }) => url));
      const broken = hrefs.filter((href) =>
        href.startsWith('#') ? !ids.has(href.slice(1)) : href.startsWith('/') && !published.has(href.replace(/#.*/, '')),
      );
      expect(broken).toEqual([]);
      const inside = await page
        .locator('.chapter a[href^="/"]')
        .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).pathname));
      expect(inside.filter((path) => here.has(path))).toEqual([]);
      const references = await page
        .locator('.chapter a.reference')
        .evaluateAll((all) => all.map((link) => [link.textContent, link.getAttribute('href')]));
      for (const { ref } of graph.patterns) {
        const leading = references.filter(([text]) => text === `[${ref}]`);
        expect(leading.map(([, href]) => href)).toEqual(leading.map(() => `#${ref}`));
      }
    });

    test('an annex that comes whole later is only named in the body of its pattern', async () => {
      const figures = await page.locator('.pattern figure.annex').evaluateAll((all) =>
        all.map((figure) => ({
          href: figure.querySelector('.elsewhere a')?.getAttribute('href'),
          repeats: figure.querySelector('table, .phases, .entries') !== null,
        })),
      );
      expect(figures.length).toBeGreaterThan(0);
      for (const { href, repeats } of figures) {
        expect(graph.annexes.map(({ slug }) => `#${slug}_`)).toContain(href);
        expect(repeats).toBe(false);
      }
    });

    test('has no inline script and no inline style, whatever is in its titles', async () => {
      const acting = await page.evaluate(() =>
        [...document.querySelectorAll('*')].flatMap(({ tagName, attributes }) => [
          ...(tagName === 'SCRIPT' && !attributes.getNamedItem('src') ? [tagName] : []),
          ...[...attributes].map(({ name }) => name).filter((name) => name === 'style' || name.startsWith('on')),
        ]),
      );
      expect(acting).toEqual([]);
      expect(await page.title()).toContain(graph.language.title.replace(/\s+/g, ' ').trim());
      expect(await page.locator('h1').textContent()).toBe(graph.language.title);
    });

    test('has a running head for each sheet', async () => {
      const sheets = await page
        .locator('.chapter')
        .evaluateAll((all) => [...new Set(all.map(({ classList }) => [...classList].find((one) => one.startsWith('sheet-'))))]);
      const styled = await page.evaluate(() =>
        [...document.styleSheets]
          .flatMap(({ cssRules }) => [...cssRules])
          .flatMap((rule) => (rule instanceof CSSPageRule && rule.selectorText.startsWith('sheet-') ? [rule.selectorText] : [])),
      );
      expect(styled).toEqual(sheets);
      const heads = await page.evaluate(() =>
        [...document.styleSheets]
          .flatMap(({ cssRules }) => [...cssRules])
          .map(({ cssText }) => cssText)
          .join('\n'),
      );
      for (const { ref } of graph.patterns) expect(heads).toContain(`@top-left { content: "${ref} `);
    });

    test.each([
      ['light', { rules: { 'target-size': { enabled: true } } }],
      ['dark', { runOnly: ['color-contrast'] }],
    ] as const)('axe finds no violation, %s', async (colorScheme, options) => {
      await page.emulateMedia({ colorScheme });
      await page.evaluate(axe.source);
      const results = await page.evaluate<AxeResults>(`axe.run(${JSON.stringify(options)})`);
      expect(results.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    });

    test('does not scroll sideways at a width of 320 pixels', async () => {
      await page.setViewportSize({ width: 320, height: 640 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      await page.setViewportSize({ width: 1280, height: 720 });
    });
  });

  describe('as a book', () => {
    const opened = () => new Map(Object.entries(unzipSync(book)).map(([path, bytes]) => [path, strFromU8(bytes)]));
    const chapters = () =>
      [...opened()]
        .filter(([path]) => path.endsWith('.xhtml'))
        .map(([path, text]) => ({ file: path.replace('EPUB/', ''), root: readXml(text) }));
    const idsOf = (root: Element): string[] =>
      [root.attributes['id'] ?? [], ...root.children.map((child) => (typeof child === 'string' ? [] : idsOf(child)))].flat();

    test('says what it is in its first bytes', () => {
      expect(strFromU8(book.subarray(30, 30 + 'mimetypeapplication/epub+zip'.length))).toBe('mimetypeapplication/epub+zip');
      expect(book.subarray(8, 10)).toEqual(book.subarray(8, 10).fill(0));
    });

    test('holds every item once, and every link within it leads somewhere', () => {
      const places = new Map(chapters().map(({ file, root }) => [file, idsOf(root)]));
      const ids = [...places.values()].flat();
      expect(Object.keys(graph.items).filter((ref) => ids.filter((id) => id === ref).length !== 1)).toEqual([]);
      const broken = chapters().flatMap(({ root }) =>
        elementsNamed(root, 'a')
          .map(({ attributes }) => attributes['href'] ?? '')
          .filter((href) => !/^(?:https?|mailto):/.test(href))
          .filter((href) => {
            const [file = '', id] = href.split('#');
            return !places.has(file) || (id !== undefined && !places.get(file)?.includes(id));
          }),
      );
      expect(broken).toEqual([]);
    });

    test('lists its files in reading order, and its chapters in its contents', () => {
      const files = opened();
      const root = readXml(files.get('EPUB/package.opf') ?? '');
      const items = new Map(elementsNamed(root, 'item').map(({ attributes }) => [attributes['id'], attributes['href']]));
      expect([...items.values()].map((href) => `EPUB/${href}`).sort()).toEqual(
        [...files.keys()].filter((path) => /^EPUB\/(?!package)/.test(path)).sort(),
      );
      const spine = elementsNamed(root, 'itemref').map(({ attributes }) => items.get(attributes['idref']));
      expect(spine.slice(0, 3)).toEqual(['cover.xhtml', 'title.xhtml', 'nav.xhtml']);
      const [contents] = elementsNamed(readXml(files.get('EPUB/nav.xhtml') ?? ''), 'nav');
      const listed = elementsNamed(contents, 'a').map((link) => ({ file: link.attributes['href']?.split('#')[0], title: textOf(link) }));
      expect(listed.map(({ file }) => file)).toEqual(spine.slice(3));
      expect(listed.map(({ title }) => title)).toEqual(expect.arrayContaining(graph.patterns.map(({ ref, title }) => `${ref} ${title}`)));
    });

    test('says its title, edition and language, and when the edition was made', () => {
      const root = readXml(opened().get('EPUB/package.opf') ?? '');
      const said = (element: string) => elementsNamed(root, element).map(textOf);
      const { base, edition, language, title } = graph.language;
      expect([said('identifier'), said('title'), said('language')]).toEqual([[`${base}edition/${edition}`], [title], [language]]);
      const day = graph.editions.find((one) => one.edition === edition)?.issued;
      expect(said('date')).toEqual([day ?? edition.split('.')[0]]);
      expect(said('meta')).toContain(`${day ?? `${edition.split('.')[0]}-01-01`}T00:00:00Z`);
      expect(textOf(readXml(opened().get('EPUB/cover.svg') ?? ''))).toContain(`Edition ${edition}`);
    });

    test('is the same in every time zone', () => {
      const { TZ } = process.env;
      try {
        for (const zone of ['Pacific/Apia', 'America/St_Johns', 'UTC']) {
          process.env['TZ'] = zone;
          expect(Buffer.from(toEpub(html, bookOf(graph))).equals(book), zone).toBe(true);
        }
      } finally {
        if (TZ === undefined) delete process.env['TZ'];
        else process.env['TZ'] = TZ;
      }
    });
  });
});

test.each([HOSTILE, 'a\nb', '\\', '\\"', '*/ url(x)', '漢字 😀 e\u0301', '\u202e\u2028'])(
  '%j is a string of CSS that says the same',
  async (text) => {
    const page = await browser.newPage();
    await page.setContent(`<style>p::before { content: ${cssString(text)} }</style><p>one</p>`);
    const { rules, content } = await page.evaluate(() => ({
      rules: document.styleSheets[0]?.cssRules.length,
      content: getComputedStyle(document.getElementsByTagName('p')[0] ?? document.body, '::before').content,
    }));
    const read = content
      .slice(1, -1)
      .replace(/\\([0-9a-f]{1,6}) ?|\\(.)/g, (_, code, character) => character ?? String.fromCodePoint(Number.parseInt(code, 16)));
    expect([rules, read, await page.locator('body > *').count()]).toEqual([1, text, 1]);
    await page.close();
  },
);
