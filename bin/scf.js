#!/usr/bin/env node
// In a checkout the compiler runs from its TypeScript source; in the published package, from the compiled lib/.
import { existsSync } from 'node:fs';
import module from 'node:module';

const [major = 0] = process.versions.node.split('.').map(Number);
if (major < 24) {
  console.error(`scf needs Node.js 24 or newer; this is ${process.version}. In a checkout, run it as \`npx scf\`, which brings its own.`);
  process.exit(2);
}
// Keeps what V8 and the type stripper made of each file for the next run: it halves the time to the first output.
module.enableCompileCache();
const source = new URL('../src/cli/main.ts', import.meta.url);
const { main } = await import(existsSync(source) ? source.href : new URL('../lib/cli/main.js', import.meta.url).href);
process.exitCode = await main(process.argv.slice(2));
