import { plain } from '../export/markdown.ts';
import { escapeXml } from '../xml.ts';
import type { Citation } from './citation.ts';
import { type Run, STYLES, type Style } from './styles.ts';

/** References as plain text, a line each. */
export function toReferences(citations: readonly Citation[], style: Style): string {
  return citations.map((citation) => `${STYLES[style](citation).map(textOf).join('')}\n`).join('');
}

/** References as HTML, a paragraph each. */
export function toHtmlReferences(citations: readonly Citation[], style: Style): string {
  return citations.map((citation) => `<p>${STYLES[style](citation).map(htmlOf).join('')}</p>\n`).join('');
}

/** References as Markdown, a paragraph each. */
export function toMarkdownReferences(citations: readonly Citation[], style: Style): string {
  return citations.map((citation) => `${STYLES[style](citation).map(markdownOf).join('')}\n`).join('\n');
}

function textOf(run: Run): string {
  if (typeof run === 'string') return run;
  return 'book' in run ? run.book : run.address;
}

function htmlOf(run: Run): string {
  const text = escapeXml(textOf(run));
  if (typeof run === 'string') return text;
  return 'book' in run ? `<i>${text}</i>` : `<a href="${text}">${text}</a>`;
}

function markdownOf(run: Run): string {
  if (typeof run === 'string') return escaped(run);
  return 'book' in run ? `*${escaped(run.book)}*` : `<${run.address}>`;
}

/** White space at the ends of a run belongs to the line. */
function escaped(text: string): string {
  const [start = '', end = ''] = [/^\s*/, /\s*$/].map((space) => space.exec(text)?.[0]);
  return `${start}${plain(text)}${end}`;
}
