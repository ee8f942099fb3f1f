/** The one way from the compiled graph to the pages. Everything a page shows comes through here, ready to be shown. */
import serialized from 'virtual:pattern-graph';
import serializedQueries from 'virtual:worked-queries';
import shapesText from '../../schema/shapes.ttl?raw';
import sparqlShapesText from '../../schema/shapes-sparql.ttl?raw';
import vocabularyText from '../../schema/vocabulary.ttl?raw';
import { embeddedDataset, embeddedInPages } from '../../src/export/embedded.ts';
import { dataFiles, publishedFiles } from '../../src/export/files.ts';
import { servingFiles } from '../../src/export/serving/index.ts';
import { mediaTypeOf } from '../../src/media-types.ts';
import type { PatternGraph } from '../../src/model.ts';
import { FRAME } from '../../src/rdf/node.ts';
import { toShapes } from '../../src/rdf/shapes.ts';
import { readVocabulary, toVocabulary } from '../../src/rdf/vocabulary.ts';
import type { SchemaFile } from './records.ts';
import { downloadGroups, downloadOf, hashChecks } from './views/downloads.ts';
import { ABOUT, aboutPage, annexPage, codePages, frameOf, prosePages } from './views/frame.ts';
import { homePage } from './views/home.ts';
import { patternPage } from './views/pattern.ts';
import { queryRecords } from './views/queries.ts';
import { recommendationsPage } from './views/recommendations.ts';
import { vocabularyPage } from './views/vocabulary.ts';

const graph: PatternGraph = JSON.parse(serialized);

export const frame = frameOf(graph);
export const home = homePage(graph);
export const about = aboutPage(graph);
export const patterns = graph.patterns.map((pattern) => patternPage(pattern, graph));
export const recommendations = recommendationsPage(graph);
export const annexes = graph.annexes.map((annex) => annexPage(annex, graph));
export const pages = prosePages(graph).filter(({ slug }) => slug !== ABOUT);
export const codes = codePages();
export const queries = queryRecords(JSON.parse(serializedQueries), graph);
export const vocabulary = vocabularyPage(readVocabulary(vocabularyText, graph.language.base), graph);

const embedded = embeddedInPages(graph);

/** JSON-LD for the page whose data files have a name. */
export const embeddedIn = (name: string): readonly string[] => embedded.get(name) ?? [];

/** JSON-LD for the page of the downloads. */
export const embeddedInData = [embeddedDataset(graph)];

/** The name of the data files of the home page. */
export const homeData = FRAME;

/** All that is published beside the pages. */
export const published = [
  ...publishedFiles(graph),
  { path: 'ns.ttl', title: 'the vocabulary as an OWL ontology', text: () => toVocabulary(vocabularyText, graph.language.base) },
  { path: 'shapes.ttl', title: 'the shapes of the dataset (SHACL Core)', text: () => toShapes(shapesText, graph.language.base) },
  {
    path: 'shapes-sparql.ttl',
    title: 'the shapes that need SPARQL (SHACL-SPARQL)',
    text: () => toShapes(sparqlShapesText, graph.language.base),
  },
].map((file) => ({ ...file, mediaType: mediaTypeOf(file.path) }));

const data = dataFiles(graph);

/** The whole language as data, file by file. */
export const downloads = downloadGroups(data);

/** How to check the hash of the dataset. */
export const hashes = hashChecks(data);

/** What servers need to serve it. */
export const serving = servingFiles(graph).map(downloadOf);

/** What says how the data is to be read. */
export const definitions = published
  .filter(({ path }) => /^(?:ns|shapes|shapes-sparql|context)\.(?:ttl|jsonld)$/.test(path))
  .map(downloadOf);

const schemaFiles = import.meta.glob<string>('../../schema/*.schema.json', { query: '?raw', import: 'default', eager: true });

/** The schemas that authors' files are checked with, as they are. */
export const schemas: readonly SchemaFile[] = Object.entries(schemaFiles).map(([path, text]) => ({
  name: path.slice(path.lastIndexOf('/') + 1, -'.json'.length),
  text,
}));
