/** The one way from the compiled graph to the pages. Everything a page shows comes through here, ready to be shown. */
import serialized from 'virtual:pattern-graph';
import { toJson } from '../../src/export/json.ts';
import type { PatternGraph } from '../../src/model.ts';
import type { PublishedFile } from './records.ts';
import { ABOUT, aboutPage, annexPage, codePages, frameOf, prosePages } from './views/frame.ts';
import { homePage } from './views/home.ts';
import { patternPage } from './views/pattern.ts';
import { recommendationsPage } from './views/recommendations.ts';

const graph: PatternGraph = JSON.parse(serialized);

export const frame = frameOf(graph);
export const home = homePage(graph);
export const about = aboutPage(graph);
export const patterns = graph.patterns.map((pattern) => patternPage(pattern, graph));
export const recommendations = recommendationsPage(graph);
export const annexes = graph.annexes.map((annex) => annexPage(annex, graph));
export const pages = prosePages(graph).filter(({ slug }) => slug !== ABOUT);
export const codes = codePages();

/** The graph as data, named after the language's prefix. */
export const dataset: PublishedFile = { name: graph.language.prefix.toLowerCase(), text: toJson(graph) };

const schemaFiles = import.meta.glob<string>('../../schema/*.schema.json', { query: '?raw', import: 'default', eager: true });

/** The schemas that authors' files are checked with, as they are. */
export const schemas: readonly PublishedFile[] = Object.entries(schemaFiles).map(([path, text]) => ({
  name: path.slice(path.lastIndexOf('/') + 1, -'.json'.length),
  text,
}));
