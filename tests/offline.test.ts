import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { compile, type PatternGraph } from '../src/index.ts';
import { readFolder } from '../src/read.ts';
import { launch, serve } from './browser.ts';
import { buildSite } from './built.ts';
import { compiled, garden, second } from './garden-years.ts';

/** What is saved may weigh so much, compressed; the worker itself so much. */
const MOST = { bytes: 1_500_000, worker: 6_000 };

const scratch = mkdtempSync(join(tmpdir(), 'offline-'));
let browser: Browser;
let context: BrowserContext | undefined;

beforeAll(async () => {
  browser = await launch();
});

afterEach(() => context?.close());

afterAll(async () => {
  await browser?.close();
  rmSync(scratch, { recursive: true, force: true });
});

/** What the server does with a request instead of answering it from its folder. */
type Trouble = 'fails' | 'hangs' | 'breaks off' | 'is gone';

/** A site with a server that can be given trouble with single addresses, or with all. */
async function troubled(folder: string) {
  const trouble = new Map<string, Trouble>();
  const asked: string[] = [];
  const isTaken = (path: string, response: ServerResponse) => {
    asked.push(path);
    const what = trouble.get(path) ?? trouble.get('*');
    if (what === 'fails') response.writeHead(500).end('at a loss');
    if (what === 'is gone') response.writeHead(404).end('gone');
    if (what === 'breaks off') response.socket?.destroy();
    return what !== undefined;
  };
  return { trouble, asked, ...(await serve(folder, isTaken)) };
}

async function open(address: string, options: BrowserContextOptions = {}): Promise<Page> {
  context = await browser.newContext({ serviceWorkers: 'allow', ...options });
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

/** Once the browser has saved a build, and nothing else is under way. */
async function saved(page: Page, folder: string): Promise<void> {
  await until(
    page,
    async (name) => {
      const registration = await navigator.serviceWorker.getRegistration();
      const isQuiet = registration?.active?.state === 'activated' && !registration.installing && !registration.waiting;
      return isQuiet && navigator.serviceWorker.controller !== null && (await caches.has(name));
    },
    `offline saved ${buildOf(folder).version}`,
  );
}

/** Once something holds in the page. */
async function until<Value>(page: Page, holds: (value: Value) => Promise<boolean>, value?: Value): Promise<void> {
  await expect.poll(() => page.evaluate(holds as (value: unknown) => Promise<boolean>, value)).toBe(true);
}

function buildOf(folder: string): { readonly version: string; readonly edition: string; readonly files: Record<string, string> } {
  const [first = ''] = readFileSync(join(folder, 'sw.js'), 'utf8').split('\n', 1);
  return JSON.parse(first.slice(first.indexOf('{'), -1));
}

const bytesAt = (folder: string, address: string) => readFileSync(join(folder, address, address.endsWith('/') ? 'index.html' : ''));
const marked = (page: Page) => page.locator('p.saved');

describe('the framework', () => {
  const folder = join(scratch, 'framework');
  let graph: PatternGraph;
  let server: Awaited<ReturnType<typeof troubled>>;

  beforeAll(async () => {
    const { value } = compile(readFolder('patterns'));
    if (!value) throw new Error('the patterns have findings');
    graph = value;
    await buildSite(graph, folder);
    server = await troubled(folder);
  });

  afterAll(() => server?.close());

  test('what is saved is modest, and the worker is small', () => {
    const { files } = buildOf(folder);
    const weights = Object.keys(files).map((address) => gzipSync(bytesAt(folder, address)).length);
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeLessThanOrEqual(MOST.bytes);
    expect(gzipSync(readFileSync(join(folder, 'sw.js'))).length).toBeLessThanOrEqual(MOST.worker);
  });

  test('after one visit every page to read is there without a connection, as it was, with a line that says so', async () => {
    const page = await open(`${server.origin}/B5/`);
    await saved(page, folder);
    await context?.setOffline(true);
    const addresses = [...graph.patterns, ...graph.annexes, ...graph.pages].map(({ url }) => url);
    for (const address of [...addresses, '/', '/map/', '/path/?from=B9', '/recommendations/', '/read/', '/cite/']) {
      const response = await page.goto(server.origin + address);
      expect(response?.status(), address).toBe(200);
      expect(await marked(page).innerText(), address).toContain(graph.language.edition);
      const html = bytesAt(folder, address.replace(/\?.*/, '')).toString();
      expect((await response?.text())?.replace(/<p class="saved">.*?<\/p>/, ''), address).toBe(html);
    }
  });

  test('the search finds words and references without a connection, on the page of the first visit and on others', async () => {
    const page = await open(`${server.origin}/B5/`);
    await saved(page, folder);
    await context?.setOffline(true);
    const results = page.getByRole('dialog', { name: 'Search' }).getByRole('listitem').getByRole('link');
    await page.keyboard.press('/');
    await page.keyboard.type('identity');
    await results.filter({ hasText: 'Identity and privacy management' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Identity and privacy management' }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('[b5] b)2)');
    await results.first().waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/B5/#b.2');
    expect(await page.locator('#b\\.2').isVisible()).toBe(true);
  });

  test('an address that leads to an item leads there; a page that is not saved says so, and where the words stand', async () => {
    const page = await open(`${server.origin}/`);
    await saved(page, folder);
    await context?.setOffline(true);
    await page.goto(`${server.origin}/B5.b.2/`);
    await page.waitForURL('**/B5/#b.2');

    await page.goto(`${server.origin}/cite/?q=SCF+B5.b.2`);
    await page.waitForURL('**/cite/B5.b.2/**');
    await page.getByText(`What edition ${graph.language.edition} says is saved: B5.b.2`).waitFor();
    expect(await page.getByRole('link', { name: 'B5.b.2', exact: true }).getAttribute('href')).toBe('/B5/#b.2');

    const response = await page.goto(`${server.origin}/nowhere/`);
    expect(response?.status()).toBe(503);
    expect(await page.locator('h1').innerText()).toBe('This page is not saved');
    await page
      .getByRole('main')
      .getByRole('link', { name: graph.patterns[0]?.title ?? '' })
      .first()
      .click();
    await page.waitForURL(server.origin + graph.patterns[0]?.url);
  });

  test('a page that was visited is there again, with its scripts; data that was fetched is not kept', async () => {
    const page = await open(`${server.origin}/`);
    await saved(page, folder);
    await page.goto(`${server.origin}/cite/B5/?q=SCF:2026.1+B5`);
    const verdict = await page.locator('[data-verdict]').innerText();
    await page.evaluate(() => fetch('/data/scf.json').then((response) => response.text()));
    await context?.setOffline(true);
    await page.goto(`${server.origin}/cite/B5/?q=SCF:2026.1+B5`);
    expect(await marked(page).innerText()).toContain('when you were last here');
    expect(await page.locator('[data-verdict]').innerText()).toBe(verdict);
    const kept = await page.evaluate(async () => {
      const all = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
      return all.flat().map(({ url }) => new URL(url).pathname);
    });
    expect(kept).toContain('/cite/B5/');
    expect(kept).not.toContain('/data/scf.json');
  });

  test('saving takes nothing from the page: it comes after it, and what the page asks for stays as it was', async () => {
    server.asked.length = 0;
    context = await browser.newContext({ serviceWorkers: 'allow' });
    const page = await context.newPage();
    const requests: string[] = [];
    page.on('request', (request) => request.url().startsWith('data:') || requests.push(new URL(request.url()).pathname));
    await page.goto(`${server.origin}/B5/`);
    await saved(page, folder);
    expect(requests.length, requests.join(' ')).toBeLessThanOrEqual(3);
    const begun = server.asked.indexOf('/sw.js');
    for (const address of requests) expect(server.asked.indexOf(address), address).toBeLessThan(begun);
  });

  test('nothing is saved where the reader is to save data, until it is asked for', async () => {
    context = await browser.newContext({ serviceWorkers: 'allow' });
    await context.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
    const page = await context.newPage();
    await page.goto(`${server.origin}/about/`);
    await page.getByText('This browser has saved nothing.').waitFor();
    await page.waitForLoadState('networkidle');
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText(/This browser has saved \d+\.\d MB\./).waitFor();
    await context.setOffline(true);
    await page.goto(`${server.origin}/B5/`);
    expect(await page.locator('h1').innerText()).toContain('Procurement');
  });

  test('what is removed stays removed, until it is asked for again', async () => {
    const page = await open(`${server.origin}/about/`);
    await saved(page, folder);
    await page.getByText(/This browser has saved \d+\.\d MB\./).waitFor();
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    await page.getByText('This browser has saved nothing.').waitFor();
    await page.goto(`${server.origin}/B5/`);
    await page.waitForLoadState('networkidle');
    const left = () => page.evaluate(async () => [(await navigator.serviceWorker.getRegistrations()).length, (await caches.keys()).length]);
    expect(await left()).toEqual([0, 0]);

    await page.goto(`${server.origin}/about/`);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText(/This browser has saved \d+\.\d MB\./).waitFor();
    // Both at once, on one page.
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    await page.getByText('This browser has saved nothing.').waitFor();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText(/This browser has saved \d+\.\d MB\./).waitFor();
    await context?.setOffline(true);
    await page.goto(`${server.origin}/B5/`);
    expect(await page.locator('h1').innerText()).toContain('Procurement');
  });
});

describe('a garden that is published anew', () => {
  const editions = { first: join(scratch, 'first'), second: join(scratch, 'second') };
  const again = join(scratch, 'again');
  let folder: string;
  let server: Awaited<ReturnType<typeof troubled>>;

  beforeAll(async () => {
    await buildSite(compiled(garden), editions.first);
    await buildSite(compiled(garden), again);
    await buildSite(compiled(second), editions.second);
  });

  afterEach(() => server?.close());

  /** A site with the first edition, which a browser has saved. */
  async function visited(): Promise<Page> {
    folder = mkdtempSync(join(scratch, 'served-'));
    deploy(editions.first);
    server = await troubled(folder);
    const page = await open(`${server.origin}/POND/`);
    await saved(page, folder);
    return page;
  }

  function deploy(edition: string): void {
    rmSync(folder, { recursive: true, force: true });
    cpSync(edition, folder, { recursive: true });
  }

  test('the same patterns give the same worker; others give another version', () => {
    const worker = (edition: string) => readFileSync(join(edition, 'sw.js'), 'utf8');
    expect(worker(again)).toBe(worker(editions.first));
    expect(buildOf(editions.second).version).not.toBe(buildOf(editions.first).version);
  });

  test('everything that is saved is there, with the bytes that its hash promises', async () => {
    const page = await visited();
    const hashes = await page.evaluate(
      async (files) => {
        const found: Record<string, string> = {};
        for (const address of files) {
          const bytes = await (await caches.match(address))?.arrayBuffer();
          const hash = bytes && new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
          found[address] = hash ? `sha256-${btoa(String.fromCharCode(...hash))}` : 'missing';
        }
        return found;
      },
      Object.keys(buildOf(folder).files),
    );
    expect(hashes).toEqual(buildOf(folder).files);
  });

  test('a new edition is read at once, and without a connection from then on; of the old no page stays', async () => {
    const page = await visited();
    deploy(editions.second);
    await page.goto(`${server.origin}/POND/`);
    expect(await page.locator('main').innerText()).toContain('dig where the ground is soft');
    expect(await marked(page).count()).toBe(0);
    await saved(page, folder);
    server.trouble.set('*', 'breaks off');
    await page.goto(`${server.origin}/POND/`);
    expect(await page.locator('main').innerText()).toContain('dig where the ground is soft');
    expect(await marked(page).innerText()).toContain('2032.1');
    const kept = await page.evaluate(async (version) => {
      const cache = await caches.open(`offline saved ${version}`);
      return (await cache.keys()).map(({ url }) => new URL(url).pathname);
    }, buildOf(editions.first).version);
    expect(kept.filter((address) => !address.startsWith('/_astro/'))).toEqual([]);
  });

  test('a page that stands open while the site changes still gets the parts that it was built with', async () => {
    const page = await visited();
    const old = await context?.newPage();
    await old?.goto(`${server.origin}/GATE/`);
    deploy(editions.second);
    // As when every script changes: nothing is there any more by the names that the old page knows.
    const parts = Object.keys(buildOf(editions.first).files).filter((address) => address.endsWith('.js'));
    for (const part of parts) server.trouble.set(part, 'is gone');
    await page.goto(`${server.origin}/PATH/`);
    await until(page, (name) => caches.has(name), `offline saved ${buildOf(folder).version}`);
    await old?.keyboard.press('/');
    await old?.keyboard.type('pond');
    await old?.getByRole('dialog', { name: 'Search' }).getByRole('listitem').first().waitFor();
  });

  test.for(['fails', 'is gone', 'breaks off'] as const)('a deploy of which one file %s leaves the old whole', async (what) => {
    const page = await visited();
    deploy(editions.second);
    server.trouble.set('/PATH/', what);
    const failed = page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          void navigator.serviceWorker.getRegistration().then((registration) => {
            registration?.addEventListener('updatefound', () => {
              const { installing } = registration;
              installing?.addEventListener('statechange', () => installing.state === 'redundant' && resolve());
            });
            void registration?.update();
          });
        }),
    );
    await failed;
    server.trouble.clear();
    server.trouble.set('*', 'breaks off');
    for (const address of ['/', '/POND/', '/GATE/', '/PATH/']) {
      const response = await page.goto(server.origin + address);
      const html = (await response?.text())?.replace(/<p class="saved">.*?<\/p>/, '');
      expect(html, address).toBe(bytesAt(editions.first, address).toString());
    }
    // Once the server is well again, the new edition is read, and saved.
    server.trouble.clear();
    await page.goto(`${server.origin}/POND/`);
    expect(await page.locator('main').innerText()).toContain('dig where the ground is soft');
    await saved(page, folder);
  });

  test('files of another build than the worker are not saved, even if the server has them all', async () => {
    const page = await visited();
    deploy(editions.second);
    cpSync(join(editions.first, 'PATH'), join(folder, 'PATH'), { recursive: true });
    const states = await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      const updated = await registration?.update();
      const worker = updated?.installing;
      return new Promise<string>((resolve) => {
        if (worker) worker.addEventListener('statechange', () => resolve(worker.state));
        else resolve('none');
      });
    });
    expect(states).toBe('redundant');
    expect(await page.evaluate(() => caches.keys())).toEqual([`offline saved ${buildOf(editions.first).version}`]);
  });

  test.for(['hangs', 'fails'] as const)('when the server %s, the saved page is read in its place', async (what) => {
    const page = await visited();
    server.trouble.set('/GATE/', what);
    await page.goto(`${server.origin}/GATE/`);
    expect(await marked(page).innerText()).toMatch(/^The site did not answer\. This is a copy of edition 2031\.2/);
    expect(await page.locator('h1').innerText()).toContain('Gate');
  });

  test('a page that is not there is not there, and is not kept', async () => {
    const page = await visited();
    expect((await page.goto(`${server.origin}/nowhere/`))?.status()).toBe(404);
    expect(await page.locator('h1').innerText()).toBe('Page not found');
    server.trouble.set('*', 'breaks off');
    expect((await page.goto(`${server.origin}/nowhere/`))?.status()).toBe(503);
  });

  test('a site without the worker has it removed from the browsers that had it', async () => {
    const page = await visited();
    server.trouble.set('/sw.js', 'is gone');
    await page.goto(`${server.origin}/POND/`);
    await until(page, async () => (await navigator.serviceWorker.getRegistrations()).length === 0 && (await caches.keys()).length === 0);
  });

  test('a page whose scripts break off midway reads as before', async () => {
    const page = await visited();
    await page.goto('about:blank');
    for (const address of Object.keys(buildOf(folder).files)) if (address.endsWith('.js')) server.trouble.set(address, 'breaks off');
    await context?.close();
    const fresh = await open(`${server.origin}/POND/`);
    expect(await fresh.locator('main').innerText()).toContain('dig where the ground is wet');
    expect(await fresh.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  });

  test('a site that is not served securely, or a browser that cannot, reads as before', async () => {
    folder = mkdtempSync(join(scratch, 'served-'));
    deploy(editions.first);
    server = await troubled(folder);
    context = await browser.newContext({ serviceWorkers: 'allow' });
    await context.addInitScript(() => Object.defineProperty(Navigator.prototype, 'serviceWorker', { value: undefined }));
    const page = await context.newPage();
    const errors: Error[] = [];
    page.on('pageerror', (error) => errors.push(error));
    await page.goto(`${server.origin}/about/`);
    await page.waitForLoadState('networkidle');
    expect(await page.locator('[data-saving]').isVisible()).toBe(false);
    expect(errors).toEqual([]);
  });
});
