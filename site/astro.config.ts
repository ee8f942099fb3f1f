import { fileURLToPath } from 'node:url';
import { compile } from '../src/index.ts';
import { readFolder } from '../src/read.ts';
import { siteConfig } from './config.ts';

/** For `astro dev`, `astro check` and `astro preview`; `scf build` hands over its own graph. */
const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

export default siteConfig({
  root: path('.'),
  outDir: path('../dist'),
  graph: () => {
    const { value, diagnostics } = compile(readFolder(path('../patterns')));
    if (!value) throw new Error(`the patterns hold ${diagnostics.length} findings: run scf check`);
    return value;
  },
});
