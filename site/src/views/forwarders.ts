import { fileKey } from '../../../src/file-names.ts';
import type { Item, PatternGraph } from '../../../src/model.ts';
import type { Forwarder } from '../records.ts';

/**
 * A small page for each item, whose own name leads to the item's place without a server that knows it.
 *
 * @param taken Paths of files, which keep their names
 */
export function forwardersOf({ items, patterns, annexes }: PatternGraph, taken: readonly string[]): readonly Forwarder[] {
  const files = new Set(taken.map(fileKey));
  const titles = new Map([...patterns, ...annexes].map(({ url, title }) => [url, title]));
  return Object.values(items)
    .filter(({ ref }) => !files.has(fileKey(ref)))
    .map((item) => forwarderOf(item, titles.get(item.url.replace(/#.*/, '')) ?? ''));
}

function forwarderOf({ ref, url, iri, title, prose }: Item, page: string): Forwarder {
  return { ref, link: { href: url, title: page }, iri, ...(title !== undefined && { title }), words: prose.text };
}
