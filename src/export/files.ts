import { createHash } from 'node:crypto';
import type { PatternGraph } from '../model.ts';
import { toNQuads, toNTriples } from '../rdf/canonical.ts';
import { toContext, toFlatJsonLd, toJsonLd } from '../rdf/jsonld.ts';
import { FRAME, type PlacedNode } from '../rdf/node.ts';
import { nodesOf } from '../rdf/nodes/index.ts';
import { quadsOfNodes, toQuads } from '../rdf/quads.ts';
import { toTriG, toTurtle } from '../rdf/turtle.ts';
import { toRdfXml } from '../rdf/xml.ts';
import { itemsCsv, linkagesCsv, matrixCsv, recommendationsCsv } from './csv.ts';
import { toDot, toGraphml, toMermaid } from './graphs.ts';
import { toJson } from './json.ts';
import { toXtm } from './xtm.ts';

export interface PublishedFile {
  /** From the root of the site, without a slash before it. */
  readonly path: string;
  readonly mediaType: string;
  /** What it is, in a few words. */
  readonly title: string;
  readonly text: () => string;
}

interface Format {
  readonly mediaType: string;
  readonly title: string;
  readonly write: (graph: PatternGraph) => string;
}

/** The whole language as one file, by the ending that its name gets after the language's prefix. */
export const FORMATS = {
  json: { mediaType: 'application/json', title: 'the graph as JSON', write: toJson },
  nq: { mediaType: 'application/n-quads', title: 'the dataset as canonical N-Quads', write: (graph) => toNQuads(toQuads(graph)) },
  trig: { mediaType: 'application/trig', title: 'the dataset as TriG', write: (graph) => toTriG(toQuads(graph), graph.language.base) },
  jsonld: { mediaType: 'application/ld+json', title: 'the dataset as JSON-LD', write: (graph) => toJsonLd(nodesOf(graph), graph) },
  nt: { mediaType: 'application/n-triples', title: 'its triples as N-Triples', write: (graph) => toNTriples(toQuads(graph)) },
  ttl: { mediaType: 'text/turtle', title: 'its triples as Turtle', write: (graph) => toTurtle(toQuads(graph), graph.language.base) },
  rdf: {
    mediaType: 'application/rdf+xml',
    title: 'its triples as RDF/XML',
    write: (graph) => toRdfXml(toQuads(graph), graph.language.base),
  },
  xtm: { mediaType: 'application/xml', title: 'a topic map (XTM 2.1)', write: toXtm },
  graphml: { mediaType: 'application/xml', title: 'the linkages as a concept map in GraphML', write: toGraphml },
  dot: { mediaType: 'text/vnd.graphviz', title: 'the same for Graphviz', write: toDot },
  mmd: { mediaType: 'text/vnd.mermaid', title: 'the same for Mermaid', write: toMermaid },
} as const satisfies Readonly<Record<string, Format>>;

const TABLES = [
  ['recommendations', 'every recommendation', recommendationsCsv],
  ['items', 'everything that can be cited', itemsCsv],
  ['linkages', 'every linkage', linkagesCsv],
  ['matrix', 'policy products by row and column', matrixCsv],
] as const;

/** Everything under `data/`: the whole in each format, hashes, and tables. */
export function dataFiles(graph: PatternGraph): readonly PublishedFile[] {
  const name = graph.language.prefix.toLowerCase();
  return [
    ...Object.entries(FORMATS).map(([ending, { mediaType, title, write }]) => ({
      path: `data/${name}.${ending}`,
      mediaType,
      title,
      text: () => write(graph),
    })),
    ...(['nq', 'nt'] as const).map((ending) => ({
      path: `data/${name}.${ending}.sha256`,
      mediaType: 'text/plain',
      title: `the hash of ${name}.${ending}`,
      text: () => `${sha256(FORMATS[ending].write(graph))}  ${name}.${ending}\n`,
    })),
    ...TABLES.map(([table, title, write]) => ({
      path: `data/${table}.csv`,
      mediaType: 'text/csv',
      title: `${title}, as a table`,
      text: () => write(graph),
    })),
  ];
}

/** The frame, each pattern and each annex alone, with the linkages that lead from it and to it. Together these hold every triple. */
export function pageFiles(graph: PatternGraph): readonly PublishedFile[] {
  const names = [FRAME, ...graph.patterns.map(({ ref }) => ref), ...graph.annexes.map(({ slug }) => slug)];
  const nodes = [...nodesOf(graph)];
  return [
    ...names.flatMap((name) =>
      partFiles(
        name,
        nodes.filter(({ files }) => files.includes(name)),
        graph,
      ),
    ),
    { path: 'context.jsonld', mediaType: 'application/ld+json', title: 'the context of all JSON-LD', text: () => toContext(graph) },
  ];
}

function partFiles(name: string, nodes: readonly PlacedNode[], graph: PatternGraph): readonly PublishedFile[] {
  return [
    {
      path: `${name}.ttl`,
      mediaType: 'text/turtle',
      title: `${name} as Turtle`,
      text: () => toTurtle(quadsOfNodes(nodes, graph), graph.language.base),
    },
    { path: `${name}.jsonld`, mediaType: 'application/ld+json', title: `${name} as JSON-LD`, text: () => toFlatJsonLd(nodes, graph) },
  ];
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
