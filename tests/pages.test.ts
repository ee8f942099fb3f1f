import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withPolicy } from '../site/policy.ts';
import { workedQueries } from '../src/cli/queries.ts';
import { compile, type PatternGraph } from '../src/index.ts';
import { readFolder } from '../src/read.ts';
import { launch, type Server, serve } from './browser.ts';
import { allPagesOf, buildSite, isForwarder, pagesToOpen } from './built.ts';
import { problemsOf } from './valid-html.ts';
import { elementsNamed, readXml, textOf } from './xml.ts';

/** What holds for each page that is built, whatever it shows. */

function graphOf(folder: string): PatternGraph {
  const { value } = compile(readFolder(folder));
  if (!value) throw new Error(`${folder} has findings`);
  return value;
}

const scratch = mkdtempSync(join(tmpdir(), 'pages-'));
let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(async () => {
  await browser?.close();
  rmSync(scratch, { recursive: true, force: true });
});

describe.each(['patterns', 'tests/fixtures/garden'])('the pages of %s', (source) => {
  const graph = graphOf(source);
  const { base } = graph.language;
  const folder = join(scratch, source.replaceAll('/', '-'));
  let pages: ReadonlyMap<string, string>;
  let files: ReadonlySet<string>;
  let server: Server;

  beforeAll(async () => {
    await buildSite(graph, folder, await workedQueries(source, graph));
    pages = allPagesOf(folder);
    files = new Set(readdirSync(folder, { encoding: 'utf8', recursive: true }));
    server = await serve(folder);
  });

  afterAll(() => server?.close());

  test('are valid HTML', async () => {
    for (const [address, html] of pages) {
      expect(await problemsOf(html), address).toEqual([]);
    }
  });

  test('allow their own styles and the scripts of the site, and nothing more: no browser has anything to report', async () => {
    const page = await browser.newPage({ serviceWorkers: 'allow' });
    const troubles: string[] = [];
    page.on('console', (message) => ['error', 'warning'].includes(message.type()) && troubles.push(message.text()));
    page.on('pageerror', (error) => troubles.push(error.message));
    await page.exposeFunction('report', (what: string) => troubles.push(what));
    await page.addInitScript(
      "addEventListener('securitypolicyviolation', (violation) => report(violation.violatedDirective + ' ' + violation.blockedURI))",
    );
    for (const [address, html] of pages) {
      expect(html.indexOf('Content-Security-Policy'), address).toBeGreaterThan(0);
      expect(html, address).not.toMatch(/unsafe-(?:inline|eval|hashes)/);
    }
    for (const [address, html] of pagesToOpen(pages)) {
      if (isForwarder(html)) continue;
      await page.goto(server.origin + address);
      const [styles, elements] = await page.evaluate(() => [document.styleSheets.length, document.querySelectorAll('style').length]);
      expect(styles, address).toBe(elements);
      expect(troubles, address).toEqual([]);
    }
    await page.close();
  });

  test('run no script and take no style that was not built into them', async () => {
    const page = await browser.newPage();
    await page.goto(server.origin);
    const before = await page.evaluate(() => getComputedStyle(document.body).color);
    const ran = await page.evaluate(async () => {
      const add = (name: string, text: string) => document.head.append(Object.assign(document.createElement(name), { textContent: text }));
      add('script', 'window.ran = true');
      add('style', 'body { color: rgb(1, 2, 3) !important }');
      document.body.setAttribute('style', 'color: rgb(1, 2, 3)');
      const image = Object.assign(new Image(), { src: 'x:', onerror: null });
      image.setAttribute('onerror', 'window.ran = true');
      document.body.append(image);
      await new Promise((resolve) => setTimeout(resolve, 100));
      return 'ran' in window;
    });
    expect(ran).toBe(false);
    expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe(before);
    await page.close();
  });

  test('lead from the name of each item to its place, without a server that knows the name and without a script', async () => {
    const forwarders = [...pages].filter(([, html]) => isForwarder(html));
    expect(forwarders.map(([address]) => address).sort()).toEqual(
      Object.keys(graph.items)
        .map((ref) => `/${ref}/`)
        .sort(),
    );
    for (const { ref, url, iri } of Object.values(graph.items)) {
      const html = pages.get(`/${ref}/`) ?? '';
      expect(html).toContain(`<meta http-equiv="refresh" content="0; url=${url}">`);
      expect(html).toContain(`<link rel="canonical" href="${iri}">`);
      expect(html).toContain(`<a href="${url}">`);
      expect(html).toContain('<meta name="robots" content="noindex">');
    }
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    for (const { ref, url } of Object.values(graph.items).filter((_, index) => index % 40 === 0)) {
      await page.goto(`${server.origin}/${ref}/`);
      await page.waitForURL(server.origin + url);
    }
    await context.close();
  });

  test('are all in the sitemap, save those that are not to be found', () => {
    const read = (path: string) => elementsNamed(readXml(readFileSync(join(folder, path), 'utf8')), 'loc').map(textOf);
    expect(readFileSync(join(folder, 'robots.txt'), 'utf8')).toContain(`\nSitemap: ${base}sitemap-index.xml\n`);
    const listed = read('sitemap-index.xml').flatMap((map) => read(map.slice(base.length)));
    const shown = [...pages].filter(
      ([address, html]) => address !== '/404.html' && !html.includes('<meta name="robots" content="noindex">'),
    );
    expect(listed.sort()).toEqual(shown.map(([address]) => base + address.slice(1)).sort());
  });

  test('name only files that are there', () => {
    for (const [address, html] of pages) {
      const named = Array.from(html.matchAll(/<(?:link|script)[^>]*? (?:href|src)="(\/[^"]*)"/g), ([, path = '']) => path.slice(1));
      expect(
        named.filter((path) => !files.has(path)),
        address,
      ).toEqual([]);
    }
  });
});

describe('the policy of a page', () => {
  const allowed = (html: string) => withPolicy(`<meta charset="utf-8">${html}`).match(/'sha256-[^']+'|style-src 'none'/g);

  test('allows each style, and what only looks like one does not confuse it', () => {
    expect(allowed('<p>nothing</p>')).toEqual(["style-src 'none'"]);
    expect(allowed('<style>p{}</style>')).toHaveLength(1);
    const own = allowed('<style>p{}</style>');
    expect(allowed('<meta content="<style>"><!-- <style> " --><script>"<style>"</script><style>p{}</style><a title="</style>">')).toEqual(
      own,
    );
    expect(allowed('<style media="(width>1px)">p{}</style>')).toEqual(own);
  });
});
