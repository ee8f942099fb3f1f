// Asks Lighthouse about the pages of a built site. Usage: lighthouse.mjs SITE
import { execFile } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { browserPath, serve } from '../../bin/browser.ts';

const LIGHTHOUSE = 'lighthouse@13.5.0';
const PERFECT = ['accessibility', 'best-practices', 'seo'];

const [site] = process.argv.slice(2);
const [data] = globSync('data/*.graphml', { cwd: site }).map((path) => path.replace(/graphml$/, 'json'));
const { patterns, annexes } = JSON.parse(readFileSync(join(site, data), 'utf8'));
const matrix = annexes.filter(({ kind }) => kind === 'matrix').slice(0, 1);
const pages = ['/', patterns[0].url, ...matrix.map(({ url }) => url), '/recommendations/', '/read/'];

const server = await serve(site);
const env = { ...process.env, CHROME_PATH: await browserPath() };
for (const page of pages.filter((address) => existsSync(join(site, address, 'index.html')))) {
  const { categories, audits } = await report(server.origin + page);
  const scores = Object.values(categories).map(({ id, score }) => `${id} ${Math.round(score * 100)}`);
  process.stdout.write(`${page}: ${scores.join(', ')}\n`);
  for (const { id, score, auditRefs } of Object.values(categories).filter((one) => PERFECT.includes(one.id) && one.score < 1)) {
    const failed = auditRefs.map((ref) => audits[ref.id]).filter((audit) => audit.score !== null && audit.score < 1);
    process.stderr.write(
      `${page}: ${id} is ${score}: ${failed.map(({ id: audit, explanation = '' }) => `${audit} ${explanation}`).join('; ')}\n`,
    );
    process.exitCode = 1;
  }
}
server.close();

async function report(address) {
  const flags = '--chrome-flags=--headless --no-sandbox --disable-gpu';
  const command = ['exec', '--yes', `--package=${LIGHTHOUSE}`, '--', 'lighthouse', address, '--output=json', '--quiet', flags];
  const { stdout } = await promisify(execFile)('npm', command, { env, maxBuffer: 2 ** 27 });
  return JSON.parse(stdout);
}
