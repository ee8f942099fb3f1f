import type { AstroInlineConfig } from 'astro';
import type { PatternGraph } from '../src/model.ts';
import type { AnsweredQuery } from '../src/query/worked.ts';
import { cards } from './cards/integration.ts';
import { epub } from './epub/integration.ts';
import { offline } from './offline.ts';
import { contentSecurityPolicy } from './policy.ts';

export interface SiteOptions {
  /** Absolute path of this folder. */
  readonly root: string;
  /** Asked once for each build, and once when the development server starts. */
  readonly graph: () => PatternGraph;
  /** The worked queries with their answers, asked for as often; none when left out. */
  readonly queries?: () => readonly AnsweredQuery[] | Promise<readonly AnsweredQuery[]>;
  /** Absolute path of the folder to write. */
  readonly outDir: string;
}

/** The Astro configuration of the site for one graph. The graph reaches the pages through `site/src/graph.ts` alone. */
export function siteConfig({ root, graph, queries, outDir }: SiteOptions): AstroInlineConfig {
  return {
    root,
    outDir,
    output: 'static',
    trailingSlash: 'always',
    build: { format: 'directory', inlineStylesheets: 'always' },
    server: { port: 4321, host: '127.0.0.1' },
    devToolbar: { enabled: false },
    logLevel: 'warn',
    integrations: [epub(graph), cards(graph), contentSecurityPolicy(), offline(root, graph)],
    vite: {
      // Scripts and fonts are files, never part of a page.
      build: { assetsInlineLimit: 0 },
      worker: { format: 'es' },
      plugins: [data('virtual:pattern-graph', graph), data('virtual:worked-queries', () => queries?.() ?? [])],
    },
  };
}

/** A module whose default export is data, as JSON text. */
function data(module: string, value: () => unknown) {
  return {
    name: module,
    resolveId: (id: string) => (id === module ? `\0${module}` : undefined),
    load: async (id: string) => (id === `\0${module}` ? `export default ${JSON.stringify(JSON.stringify(await value()))};` : undefined),
  };
}
