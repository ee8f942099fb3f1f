import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { siteConfig } from '../../../site/config.ts';
import type { Command } from '../command.ts';
import { graphOf } from '../language.ts';
import { replaceFolder } from '../write.ts';

/** Where the packages are. */
const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

export const build: Command = {
  name: 'build',
  summary: 'Check the patterns and build the site with its data.',
  usage: '[DIR] [--out DIR]',
  help: [
    ['DIR', 'the folder that holds language.yaml (patterns)'],
    ['--out DIR', 'the folder to write (dist)'],
  ],
  options: { out: { type: 'string' } },
  positionals: { least: 0, most: 1 },
  async run(call) {
    const folder = call.positionals[0] ?? 'patterns';
    const out = String(call.options['out'] ?? 'dist');
    const graph = graphOf(folder, call);
    call.err(`building ${graph.patterns.length} patterns into ${out}\n`);
    // Astro takes a second to load, which only this command should wait for.
    const astro = await import('astro');
    const outside = process.cwd();
    await replaceFolder(resolve(out), resolve(folder), async (draft) => {
      // Astro looks for its packages, and puts its cache, where the process stands.
      process.chdir(ROOT);
      try {
        await astro.build({ ...siteConfig({ graph: () => graph, outDir: draft }), configFile: false });
      } finally {
        process.chdir(outside);
      }
    });
    call.out(`built ${out}\n`);
    return 0;
  },
};
