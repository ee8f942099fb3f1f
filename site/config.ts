import type { AstroInlineConfig } from 'astro';
import type { PatternGraph } from '../src/model.ts';

export interface SiteOptions {
  /** Absolute path of this folder. */
  readonly root: string;
  /** Asked once for each build, and once when the development server starts. */
  readonly graph: () => PatternGraph;
  /** Absolute path of the folder to write. */
  readonly outDir: string;
}

/** The Astro configuration of the site for one graph. The graph reaches the pages through `site/src/graph.ts` alone. */
export function siteConfig({ root, graph, outDir }: SiteOptions): AstroInlineConfig {
  return {
    root,
    outDir,
    output: 'static',
    trailingSlash: 'always',
    build: { format: 'directory', inlineStylesheets: 'always' },
    server: { port: 4321, host: '127.0.0.1' },
    devToolbar: { enabled: false },
    logLevel: 'warn',
    vite: { plugins: [patternGraph(graph)] },
  };
}

const MODULE = 'virtual:pattern-graph';

function patternGraph(graph: () => PatternGraph) {
  return {
    name: 'pattern-graph',
    resolveId: (id: string) => (id === MODULE ? `\0${MODULE}` : undefined),
    load: (id: string) => (id === `\0${MODULE}` ? `export default ${JSON.stringify(JSON.stringify(graph()))};` : undefined),
  };
}
