/** The one way from the compiled graph to the pages. Everything a page shows comes through here, ready to be shown. */
import serialized from 'virtual:pattern-graph';
import serializedQueries from 'virtual:worked-queries';
import shapesText from '../../schema/shapes.ttl?raw';
import sparqlShapesText from '../../schema/shapes-sparql.ttl?raw';
import vocabularyText from '../../schema/vocabulary.ttl?raw';
import { addressesOf, epubAddress } from '../../src/addresses.ts';
import { embeddedDataset, embeddedInPages } from '../../src/export/embedded.ts';
import { publishedFiles } from '../../src/export/files.ts';
import { sitemapFiles } from '../../src/export/sitemap.ts';
import { contentTypeOf, mediaTypeOf } from '../../src/media-types.ts';
import type { PatternGraph } from '../../src/model.ts';
import { FRAME } from '../../src/rdf/node.ts';
import { readVocabulary } from '../../src/rdf/vocabulary.ts';
import type { SchemaFile } from './records.ts';
import { boundPages } from './views/bound.ts';
import { cardFiles, cardOf as cardOfPattern } from './views/cards.ts';
import { citePages } from './views/cite.ts';
import { downloadGroups, downloadOf, hashChecks } from './views/downloads.ts';
import { editionPages } from './views/editions.ts';
import { forwardersOf } from './views/forwarders.ts';
import { ABOUT, aboutPage, annexPage, codePages, frameOf, prosePages } from './views/frame.ts';
import { withdrawnPages } from './views/history.ts';
import { homePage } from './views/home.ts';
import { mapPage } from './views/map.ts';
import { pathPage } from './views/path.ts';
import { patternPage } from './views/pattern.ts';
import { pageHeads } from './views/print.ts';
import { queryRecords } from './views/queries.ts';
import { queryPage } from './views/query.ts';
import { readPage } from './views/read.ts';
import { recommendationsPage } from './views/recommendations.ts';
import { resolverPage } from './views/resolver.ts';
import { savedPages } from './views/saved.ts';
import { searchIndex as searchIndexOf } from './views/search.ts';
import { statisticsPage } from './views/statistics.ts';
import { vocabularyPage } from './views/vocabulary.ts';

const graph: PatternGraph = JSON.parse(serialized);

export const frame = frameOf(graph);
export const home = homePage(graph);
export const map = await mapPage(graph);
export const path = pathPage(graph);
export const statistics = statisticsPage(graph, map);
export const about = aboutPage(graph);
export const patterns = graph.patterns.map((pattern) => patternPage(pattern, graph));
export const recommendations = recommendationsPage(graph);
export const annexes = graph.annexes.map((annex) => annexPage(annex, graph));
export const pages = prosePages(graph).filter(({ slug }) => slug !== ABOUT);
export const read = readPage(graph, { patterns, annexes });
export const withdrawn = withdrawnPages(graph);
export const saved = savedPages(graph);
export const resolver = resolverPage(graph);
export const codes = codePages();
export const queries = queryRecords(JSON.parse(serializedQueries), graph);
export const vocabulary = vocabularyPage(readVocabulary(vocabularyText, graph.language.base), graph);

const files = publishedFiles(graph, { vocabulary: vocabularyText, shapes: shapesText, sparqlShapes: sparqlShapesText });

/** Where the dataset is asked. */
export const asking = queryPage(graph, queries, files.data);

/** What the script that searches reads. */
export const searchIndex = searchIndexOf(graph);

/** Every edition that was frozen, and what changed since. */
export const editions = editionPages(graph, files.ledgers);

const addresses = [
  ...addressesOf(graph),
  ...codes.map(({ code }) => `/codes/${code}/`),
  ...(queries.length > 0 ? ['/data/queries/'] : []),
  ...editions.addresses,
];

/** All that is published beside the pages. */
export const published = [...Object.values(files).flat(), ...sitemapFiles(graph.language.base, addresses)].map((file) => ({
  ...file,
  contentType: contentTypeOf(file.path),
}));

export const forwarders = forwardersOf(graph, [
  ...published.map(({ path }) => path),
  ...cardFiles(graph),
  ...addresses.map((address) => address.slice(1, -1)),
]);

/** How to cite each pattern and item. */
export const cites = citePages(
  graph,
  files.citations.map(({ path }) => path),
);

const patternsByRef = new Map(graph.patterns.map((pattern) => [pattern.ref, pattern]));

/** The card of a pattern; that of the language without one. */
export const cardOf = (ref: string | undefined) => cardOfPattern(ref === undefined ? undefined : patternsByRef.get(ref), graph.language);

/** Pages as parts of the one that holds them all. */
export const bound = (html: string): string => boundPages(html, graph);

/** The head and foot of a printed page, as CSS; the address is that on the site, or a permanent name. */
export const printedHeads = (title: string, address: string): string => pageHeads(title, address, graph.language);

/** The whole language as a book. */
export const epub = epubAddress(graph.language);

/** The whole language as data, file by file. */
export const downloads = downloadGroups(files.data);

/** How to check the hash of the dataset. */
export const hashes = hashChecks(files.data);

/** What says how the data is to be read, what language models read, and what servers need. */
export const definitions = files.definitions.map(downloadOf);
export const models = files.models.map(downloadOf);
export const servers = files.servers.map(downloadOf);
export const ledgers = files.ledgers.map(downloadOf);

/** The name of the data files of the home page. */
export const homeData = FRAME;

const forms = Map.groupBy(
  [...files.parts, ...files.documents].map(({ path }) => ({ href: `/${path}`, type: mediaTypeOf(path) })),
  ({ href }) => href.slice(1, href.lastIndexOf('.')),
);

/** The files that hold what a page shows, by the name that they have. */
export const dataFormsOf = (name: string) => forms.get(name) ?? [];

const embedded = embeddedInPages(graph);

/** JSON-LD for the page whose data files have a name. */
export const embeddedIn = (name: string): readonly string[] => embedded.get(name) ?? [];

/** JSON-LD for the page of the downloads. */
export const embeddedInData = [embeddedDataset(graph, files.data)];

const schemaFiles = import.meta.glob<string>('../../schema/*.schema.json', { query: '?raw', import: 'default', eager: true });

/** The schemas that authors' files are checked with, as they are. */
export const schemas: readonly SchemaFile[] = Object.entries(schemaFiles).map(([path, text]) => ({
  name: path.slice(path.lastIndexOf('/') + 1, -'.json'.length),
  text,
}));
