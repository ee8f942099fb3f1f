import type { RootContent } from 'mdast';
import type { Linked, SectionName } from '../model.ts';

export interface NodeInProse {
  readonly node: RootContent;
  readonly path: string;
  /** It stands on the first level of a section, a page or an introduction, where an annex can take its place. */
  readonly onTop: boolean;
  readonly section?: SectionName;
}

/** Every mdast node of the prose of patterns, pages, annexes and introductions, outer before inner. */
export function* nodesOf({ patterns, annexes, introductions, pages }: Linked): Iterable<NodeInProse> {
  function* within(nodes: readonly RootContent[], where: Omit<NodeInProse, 'node'>): Iterable<NodeInProse> {
    for (const node of nodes) {
      yield { node, ...where };
      if ('children' in node) yield* within(node.children, { ...where, onTop: false });
    }
  }
  for (const { file, preamble, sections } of patterns) {
    yield* within(preamble, { path: file.path, onTop: true });
    for (const { name, blocks } of sections) yield* within(blocks, { path: file.path, onTop: true, ...(name && { section: name }) });
  }
  for (const { file, blocks } of pages) yield* within(blocks, { path: file.path, onTop: true });
  for (const { blocks } of introductions) yield* within(blocks, { path: 'language.yaml', onTop: true });
  for (const { file, items, introduction } of annexes) {
    yield* within(introduction?.blocks ?? [], { path: file.path, onTop: true });
    for (const { blocks, further } of items) {
      yield* within(blocks, { path: file.path, onTop: false });
      for (const text of further ?? []) yield* within(text.blocks, { path: file.path, onTop: false });
    }
  }
}
