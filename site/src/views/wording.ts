import { escapeXml } from '../../../src/xml.ts';

/** Where a reference leads, if it leads anywhere. */
type AddressOf = (ref: string) => string | undefined;

/**
 * Plain text as editions keep it, as HTML: blocks apart by empty lines, items and rows of tables on lines of their own.
 *
 * Whatever is written in another way stands there as it is, a line a paragraph.
 */
export function wordingHtml(wording: string, addressOf: AddressOf): string {
  return wording
    .split(/\n\s*\n/)
    .map((block) => linesHtml(block.split('\n'), addressOf, 0))
    .join('');
}

/** An item begins with its mark; further lines of it are indented. */
const MARKED = /^(•|[^\s()]{1,8}\)) +(?=\S)/u;
const INDENT = '  ';

/** Deeper than this nothing is written. */
const DEEPEST = 12;

function linesHtml(lines: readonly string[], addressOf: AddressOf, depth: number): string {
  const parts: string[] = [];
  for (let at = 0, length = 1; at < lines.length; at += length) {
    const [first = '', ...rest] = lines.slice(at);
    const isList = MARKED.test(first) && depth < DEEPEST;
    const cells = first.split(' | ').length;
    if (isList) length = 1 + leading(rest, (line) => MARKED.test(line) || line.startsWith(INDENT));
    else length = cells > 1 ? 1 + leading(rest, (line) => line.split(' | ').length === cells) : 1;
    const taken = lines.slice(at, at + length);
    if (isList) parts.push(listHtml(taken, addressOf, depth));
    else if (length > 1) parts.push(tableHtml(taken, addressOf));
    else if (first.trim() !== '') parts.push(`<p>${inlineHtml(first, addressOf)}</p>`);
  }
  return parts.join('');
}

function leading(lines: readonly string[], fits: (line: string) => boolean): number {
  const end = lines.findIndex((line) => !fits(line));
  return end < 0 ? lines.length : end;
}

function listHtml(lines: readonly string[], addressOf: AddressOf, depth: number): string {
  const starts = [...lines.keys()].filter((index) => MARKED.test(lines[index] ?? ''));
  const isLabelled = starts.some((index) => !lines[index]?.startsWith('•'));
  const items = starts.map((start, index) => {
    const [first = '', ...rest] = lines.slice(start, starts[index + 1]);
    const [mark = '', label] = MARKED.exec(first) ?? [];
    const below = rest.map((line) => line.slice(INDENT.length));
    const content = inlineHtml(first.slice(mark.length), addressOf) + linesHtml(below, addressOf, depth + 1);
    return isLabelled ? `<li><span class="label">${escapeXml(label ?? '')}</span> <div>${content}</div></li>` : `<li>${content}</li>`;
  });
  return `<ul${isLabelled ? ' class="labelled" role="list"' : ''}>${items.join('')}</ul>`;
}

/** The first row names the columns. */
function tableHtml(lines: readonly string[], addressOf: AddressOf): string {
  const [head = [], ...rows] = lines.map((line) => line.split(' | '));
  const heading = head.map((cell) => (cell.trim() === '' ? '<td></td>' : `<th scope="col">${inlineHtml(cell, addressOf)}</th>`));
  const body = rows.map((cells) => `<tr>${cells.map((cell) => `<td>${inlineHtml(cell, addressOf)}</td>`).join('')}</tr>`);
  const table = `<table><thead><tr>${heading.join('')}</tr></thead><tbody>${body.join('')}</tbody></table>`;
  return `<div class="scroll" role="region" tabindex="0" aria-label="${escapeXml(`Table: ${head.filter(Boolean).join(', ')}`)}">${table}</div>`;
}

/** Text, with references in brackets as links. */
function inlineHtml(text: string, addressOf: AddressOf): string {
  return text
    .trim()
    .split(/(\[[A-Za-z0-9]+(?:\.[A-Za-z0-9-]+)*\])/)
    .map((piece, index) => {
      const address = index % 2 === 1 ? addressOf(piece.slice(1, -1)) : undefined;
      return address === undefined ? escapeXml(piece) : `<a class="reference" href="${escapeXml(address)}">${escapeXml(piece)}</a>`;
    })
    .join('');
}
