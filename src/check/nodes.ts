import type { RootContent } from 'mdast';
import type { Linked, Span } from '../model.ts';
import { placeOf } from '../places.ts';

/** Every mdast node of the prose of patterns, annexes and introductions, outer before inner. */
export function* nodesOf({
  patterns,
  annexes,
  introductions,
  pages,
}: Linked): Iterable<{ readonly node: RootContent; readonly span: Span }> {
  function* within(nodes: readonly RootContent[], path: string): Iterable<{ node: RootContent; span: Span }> {
    for (const node of nodes) {
      yield { node, span: placeOf(path, node) };
      if ('children' in node) yield* within(node.children, path);
    }
  }
  for (const { file, preamble, sections } of patterns) {
    yield* within(preamble, file.path);
    for (const { blocks } of sections) yield* within(blocks, file.path);
  }
  for (const { file, blocks } of pages) yield* within(blocks, file.path);
  for (const { blocks } of introductions) yield* within(blocks, 'language.yaml');
  for (const { file, items, introduction } of annexes) {
    yield* within(introduction?.blocks ?? [], file.path);
    for (const { blocks, further } of items) {
      yield* within(blocks, file.path);
      for (const text of further ?? []) yield* within(text.blocks, file.path);
    }
  }
}
