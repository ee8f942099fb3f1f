import { mediaTypeOf } from '../media-types.ts';
import type { PatternGraph } from '../model.ts';
import { toBriefJsonLd } from '../rdf/jsonld.ts';
import { namesAt } from '../rdf/names.ts';
import { FRAME } from '../rdf/node.ts';
import { nodesOf } from '../rdf/nodes/index.ts';
import type { PropertyName } from '../rdf/terms.ts';
import { DESCRIPTION_PATH } from './description.ts';
import type { PublishedFile } from './files.ts';

/** Names, places and linkages: enough to know a thing by. */
const BRIEF: readonly PropertyName[] = [
  ...(['identifier', 'notation', 'prefLabel', 'altLabel', 'title', 'citationPrefix', 'edition', 'language', 'license'] as const),
  ...(['inScheme', 'isPartOf', 'position', 'status', 'linksTo', 'linkSource', 'linkTarget', 'linkKind'] as const),
];

/**
 * What stands in each page as JSON-LD, safe within a `script` element, by the name that the files of the page have: a short part of the
 * dataset, and, for search engines, what it is in the terms of schema.org. Where the rest is, links of the page say (`rel="alternate"`).
 */
export function embeddedInPages(graph: PatternGraph): ReadonlyMap<string, readonly string[]> {
  const { base } = graph.language;
  const nodes = new Map(Array.from(nodesOf(graph), (node) => [node.id, node]));
  const linkages = [...nodes.values()].filter(({ types }) => types.includes('pl:Linkage'));
  const linked = Map.groupBy(
    linkages.flatMap((node) => node.files.map((name) => ({ name, node }))),
    ({ name }) => name,
  );
  const embedded = (name: string, iri: string, description: object) => {
    const own = [nodes.get(iri) ?? [], (linked.get(name) ?? []).map(({ node }) => node)].flat();
    return [name, [toBriefJsonLd(own, BRIEF, graph), inSchemaOrg({ '@id': iri, ...description })].map(inScript)] as const;
  };
  const chapter = (name: string, url: string) => ({
    '@type': 'Chapter',
    name,
    url: base + url.slice(1),
    isPartOf: { '@id': base, '@type': 'CreativeWork', name: graph.language.title },
    ...rightsOf(graph),
  });
  return new Map([
    embedded(FRAME, base, { '@type': 'CreativeWork', url: base, ...workOf(graph) }),
    ...graph.patterns.map(({ ref, title, aliases, url, iri, sections }) =>
      embedded(ref, iri, {
        ...chapter(title, url),
        alternateName: aliases.length > 0 ? aliases : undefined,
        identifier: ref,
        abstract: sections.need.text,
      }),
    ),
    ...graph.annexes.map(({ slug, title, url }) => embedded(slug, namesAt(base).page(slug), chapter(title, url))),
  ]);
}

/** What stands in the page of the downloads: the dataset in the terms of schema.org, for those who search for datasets. */
export function embeddedDataset(graph: PatternGraph, data: readonly PublishedFile[]): string {
  const { base, edition } = graph.language;
  return inScript(
    inSchemaOrg({
      '@id': `${base}edition/${edition}`,
      '@type': 'Dataset',
      url: `${base}data/`,
      ...workOf(graph),
      distribution: data.filter(isDistribution).map((file) => dataDownload(file, base)),
    }),
  );
}

/** What holds the dataset, and does not only speak of it. */
function isDistribution({ path }: PublishedFile): boolean {
  return path !== DESCRIPTION_PATH && !path.endsWith('.sha256');
}

function workOf(graph: PatternGraph) {
  const { title, summary, prefix, edition } = graph.language;
  return { name: title, description: summary, identifier: prefix, version: edition, ...rightsOf(graph) };
}

function rightsOf({ language: { language, licences, source, base } }: PatternGraph) {
  return {
    inLanguage: language,
    license: { '@id': licences.content.url },
    isBasedOn: source?.work === undefined ? undefined : { '@id': namesAt(base).of(source.work) },
  };
}

function dataDownload({ path, title }: PublishedFile, base: string) {
  return { '@type': 'DataDownload', name: title, contentUrl: base + path, encodingFormat: mediaTypeOf(path) };
}

/** The context stands here, so that nothing is loaded to read it. */
function inSchemaOrg(description: object): string {
  return JSON.stringify({ '@context': { '@vocab': 'https://schema.org/' }, ...description });
}

/** JSON that no HTML parser mistakes for the end of the element. */
export function inScript(json: string): string {
  return json.replaceAll('<', '\\u003c');
}
