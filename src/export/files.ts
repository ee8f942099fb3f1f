import { createHash } from 'node:crypto';
import { VOID_PATH } from '../media-types.ts';
import type { PatternGraph } from '../model.ts';
import { toNQuads, toNTriples } from '../rdf/canonical.ts';
import { toContext, toFlatJsonLd, toJsonLd } from '../rdf/jsonld.ts';
import type { PlacedNode } from '../rdf/node.ts';
import { nodesOf } from '../rdf/nodes/index.ts';
import { quadsOfNodes, toQuads } from '../rdf/quads.ts';
import { toTriG, toTurtle } from '../rdf/turtle.ts';
import { toRdfXml } from '../rdf/xml.ts';
import { itemsCsv, linkagesCsv, matrixCsv, recommendationsCsv } from './csv.ts';
import { DESCRIPTION_PATH, toDescription } from './description.ts';
import { toDot, toGraphml, toMermaid } from './graphs.ts';
import { toJson } from './json.ts';
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
  trig: { title: 'the dataset as TriG', write: (graph) => toTriG(toQuads(graph), graph.language.base) },
  jsonld: { title: 'the dataset as JSON-LD', write: (graph) => toJsonLd(nodesOf(graph), graph) },
  nt: { title: 'its triples as N-Triples', write: (graph) => toNTriples(toQuads(graph)) },
  ttl: { title: 'its triples as Turtle', write: (graph) => toTurtle(toQuads(graph), graph.language.base) },
  rdf: { title: 'its triples as RDF/XML', write: (graph) => toRdfXml(toQuads(graph), graph.language.base) },
  xtm: { title: 'a topic map (XTM 2.1)', write: toXtm },
  graphml: { title: 'the linkages as a concept map in GraphML', write: toGraphml },
  dot: { title: 'the same for Graphviz', write: toDot },
  mmd: { title: 'the same for Mermaid', write: toMermaid },
} as const satisfies Readonly<Record<string, Format>>;

const TABLES = [
  ['recommendations', 'every recommendation', recommendationsCsv],
  ['items', 'everything that can be cited', itemsCsv],
  ['linkages', 'every linkage', linkagesCsv],
  ['matrix', 'policy products by row and column', matrixCsv],
] as const;

/** The whole under `data/`: in each format, as tables, with hashes, and the description of all of these. */
export function dataFiles(graph: PatternGraph): readonly PublishedFile[] {
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
  return [...formats, ...hashes, ...tables, description];
}

/** The frame, each pattern and each annex alone, with the linkages that lead from it and to it. Together these hold every triple. */
export function pageFiles(graph: PatternGraph): readonly PublishedFile[] {
  const parts = Map.groupBy(
    [...nodesOf(graph)].flatMap((node) => node.files.map((name) => [name, node] as const)),
    ([name]) => name,
  );
  return [...parts].flatMap(([name, nodes]) =>
    partFiles(
      name,
      nodes.map(([, node]) => node),
      graph,
    ),
  );
}

function partFiles(name: string, nodes: readonly PlacedNode[], graph: PatternGraph): readonly PublishedFile[] {
  const quads = () => quadsOfNodes(nodes, graph);
  const { base } = graph.language;
  return [
    file(`${name}.ttl`, `${name} as Turtle`, () => toTurtle(quads(), base)),
    file(`${name}.jsonld`, `${name} as JSON-LD`, () => toFlatJsonLd(nodes, graph)),
    file(`${name}.rdf`, `${name} as RDF/XML`, () => toRdfXml(quads(), base)),
    file(`${name}.nt`, `${name} as N-Triples`, () => toNTriples(quads())),
  ];
}

/** Everything that is published beside the pages: data, and what servers need to serve it. */
export function publishedFiles(graph: PatternGraph): readonly PublishedFile[] {
  const data = dataFiles(graph);
  const description = data.filter(({ path }) => path === DESCRIPTION_PATH);
  return [
    ...data,
    ...description.map((one) => ({ ...one, path: VOID_PATH.slice(1) })),
    ...pageFiles(graph),
    file('context.jsonld', 'the context of all JSON-LD', () => toContext(graph)),
    ...servingFiles(graph),
  ];
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
