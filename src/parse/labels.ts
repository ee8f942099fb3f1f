import type { List, ListItem } from 'mdast';

const LABEL = /^([a-z]|[1-9]\d{0,2})\)(?:[ \t]+|(?=\n|$))/;

/**
 * Read the labels that an author wrote at the head of list items: `- a) text`, `- 1) text`.
 *
 * Markdown itself reads `- 1) text` as a numbered list inside a bullet; that inner list is unwrapped here. Each label moves
 * from the text to `data.label` of its item.
 */
export function readLabels(list: List, markdown: string): void {
  for (const item of list.children) {
    unwrapNumber(item, markdown);
    const first = item.children[0];
    const text = first?.type === 'paragraph' ? first.children[0] : undefined;
    const match = item.data?.label === undefined && text?.type === 'text' ? LABEL.exec(text.value) : null;
    if (!match || text?.type !== 'text' || match[1] === undefined) continue;
    text.value = text.value.slice(match[0].length);
    const { start } = text.position ?? {};
    item.data = { ...item.data, label: match[1], ...(start && labelPlace(start, match[1].length + 1)) };
    for (const node of [text, first]) {
      if (node?.position && start) node.position = { ...node.position, start: moved(start, match[0].length) };
    }
  }
}

function unwrapNumber(item: ListItem, markdown: string): void {
  const inner = item.children[0];
  if (inner?.type !== 'list' || !inner.ordered || inner.children.length !== 1) return;
  const start = inner.position?.start;
  const label = start?.offset === undefined ? undefined : /^([1-9]\d{0,2})\)/.exec(markdown.slice(start.offset, start.offset + 4))?.[1];
  if (label === undefined || start === undefined) return;
  item.children.splice(0, 1, ...(inner.children[0]?.children ?? []));
  item.spread = inner.children[0]?.spread ?? false;
  item.data = { ...item.data, label, ...labelPlace(start, label.length + 1) };
}

type Point = NonNullable<ListItem['position']>['start'];

function labelPlace(start: Point, length: number) {
  return { labelPosition: { start, end: moved(start, length) } };
}

function moved(point: Point, by: number): Point {
  return { ...point, column: point.column + by, ...(point.offset !== undefined && { offset: point.offset + by }) };
}
