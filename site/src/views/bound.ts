import type { Element, Nodes, Root } from 'hast';
import rehypeParse from 'rehype-parse';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import type { PatternGraph } from '../../../src/model.ts';

/** Attributes, by their names in the tree, that name other elements of their page. */
const NAMING = ['ariaLabelledBy', 'ariaDescribedBy', 'ariaControls', 'headers', 'htmlFor'] as const;

/**
 * Pages bound together into one: their anchors stand apart, their links lead to each other here, their headings stand deeper.
 *
 * Each page is an element with `data-page`, its address, and `data-deeper`, by how many levels. An item's anchor is its whole reference,
 * that of any other place the name of its page, a low line and what it is on that page. How to cite it is said where it is at home.
 */
export function boundPages(html: string, graph: PatternGraph): string {
  const tree: Root = unified().use(rehypeParse, { fragment: true }).parse(html);
  const chapters = [...elementsIn(tree)].filter(({ properties }) => properties['dataPage'] !== undefined);
  const refs = new Map(Object.values(graph.items).map(({ url, ref }) => [url, ref]));
  const anchors = new Map(chapters.map(({ properties }) => [String(properties['dataPage']), String(properties['id'])]));
  const anchorAt = (address: string, id: string) => refs.get(`${address}#${id}`) ?? `${address.replaceAll('/', '')}_${id}`;

  for (const { properties, children } of chapters) {
    const address = String(properties['dataPage']);
    for (const element of children.flatMap((child) => [...elementsIn(child)])) {
      element.children = element.children.filter((child) => !leadsToCite(child));
      rename(element, (id) => anchorAt(address, id));
      // A name makes a section a landmark, of which nobody wants hundreds with the same few names.
      if (element.tagName === 'section') delete element.properties['ariaLabelledBy'];
      element.tagName = element.tagName.replace(
        /^h([1-6])$/,
        (_, level) => `h${Math.min(6, Number(level) + Number(properties['dataDeeper']))}`,
      );
    }
  }
  const ids = new Set([...elementsIn(tree)].map(({ properties }) => properties['id']));
  for (const chapter of chapters) {
    const { dataPage, dataDeeper, ...properties } = chapter.properties;
    for (const element of elementsIn(chapter)) {
      const { href } = element.properties;
      if (element.tagName !== 'a' || typeof href !== 'string' || !/^[/#]/.test(href)) continue;
      const [path, id] = (href.startsWith('#') ? `${dataPage}${href}` : href).split('#') as [string, string?];
      const page = anchors.get(path);
      const anchor = id === undefined ? undefined : anchorAt(path, decoded(id));
      if (page !== undefined) element.properties['href'] = `#${anchor !== undefined && ids.has(anchor) ? anchor : page}`;
    }
    chapter.properties = properties;
  }
  return unified().use(rehypeStringify).stringify(tree);
}

function leadsToCite(node: Nodes): boolean {
  return node.type === 'element' && [node.properties['className']].flat().includes('cite');
}

function rename({ properties }: Element, anchorOf: (id: string) => string): void {
  if (typeof properties['id'] === 'string') properties['id'] = anchorOf(properties['id']);
  for (const name of NAMING) {
    const named = properties[name];
    if (Array.isArray(named)) properties[name] = named.map((id) => anchorOf(String(id)));
  }
}

function* elementsIn(node: Nodes): Generator<Element> {
  if (node.type === 'element') yield node;
  if ('children' in node) for (const child of node.children) yield* elementsIn(child);
}

function decoded(anchor: string): string {
  try {
    return decodeURIComponent(anchor);
  } catch {
    return anchor;
  }
}
