import { createRequire } from 'node:module';
import { launch } from './browser.ts';

const require = createRequire(import.meta.url);

interface Flowchart {
  readonly nodes: readonly string[];
  readonly groups: readonly string[];
  /** Source, target and label. */
  readonly edges: readonly (readonly [string, string, string])[];
}

export interface FlowchartReader {
  /** What Mermaid makes of each of some flowcharts; it throws where Mermaid finds a fault. */
  readonly read: (charts: readonly string[]) => Promise<readonly Flowchart[]>;
  readonly close: () => Promise<void>;
}

/** Mermaid in a browser, without which it cannot read. */
export async function openMermaid(): Promise<FlowchartReader> {
  const browser = await launch();
  const page = await browser.newPage();
  await page.addScriptTag({ path: require.resolve('mermaid/dist/mermaid.min.js') });
  return { read: (charts) => page.evaluate(readInPage, charts), close: () => browser.close() };
}

/** This runs in the page, so everything that it needs is in it. */
async function readInPage(charts: readonly string[]): Promise<readonly Flowchart[]> {
  interface Part {
    readonly text?: string;
    readonly title?: string;
    readonly start?: string;
    readonly end?: string;
  }
  interface Diagram {
    readonly db: {
      readonly getVertices: () => ReadonlyMap<string, Part>;
      readonly getSubGraphs: () => readonly Part[];
      readonly getEdges: () => readonly Part[];
    };
  }
  interface Mermaid {
    readonly initialize: (settings: object) => void;
    readonly mermaidAPI: { readonly getDiagramFromText: (text: string) => Promise<Diagram> };
  }
  const { mermaid } = globalThis as unknown as { mermaid: Mermaid };
  mermaid.initialize({ startOnLoad: false });
  // From reading to drawing, Mermaid holds the number of a character between these marks.
  const shown = ({ text, title }: Part) =>
    (text ?? title ?? '').replace(/\ufb02\u00b0\u00b0(\d+)\u00b6\u00df/g, (_, code) => String.fromCodePoint(Number(code)));
  const read: Flowchart[] = [];
  for (const chart of charts) {
    const { db } = await mermaid.mermaidAPI.getDiagramFromText(chart);
    read.push({
      nodes: [...db.getVertices().values()].map(shown),
      groups: db.getSubGraphs().map(shown),
      edges: db.getEdges().map((edge) => [edge.start ?? '', edge.end ?? '', shown(edge)]),
    });
  }
  return read;
}
