#!/usr/bin/env node
import { readdirSync, statSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const [major = 0] = process.versions.node.split('.').map(Number);
if (major < 24) {
  console.error(`scf needs Node.js 24 or newer; this is ${process.version}. In a checkout, run it as \`npx scf\`, which brings its own.`);
  process.exit(2);
}

/** What `npm ci` bundled, unless the source has changed since: then the source itself, which starts more slowly. */
function entry() {
  const modified = (path) => statSync(new URL(path, import.meta.url), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const filesIn = (folder, recursive) =>
    readdirSync(new URL(`../${folder}`, import.meta.url), { recursive }).map((path) => `../${folder}/${path}`);
  const files = [...filesIn('src', true), ...filesIn('schema', true), ...filesIn('site', false).filter((path) => path.endsWith('.ts'))];
  const bundled = modified('dist/main.js');
  return files.every((path) => modified(path) <= bundled) ? './dist/main.js' : '../src/cli/main.ts';
}

// Keeps what V8 and the type stripper made of each file for the next run.
module.enableCompileCache();
const { main } = await import(entry());
process.exitCode = await main(process.argv.slice(2), fileURLToPath(new URL('..', import.meta.url)));
