import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compile, type PatternGraph } from '../src/index.ts';
import { readFolder } from '../src/read.ts';
import { launch, type Server, serve } from './browser.ts';
import { buildSite, pagesOf } from './built.ts';

/** What a page of a pattern may cost those who read it. */
const MOST = { bytes: 15_000, requests: 3, fonts: 1, fontBytes: 30_000 };

const scratch = mkdtempSync(join(tmpdir(), 'budget-'));
let graph: PatternGraph;
let pages: ReadonlyMap<string, string>;
let browser: Browser;
let server: Server;

beforeAll(async () => {
  const { value } = compile(readFolder('patterns'));
  if (!value) throw new Error('the patterns have findings');
  graph = value;
  await buildSite(graph, scratch);
  pages = pagesOf(scratch);
  server = await serve(scratch);
  browser = await launch();
});

afterAll(async () => {
  await browser?.close();
  server?.close();
  rmSync(scratch, { recursive: true, force: true });
});

/** What is asked for until nothing more is, on a first visit without interaction. */
async function requestsOf(page: Page, address: string): Promise<readonly Request[]> {
  const requests: Request[] = [];
  page.on('request', (request) => request.url().startsWith('data:') || requests.push(request));
  await page.goto(server.origin + address, { waitUntil: 'networkidle' });
  return requests;
}

test('a page of a pattern, with its styles, is at most 15 KB when it is compressed, and shows its words before any font is there', () => {
  for (const { url } of graph.patterns) {
    const html = pages.get(url) ?? '';
    expect(html).not.toMatch(/<link[^>]*rel="stylesheet"/);
    const faces = html.match(/@font-face ?\{[^}]*url\([^}]*\}/g) ?? [];
    for (const face of faces) expect(face).toMatch(/font-display: ?(?:swap|optional|fallback)/);
    expect(gzipSync(html, { level: 9 }).length, url).toBeLessThanOrEqual(MOST.bytes);
  }
});

test('it takes at most three requests before anyone does anything, all to the site itself; a font is one small file', async () => {
  for (const { url } of graph.patterns) {
    const context = await browser.newContext({ viewport: { width: 412, height: 823 } });
    const page = await context.newPage();
    const requests = await requestsOf(page, url);
    const addresses = requests.map((request) => request.url());
    expect(addresses[0]).toBe(server.origin + url);
    expect(addresses.length, addresses.join(' ')).toBeLessThanOrEqual(MOST.requests);
    expect(addresses.filter((address) => new URL(address).origin !== server.origin)).toEqual([]);
    const fonts = requests.filter((request) => request.resourceType() === 'font');
    expect(fonts.length, addresses.join(' ')).toBeLessThanOrEqual(MOST.fonts);
    for (const font of fonts) expect((await (await font.response())?.body())?.length, font.url()).toBeLessThanOrEqual(MOST.fontBytes);
    await context.close();
  }
});

test('without a script it takes fewer, and shows the same words', async () => {
  const words = async (javaScriptEnabled: boolean) => {
    const context = await browser.newContext({ javaScriptEnabled });
    const page = await context.newPage();
    const requests = await requestsOf(page, graph.patterns[0]?.url ?? '/');
    const shown = await page.locator('article').innerText();
    await context.close();
    return { scripts: requests.filter((request) => request.resourceType() === 'script').length, shown };
  };
  const [scripted, plain] = [await words(true), await words(false)];
  expect(plain.scripts).toBe(0);
  for (const line of plain.shown.split('\n').filter((one) => one.trim() !== '')) expect(scripted.shown).toContain(line);
});
