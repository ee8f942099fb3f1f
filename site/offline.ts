import { createHash } from 'node:crypto';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { addressesToRead } from '../src/addresses.ts';
import { HASHED_FOLDER } from '../src/export/serving/headers.ts';
import type { PatternGraph } from '../src/model.ts';
import { escapeXml } from '../src/xml.ts';
import type { Build } from './worker/build.ts';

/** What the scripts of the saved pages read. */
const READ_BY_SCRIPTS = ['/cite/references.json', '/search/index.json'];

/** Shown in place of pages that are not saved. */
const NOT_SAVED = '/offline/';

/** Writes `sw.js`, by which browsers save the site for reading offline. It comes last, since it holds the hashes of what is saved. */
export function offline(root: string, graph: () => PatternGraph): AstroIntegration {
  return {
    name: 'offline',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const folder = fileURLToPath(dir);
        const files = savedFiles(folder, graph());
        const edition = escapeXml(graph().language.edition);
        const code = await bundled(join(root, 'worker', 'worker.ts'));
        const version = createHash('sha256')
          .update(JSON.stringify([edition, files, code]))
          .digest('hex')
          .slice(0, 16);
        const build: Build = { version, edition, files, notSaved: NOT_SAVED, hashedFolder: HASHED_FOLDER };
        writeFileSync(join(folder, 'sw.js'), `const BUILD=${JSON.stringify(build)};\n${code}`);
      },
    },
  };
}

/** What is saved, by address, with the hash of each: pages to read, and whatever these refer to among the files with a hash in their names. */
function savedFiles(folder: string, graph: PatternGraph): Readonly<Record<string, string>> {
  const bytesOf = (address: string) => readFileSync(join(folder, address, address.endsWith('/') ? 'index.html' : ''));
  const parts = globSync(`${HASHED_FOLDER.slice(1)}*.{js,woff2}`, { cwd: folder }).sort();
  const saved = new Set([...addressesToRead(graph), NOT_SAVED, ...READ_BY_SCRIPTS]);
  // Goes through what it adds, too.
  for (const address of saved) {
    const text = bytesOf(address).toString('latin1');
    for (const part of parts) if (text.includes(basename(part))) saved.add(`/${part}`);
  }
  const hashOf = (address: string) => `sha256-${createHash('sha256').update(bytesOf(address)).digest('base64')}`;
  return Object.fromEntries([...saved].map((address) => [encodeURI(address), hashOf(address)]));
}

/** A script as one file for browsers. */
async function bundled(input: string): Promise<string> {
  const { rolldown } = await import('rolldown');
  const bundle = await rolldown({ input, platform: 'browser' });
  const { output } = await bundle.generate({ format: 'iife', minify: true });
  await bundle.close();
  return output[0].code;
}
