import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'astro';
import { siteConfig } from '../site/config.ts';
import type { PatternGraph } from '../src/index.ts';
import type { AnsweredQuery } from '../src/query/worked.ts';

/** Build the site of a graph into a folder, as `scf build` does. */
export async function buildSite(graph: PatternGraph, folder: string, queries: readonly AnsweredQuery[] = []): Promise<void> {
  // Builds that run at once get into each other's way, unless each has a place of its own within the working directory.
  mkdirSync('.astro', { recursive: true });
  const outDir = mkdtempSync(resolve('.astro', 'built-'));
  try {
    const config = siteConfig({ root: resolve('site'), graph: () => graph, queries: () => queries, outDir });
    await build({ ...config, configFile: false, logLevel: 'error' });
    cpSync(outDir, folder, { recursive: true });
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
}

/** Every page of a built folder by address, as its HTML; those that only lead on to another too. */
export function allPagesOf(folder: string): ReadonlyMap<string, string> {
  const files = globSync('**/*.html', { cwd: folder }).sort();
  return new Map(files.map((file) => [`/${file.replace(/index\.html$/, '')}`, readFileSync(join(folder, file), 'utf8')]));
}

/** Whether a page only leads on to the place of an item. */
export function isForwarder(html: string): boolean {
  return html.includes('http-equiv="refresh"');
}

/** The pages to read. */
export function pagesOf(folder: string): ReadonlyMap<string, string> {
  return new Map([...allPagesOf(folder)].filter(([, html]) => !isForwarder(html)));
}

/** The pages to open one by one. Of those that say how to cite something, which are many and alike, every fortieth. */
export function pagesToOpen(pages: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const addresses = [...pages.keys()];
  const cites = addresses.filter((address) => address.startsWith('/cite/'));
  const left = new Set(cites.filter((_, index) => index % 40 !== 0));
  return new Map([...pages].filter(([address]) => !left.has(address)));
}
