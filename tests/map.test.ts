import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toJson } from '../src/export/json.ts';
import { compile, type PatternGraph } from '../src/index.ts';
import { readFolder } from '../src/read.ts';
import { launch, type Server, serve } from './browser.ts';
import { buildSite } from './built.ts';

const scratch = mkdtempSync(join(tmpdir(), 'map-'));
let browser: Browser;

function graphOf(folder: string): PatternGraph {
  return compile(readFolder(folder)).value ?? expect.fail(`${folder} has findings`);
}

/** A language of so many patterns, each of which names the next. */
function ringOf(size: number): PatternGraph {
  const refs = Array.from({ length: size }, (_, index) => `P${index + 1}`);
  const language = [
    'title: A ring',
    'prefix: RNG',
    'base: https://ring.example/',
    'edition: "2031.1"',
    'language: en-GB',
    'summary: Patterns in a ring.',
    'notice: Invented.',
    'licences: { content: { name: CC0, url: https://creativecommons.org/publicdomain/zero/1.0/ } }',
    `order: [${refs.join(', ')}]`,
    'components: [{ id: all, title: All }]',
    'linkageKinds: { next: { label: comes before, inverse: comes after, definition: The target is next. } }',
  ].join('\n');
  const patterns = refs.map((ref, index) => {
    const next = refs[(index + 1) % size] ?? '';
    const sections = ['Context', 'Need', 'Body', 'Recommendations'].map((title) => `## ${title}\n\nWords of ${ref}.\n`);
    const head = `---\nref: ${ref}\ntitle: Pattern ${ref}\ncomponent: all\nstatus: current\nlinkages:\n  ${next}: next\n---\n`;
    return { path: `${ref}.md`, text: `${head}\n${sections.join('\n')}\n## Linkages\n\nAfter it comes pattern [${next}].\n` };
  });
  const { value, diagnostics } = compile([{ path: 'language.yaml', text: `${language}\n` }, ...patterns]);
  return value ?? expect.fail(diagnostics.map(({ message }) => message).join('; '));
}

beforeAll(async () => {
  browser = await launch();
});

afterAll(async () => {
  await browser?.close();
  rmSync(scratch, { recursive: true, force: true });
});

async function open(server: Server, address = '/map/', options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  await page.goto(server.origin + address);
  return { page, context };
}

/** `A-B kind kind`, in an order of their own, for every linkage that an element shows and that can be seen. */
async function edgesIn(page: Page, selector: string): Promise<readonly string[]> {
  const shown = await page
    .locator(selector)
    .evaluateAll((all) =>
      all
        .filter((one) => one.getClientRects().length > 0)
        .map(
          ({ dataset }: Element & { dataset: DOMStringMap }) => [`${dataset['source']}-${dataset['target']}`, dataset['kinds']] as const,
        ),
    );
  const kinds = Map.groupBy(shown, ([edge]) => edge);
  return [...kinds].map(([edge, all]) => [edge, ...all.flatMap(([, kind]) => kind?.split(' ')).sort()].join(' ')).sort();
}

const DRAWN = '.wide [data-source]';
const SMALL = '.narrow [data-source]';
const MATRIX = '#matrix [data-source]';
const TABLE = '#table tr[data-source]';

describe.each(['patterns', 'tests/fixtures/garden'])('the map of %s', (source) => {
  const graph = graphOf(source);
  const folder = join(scratch, source.replaceAll('/', '-'));
  const edges = (JSON.parse(toJson(graph)) as PatternGraph).linkages;
  const expected = edges.map(({ source: from, target, kinds }) => [`${from}-${target}`, ...kinds.toSorted()].join(' ')).sort();
  let server: Server;

  beforeAll(async () => {
    await buildSite(graph, folder);
    server = await serve(folder);
  });

  afterAll(() => server?.close());

  test('drawing, matrix and table show the linkages of the graph as `scf graph` prints it, each of its kinds', async () => {
    const { page, context } = await open(server);
    for (const view of [DRAWN, MATRIX, TABLE]) expect(await edgesIn(page, view), view).toEqual(expected);
    await page.setViewportSize({ width: 360, height: 740 });
    for (const view of [SMALL, MATRIX, TABLE]) expect(await edgesIn(page, view), view).toEqual(expected);
    await context.close();
  });

  test('each line and each mark leads to its row, which has every sentence and where it stands', async () => {
    const { page, context } = await open(server);
    const leads = await page
      .locator(`${DRAWN}, ${MATRIX}`)
      .evaluateAll((all) =>
        all.map((one) => [one.getAttribute('href'), `#${one.getAttribute('data-source')}-${one.getAttribute('data-target')}`]),
      );
    for (const [href, row] of leads) expect(href).toBe(row);
    for (const { source: from, target, mentions } of edges) {
      const row = page.locator(`[id="${from}-${target}"]`);
      expect(await row.locator('blockquote p').allTextContents()).toEqual(mentions.map(({ text }) => text));
      const { url } = graph.patterns.find(({ ref }) => ref === from) ?? expect.fail(from);
      for (const link of await row.locator('footer a').all()) expect(await link.getAttribute('href')).toMatch(/^\/[^#]+\/#/);
      expect(await row.locator('td:first-child a').getAttribute('href')).toBe(url);
    }
    await context.close();
  });

  test('no plate of a drawing touches another, and every lettering lies within its plate', async () => {
    for (const [width, form] of [
      [1280, '.wide'],
      [360, '.narrow'],
    ] as const) {
      const { page, context } = await open(server, '/map/', { viewport: { width, height: 800 } });
      const plates = await page.locator(`${form} [data-node]`).evaluateAll((all) =>
        all.map((one) => {
          const box = (element: Element) => {
            const { left, right, top, bottom } = element.getBoundingClientRect();
            return { left, right, top, bottom };
          };
          const [card, plate] = [one.querySelector('.card') ?? one, one.querySelector('.plate') ?? one];
          const words = [...one.querySelectorAll('text')].map((text) => ({
            ...box(text),
            within: box(text.matches('.ref') ? plate : card),
          }));
          return { ref: one.getAttribute('data-node'), ...box(card), words };
        }),
      );
      expect(plates.length).toBe(graph.patterns.length);
      for (const one of plates) {
        for (const { left, right, top, bottom, within } of one.words) {
          expect(left >= within.left && right <= within.right && top >= within.top - 1 && bottom <= within.bottom + 1, `${one.ref}`).toBe(
            true,
          );
        }
        for (const other of plates) {
          const apart = one.right < other.left || other.right < one.left || one.bottom < other.top || other.bottom < one.top;
          expect(one === other || apart, `${one.ref} and ${other.ref}`).toBe(true);
        }
      }
      await context.close();
    }
  });

  test('without a script too, kinds and parts are chosen and one pattern is looked at alone', async () => {
    const { page, context } = await open(server, '/map/', { javaScriptEnabled: false });
    const [kind] = graph.language.linkageKinds.filter(({ id }) => edges.some(({ kinds }) => kinds.includes(id)));
    const { ref } = graph.patterns.find((one) => edges.some((edge) => edge.source === one.ref)) ?? expect.fail();
    await page.locator(`[name=kind][value=${kind?.id}]`).uncheck();
    const left = expected.map((edge) => edge.split(' ').filter((one) => one !== kind?.id)).filter(({ length }) => length > 1);
    for (const view of [DRAWN, MATRIX]) expect(await edgesIn(page, view), view).toEqual(left.map((edge) => edge.join(' ')));
    expect((await edgesIn(page, TABLE)).map((edge) => edge.split(' ')[0])).toEqual(left.map(([edge]) => edge));
    await page.locator(`[name=kind][value=${kind?.id}]`).check();
    await page.locator('select').selectOption(ref);
    const near = expected.filter((edge) => edge.split(' ')[0]?.split('-').includes(ref));
    for (const view of [DRAWN, MATRIX, TABLE]) expect(await edgesIn(page, view), view).toEqual(near);
    await page.locator('select').selectOption('');
    await page.locator('[name=part]').first().uncheck();
    const { component, group } = graph.patterns[0] ?? expect.fail();
    const gone = graph.patterns.filter((one) => one.component === component && one.group === group).map((one) => one.ref);
    const others = expected.filter(
      (edge) =>
        !edge
          .split(' ')[0]
          ?.split('-')
          .some((one) => gone.includes(one)),
    );
    for (const view of [DRAWN, MATRIX, TABLE]) expect(await edgesIn(page, view), view).toEqual(others);
    await context.close();
  });

  test('what is chosen stands in the address, which brings it back', async () => {
    const { page, context } = await open(server);
    const kind = (await page.locator('[name=kind]').first().getAttribute('value')) ?? '';
    await page.locator(`[name=kind][value=${kind}]`).uncheck();
    await page.locator('select').selectOption(graph.patterns[0]?.ref ?? '');
    const address = page.url();
    const chosen = await edgesIn(page, DRAWN);
    await page.goto(`${server.origin}/`);
    await page.goto(address);
    expect(await edgesIn(page, DRAWN)).toEqual(chosen);
    expect(await page.locator(`[name=kind][value=${kind}]`).isChecked()).toBe(false);
    await page.locator(`[name=kind][value=${kind}]`).check();
    await page.locator('select').selectOption('');
    expect(page.url()).toBe(`${server.origin}/map/`);
    await context.close();
  });

  test('a pattern reached by keyboard or pointed at leaves its linkages alone in strength', async () => {
    const { page, context } = await open(server, '/map/', { javaScriptEnabled: false, reducedMotion: 'reduce' });
    const { ref } = graph.patterns.find((one) => edges.some((edge) => edge.source === one.ref)) ?? expect.fail();
    const strong = () =>
      page
        .locator(DRAWN)
        .evaluateAll((all) =>
          all
            .filter((one) => Number(getComputedStyle(one.querySelector('.line') ?? one).opacity) === 1)
            .map((one) => `${one.getAttribute('data-source')}-${one.getAttribute('data-target')}`),
        );
    expect(await strong()).toEqual([]);
    await page.locator(`.wide [data-node=${ref}] a`).focus();
    const own = edges.filter((edge) => edge.source === ref || edge.target === ref).map((edge) => `${edge.source}-${edge.target}`);
    expect([...new Set(await strong())].sort()).toEqual(own.sort());
    await context.close();
  });

  test('by touch on a phone: a choice hides its lines, and a plate leads to its pattern', async () => {
    const { page, context } = await open(server, '/map/', { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
    const lines = page.locator('.narrow [data-source]:visible');
    const before = await lines.count();
    const kind = page.locator('.choices label').first();
    await kind.tap();
    expect(await lines.count()).toBeLessThan(before);
    await kind.tap();
    expect(await lines.count()).toBe(before);
    const { ref, url } = graph.patterns[0] ?? expect.fail();
    await page.locator(`.narrow [data-node="${ref}"] a`).tap();
    await page.waitForURL(`**${url}`);
    await context.close();
  });

  test.each([
    { width: 1280, height: 800, drawing: '.wide' },
    { width: 390, height: 844, drawing: '.narrow' },
  ])('the whole drawing stands on the first screen, $width by $height', async ({ drawing, ...viewport }) => {
    const { page, context } = await open(server, '/map/', { viewport });
    const plates = await page.locator(`${drawing} .plate`).evaluateAll((all) => all.map((plate) => plate.getBoundingClientRect().bottom));
    expect(plates.length).toBe(graph.patterns.length);
    expect(Math.max(...plates)).toBeLessThanOrEqual(viewport.height);
    await context.close();
  });

  test('is accessible in light and in dark, on a wide screen and on one of 320 pixels, which it does not outgrow', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const width of [1280, 320]) {
        const { page, context } = await open(server, '/map/', { colorScheme, viewport: { width, height: 800 }, bypassCSP: true });
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        await page.addScriptTag({ content: axe.source });
        const violations = await page.evaluate(async () => (await (globalThis as unknown as { axe: typeof axe }).axe.run()).violations);
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
        await context.close();
      }
    }
  });
});

test('the same graph gives the same page, whatever was built before it', async () => {
  await buildSite(graphOf('tests/fixtures/garden'), join(scratch, 'again'));
  const page = (folder: string) => readFileSync(join(scratch, folder, 'map', 'index.html'), 'utf8');
  expect(page('again') === page('tests-fixtures-garden')).toBe(true);
});

test('a language too large to be drawn has the table, and says why there is no drawing', async () => {
  const graph = ringOf(41);
  await buildSite(graph, join(scratch, 'ring'));
  const server = await serve(join(scratch, 'ring'));
  const { page, context } = await open(server);
  expect(await page.locator('.network, #matrix').count()).toBe(0);
  expect(await edgesIn(page, TABLE)).toHaveLength(41);
  expect(await page.locator('.lead').innerText()).toContain('more than 40 patterns');
  await context.close();
  server.close();
});
