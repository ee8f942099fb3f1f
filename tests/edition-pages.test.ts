import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import axe, { type AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wordingHtml } from '../site/src/views/wording.ts';
import { frozenAddress } from '../src/addresses.ts';
import { toChangesDocument, toChangesJson } from '../src/editions/changes-json.ts';
import { toHtaccess } from '../src/export/serving/apache.ts';
import { toRedirects } from '../src/export/serving/hosts.ts';
import { toNginx } from '../src/export/serving/nginx.ts';
import type { Edition, EditionEntry, PatternGraph } from '../src/index.ts';
import { launch, type Server, serve } from './browser.ts';
import { allPagesOf, buildSite, isForwarder } from './built.ts';
import { compiled, garden, second, third } from './garden-years.ts';
import { problemsOf } from './valid-html.ts';

const graphs = { second: compiled(second), third: compiled(third) };
const scratch = mkdtempSync(join(tmpdir(), 'edition-pages-'));
const folderOf = (name: string) => join(scratch, name);
let browser: Browser;

beforeAll(async () => {
  browser = await launch();
  await buildSite(graphs.second, folderOf('second'));
  await buildSite(graphs.third, folderOf('third'));
});

afterAll(async () => {
  await browser?.close();
  rmSync(scratch, { recursive: true, force: true });
});

/** Every reference of every frozen edition, with its edition. */
function publishedIn({ editions }: PatternGraph): readonly (readonly [Edition, EditionEntry])[] {
  return editions.flatMap((edition) => edition.entries.map((entry) => [edition, entry] as const));
}

interface Shown {
  readonly words: string;
  readonly fate: string;
  readonly links: readonly string[];
}

/** What stands at the place of a reference: its words, what became of it, and where that leads. */
async function shownAt(page: Page, origin: string, address: string, { kind, ref }: EditionEntry): Promise<Shown> {
  const [path = '', anchor = ref] = address.split('#');
  if (!page.url().startsWith(`${origin}${path}`)) expect((await page.goto(origin + path))?.status(), address).toBe(200);
  const place = page.locator(`[id="${anchor}"]`);
  expect(await place.count(), address).toBe(1);
  const fate = place.locator('.frozen-fate').first();
  const words = kind === 'pattern' ? place.locator('h1, .side, .side + .column') : place.locator('.words');
  return {
    words: (await words.allTextContents()).join(' '),
    fate: (await fate.locator('.told').innerText()).replace(/\s+/g, ' '),
    links: await fate.locator('.told a').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? '')),
  };
}

/** Letters and digits alone: marks of lists and lines of tables are drawn. */
const letters = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, '');

describe.each(['second', 'third'] as const)('in the build of the %s year', (year) => {
  const graph = graphs[year];
  const folder = folderOf(year);
  let server: Server;
  let page: Page;

  beforeAll(async () => {
    server = await serve(folder);
    const context = await browser.newContext({ javaScriptEnabled: false });
    page = await context.newPage();
  });

  afterAll(async () => {
    await page?.context().close();
    server?.close();
  });

  test('every reference of every edition is at its address, with its words as they were, and says what became of it', async () => {
    expect(publishedIn(graph).length).toBeGreaterThan(20);
    for (const [{ edition }, entry] of publishedIn(graph)) {
      const shown = await shownAt(page, server.origin, frozenAddress(edition, entry), entry);
      const said = letters([entry.kind === 'pattern' ? entry.ref : '', entry.title, entry.wording].filter(Boolean).join(' '));
      expect(letters(shown.words), `${edition} ${entry.ref}`).toContain(said);
      expect(shown.fate, `${edition} ${entry.ref}`).not.toBe('');
      const standing = graph.edition.entries.some(({ ref }) => ref === entry.ref);
      if (standing) expect(shown.links, `${edition} ${entry.ref}`).toContain(graph.items[entry.ref]?.url ?? `/${entry.ref}/`);
    }
  });

  test('a band says which edition a page is of, wherever one comes to it', async () => {
    const [edition] = graph.editions;
    await page.goto(`${server.origin}/editions/${edition?.edition}/POND/#a.1`);
    const band = page.locator('.frozen-band');
    expect(await band.innerText()).toContain('Edition 2031.2, published on 30 June 2031');
    expect(await band.boundingBox()).toMatchObject({ y: 0 });
    expect(await band.locator('a').evaluateAll((links) => links.map((link) => link.getAttribute('href')))).toEqual([
      '/editions/2031.2/',
      '/POND/',
    ]);
    const item = await page.locator('[id="a.1"]').boundingBox();
    expect(item?.y).toBeGreaterThanOrEqual((await band.boundingBox())?.height ?? Number.POSITIVE_INFINITY);
  });

  test('what was withdrawn leads from its name to its words, and on to what took its place', async () => {
    const gone = new Map(
      publishedIn(graph).flatMap(([{ edition }, entry]) =>
        graph.edition.entries.some(({ ref }) => ref === entry.ref) ? [] : [[entry.ref, frozenAddress(edition, entry)] as const],
      ),
    );
    expect([...gone.keys()]).toEqual(
      year === 'second' ? ['POND.a.2', 'POND.b', 'term.dry-feet'] : ['POND.a.2', 'POND.b', 'term.dry-feet', 'POND.d'],
    );
    for (const [ref, address] of gone) {
      await page.goto(`${server.origin}/${ref}/`);
      await page.waitForURL(server.origin + address);
      expect(toRedirects(graph)).toContain(`\n/${ref} ${address} 302\n`);
    }
    const name = gone.get('POND.b')?.replace(/b$/, '') ?? '';
    expect(toHtaccess(graph)).toContain(`[E=page:${name}$1,E=data:/editions/2031.2.json]`);
    expect(toNginx(graph)).toContain(`"/editions/2031.2.json ${name}$1";`);
  });

  test('editions are files as they were frozen, and so is what changed since', () => {
    const files = year === 'second' ? second : third;
    for (const { path, text } of files.filter((file) => /^editions\/.*json$/.test(file.path)))
      expect(readFileSync(join(folder, path), 'utf8')).toBe(text);
    const ledgers = readdirSync(join(folder, 'editions')).filter((name) => name.endsWith('.json'));
    expect(ledgers).toEqual(graph.editions.map(({ edition }) => `${edition}.json`));
    const fits = new Ajv2020().compile(JSON.parse(readFileSync('schema/changes.schema.json', 'utf8')));
    for (const edition of graph.editions) {
      const json = readFileSync(join(folder, 'editions', edition.edition, 'changes.json'), 'utf8');
      expect(json).toBe(toChangesJson(toChangesDocument(edition, graph.edition)));
      expect(fits(JSON.parse(json)), JSON.stringify(fits.errors)).toBe(true);
    }
  });

  test('its pages are valid, and lead only where something is', async () => {
    const pages = allPagesOf(folder);
    const own = [...pages].filter(([address]) => address.startsWith('/editions/'));
    expect(own.length).toBeGreaterThan(10);
    for (const [address, html] of own) {
      expect(await problemsOf(html), address).toEqual([]);
      const missing = Array.from(html.matchAll(/ href="(\/[^"#]*)(?:#([^"]*))?"/g)).filter(([, path = '', anchor]) => {
        const target = pages.get(path);
        if (target === undefined) return !existsSync(join(folder, path));
        return anchor !== undefined && !target.includes(` id="${anchor}"`);
      });
      expect(
        missing.map(([link]) => link),
        address,
      ).toEqual([]);
    }
  });

  test('search engines are told of the editions, and not of words that stand no longer before those that do', () => {
    const map = readFileSync(join(folder, 'sitemap-0.xml'), 'utf8');
    const listed = Array.from(map.matchAll(/<loc>https:\/\/garden\.example\/(editions\/[^<]*)</g), ([, path]) => `/${path}`);
    expect(listed).toEqual(['/editions/', ...graph.editions.map(({ edition }) => `/editions/${edition}/`)]);
    for (const [address, html] of allPagesOf(folder)) {
      if (!address.startsWith('/editions/')) continue;
      expect(html.includes('<meta name="robots" content="noindex">'), address).toBe(!listed.includes(address));
    }
  });

  test('each page leads to the list of editions', () => {
    for (const [address, html] of allPagesOf(folder)) if (!isForwarder(html)) expect(html, address).toContain('href="/editions/"');
  });
});

describe('what became of a reference', () => {
  let server: Server;
  let page: Page;

  beforeAll(async () => {
    server = await serve(folderOf('third'));
    page = await browser.newPage();
  });

  afterAll(() => server?.close());

  const fateOf = (edition: string, ref: string) => {
    const entry = graphs.third.editions.find((one) => one.edition === edition)?.entries.find((one) => one.ref === ref);
    if (!entry) throw new Error(`${edition} has no ${ref}`);
    return shownAt(page, server.origin, frozenAddress(edition, entry), entry);
  };

  test.each([
    ['2031.2', 'POND', 'Unchanged itself, not all below it (POND now)', ['/POND/']],
    ['2031.2', 'POND.a', 'Reworded (POND.a now)', ['/POND/#a']],
    ['2031.2', 'POND.a.1', 'Merged with (POND.a.1 now) POND.a.2 It fills & keeps full.', ['/POND/#a.1', '/editions/2031.2/POND/#a.2']],
    ['2031.2', 'POND.a.2', 'Merged into POND.a.1 It fills & keeps full. Its history (POND.a.2)', ['/POND/#a.1', '/cite/POND.a.2/']],
    ['2031.2', 'POND.b', 'Withdrawn It is now the last. Banks are steep. Its history (POND.b)', ['/cite/POND.b/']],
    ['2031.2', 'term.dry-feet', 'Withdrawn Everyone knows them. Its history (term.dry-feet)', ['/cite/term.dry-feet/']],
    ['2031.2', 'term.puddle', 'Unchanged (term.puddle now)', ['/glossary/#term.puddle']],
    ['2032.1', 'GATE', 'Withdrawn, still there to read (GATE now)', ['/GATE/']],
    ['2032.1', 'POND.a', 'Unchanged (POND.a now)', ['/POND/#a']],
    ['2032.1', 'POND.d', 'Withdrawn Banks are steep. Its history (POND.d)', ['/cite/POND.d/']],
  ])('stands beside it: %s %s', async (edition, ref, fate, links) => {
    expect(await fateOf(edition, ref)).toMatchObject({ fate, links });
  });

  test.each([
    ['light', 1280],
    ['dark', 320],
  ] as const)('axe finds no violation on any page, %s and %i pixels wide, and nothing scrolls sideways', async (colorScheme, width) => {
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 700 } });
    const open = await context.newPage();
    for (const address of [...allPagesOf(folderOf('third')).keys()].filter((one) => one.startsWith('/editions/'))) {
      await open.goto(server.origin + address);
      expect(await open.evaluate(() => document.documentElement.scrollWidth), address).toBeLessThanOrEqual(width);
      for (const summary of await open.locator('main summary').all()) await summary.click();
      await open.evaluate(axe.source);
      const results = await open.evaluate<AxeResults>("axe.run({ rules: { 'target-size': { enabled: true } } })");
      expect(
        results.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
        address,
      ).toEqual([]);
    }
    await context.close();
  });

  test('is told with the words then and now, where these are others', async () => {
    await page.goto(`${server.origin}/editions/2031.2/POND/#a`);
    const details = page.locator('[id="a"] details');
    await details.locator('summary').click();
    expect(await details.locator('del').innerText()).toContain('wet');
    expect(await details.locator('ins').innerText()).toContain('soft');
    expect(await page.locator('[id="a"] .words').innerText()).toContain('dig where the ground is wet');
  });

  test('stands on one page for all, since each edition and between one and the next', async () => {
    const groupsAt = async (address: string) => {
      await page.goto(server.origin + address);
      return (await page.locator('.changes h2').allInnerTexts()).map((text) => text.replace(/\s+/g, ' '));
    };
    expect(await groupsAt('/editions/2031.2/2032.1/')).toEqual(['Reworded 1', 'Merged 1', 'Withdrawn 1', 'Renumbered 1']);
    expect(await groupsAt('/editions/2032.1/changes/')).toEqual(['Withdrawn 2']);
    expect(await groupsAt('/editions/2031.2/changes/')).toEqual(['Reworded 1', 'Merged 1', 'Withdrawn 3']);
    expect(await page.locator('.changes del').allInnerTexts()).toEqual([expect.stringContaining('wet')]);
  });

  test('changes from year to year, and the frozen words beside it do not', () => {
    const wordsIn = (folder: string) => {
      const frozenPages = [...allPagesOf(folder)].filter(([address]) => /^\/editions\/2031\.2\/(?!changes|20)./.test(address));
      return frozenPages.map(([address, html]) => [
        address,
        ...Array.from(html.matchAll(/<div class="words">.*?<div class="frozen-fate/gs), ([words]) => words),
      ]);
    };
    const [before, after] = [wordsIn(folderOf('second')), wordsIn(folderOf('third'))];
    expect(before.flat().length).toBeGreaterThan(20);
    expect(after).toEqual(before);
  });
});

test('the list of editions has the newest first, each with what it changed', async () => {
  const server = await serve(folderOf('third'));
  const page = await browser.newPage();
  await page.goto(`${server.origin}/editions/`);
  const texts = (await page.locator('.edition-list > li').allInnerTexts()).map((text) => text.replace(/\s+/g, ' '));
  expect(texts).toEqual([
    expect.stringMatching(
      /^2033\.1 Not published yet\. \d+ references, as they stand now\. What changed since edition 2032\.1 2 withdrawn$/,
    ),
    expect.stringMatching(
      /^2032\.1 Published on 30 June 2032\. \d+ references\. What changed since edition 2031\.2 1 reworded 1 merged 1 withdrawn 1 renumbered$/,
    ),
    expect.stringMatching(/^2031\.2 Published on 30 June 2031\. \d+ references\.$/),
  ]);
  await page.getByRole('link', { name: '2032.1', exact: true }).click();
  await page.waitForURL(`${server.origin}/editions/2032.1/`);
  const contents = (await page.locator('.frozen-contents li').allInnerTexts()).map((text) => text.replace(/\s+/g, ' '));
  expect(contents.slice(0, 3)).toEqual(['POND Pond 1 of 5 changed', 'GATE Gate 1 of 2 changed', 'PATH Path']);
  expect(await page.locator('#cite .prose').innerText()).toBe(
    'A Garden Language (2032) Edition 2032.1. Available at: https://garden.example/editions/2032.1/',
  );
  server.close();
});

test('a language of which nothing was frozen has no pages of editions, and nothing leads to any', async () => {
  await buildSite(compiled(garden), folderOf('first'));
  expect(existsSync(join(folderOf('first'), 'editions'))).toBe(false);
  for (const [address, html] of allPagesOf(folderOf('first'))) expect(html, address).not.toContain('/editions/');
});

describe('words as editions keep them', () => {
  const addressOf = (ref: string) => (ref === 'GATE' ? '/editions/2031.2/GATE/' : undefined);

  test.each([
    ['blocks are paragraphs', 'One.\n\nTwo.', '<p>One.</p><p>Two.</p>'],
    [
      'items with labels, and what stands below them',
      'a) first\n  1) within\n  more\nb) second',
      '<ul class="labelled" role="list"><li><span class="label">a)</span> <div>first<ul class="labelled" role="list"><li><span class="label">1)</span> <div>within</div></li></ul><p>more</p></div></li><li><span class="label">b)</span> <div>second</div></li></ul>',
    ],
    ['items without', '• one\n• two', '<ul><li>one</li><li>two</li></ul>'],
    [
      'rows',
      'Width | Use\none pace | a person',
      '<div class="scroll" role="region" tabindex="0" aria-label="Table: Width, Use"><table><thead><tr><th scope="col">Width</th><th scope="col">Use</th></tr></thead><tbody><tr><td>one pace</td><td>a person</td></tr></tbody></table></div>',
    ],
    ['one row is none', 'this | that', '<p>this | that</p>'],
    [
      'references of the edition',
      'the gate [GATE] or [x]',
      '<p>the gate <a class="reference" href="/editions/2031.2/GATE/">[GATE]</a> or [x]</p>',
    ],
    ['what looks like markup', '<b onclick="x">&amp;', '<p>&lt;b onclick=&quot;x&quot;&gt;&amp;amp;</p>'],
    ['nothing', '', ''],
  ])('%s', (_, wording, html) => {
    expect(wordingHtml(wording, addressOf)).toBe(html);
  });

  test('however deep they stand, and however many they are', () => {
    const deep = Array.from({ length: 500 }, (_, depth) => `${'  '.repeat(depth)}• x`).join('\n');
    expect(letters(wordingHtml(deep, addressOf).replace(/<[^>]*>|•/g, ' '))).toBe('x'.repeat(500));
    const many = Array(20_000).fill('line').join('\n');
    expect(wordingHtml(many, addressOf).match(/<p>/g)).toHaveLength(20_000);
  });
});
