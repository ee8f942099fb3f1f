import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe, { type AxeResults } from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publishedPart, type ReferenceIndex } from '../src/export/references.ts';
import { parseReference, resolveReference } from '../src/index.ts';
import { launch, type Server, serve } from './browser.ts';
import { buildSite } from './built.ts';
import { compiled, third } from './garden-years.ts';

const graph = compiled(third);
const folder = mkdtempSync(join(tmpdir(), 'resolver-'));
let browser: Browser;
let server: Server;

beforeAll(async () => {
  [browser] = await Promise.all([launch(), buildSite(graph, folder)]);
  server = await serve(folder);
});

afterAll(async () => {
  server?.close();
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(address: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  await page.goto(server.origin + address);
  return page;
}

/** What is said when someone types a spelling on `/cite/`, and where that leads. */
async function asked(spelling: string) {
  const page = await open('/cite/');
  await page.getByLabel('Reference').fill(spelling);
  await page.keyboard.press('Enter');
  const said = page.locator('[data-verdict]:not(:empty), #answer:not(:empty), [data-withdrawn]');
  await said.waitFor();
  const verdict = (await said.innerText()).replace(/\s+/g, ' ').trim();
  const answer = { path: new URL(page.url()).pathname, verdict };
  return { page, ...answer };
}

const pinOf = (edition: string, ref: string) =>
  graph.editions
    .find((one) => one.edition === edition)
    ?.entries.find((one) => one.ref === ref)
    ?.fingerprint.slice(0, 8);

const STANDS = 'The words that were cited, those of edition 2032.1, stand.';
const CHANGED = 'The words that were cited, those of edition 2031.2, have changed since.';

describe('what a reference says', () => {
  test.each([
    ['pond', '/cite/POND/', 'It stands.'],
    ['[POND] a) 1)', '/cite/POND.a.1/', 'It stands.'],
    ['https://garden.example/term.puddle', '/cite/term.puddle/', 'It stands.'],
    ['/POND/#a', '/cite/POND.a/', 'It stands.'],
    ['GDN:2032.1 POND.a', '/cite/POND.a/', STANDS],
    ['gdn:2031.2 [pond] A)', '/cite/POND.a/', CHANGED],
    ['https://garden.example/editions/2031.2/POND/#a', '/cite/POND.a/', CHANGED],
    ['GDN:2031.2 POND', '/cite/POND/', 'The words that were cited, those of edition 2031.2, have changed since, in what stands below it.'],
    ['GDN:2029.1 POND.a', '/cite/POND.a/', 'It stands; but edition 2029.1 is not here, or did not have it. Editions'],
    ['POND.a#00000000', '/cite/POND.a/', 'No edition has words with the fingerprint 00000000. Is it written right?'],
    ['GATE', '/cite/GATE/', 'It is in use no longer.'],
    ['GDN:2031.2 POND.a.2', '/cite/POND.a.2/', 'Replaced by POND.a.1. It fills & keeps full.'],
    ['POND.zz', '/cite/', 'Nothing bears this reference. Did you mean POND.d or POND.b?'],
    ['elephant', '/cite/', 'Nothing bears this reference, or it is written in a way that is not understood.'],
  ])('%s', async (spelling, path, verdict) => {
    const { page, ...answer } = await asked(spelling);
    expect(answer).toEqual({ path, verdict });
    await page.context().close();
  });

  test('a fingerprint tells the words that stand from those that stood', async () => {
    const standing = await asked(`POND.a#${pinOf('2032.1', 'POND.a')}`);
    expect(standing.verdict).toBe('The words that were cited, those of edition 2033.1, stand.');
    const { page, verdict } = await asked(`POND.a#${pinOf('2031.2', 'POND.a')}`);
    expect(verdict).toBe(CHANGED);
    const since = page.locator('details[data-edition="2031.2"]');
    expect(await since.getAttribute('open')).not.toBeNull();
    expect(await since.locator('del').first().innerText()).toContain('wet');
    expect(await since.locator('ins').first().innerText()).toContain('soft');
  });

  test('stands in the address, so that it can be sent on, and back leads back', async () => {
    const page = await open('/cite/');
    await page.getByRole('link', { name: 'GDN:2033.1 POND', exact: false }).first().click();
    await page.locator('[data-verdict]:not(:empty)').waitFor();
    await page.goBack();
    expect(new URL(page.url()).pathname).toBe('/cite/');
  });

  test('is said by the page of each reference without script, with its words and how to cite it', async () => {
    for (const { ref, title, wording } of graph.edition.entries) {
      const html = readFileSync(join(folder, 'cite', ref, 'index.html'), 'utf8');
      expect(html, ref).toContain(`${graph.language.prefix}:2033.1 ${ref}#`);
      expect(html, ref).toContain('id="published"');
      expect(title ?? wording, ref).not.toBe('');
    }
    const page = await open('/POND/#a', { javaScriptEnabled: false });
    await page.locator('a[href="/cite/POND.a/"]').first().click();
    expect(await page.locator('#words').innerText()).toContain('dig where the ground is soft');
    expect(await page.locator('#reference').innerText()).toContain('https://garden.example/POND.a');
    expect(await page.locator('#editions').innerText()).toMatch(
      /Edition 2032\.1.*the same words as now[\s\S]*Edition 2031\.2.*other words/,
    );
    await page.locator('#editions summary').click();
    expect(await page.locator('#editions ins').first().innerText()).toContain('soft');
  });

  test('says without script where the pages of references are', async () => {
    const page = await open('/cite/', { javaScriptEnabled: false });
    await page.locator('noscript a, .said a[href^="/cite/"]').first().click();
    expect(await page.locator('#words').count()).toBe(1);
  });

  test('says so when the list of references cannot be had', async () => {
    const page = await open('/cite/');
    await page.route('**/references.json', (route) => route.abort());
    await page.goto(`${server.origin}/cite/?q=POND`);
    await page.getByText('could not be fetched').waitFor();
  });

  test('shows what is asked as text, whatever it is', async () => {
    const page = await open(`/cite/?q=${encodeURIComponent('<img src=x onerror=alert(1)>')}`);
    await page.locator('#answer:not(:empty)').waitFor();
    expect(await page.locator('main img').count()).toBe(0);
    expect(await page.getByLabel('Reference').inputValue()).toBe('<img src=x onerror=alert(1)>');
  });
});

test('the part of the editions that a page holds answers as the whole does', () => {
  const index: ReferenceIndex = JSON.parse(readFileSync(join(folder, 'cite', 'references.json'), 'utf8'));
  const published = new Set([graph.edition, ...graph.editions].flatMap(({ entries }) => entries.map(({ ref }) => ref)));
  expect(new Set(index.references)).toEqual(published);
  for (const ref of index.references) {
    const part = publishedPart(ref, graph);
    for (const edition of ['2029.1', '2031.2', '2032.1', '2033.1']) {
      for (const pin of ['', '#00000000', ...graph.editions.map((one) => `#${pinOf(one.edition, ref) ?? 'ffffffff'}`)]) {
        const spelling = `GDN:${edition} ${ref}${pin}`;
        expect(parseReference(spelling, part.language), spelling).toBeDefined();
        const [alone, whole] = [resolveReference(spelling, part), resolveReference(spelling, graph)];
        expect({ ...alone, cited: undefined }, spelling).toEqual({ ...whole, cited: undefined });
        expect('cited' in alone && alone.cited?.edition, spelling).toEqual('cited' in whole && whole.cited?.edition);
      }
    }
  }
});

describe('a page that is not there', () => {
  test.each([
    ['/pond/', '/POND/'],
    ['/b/POND.a/', '/POND/'],
    ['/pond.A.1', '/POND/'],
    ['/pond/a/1', '/POND/'],
    ['/%5Bpond%5D%20a)', '/POND/'],
    ['/cite/pond.a/', '/cite/POND.a/'],
    ['/editions/2031.2/pond.a/', '/cite/POND.a/'],
    ['/cite/gdn:2031.2%20pond.a/', '/cite/POND.a/'],
  ])('%s leads on to %s', async (address, path) => {
    const page = await open(address);
    await page.waitForURL((url) => url.pathname === path);
    await page.context().close();
  });

  test('proposes what is near', async () => {
    const page = await open('/PONT/');
    await page.getByText('Did you mean').waitFor();
    expect(await page.locator('[data-missing] a').evaluateAll((links) => links.map((link) => link.getAttribute('href')))).toContain(
      '/POND/',
    );
    await page.goto(`${server.origin}/Puddle/`);
    expect(await page.locator('[data-missing] a').first().getAttribute('href')).toBe('/term.puddle/');
    await page.goto(`${server.origin}/no/such/thing/%ff`);
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Page not found');
    expect(await page.locator('[data-missing]').innerText()).toBe('');
  });
});

test.each(['light', 'dark'] as const)('axe finds no violation in the answers, %s', async (colorScheme) => {
  for (const address of ['/cite/', '/cite/?q=POND.zz', '/cite/POND.a/?q=GDN:2031.2%20POND.a', '/cite/POND.b/', '/PONT/']) {
    const page = await open(address, { colorScheme, viewport: { width: 340, height: 700 } });
    await page.waitForLoadState('networkidle');
    await page.evaluate(axe.source);
    const results = await page.evaluate<AxeResults>("axe.run({ rules: { 'target-size': { enabled: true } } })");
    expect(
      results.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
      address,
    ).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), address).toBeLessThanOrEqual(340);
    await page.context().close();
  }
});
