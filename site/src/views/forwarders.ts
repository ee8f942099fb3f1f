import { type Gone, goneFrom } from '../../../src/editions/gone.ts';
import { fileKey } from '../../../src/file-names.ts';
import type { Item, PatternGraph } from '../../../src/model.ts';
import { resolveReference } from '../../../src/resolve.ts';
import type { Forwarder } from '../records.ts';
import { linkTo } from './prose.ts';

/**
 * A small page for each item, whose own name leads to the item's place without a server that knows it. What was published and is gone leads
 * to its words in the last edition that has them.
 *
 * @param taken Paths of files and names of pages, which keep their names
 */
export function forwardersOf(graph: PatternGraph, taken: readonly string[]): readonly Forwarder[] {
  const files = new Set(taken.map(fileKey));
  const titles = new Map([...graph.patterns, ...graph.annexes].map(({ url, title }) => [url, title]));
  const standing = Object.values(graph.items).map((item) => forwarderOf(item, titles.get(item.url.replace(/#.*/, '')) ?? ''));
  return [...standing, ...goneFrom(graph).map((gone) => forwarderOfGone(gone, graph))].filter(({ ref }) => !files.has(fileKey(ref)));
}

function forwarderOf({ ref, url, iri, title, prose }: Item, page: string): Forwarder {
  return { ref, link: { href: url, title: page }, iri, ...(title !== undefined && { title }), words: prose.text };
}

function forwarderOfGone({ entry, edition, address }: Gone, graph: PatternGraph): Forwarder {
  const { ref, title, kind, wording } = entry;
  const resolution = resolveReference(ref, graph);
  const successors = resolution.status === 'moved' ? [resolution.ref] : resolution.status === 'withdrawn' ? resolution.successors : [];
  return {
    ref,
    link: { href: address, title: `edition ${edition.edition}` },
    iri: `${graph.language.base}${ref}`,
    ...(title !== undefined && { title }),
    words: kind === 'pattern' ? '' : wording,
    successors: successors.flatMap((one) => linkTo(one, graph) ?? []),
  };
}
