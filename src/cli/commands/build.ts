import { join, resolve } from 'node:path';
import { siteConfig } from '../../../site/config.ts';
import type { Command } from '../command.ts';
import { graphOf } from '../language.ts';
import { replaceFolder } from '../write.ts';

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
      process.chdir(call.root);
      try {
        await astro.build({ ...siteConfig({ root: join(call.root, 'site'), graph: () => graph, outDir: draft }), configFile: false });
      } finally {
        process.chdir(outside);
      }
    });
    call.out(`built ${out}\n`);
    return 0;
  },
};
