/** The one way from the compiled graph to the pages. Everything a page shows comes through here, ready to be shown. */
import serialized from 'virtual:pattern-graph';
import { dataFiles, pageFiles } from '../../src/export/files.ts';
import type { PatternGraph } from '../../src/model.ts';
import type { DataFile, PublishedFile } from './records.ts';
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

/** The whole language as data, file by file. */
export const downloads: readonly DataFile[] = dataFiles(graph).map((file) => ({ ...file, name: file.path.slice('data/'.length) }));

/** What each pattern and annex has as data. */
export const pageData: readonly DataFile[] = pageFiles(graph).map((file) => ({ ...file, name: file.path }));

const schemaFiles = import.meta.glob<string>('../../schema/*.schema.json', { query: '?raw', import: 'default', eager: true });

/** The schemas that authors' files are checked with, as they are. */
export const schemas: readonly PublishedFile[] = Object.entries(schemaFiles).map(([path, text]) => ({
  name: path.slice(path.lastIndexOf('/') + 1, -'.json'.length),
  text,
}));
