import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compile, type PatternGraph } from '../src/index.ts';
import { goalsOf, type PathSpace, pathThrough, pathTo } from '../src/path/index.ts';
import { readFolder } from '../src/read.ts';
import { launch, type Server, serve } from './browser.ts';
import { buildSite } from './built.ts';

const scf = (...args: readonly string[]) => spawnSync(process.execPath, ['bin/scf.js', 'path', ...args], { encoding: 'utf8' });

function graphOf(folder: string): PatternGraph {
  return compile(readFolder(folder)).value ?? expect.fail(`${folder} has findings`);
}

/** Made-up languages of up to eight patterns, and one goal or more of each. */
const spaces = fc.integer({ min: 1, max: 8 }).chain((size) => {
  const refs = Array.from({ length: size }, (_, index) => `P${index}`);
  const linkage = fc.record({
    source: fc.constantFrom(...refs),
    target: fc.constantFrom(...refs),
    kinds: fc.uniqueArray(fc.constantFrom('up', 'down', 'aside'), { minLength: 1 }),
  });
  return fc.record({
    goals: fc.uniqueArray(fc.constantFrom(...refs), { minLength: 1 }),
    space: fc.array(linkage, { maxLength: 16 }).map(
      (linkages): PathSpace => ({
        patterns: refs.map((ref) => ({ ref })),
        linkages: linkages.filter(({ source, target }) => source !== target),
        language: { linkageKinds: [{ id: 'up', requires: 'larger' }, { id: 'down', requires: 'smaller' }, { id: 'aside' }] },
      }),
    ),
  });
});

describe('a path', () => {
  test('holds the goals and all that is required, and nothing that is not; each pattern once', () => {
    fc.assert(
      fc.property(spaces, ({ goals, space }) => {
        const { steps } = pathTo(goals, space);
        const refs = steps.flat();
        const requiring = space.linkages.filter(({ kinds }) => kinds.some((kind) => kind !== 'aside'));
        expect(new Set(refs).size).toBe(refs.length);
        expect(refs).toEqual(expect.arrayContaining(goals));
        for (const { source, target } of requiring) if (refs.includes(source)) expect(refs).toContain(target);
        const needed = (ref: string, seen: readonly string[] = []): boolean =>
          goals.includes(ref) ||
          requiring.some(({ source, target }) => target === ref && !seen.includes(source) && needed(source, [...seen, ref]));
        for (const ref of refs) expect(needed(ref), ref).toBe(true);
      }),
    );
  });

  test('goes from larger to smaller, and holds together exactly what goes in a circle', () => {
    fc.assert(
      fc.property(spaces, ({ goals, space }) => {
        const { steps } = pathTo(goals, space);
        const stepOf = (ref: string) => steps.findIndex((step) => step.includes(ref));
        const order = space.linkages.flatMap(({ source, target, kinds }) => [
          ...(kinds.includes('up') ? [[target, source] as const] : []),
          ...(kinds.includes('down') ? [[source, target] as const] : []),
        ]);
        for (const [larger, smaller] of order)
          if (stepOf(larger) >= 0 && stepOf(smaller) >= 0) expect(stepOf(larger)).toBeLessThanOrEqual(stepOf(smaller));
        const leads = (from: string, to: string, seen: readonly string[] = []): boolean =>
          order.some(([one, other]) => one === from && (other === to || (!seen.includes(other) && leads(other, to, [...seen, other]))));
        for (const step of steps) for (const one of step) for (const other of step) expect(one === other || leads(one, other)).toBe(true);
      }),
    );
  });

  test('where no kind requires anything, every linkage does', () => {
    const space = {
      patterns: ['A', 'B', 'C'].map((ref) => ({ ref })),
      linkages: [
        { source: 'C', target: 'B', kinds: ['leadsTo'] },
        { source: 'B', target: 'A', kinds: ['leadsTo'] },
      ],
      language: { linkageKinds: [{ id: 'leadsTo' }] },
    };
    expect(pathTo(['C'], space).steps).toEqual([['C'], ['B'], ['A']]);
    expect(pathThrough(['C'], space)).toMatchObject({ steps: [['C']], left: ['B'] });
  });

  test('an item leads to its pattern and to the patterns that it names', () => {
    const graph = graphOf('patterns');
    expect(goalsOf('B9', graph)).toEqual(['B9']);
    expect(goalsOf('B5.b', graph)[0]).toBe('B5');
    const way = Object.values(graph.items).find(({ kind }) => kind === 'way') ?? expect.fail();
    expect(goalsOf(way.ref, graph)).toEqual(expect.arrayContaining([...way.names]));
    expect(goalsOf('nothing', graph)).toEqual([]);
  });
});

describe('scf path', () => {
  test('prints each pattern with the reason why it is there', () => {
    const { stdout, status } = scf('d');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^1\. B3 .*\n +D is governed by it\n2\. D .*\n +a goal\n/);
  });

  test('says what is wrong with a reference that leads nowhere', () => {
    expect(scf('B99')).toMatchObject({ status: 1, stdout: '' });
    expect(scf('B99').stderr).toContain('B99');
    const { stderr, status } = scf('erratum.1', 'B9', '--in', 'tests/fixtures/garden');
    expect(status).toBe(1);
    expect(stderr).toMatch(/^scf: /);
  });

  test('takes another folder, several goals, and these alone', () => {
    const { stdout } = scf('POND', 'gate', '--only', '--in', 'tests/fixtures/garden', '--format', 'json');
    const { goals, steps } = JSON.parse(stdout);
    expect(goals).toEqual(['POND', 'GATE']);
    expect(steps.flat().map(({ ref }: { ref: string }) => ref)).toEqual(['POND', 'GATE']);
  });
});

describe('the page of a path', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'path-'));
  const graph = graphOf('patterns');
  let browser: Browser;
  let server: Server;

  beforeAll(async () => {
    await buildSite(graph, scratch);
    server = await serve(scratch);
    browser = await launch();
  });

  afterAll(async () => {
    await browser?.close();
    server?.close();
    rmSync(scratch, { recursive: true, force: true });
  });

  async function open(address: string, options: BrowserContextOptions = {}) {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    await page.goto(server.origin + address);
    return { page, context };
  }

  const stepsOn = (page: Page) =>
    page
      .locator('.steps-of-path > li')
      .evaluateAll((all) => all.map((step) => [...step.querySelectorAll('.ref')].map(({ textContent }) => textContent)));

  async function download(page: Page, name: string): Promise<Buffer> {
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
    return readFileSync(await file.path());
  }

  test('equals `scf path`, for every pattern', async () => {
    const { page, context } = await open('/path/');
    for (const { ref } of graph.patterns) {
      await page.goto(`${server.origin}/path/?from=${ref}`);
      const { steps, left } = pathTo([ref], graph);
      expect(await stepsOn(page)).toEqual(steps);
      expect(await page.locator('.left .ref').allTextContents()).toEqual(left);
    }
    await page.goto(`${server.origin}/path/?from=B9&from=C`);
    expect((await download(page, 'JSON')).toString()).toBe(scf('B9', 'C', '--format', 'json').stdout);
    await context.close();
  });

  test('starts from an item and from a way in on the home page', async () => {
    const { page, context } = await open('/');
    const way = page.locator('a[href^="/path/?from=way."]').first();
    const [, ref = ''] = (await way.getAttribute('href'))?.split('=') ?? [];
    await way.click();
    await page.waitForURL('**/path/**');
    expect(await stepsOn(page)).toEqual(pathTo(goalsOf(ref, graph), graph).steps);
    await page.goto(`${server.origin}/path/?from=B5.b`);
    expect(await stepsOn(page)).toEqual(pathTo(goalsOf('B5.b', graph), graph).steps);
    await context.close();
  });

  test('what is chosen by keyboard stands in the address, which brings it back', async () => {
    const { page, context } = await open('/path/?from=B9');
    await page.locator('[value=D]').focus();
    await page.keyboard.press('Space');
    await page.getByLabel('These alone').focus();
    await page.keyboard.press('Space');
    await expect.poll(() => page.url()).toBe(`${server.origin}/path/?from=B9&from=D&only=yes`);
    expect(await stepsOn(page)).toEqual(pathThrough(['B9', 'D'], graph).steps);
    await page.reload();
    expect(await stepsOn(page)).toEqual(pathThrough(['B9', 'D'], graph).steps);
    await context.close();
  });

  test('its booklet holds the patterns of the path alone, in their order', async () => {
    const { page, context } = await open('/path/?from=B9');
    await page.getByText('a booklet to read and print').click();
    await page.waitForURL('**/read/**');
    const refs = pathTo(['B9'], graph).steps.flat();
    const shown = page.locator('.chapter:visible');
    await expect.poll(() => shown.evaluateAll((all) => all.map(({ id }) => id))).toEqual(refs);
    expect(await page.locator('#contents li').count()).toBe(refs.length);
    expect(await page.locator('.title-page').innerText()).toContain(`Path to B9: ${refs.length} of ${graph.patterns.length} patterns`);
    const broken = page.locator('a[href^="#"]').evaluateAll((links) => {
      const ids = (links as HTMLAnchorElement[]).map(({ hash }) => decodeURIComponent(hash.slice(1)));
      return ids.filter((id) => !document.getElementById(id));
    });
    expect(await broken).toEqual([]);
    await page.locator('.forms a').click();
    await page.waitForURL('**/path/**');
    expect(await stepsOn(page)).toEqual(pathTo(['B9'], graph).steps);
    await context.close();
  });

  test('its links to what is left out lead to pages that are there', async () => {
    const { page, context } = await open('/read/?path=D');
    const addresses = await page
      .locator('.chapter a[href^="/"]')
      .evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname));
    expect(addresses).toContain('/B3/');
    for (const address of new Set(addresses)) expect(existsSync(join(scratch, address, 'index.html')), address).toBe(true);
    await context.close();
  });

  test('as an e-book it has these chapters, in this order, and permanent names for what is left out', async () => {
    const { page, context } = await open('/path/?from=D');
    const files = unzipSync(await download(page, 'e-book'));
    const text = (name: string) => strFromU8(files[`EPUB/${name}`] ?? expect.fail(`no ${name}`));
    const chapters = Object.keys(files).flatMap((name) => name.match(/chapter-\d+\.xhtml$/) ?? []);
    expect(chapters.map((name) => text(name).match(/<section[^>]* id="([^"]*)"/)?.[1])).toEqual(['B3', 'D']);
    expect(Array.from(text('nav.xhtml').matchAll(/href="chapter-\d+\.xhtml#([^"]*)"/g), ([, id]) => id)).toEqual(['B3', 'D']);
    expect(text('package.opf')).toContain(`<dc:title>${graph.language.title}: Path to D</dc:title>`);
    expect(text('title.xhtml')).toContain('Path to D: 2 of 17 patterns');
    const bearers = new Set([...graph.patterns.map(({ iri }) => iri), ...Object.values(graph.items).map(({ iri }) => iri)]);
    const pagesAt = new Set(graph.annexes.map(({ url }) => graph.language.base + url.slice(1)));
    const own = (href: string) => href.startsWith(graph.language.base);
    const links = chapters.flatMap((name) => Array.from(text(name).matchAll(/href="([^"]*)"/g), ([, href]) => href ?? '')).filter(own);
    expect(links.length).toBeGreaterThan(20);
    expect(links.filter((href) => !bearers.has(href) && !pagesAt.has(href))).toEqual([]);
    await context.close();
  });

  test('one that does not arrive is said, and can be asked for again', async () => {
    const { page, context } = await open('/path/?from=D');
    await page.route('**/read/', (route) => route.abort());
    await page.getByRole('button', { name: 'e-book' }).click();
    await page.getByText('could not be made').waitFor();
    await page.unroute('**/read/');
    expect(Object.keys(unzipSync(await download(page, 'e-book')))).toContain('EPUB/package.opf');
    await context.close();
  });

  test('by touch on a phone: what is tapped is on the path', async () => {
    const { page, context } = await open('/path/', { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
    await page.getByText(graph.patterns.at(-1)?.title ?? '').tap();
    const { steps } = pathTo([graph.patterns.at(-1)?.ref ?? ''], graph);
    await expect.poll(() => stepsOn(page)).toEqual(steps);
    await page.locator('.steps-of-path a').first().tap();
    await page.waitForURL(`**/${steps[0]?.[0]}/`);
    await context.close();
  });

  test('says what else finds a path where its script does not arrive', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.route('**/_astro/path*', (route) => route.abort());
    await page.goto(`${server.origin}/path/?from=B9`);
    expect(await page.locator('#found').innerText()).toContain('scf path');
    await context.close();
  });

  test('a reference in another spelling is understood; of one that nothing bears it says what may have been meant', async () => {
    const { page, context } = await open(`/path/?from=b9&from=${encodeURIComponent('[B5] b)')}`);
    const goals = ['B9', ...goalsOf('B5.b', graph)];
    await expect.poll(() => stepsOn(page)).toEqual(pathTo(goals, graph).steps);
    await page.goto(`${server.origin}/path/?from=D&from=B99&from=erratum.1`);
    await page.getByText('Nothing bears the reference B99. Did you mean B9').waitFor();
    expect(await stepsOn(page)).toEqual(pathTo(['D'], graph).steps);
    await page.locator('.problem a').first().click();
    await expect.poll(() => stepsOn(page)).toEqual(pathTo(['B9'], graph).steps);
    expect(await page.title()).toMatch(/^Path to B9 · /);
    await page.goto(`${server.origin}/path/?from=term.silo`);
    await page.getByText('term.silo leads to no pattern.').waitFor();
    await context.close();
  });

  test('an address that asks for nothing known finds nothing, and does no harm', async () => {
    const { page, context } = await open(`/path/?from=${encodeURIComponent('<img src=x>')}&from=constructor&only`);
    await page.getByText('Nothing bears the reference <img src=x>.').waitFor();
    await page.getByText('Nothing bears the reference constructor.').waitFor();
    expect(await page.locator('#found :is(img, h2)').count()).toBe(0);
    await context.close();
  });

  test('is accessible in light and in dark, and does not outgrow 320 pixels', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page, context } = await open('/path/?from=B9', { colorScheme, viewport: { width: 320, height: 700 }, bypassCSP: true });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      await page.addScriptTag({ content: axe.source });
      const violations = await page.evaluate(async () => (await (globalThis as unknown as { axe: typeof axe }).axe.run()).violations);
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      await context.close();
    }
  });
});
