import type { List } from 'mdast';
import type { AuthoredItem, AuthoredPattern, Block } from '../model.ts';
import { markdownOf } from '../parse/prose.ts';
import { placeOf } from '../places.ts';

/**
 * The recommendation of a pattern as a whole (`B5.rec`), then its labelled items (`B5.b`, `B5.b.2`), each before those below it.
 *
 * Each list item is marked with its reference, so that its rendering can carry the anchor.
 */
export function* recommendationItems(pattern: AuthoredPattern): Iterable<AuthoredItem> {
  const section = pattern.sections.find(({ name }) => name === 'recommendations');
  if (!section) return;
  const whole = { ref: `${pattern.ref}.rec`, kind: 'recommendation', pattern: pattern.ref } as const;
  const own = section.blocks.filter((block) => block.type !== 'list');
  yield { ...whole, blocks: own, markdown: markdownOf(pattern.file, own), span: section.span };
  for (const list of section.blocks) {
    if (list.type === 'list') yield* itemsOf(list, { pattern, above: pattern.ref, parent: whole.ref });
  }
}

interface Place {
  readonly pattern: AuthoredPattern;
  /** What the labels are added to. */
  readonly above: string;
  readonly parent: string;
}

function* itemsOf(list: List, { pattern, above, parent }: Place): Iterable<AuthoredItem> {
  for (const item of list.children) {
    const label = item.data?.label;
    if (label === undefined) continue;
    const ref = `${above}.${label}`;
    item.data = { ...item.data, ref };
    const lists = item.children.filter((child) => child.type === 'list');
    const own = item.children.filter((child): child is Block => child.type !== 'list');
    yield {
      ref,
      kind: 'recommendation',
      pattern: pattern.ref,
      parent,
      label,
      blocks: own,
      markdown: markdownOf(pattern.file, own),
      span: placeOf(pattern.file.path, item),
    };
    for (const below of lists) yield* itemsOf(below, { pattern, above: ref, parent: ref });
  }
}
