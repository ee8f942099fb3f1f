import { createHash } from 'node:crypto';
import { toBibtex } from '../cite/bibtex.ts';
import { allCitations, patternCitation, withItems } from '../cite/citation.ts';
import { toCslJson } from '../cite/csl.ts';
import { toRis } from '../cite/ris.ts';
import { CSL_JSON, VOID_PATH } from '../media-types.ts';
import type { PatternGraph } from '../model.ts';
import { printableLine } from '../printable.ts';
import { toNQuads, toNTriples } from '../rdf/canonical.ts';
import { toContext, toFlatJsonLd, toJsonLd } from '../rdf/jsonld.ts';
import type { PlacedNode } from '../rdf/node.ts';
import { nodesOf } from '../rdf/nodes/index.ts';
import { quadsOfNodes, toQuads } from '../rdf/quads.ts';
import { toShapes } from '../rdf/shapes.ts';
import { toTriG, toTurtle } from '../rdf/turtle.ts';
import { toVocabulary } from '../rdf/vocabulary.ts';
import { toRdfXml } from '../rdf/xml.ts';
import { itemsCsv, linkagesCsv, matrixCsv, recommendationsCsv } from './csv.ts';
import { DESCRIPTION_PATH, toDescription } from './description.ts';
import { editionFiles } from './editions.ts';
import { toDot, toGraphml, toMermaid } from './graphs.ts';
import { annexDocument, type GraphDocument, patternDocument, toDocument, toJson, toJsonText } from './json.ts';
import { toLlms, toLlmsFull } from './llms.ts';
import { toAnnexMarkdown, toPatternMarkdown } from './markdown.ts';
import { toReferenceIndex } from './references.ts';
import type { DataEnding } from './serving/accept.ts';
import { servingFiles } from './serving/index.ts';
import { toXtm } from './xtm.ts';

export interface PublishedFile {
  /** From the root of the site, without a slash before it. */
  readonly path: string;
  /** What it is, in a few words. */
  readonly title: string;
  readonly text: () => string;
}

interface Format {
  readonly title: string;
  readonly write: (graph: PatternGraph) => string;
}

/** The whole language as one file, by the ending that its name gets after the language's prefix. */
export const FORMATS = {
  json: { title: 'the graph as JSON', write: toJson },
  nq: { title: 'the dataset as canonical N-Quads', write: (graph) => toNQuads(toQuads(graph)) },
  trig: { title: 'the dataset as TriG', write: (graph) => headed(toTriG(toQuads(graph), graph.language.base), graph) },
  jsonld: { title: 'the dataset as JSON-LD', write: (graph) => toJsonLd(nodesOf(graph), graph) },
  nt: { title: 'its triples as N-Triples', write: (graph) => toNTriples(toQuads(graph)) },
  ttl: { title: 'its triples as Turtle', write: (graph) => headed(toTurtle(toQuads(graph), graph.language.base), graph) },
  rdf: { title: 'its triples as RDF/XML', write: (graph) => toRdfXml(toQuads(graph), graph.language.base) },
  xtm: { title: 'a topic map (XTM 2.1)', write: toXtm },
  graphml: { title: 'the linkages as a concept map in GraphML', write: toGraphml },
  dot: { title: 'the same for Graphviz', write: toDot },
  mmd: { title: 'the same for Mermaid', write: toMermaid },
  bib: { title: 'how to cite everything, for BibTeX', write: (graph) => toBibtex(allCitations(graph)) },
} as const satisfies Readonly<Record<string, Format>>;

const TABLES = [
  ['recommendations', 'every recommendation', recommendationsCsv],
  ['items', 'everything that can be cited', itemsCsv],
  ['linkages', 'every linkage', linkagesCsv],
  ['matrix', 'policy products by row and column', matrixCsv],
] as const;

/** The texts in `schema/` that are published in the namespace of each language. */
export interface SchemaTexts {
  readonly vocabulary: string;
  readonly shapes: string;
  readonly sparqlShapes: string;
}

/** Everything that is published beside the pages. No two files have one path. */
export interface Published {
  /** The whole, under `data/`: in each format, with hashes, as tables, and the description of all of these. */
  readonly data: readonly PublishedFile[];
  /** The frame, each pattern and each annex alone, with the linkages that lead from it and to it. Together these hold every triple. */
  readonly parts: readonly PublishedFile[];
  /** Each pattern and each annex alone, as Markdown and as JSON. */
  readonly documents: readonly PublishedFile[];
  /** How to cite each pattern, and all references that there are. */
  readonly citations: readonly PublishedFile[];
  /** Each frozen edition. */
  readonly ledgers: readonly PublishedFile[];
  /** What changed since each frozen edition, and from each to the next. */
  readonly changes: readonly PublishedFile[];
  /** The language for language models. */
  readonly models: readonly PublishedFile[];
  /** What says how the data is to be read. */
  readonly definitions: readonly PublishedFile[];
  /** What servers, and those who ask them, need. */
  readonly servers: readonly PublishedFile[];
}

/** The files of a language, each made when its text is asked for, and once. */
export function publishedFiles(graph: PatternGraph, texts: SchemaTexts): Published {
  const { base } = graph.language;
  const [description, ...others] = dataFiles(graph);
  const { ledgers, changes } = editionFiles(graph);
  return {
    data: [...others, description],
    parts: partFiles(graph),
    documents: documentFiles(graph),
    citations: citationFiles(graph),
    ledgers: ledgers.map(({ path, title, text }) => file(path, title, text)),
    changes: changes.map(({ path, title, text }) => file(path, title, text)),
    models: [
      file('llms.txt', 'where each part is to be had as Markdown', () => toLlms(graph)),
      file('llms-full.txt', 'the whole language as Markdown', () => toLlmsFull(graph)),
    ],
    definitions: [
      file('ns.ttl', 'the vocabulary as an OWL ontology', () => toVocabulary(texts.vocabulary, base)),
      file('context.jsonld', 'the context of all JSON-LD', () => toContext(graph)),
      file('shapes.ttl', 'the shapes of the dataset (SHACL Core)', () => toShapes(texts.shapes, base)),
      file('shapes-sparql.ttl', 'the shapes that need SPARQL (SHACL-SPARQL)', () => toShapes(texts.sparqlShapes, base)),
    ],
    servers: [
      ...servingFiles(graph).map(({ path, title, text }) => file(path, title, text)),
      file(VOID_PATH.slice(1), `${DESCRIPTION_PATH} again, where it is looked for`, description.text),
    ],
  };
}

/** The description comes first. */
function dataFiles(graph: PatternGraph): readonly [PublishedFile, ...PublishedFile[]] {
  const name = graph.language.prefix.toLowerCase();
  const formats = Object.entries(FORMATS).map(([ending, { title, write }]) => file(`data/${name}.${ending}`, title, () => write(graph)));
  const tables = TABLES.map(([table, title, write]) => file(`data/${table}.csv`, `${title}, as a table`, () => write(graph)));
  const hashes = formats
    .filter(({ path }) => /\.(?:nq|nt)$/.test(path))
    .map(({ path, text }) => {
      const [, local = ''] = path.split('/');
      return file(`${path}.sha256`, `the hash of ${local}`, () => `${sha256(text())}  ${local}\n`);
    });
  const description = file(DESCRIPTION_PATH, 'the edition, its files and their hashes (DCAT, VoID)', () =>
    toDescription(graph, [...formats, ...tables]),
  );
  return [description, ...formats, ...hashes, ...tables];
}

function partFiles(graph: PatternGraph): readonly PublishedFile[] {
  const parts = Map.groupBy(
    [...nodesOf(graph)].flatMap((node) => node.files.map((name) => [name, node] as const)),
    ([name]) => name,
  );
  return [...parts].flatMap(([name, named]) => {
    const nodes = named.map(([, node]) => node);
    return Object.entries(PART_FORMATS).map(([ending, { title, write }]) =>
      file(`${name}.${ending}`, `${name} as ${title}`, () => write(nodes, graph)),
    );
  });
}

function documentFiles(graph: PatternGraph): readonly PublishedFile[] {
  let whole: GraphDocument | undefined;
  const document = () => (whole ??= toDocument(graph));
  return [
    ...graph.patterns.flatMap((pattern) => [
      file(`${pattern.ref}.md`, `${pattern.ref} as Markdown`, () => toPatternMarkdown(pattern, graph)),
      file(`${pattern.ref}.json`, `${pattern.ref} as JSON`, () => toJsonText(patternDocument(document(), pattern))),
    ]),
    ...graph.annexes.flatMap((annex) => [
      file(`${annex.slug}.md`, `${annex.slug} as Markdown`, () => toAnnexMarkdown(annex, graph)),
      file(`${annex.slug}.json`, `${annex.slug} as JSON`, () => toJsonText(annexDocument(document(), annex))),
    ]),
  ];
}

/** What is cited from BibTeX is named by its key, so the items of a pattern stand beside it; other programs take in all that a file holds. */
function citationFiles(graph: PatternGraph): readonly PublishedFile[] {
  const files = graph.patterns.flatMap((pattern) => [
    file(`${pattern.ref}.bib`, `how to cite ${pattern.ref} and its items, for BibTeX`, () => toBibtex(withItems(pattern, graph))),
    file(`${pattern.ref}.ris`, `how to cite ${pattern.ref}, as RIS`, () => toRis([patternCitation(pattern, graph)])),
    file(`${pattern.ref}.${CSL_JSON.ending}`, `how to cite ${pattern.ref}, as CSL-JSON`, () =>
      toCslJson([patternCitation(pattern, graph)]),
    ),
  ]);
  return [
    ...files,
    file('cite/references.json', 'every reference that was ever published', () => `${JSON.stringify(toReferenceIndex(graph))}\n`),
  ];
}

interface PartFormat {
  readonly title: string;
  readonly write: (nodes: readonly PlacedNode[], graph: PatternGraph) => string;
}

/** What single patterns and annexes come in, by the ending of the file's name. Turtle begins with the pattern or annex itself. */
const PART_FORMATS = {
  ttl: {
    title: 'Turtle',
    write: (nodes, graph) => headed(toTurtle(quadsOfNodes(nodes, graph), graph.language.base, nodes[0]?.id), graph),
  },
  jsonld: { title: 'JSON-LD', write: toFlatJsonLd },
  rdf: { title: 'RDF/XML', write: (nodes, graph) => toRdfXml(quadsOfNodes(nodes, graph), graph.language.base) },
  nt: { title: 'N-Triples', write: (nodes, graph) => toNTriples(quadsOfNodes(nodes, graph)) },
} as const satisfies Readonly<Record<DataEnding, PartFormat>>;

/** Turtle or TriG that says, to those who open it, what it is and what may be done with it. */
function headed(text: string, { language }: PatternGraph): string {
  const { title, edition, licences, notice, base } = language;
  const said = [
    `${title}, edition ${edition}, under ${licences.content.name}: ${licences.content.url}`,
    notice,
    `${base}${DESCRIPTION_PATH}`,
  ];
  return `${said.map((line) => `# ${printableLine(line)}\n`).join('')}\n${text}`;
}

/** A file whose text is made once, when it is first asked for. */
function file(path: string, title: string, write: () => string): PublishedFile {
  let text: string | undefined;
  return {
    path,
    title,
    text() {
      text ??= write();
      return text;
    },
  };
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
