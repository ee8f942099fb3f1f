import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import axe, { type AxeResults } from 'axe-core';
import fc from 'fast-check';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { SearchIndex } from '../site/src/records.ts';
import { excerptOf, marked, type Piece, termOf, wordsOf } from '../site/src/scripts/excerpt.ts';
import { type Found, finderOf, type Result } from '../site/src/scripts/finding.ts';
import { searchIndex } from '../site/src/views/search.ts';
import { compile, formatReference, type PatternGraph, type ReferenceStyle } from '../src/index.ts';
import { readFolder } from '../src/read.ts';
import { launch, type Server, serve } from './browser.ts';
import { allPagesOf, buildSite } from './built.ts';

/** What the library, the index and all that comes with them may weigh together, compressed. */
const MOST_BYTES = 60_000;

function graphOf(folder: string): PatternGraph {
  const { value } = compile(readFolder(folder));
  if (!value) throw new Error(`${folder} has findings`);
  return value;
}

const patterns = graphOf('patterns');
const garden = graphOf('tests/fixtures/garden');
const scratch = mkdtempSync(join(tmpdir(), 'search-'));

const text = (pieces: readonly Piece[]) => pieces.map((piece) => piece.text).join('');
const marks = ({ title, words }: Result) => [...title, ...words].filter(({ found }) => found).map((piece) => piece.text.toLowerCase());
const addresses = ({ results }: Found) => results.map(({ href }) => href);

const folders = { patterns: join(scratch, 'patterns'), garden: join(scratch, 'garden') };

beforeAll(async () => {
  await buildSite(patterns, folders.patterns);
  await buildSite(garden, folders.garden);
});

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe('what is found', () => {
  let find: (query: string) => Found;

  beforeAll(async () => {
    find = await finderOf(searchIndex(patterns));
  });

  test.each([
    ['procurement', '/B5/', 1],
    ['identity', '/B12/', 1],
    ['benefits realisation', '/C/', 1],
    ['roadmap', '/B8/', 1],
    ['open data', '/glossary/#term.open-data-platform', 3],
    ['who leads', '/B3/', 3],
    ['pipeline of opportunities', '/B5/#c.1', 1],
    ['BSI', '/bibliography/#work.pas-181-draft', 5],
    ['arup', '/bibliography/#work.solutions-for-cities', 3],
    ['costs of exit', '/errata/#erratum.77', 5],
    ['starting', '/questions/#way.starting', 3],
  ])('%s leads to %s, among the first %i', (query, address, rank) => {
    const first = addresses(find(query)).slice(0, rank);
    expect(first.some((one) => one === address || (address.endsWith('/') && one.startsWith(`${address}#`)))).toBe(true);
  });

  test.each(['intraoperability', 'interoperabilty', 'procurment', 'goverance'])(
    '%s is taken for what was meant, and says so',
    (misspelt) => {
      const { results, leniency } = find(misspelt);
      expect(leniency).toBe('spelling');
      expect(marks(results[0] ?? expect.fail('nothing'))).toContainEqual(
        expect.stringMatching(/^(?:interoperability|procurement|governance)$/),
      );
    },
  );

  test.each([
    ['organisations', 'organization'],
    ['Realising benefits', 'realizing benefits'],
    ['cities', 'city'],
    ['strategies', 'STRATEGY'],
    ['analyse', 'analyze'],
  ])('%s finds what %s finds', (one, other) => {
    expect(addresses(find(one)).length).toBeGreaterThan(0);
    expect(addresses(find(one))).toEqual(addresses(find(other)));
  });

  test('whoever writes words that stand nowhere together gets those that have some, and is told', () => {
    expect(find('procurement tombolas')).toMatchObject({ leniency: 'some', results: [{ ref: 'B5' }, ...Array(19).fill({})] });
    expect(find('xyzzyq')).toEqual({ results: [], more: 0 });
  });

  test('each result shows words that were looked for, and says what it is and where it stands', () => {
    for (const query of ['procurement', 'open data', 'privacy', 'digital asset']) {
      for (const result of find(query).results) {
        expect(marks(result).length, `${query}: ${result.href}`).toBeGreaterThan(0);
        expect(result.place.length).toBeGreaterThan(0);
      }
    }
    expect(find('procurement').results[0]).toMatchObject({ ref: 'B5', family: expect.any(Number), place: ['pattern', expect.any(String)] });
  });

  test('at most twenty are shown, and the others counted', () => {
    const { results, more } = find('city');
    expect(results).toHaveLength(20);
    expect(more).toBeGreaterThan(100);
  });

  const styles: readonly ReferenceStyle[] = [
    'dotted',
    'bracketed',
    'compact',
    'prefixed-dotted',
    'prefixed-bracketed',
    'prefixed-compact',
    'iri',
    'address',
  ];

  test('a reference in any spelling and letter case comes first', () => {
    const some = Object.values(patterns.items).filter(({ kind }, index) => kind !== 'source' && index % 17 === 0);
    for (const { ref, url } of [...patterns.patterns, ...some]) {
      for (const style of styles) {
        const spelling = formatReference({ ref }, style, patterns.language);
        expect(find(spelling).results[0]?.href, spelling).toBe(url);
        if (style !== 'iri') expect(find(spelling.toLowerCase()).results[0]?.href, spelling).toBe(url);
      }
    }
    expect(find('b8').results[0]?.href).toBe('/B8/');
    expect(find('[b5] b)2)').results[0]?.href).toBe('/B5/#b.2');
    expect(find('B5 b 2').results[0]?.href).toBe('/B5/#b.2');
    expect(find('erratum 12').results[0]?.href).toBe('/errata/#erratum.12');
    expect(find('b 5').results[0]?.href).toBe('/B5/');
    expect(find('SCF:2026.1 B5.b.2#fec1fdc7').results[0]?.href).toBe('/B5/#b.2');
  });

  test('a reference that has no words here, or none any longer, leads to what is known of it', async () => {
    const sources = Object.values(patterns.items).filter(({ kind }) => kind === 'source');
    for (const { ref } of sources) expect(find(ref).results[0]?.href).toBe(`/cite/${ref}/`);
    const gone = await finderOf({ ...searchIndex(garden), others: ['POND.gone'] });
    expect(gone('pond.gone').results[0]?.href).toBe('/cite/POND.gone/');
  });

  test('a reference that nothing bears is answered with the nearest first', () => {
    const { results, leniency } = find('B5.b.9');
    expect(leniency).toBe('reference');
    for (const { href } of results.slice(0, 2)) expect(href).toMatch(/^\/B5\/#b\.\d$/);
    expect(new Set(results.map(({ href }) => href)).size).toBe(results.length);
    expect(find('B41')).toMatchObject({ leniency: 'reference', results: [{ place: ['pattern'] }, { place: ['pattern'] }] });
  });

  test('whatever is asked, something is answered', () => {
    const asked = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom('.*', '(', '\\', '__proto__', 'constructor', '%', '/', '[', ' '),
    );
    fc.assert(fc.property(asked, (query) => find(query).results.length <= 20));
  });
});

describe('an excerpt', () => {
  test('is a stretch of the text, and marks each word that comes from a term', () => {
    const words = fc.array(fc.constantFrom('pond', 'Ponds', 'the', 'gate', 'café', '"quoted"', '<b>', '—', '池'), {
      minLength: 1,
      maxLength: 80,
    });
    fc.assert(
      fc.property(words, (all) => {
        const whole = all.join(' ');
        const terms = new Set(['pond', 'cafe']);
        expect(text(marked(whole, terms))).toBe(whole);
        const { pieces, terms: count } = excerptOf(whole, terms);
        expect(whole).toContain(text(pieces).replace(/^… | …$/g, ''));
        for (const { text: piece, found } of pieces)
          expect(
            wordsOf(piece).every((word) => terms.has(termOf(word) ?? '') === found),
            piece,
          ).toBe(true);
        expect(count).toBe(new Set(pieces.flatMap((piece) => (piece.found ? [termOf(piece.text)] : []))).size);
      }),
    );
  });
});

describe.each([
  ['patterns', patterns],
  ['garden', garden],
] as const)('the site of the %s', (name, graph) => {
  test('has every page and every anchor that a result can lead to', async () => {
    const pages = allPagesOf(folders[name]);
    const find = await finderOf(searchIndex(graph));
    const asked = [...graph.patterns, ...Object.values(graph.items), ...graph.annexes, ...graph.pages].flatMap((one) => [
      'ref' in one ? one.ref : '',
      one.title ?? '',
    ]);
    const words = Object.values(searchIndex(graph).pages).flatMap(({ sections }) =>
      sections.map(([title, , shown]) => `${title} ${shown.slice(0, 30)}`),
    );
    const found = new Set([...asked, ...words].flatMap((query) => addresses(find(query))));
    expect(found.size).toBeGreaterThan(graph.patterns.length);
    for (const address of found) {
      const [path = '', anchor] = address.split('#');
      const html = pages.get(path) ?? expect.fail(`there is no page ${address}`);
      if (anchor !== undefined) expect(html.includes(` id="${anchor}"`), address).toBe(true);
    }
  });
});

describe('in a browser', () => {
  let browser: Browser;
  let server: Server;
  let context: BrowserContext | undefined;

  beforeAll(async () => {
    server = await serve(folders.patterns);
    browser = await launch();
  });

  afterEach(() => context?.close());

  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
    context = await browser.newContext(options);
    const page = await context.newPage();
    await page.goto(server.origin + path);
    return page;
  }

  const dialog = (page: Page) => page.getByRole('dialog', { name: 'Search' });
  const field = (page: Page) => dialog(page).getByRole('searchbox');
  const results = (page: Page) => dialog(page).getByRole('listitem').getByRole('link');
  const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');
  const INDEX = '**/search/index.json';

  test('nothing of it is fetched until it is asked for; then little; then nothing more', async () => {
    const page = await open('/B5/');
    await page.waitForLoadState('networkidle');
    const fetched: Promise<Buffer>[] = [];
    page.on('response', (response) => fetched.push(response.body()));
    await page.keyboard.press('/');
    await page.keyboard.type('procurement');
    await results(page).first().waitFor();
    const bodies = await Promise.all(fetched);
    const bytes = bodies.map((body) => gzipSync(body, { level: 9 }).length).reduce((sum, one) => sum + one, 0);
    expect(bodies.length).toBeGreaterThanOrEqual(2);
    expect(bytes).toBeLessThanOrEqual(MOST_BYTES);

    await context?.setOffline(true);
    await field(page).fill('identity');
    await results(page).filter({ hasText: 'Identity and privacy management' }).first().waitFor();
    await field(page).fill('b8');
    await results(page).filter({ hasText: 'Smart city roadmap' }).first().waitFor();
    expect(fetched).toHaveLength(bodies.length);
  });

  test('by keyboard alone: the key, words, arrows, and what Enter leads to', async () => {
    const page = await open('/B5/');
    await page.keyboard.press('/');
    expect(await field(page).evaluate((one) => one === document.activeElement)).toBe(true);
    await page.keyboard.type('open data');
    await results(page).nth(2).waitFor();
    expect(await results(page).locator('mark').first().innerText()).toMatch(/^open$/i);
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toBe(await results(page).nth(0).textContent());
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toBe(await results(page).nth(1).textContent());
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.type(' platform');
    expect(await field(page).inputValue()).toBe('open data platform');
    await results(page)
      .filter({ hasText: /^open data platform/ })
      .first()
      .waitFor();
    const href = await results(page).first().getAttribute('href');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${server.origin}${href}`);
  });

  test('a reference and Enter, and one is there; on the same page the dialog goes', async () => {
    const page = await open('/');
    await page.keyboard.press('/');
    await page.keyboard.type('[b5] b)2)');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${server.origin}/B5/#b.2`);
    await page.keyboard.press('/');
    await page.keyboard.type('B5.c');
    await results(page)
      .filter({ hasText: /^B5\.c / })
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(`${server.origin}/B5/#c`);
    expect(await dialog(page).count()).toBe(0);
  });

  test('Escape closes it, and what had the focus has it again', async () => {
    const page = await open('/B5/');
    const button = page.getByRole('button', { name: 'Search' });
    await button.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('gate');
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'hidden' });
    expect(await button.evaluate((one) => one === document.activeElement)).toBe(true);
  });

  test('a click beside it closes it; a selection that ends there does not', async () => {
    const page = await open('/B5/');
    await page.keyboard.press('/');
    await page.keyboard.type('gate');
    const box = (await field(page).boundingBox()) ?? expect.fail('no field');
    await page.mouse.move(box.x + 60, box.y + 20);
    await page.mouse.down();
    await page.mouse.move(20, box.y + 20);
    await page.mouse.up();
    expect(await dialog(page).isVisible()).toBe(true);
    await page.mouse.click(20, 400);
    await dialog(page).waitFor({ state: 'hidden' });
  });

  test('on a slow network it is open at once; what is written meanwhile is answered, and an Enter is kept', async () => {
    const page = await open('/');
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route(INDEX, async (route) => {
      await released;
      await route.continue();
    });
    await page.keyboard.press('/');
    await page.keyboard.type('b12');
    await dialog(page).getByRole('status').filter({ hasText: 'Getting ready' }).waitFor();
    await page.keyboard.press('Enter');
    expect(await field(page).inputValue()).toBe('b12');
    release();
    await page.waitForURL(`${server.origin}/B12/`);
  });

  const failures: readonly (readonly [string, string, number, string])[] = [
    ['its script cannot be had', '**/_astro/results.*.js', 404, ''],
    ['the index cannot be had', INDEX, 503, ''],
    ['the index breaks off', INDEX, 200, '{"prefix":"SCF","pages":[{'],
    ['the index is something else', INDEX, 200, '{"no":"index"}'],
  ];

  test.each(failures)('where %s it says so, leads elsewhere, and hides nothing', async (_, address, status, body) => {
    const page = await open('/B5/');
    const troubles: string[] = [];
    page.on('pageerror', ({ message }) => troubles.push(message));
    await page.route(address, (route) => route.fulfill({ status, body, contentType: 'application/json' }));
    await page.keyboard.press('/');
    await page.keyboard.type('procurement');
    const said = dialog(page).getByRole('status');
    await said.filter({ hasText: 'could not be fetched' }).waitFor();
    expect(troubles).toEqual([]);
    await said.getByRole('link', { name: 'Recommendations' }).click();
    await page.waitForURL('**/recommendations/');
  });

  test('what could not be had is had when it is there again', async () => {
    const page = await open('/B5/');
    await page.route(INDEX, (route) => route.abort());
    await page.keyboard.press('/');
    await dialog(page).getByRole('status').filter({ hasText: 'could not be fetched' }).waitFor();
    await page.unroute(INDEX);
    await page.keyboard.type('procurement');
    await results(page).first().waitFor();
  });

  test('nothing found leads elsewhere; a reference that nothing bears is answered with the nearest', async () => {
    const page = await open('/');
    await page.keyboard.press('/');
    await page.keyboard.type('xyzzyq');
    await dialog(page).getByRole('status').filter({ hasText: 'Nothing found' }).getByRole('link', { name: 'Recommendations' }).waitFor();
    await field(page).fill('B41');
    await dialog(page).getByRole('status').filter({ hasText: 'Nothing bears this reference' }).waitFor();
    expect(await results(page).first().getAttribute('href')).toMatch(/^\/B\d+\/$/);
  });

  test('with a finger on a small phone: it is as wide as the screen, nothing is cut off, and a result is touched', async () => {
    const page = await open('/B5/', { viewport: { width: 320, height: 568 }, hasTouch: true, isMobile: true });
    await page.getByRole('button', { name: 'Search' }).tap();
    await field(page).fill('procurement');
    await results(page).first().waitFor();
    // Phones enlarge the page under smaller letters.
    expect(await field(page).evaluate((one) => Number.parseFloat(getComputedStyle(one).fontSize))).toBeGreaterThanOrEqual(16);
    const cut = await page.evaluate(
      () => [...document.querySelectorAll('dialog, dialog *')].filter((one) => one.getBoundingClientRect().right > 320.5).length,
    );
    expect(cut).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    for (const box of await results(page).evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height)))
      expect(box).toBeGreaterThanOrEqual(24);
    await results(page).nth(1).tap();
    await page.waitForURL((url) => !url.pathname.startsWith('/B5/'));
  });

  test('the key writes itself in a field, opens nothing where it is turned off, and stays so', async () => {
    const page = await open('/cite/');
    await page.locator('main input').first().focus();
    await page.keyboard.press('/');
    expect(await page.locator('main input').first().inputValue()).toBe('/');
    await page.getByRole('button', { name: 'Search' }).click();
    await dialog(page).getByRole('checkbox').uncheck();
    await page.goto(`${server.origin}/B5/`);
    await page.keyboard.press('/');
    expect(await dialog(page).count()).toBe(0);
    await page.getByRole('button', { name: 'Search' }).click();
    await dialog(page).getByRole('checkbox').check();
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    await field(page).waitFor();
  });

  test('words are never markup', async () => {
    const page = await open('/');
    const attack = '<img src=x onerror="top.attacked=1"><script>top.attacked=1</script>';
    const index: SearchIndex = {
      prefix: 'GDN',
      base: 'https://garden.example/',
      order: ['POND'],
      others: [],
      pages: [
        {
          kind: 'pattern',
          href: '/B5/',
          title: `${attack} pond`,
          ref: 'POND',
          sections: [[attack, 'need', `${attack} pond ${attack}`]],
          groups: [{ kind: attack, items: [['POND.a', '', `${attack} pond`]] }],
        },
      ],
    };
    await page.route(INDEX, (route) => route.fulfill({ json: index }));
    await page.keyboard.press('/');
    await page.keyboard.type('pond');
    await results(page).nth(1).waitFor();
    expect(await results(page).first().innerText()).toContain('<img src=x');
    const names = await dialog(page).evaluate((one) =>
      [...new Set([...one.querySelectorAll('ol *')].map(({ localName }) => localName))].sort(),
    );
    expect(names).toEqual(['a', 'b', 'li', 'mark', 'span']);
    expect(await page.evaluate('top.attacked')).toBeUndefined();
  });

  const looks: readonly BrowserContextOptions[] = [
    { colorScheme: 'light' },
    { colorScheme: 'dark', viewport: { width: 360, height: 740 } },
    { forcedColors: 'active' },
  ];

  test.each(looks)('axe finds no violation in it, %o', async (look) => {
    const page = await open('/B5/', look);
    await page.getByRole('button', { name: 'Search' }).click();
    await page.keyboard.type('procurement');
    await results(page).first().waitFor();
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate<AxeResults>('axe.run()');
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  });

  test('it is not on paper, and without a script there is nothing that does nothing', async () => {
    const page = await open('/B5/');
    await page.keyboard.press('/');
    await field(page).waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('dialog').isVisible()).toBe(false);
    expect(await page.locator('.search-button').isVisible()).toBe(false);
    await context?.close();
    const plain = await open('/B5/', { javaScriptEnabled: false });
    expect(await plain.getByRole('button', { name: 'Search' }).count()).toBe(0);
  });
});
