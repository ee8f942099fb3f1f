import type { PatternGraph } from '../model.ts';
import { byCodePoint } from './canonical.ts';
import { namesAt } from './names.ts';
import type { Node, PlacedNode, Properties, Value } from './node.ts';
import { dateType } from './quads.ts';
import { NAMESPACES, PROPERTIES, type PropertyName, propertyOf } from './terms.ts';

type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json };

/** The context (JSON-LD 1.1) in which every document of the language is written. It stands in each of them, so that nobody has to fetch it. */
function contextOf({ language }: PatternGraph): Readonly<Record<string, Json>> {
  const terms = (Object.keys(PROPERTIES) as PropertyName[]).map((name) => [name, termOf(name, language.language.toLowerCase())] as const);
  return {
    '@version': 1.1,
    '@base': language.base,
    '@vocab': `${language.base}ns#`,
    ...NAMESPACES,
    pl: `${language.base}ns#`,
    id: '@id',
    type: '@type',
    ...Object.fromEntries(terms),
  };
}

/** The context alone, as a document that others can refer to; the base of their names is then their own. */
export function toContext(graph: PatternGraph): string {
  const { '@base': _base, ...context } = contextOf(graph);
  return `${JSON.stringify({ '@context': context }, null, 2)}\n`;
}

function termOf(name: PropertyName, language: string): Json {
  const { iri, holds, many } = propertyOf(name);
  const container = many ? { '@container': '@set' } : {};
  if (holds === 'resource') return { '@id': iri, '@type': '@id', ...container };
  if (holds === 'text') return { '@id': iri, '@language': language, ...container };
  return { '@id': iri, ...container };
}

/** All nodes as one JSON-LD document with a named graph for each part of the dataset. */
export function toJsonLd(nodes: Iterable<PlacedNode>, graph: PatternGraph): string {
  const names = namesAt(graph.language.base);
  const parts = Map.groupBy(nodes, (node) => node.graph);
  const graphs = [...parts].map(([name, part]) => ({ id: names.graph(name), '@graph': inOrder(part).map((node) => objectOf(node)) }));
  return textOf(graph, graphs);
}

/** Some of the nodes as a JSON-LD document, graphs left out. */
export function toFlatJsonLd(nodes: Iterable<Node>, graph: PatternGraph): string {
  return textOf(graph, inOrder([...nodes]).map(objectOf));
}

/** Some properties of some of the nodes, in a context with no more terms and prefixes than these need, on one line; names are relative to its base. */
export function toBriefJsonLd(nodes: readonly Node[], names: readonly PropertyName[], graph: PatternGraph): string {
  const brief = nodes.map(({ properties, ...node }) => ({ ...node, properties: pick(properties, names) }));
  const terms = new Set(brief.flatMap(({ properties }) => Object.keys(properties) as PropertyName[]));
  const iris = [...[...terms].map((term) => propertyOf(term).iri), ...brief.flatMap(({ types }) => types)];
  const prefixes = new Set(iris.map((iri) => iri.slice(0, iri.indexOf(':'))));
  const isNeeded = (key: string) =>
    !(key in PROPERTIES || key in NAMESPACES || key === '@version') || terms.has(key as PropertyName) || prefixes.has(key);
  const context = Object.fromEntries(Object.entries(contextOf(graph)).filter(([key]) => isNeeded(key)));
  return JSON.stringify({ '@context': context, '@graph': inOrder(brief).map((node) => objectOf(relative(node, graph.language.base))) });
}

function relative({ id, types, properties }: Node, base: string): Node {
  const local = <Name extends Value>(name: Name) => (typeof name === 'string' && name.startsWith(base) ? name.slice(base.length) : name);
  const entries = (Object.entries(properties) as [PropertyName, Value | readonly Value[] | undefined][]).map(([name, values]) => {
    const isName = propertyOf(name).holds === 'resource' && values !== undefined;
    return [name, isName ? [values].flat().map(local) : values] as const;
  });
  return { id: local(id), types, properties: Object.fromEntries(entries) };
}

function pick(properties: Properties, names: readonly PropertyName[]): Properties {
  return Object.fromEntries(names.filter((name) => [properties[name] ?? []].flat().length > 0).map((name) => [name, properties[name]]));
}

function textOf(graph: PatternGraph, content: readonly Json[]): string {
  return `${JSON.stringify({ '@context': contextOf(graph), '@graph': content }, null, 2)}\n`;
}

function inOrder(nodes: readonly Node[]): readonly Node[] {
  return nodes.toSorted((a, b) => byCodePoint(a.id, b.id));
}

function objectOf({ id, types, properties }: Node): Json {
  const entries = (Object.entries(properties) as [PropertyName, Value | readonly Value[] | undefined][]).flatMap(([name, values]) => {
    const list = [...new Set([values ?? []].flat())].map((value) => jsonOf(name, value));
    const [first] = list;
    if (first === undefined) return [];
    return [[name, propertyOf(name).many ? list : first] as const];
  });
  return { id, type: types, ...Object.fromEntries(entries) };
}

/** Whole numbers and truth are JSON's own; a date says its type, which depends on its form. */
function jsonOf(name: PropertyName, value: Value): Json {
  return propertyOf(name).holds === 'date' ? { '@value': value, '@type': dateType(String(value)) } : value;
}
