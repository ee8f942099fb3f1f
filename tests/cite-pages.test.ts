import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { CITATION_FORMATS, cite } from '../src/cite/index.ts';
import { STYLES, type Style } from '../src/cite/styles.ts';
import { compile, type PatternGraph } from '../src/index.ts';
import { readFolder } from '../src/read.ts';
import { launch, type Server, serve } from './browser.ts';
import { allPagesOf, buildSite } from './built.ts';

/** What the site says about citing: the pages that say how, the links to them, and what programs for references read from any page. */

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(() => browser?.close());

describe.each(['patterns', 'tests/fixtures/garden'])('citing what %s holds', (source) => {
  const { value } = compile(readFolder(source));
  if (!value) throw new Error(`${source} has findings`);
  const graph: PatternGraph = value;
  const { language, patterns, items } = graph;
  const folder = mkdtempSync(join(tmpdir(), 'cite-pages-'));
  let pages: ReadonlyMap<string, string>;
  let server: Server;
  let context: BrowserContext | undefined;

  beforeAll(async () => {
    await buildSite(graph, folder);
    pages = allPagesOf(folder);
    server = await serve(folder);
  });

  afterEach(() => context?.close());

  afterAll(() => {
    server?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
    context = await browser.newContext(options);
    const page = await context.newPage();
    await page.goto(server.origin + path);
    return page;
  }

  const citationOf = (ref: string, fingerprint: boolean) => {
    const cited = cite(ref, graph, { fingerprint });
    return 'citation' in cited ? cited.citation : expect.fail(cited.problem);
  };

  /** Those whose recommendations have labels, and with them links. */
  const labelled = patterns.filter(({ ref }) =>
    Object.values(items).some(({ kind, parent }) => kind === 'recommendation' && parent === `${ref}.rec`),
  );

  /** The first of each kind. */
  const samples = [
    patterns[0],
    ...Map.groupBy(Object.values(items), ({ kind }) => kind)
      .values()
      .map(([first]) => first),
  ].filter((one) => one !== undefined);

  test('each pattern and item has its page, which says the same as `scf cite`, with the wording and without', () => {
    const styled = Object.keys(STYLES).map((style) => ['text', style as Style] as const);
    const formats = Object.keys(CITATION_FORMATS) as (keyof typeof CITATION_FORMATS)[];
    const others = formats.filter((format) => format !== 'text').map((format) => [format, 'harvard'] as const);
    for (const { ref } of [...patterns, ...Object.values(items)]) {
      const page = pages.get(`/cite/${ref}/`) ?? expect.fail(`${ref} has no page`);
      const shown = Array.from(page.matchAll(/<(?:dd><span|pre) data-copy="[^"]*">(.*?)<\/(?:span><\/dd|pre)>/gs), ([, text = '']) => text);
      for (const fingerprint of [false, true]) {
        const texts = shown.map((html) => plainText(fingerprint ? html : html.replace(/<span class="pin">.*?<\/span>/gs, '')));
        for (const [format, style] of [...styled, ...others]) {
          const said = CITATION_FORMATS[format]([citationOf(ref, fingerprint)], style);
          expect(texts, `${ref} ${format} ${style}`).toContain(said.replaceAll('\r', '').replace(/\n$/, ''));
        }
      }
    }
  });

  test.each([
    ['a pattern', '.pattern-head a.cite', patterns.slice(0, 2)],
    ['an item of a pattern', 'li[id] a.cite', labelled.slice(0, 2)],
    ['an item of an annex', 'li[id] a.cite', graph.annexes],
  ])('one click leads there from %s, without a script', async (_, control, places) => {
    for (const { url } of places) {
      const page = await open(url, { javaScriptEnabled: false });
      const link = page.locator(control).first();
      const ref = (await link.getAttribute('href'))?.split('/')[2] ?? '';
      await link.hover();
      await link.click();
      expect(new URL(page.url()).pathname).toBe(`/cite/${ref}/`);
      const shown = await page.locator('main').innerText();
      expect(shown).toContain(CITATION_FORMATS.text([citationOf(ref, false)], 'harvard').trim());
      await context?.close();
    }
  });

  test('the link of an item shows to those who point at it, touch or press Tab; it is not on paper, nor on the page that holds all', async () => {
    const address = labelled[0]?.url ?? '/';
    const link = (page: Page) => page.locator('li[id] a.cite').first();
    const seen = (page: Page) => link(page).evaluate((element) => element.checkVisibility({ opacityProperty: true }));
    const page = await open(address);
    expect(await seen(page)).toBe(false);
    await page.locator('li[id] a.ref').first().hover();
    expect(await seen(page)).toBe(true);
    await page.locator('h1').hover();
    expect(await seen(page)).toBe(false);
    await link(page).focus();
    expect(await seen(page)).toBe(true);
    await page.emulateMedia({ media: 'print' });
    expect(await seen(page)).toBe(false);
    await context?.close();
    expect(await seen(await open(address, { hasTouch: true, isMobile: true }))).toBe(true);
    expect(pages.get('/read/')).not.toMatch(/href="\/cite\/[^"]/);
  });

  test('the words stand there without a script, and the box names the wording', async () => {
    for (const bearer of samples) {
      const page = await open(`/cite/${bearer.ref}/`, { javaScriptEnabled: false });
      const words = 'kind' in bearer ? bearer.prose.text || (bearer.title ?? '') : bearer.sections.need.text;
      const beginning = words.split(/\[|\n/)[0]?.replace(/\s+/g, ' ').trim() ?? '';
      expect((await page.locator('main').innerText()).replace(/\s+/g, ' '), bearer.ref).toContain(beginning);
      const reference = page.locator('[data-copy=APA]');
      expect(await reference.innerText()).toBe(CITATION_FORMATS.text([citationOf(bearer.ref, false)], 'apa').trim());
      await page.getByRole('checkbox').check();
      expect(await reference.innerText()).toBe(CITATION_FORMATS.text([citationOf(bearer.ref, true)], 'apa').trim());
      await context?.close();
    }
  });

  test('what is copied is what shows', async () => {
    const ref = patterns[0]?.ref ?? '';
    const page = await open(`/cite/${ref}/`, { permissions: ['clipboard-read', 'clipboard-write'] });
    const copied = async (name: string) => {
      await page.getByRole('button', { name, exact: true }).click();
      await page
        .getByRole('status')
        .filter({ hasText: name.replace('Copy', 'Copied') })
        .waitFor({ state: 'attached' });
      return page.evaluate(() => navigator.clipboard.readText());
    };
    expect(await copied('Copy Harvard')).toBe(CITATION_FORMATS.text([citationOf(ref, false)], 'harvard').trim());
    await page.getByRole('checkbox').check();
    expect(await copied('Copy IEEE')).toBe(CITATION_FORMATS.text([citationOf(ref, true)], 'ieee').trim());
    await page.getByText('RIS', { exact: true }).click();
    expect(await copied('Copy RIS')).toBe(
      CITATION_FORMATS.ris([citationOf(ref, true)])
        .replaceAll('\r', '')
        .replace(/\n$/, ''),
    );
    expect(await copied('Copy the permanent name')).toBe(`${language.base}${ref}`);
  });

  test('Zotero saves a pattern or an item from its page as a section of a book, with all fields', () => {
    const { title, base, edition, licences } = language;
    const { issued } = graph.editions.find((one) => one.edition === edition) ?? {};
    const date = issued?.replaceAll('-', '/') ?? edition.slice(0, 4);
    const shared = { itemType: 'bookSection', bookTitle: title, date, edition, language: language.language };
    for (const { ref, iri, sections, url } of patterns) {
      const said = oneLine(sections.need.text);
      const expected = { ...shared, title: citationOf(ref, false).title, url: iri, abstractNote: said, rights: licences.content.url };
      for (const address of [url, `/cite/${ref}/`]) expect(savedByZotero(pages.get(address) ?? ''), address).toEqual(expected);
    }
    for (const { ref, prose, title: name } of Object.values(items)) {
      const said = oneLine(prose.text || (name ?? ref));
      const expected = {
        ...shared,
        title: citationOf(ref, false).title,
        url: base + ref,
        abstractNote: said,
        rights: licences.content.url,
      };
      expect(savedByZotero(pages.get(`/cite/${ref}/`) ?? ''), ref).toEqual(expected);
    }
    for (const address of ['/about/', ...graph.annexes.map(({ url }) => url)])
      expect(savedByZotero(pages.get(address) ?? '')).toMatchObject({ itemType: 'webpage', url: base + address.slice(1) });
  });

  test('each page says to those who show links what it is, and where', () => {
    for (const [address, html] of pages) {
      if (html.includes('http-equiv="refresh"')) continue;
      const said = Object.fromEntries(metadataIn(html));
      expect(said['og:title'], address).toBeTruthy();
      expect(said['og:url'], address).toMatch(new RegExp(`^${language.base}`));
      expect(said, address).toMatchObject({ 'og:site_name': language.title, 'og:locale': language.language.replace('-', '_') });
    }
  });
});

/**
 * What Zotero makes of a page, with the rules of its translators `Embedded Metadata.js` and `RDF.js` (zotero/translators, 2018 and 2015) as far as
 * they concern names that stand here: those that begin with a prefix of RDF come first, those of HighWire Press replace what these gave. A type that
 * Open Graph is sure of wins over the one that HighWire Press suggests; `article` is but a guess. The title of the book has two names, by version.
 */
function savedByZotero(html: string): Readonly<Record<string, string>> {
  const metadata = metadataIn(html);
  const first = (name: string) => metadata.find(([one]) => one === name)?.[1];
  const sure = { website: 'webpage', book: 'book' }[first('og:type') ?? ''];
  const highwire = first('citation_book_title') ? 'bookSection' : first('citation_title') ? 'journalArticle' : 'webpage';
  const itemType = sure ?? highwire;
  const fields = {
    title: first('citation_title') ?? first('og:title'),
    bookTitle: itemType === 'bookSection' ? (first('citation_book_title') ?? first('og:site_name')) : undefined,
    date: first('citation_publication_date'),
    edition: first('prism.edition'),
    url: first('citation_public_url') ?? first('og:url'),
    language: first('citation_language'),
    abstractNote: first('citation_abstract') ?? first('og:description') ?? first('description'),
    rights: first('DC.rights'),
  };
  const given = Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, oneLine(value)] as const]));
  return { itemType, ...Object.fromEntries(given) };
}

/** Names and contents of the `meta` elements; of a name and a property the translator reads the name. */
function metadataIn(html: string): readonly (readonly [name: string, content: string])[] {
  return Array.from(html.matchAll(/<meta ([^>]*)>/g), ([, attributes = '']) => {
    const of = (attribute: string) => new RegExp(`(?:^| )${attribute}="([^"]*)"`).exec(attributes)?.[1];
    return [of('name') ?? of('property') ?? '', plainText(of('content') ?? '')] as const;
  });
}

const CHARACTERS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#34': '"' };

function plainText(html: string): string {
  return html.replace(/<[^>]*>/g, '').replace(/&([^;]*);/g, (reference, name) => CHARACTERS[name] ?? reference);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
