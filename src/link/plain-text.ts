import type { ListItem, RootContent, TableRow } from 'mdast';
import { lineOf } from './sentences.ts';

/** Plain text: blocks apart by an empty line, items and rows on lines of their own, labels and references as written. */
export function plainText(blocks: readonly RootContent[]): string {
  return blocks
    .map(blockText)
    .filter((text) => text !== '')
    .join('\n\n');
}

function blockText(block: RootContent): string {
  switch (block.type) {
    case 'list':
      return block.children.map(itemText).join('\n');
    case 'table':
      return block.children.map(rowText).join('\n');
    case 'blockquote':
      return plainText(block.children);
    case 'annex':
      return block.title;
    default:
      return lineOf([block]).text;
  }
}

function itemText({ children, data }: ListItem): string {
  const text = children.map(blockText).join('\n');
  return `${data?.label === undefined ? '•' : `${data.label})`} ${text.replaceAll('\n', '\n  ')}`;
}

function rowText({ children }: TableRow): string {
  return children.map((cell) => lineOf(cell.children).text).join(' | ');
}
