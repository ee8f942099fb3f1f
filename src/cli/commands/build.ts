import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { siteConfig } from '../../../site/config.ts';
import type { PatternGraph } from '../../model.ts';
import { toQuads } from '../../rdf/quads.ts';
import { toShapes, type Violation, validateShapes } from '../../rdf/shapes.ts';
import { type Call, CannotRun, type Command } from '../command.ts';
import { graphOf } from '../language.ts';
import { workedQueries } from '../queries.ts';
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
    await checkShapes(graph, call);
    const queries = await workedQueries(folder, graph);
    // Astro takes a second to load, which only this command should wait for.
    const astro = await import('astro');
    const outside = process.cwd();
    await replaceFolder(resolve(out), resolve(folder), async (draft) => {
      // Astro looks for its packages, and puts its cache, where the process stands.
      process.chdir(call.root);
      try {
        const config = siteConfig({ root: join(call.root, 'site'), graph: () => graph, queries: () => queries, outDir: draft });
        await astro.build({ ...config, configFile: false });
      } finally {
        process.chdir(outside);
      }
    });
    call.out(`built ${out}\n`);
    return 0;
  },
};

/** Stops the build where the dataset is not as its shapes promise. */
async function checkShapes(graph: PatternGraph, { root, err }: Call): Promise<void> {
  const shapes = readFileSync(join(root, 'schema', 'shapes.ttl'), 'utf8');
  const violations = await validateShapes(toQuads(graph), toShapes(shapes, graph.language.base));
  for (const violation of violations) err(`${lineOf(violation)}\n`);
  if (violations.length > 0) throw new CannotRun('the dataset does not fit its shapes, so nothing was written');
}

function lineOf({ focus, path, message, shape }: Violation): string {
  return `\`${focus}\`${path === undefined ? '' : ` \`${path}\``}: ${message} (shape \`${shape}\`)`;
}
