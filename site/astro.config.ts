import { fileURLToPath } from 'node:url';
import { workedQueries } from '../src/cli/queries.ts';
import { compile, type PatternGraph } from '../src/index.ts';
import { readFolder } from '../src/read.ts';
import { siteConfig } from './config.ts';

/** For `astro dev`, `astro check` and `astro preview`; `scf build` hands over its own graph. */
const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

const patterns = path('../patterns');

function graph(): PatternGraph {
  const { value, diagnostics } = compile(readFolder(patterns));
  if (!value) throw new Error(`the patterns hold ${diagnostics.length} findings: run scf check`);
  return value;
}

export default siteConfig({ root: path('.'), outDir: path('../dist'), graph, queries: () => workedQueries(patterns, graph()) });
