import type { List, ListItem } from 'mdast';
import type { AuthoredPattern, Block, SectionName, Span } from '../model.ts';
import { placeOf } from '../places.ts';

export interface ListInSection {
  readonly list: List;
  readonly section: SectionName | undefined;
  readonly nested: boolean;
  /** The first line of an item: the smallest place that shows it. */
  readonly place: (item: ListItem) => Span;
}

/** Every list of a pattern, outer before inner. */
export function* lists({ file, sections }: AuthoredPattern): Iterable<ListInSection> {
  function* within(blocks: readonly Block[], section: SectionName | undefined, nested: boolean): Iterable<ListInSection> {
    for (const block of blocks) {
      if (block.type === 'list') {
        yield {
          list: block,
          section,
          nested,
          place: (item) => placeOf(file.path, { position: item.data?.labelPosition ?? item.children[0]?.position ?? item.position }),
        };
        // A numbered list alone in an item is that item's label written in another way, and no list of its own.
        for (const item of block.children) yield* within((isNumber(item) ? [] : item.children) as Block[], section, true);
      } else if (block.type === 'blockquote') yield* within(block.children as Block[], section, nested);
    }
  }
  for (const { name, blocks } of sections) yield* within(blocks, name, false);
}

function isNumber({ children }: ListItem): boolean {
  return children.length === 1 && children[0]?.type === 'list' && children[0].ordered === true;
}
