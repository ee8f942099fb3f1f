import { fileURLToPath } from 'node:url';
import { workedQueries } from '../src/cli/queries.ts';
import { compile } from '../src/index.ts';
import { readFolder } from '../src/read.ts';
import { siteConfig } from './config.ts';

// For `astro dev`, `astro check` and `astro preview`; `scf build` hands over its own graph. JavaScript is loaded by Node.js itself: what Astro
// loads in its stead can import nothing later, as the queries do.
const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));

const patterns = path('../patterns');

function graph() {
  const { value, diagnostics } = compile(readFolder(patterns));
  if (!value) throw new Error(`the patterns hold ${diagnostics.length} findings: run scf check`);
  return value;
}

export default siteConfig({ root: path('.'), outDir: path('../dist'), graph, queries: () => workedQueries(patterns, graph()) });
