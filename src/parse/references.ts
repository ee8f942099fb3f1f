import type { PhrasingContent, Text } from 'mdast';
import type { ReferenceNode } from '../model.ts';

/**
 * A reference in square brackets, a bracket without its partner, or something escaped, in Markdown as written.
 * A reference may hold anything but brackets and line ends: what it names is the link stage's question.
 */
const TOKEN = /\\\[[^[\]\\\n]*\\?\]|\\[\s\S]|\[([^[\]\\\n]*)\]|[[\]]/g;

interface Token {
  readonly start: number;
  readonly raw: string;
  readonly written: string | undefined;
}

/** The references and stray brackets of some Markdown, in order, with their offsets; escaped brackets are passed over. */
export function* referenceTokens(markdown: string): Iterable<Token> {
  for (const match of markdown.matchAll(TOKEN)) {
    if (!match[0].startsWith('\\')) yield { start: match.index, raw: match[0], written: match[1] };
  }
}

/**
 * Split a text node at its references.
 *
 * The node's value has lost its escapes, so the raw Markdown is walked beside it.
 */
export function splitReferences(node: Text, raw: string): PhrasingContent[] {
  const parts: PhrasingContent[] = [];
  const start = node.position?.start;
  let done = 0;
  let cursor = 0;
  for (const match of raw.matchAll(TOKEN)) {
    const escaped = match[0].startsWith('\\');
    const shown = escaped ? match[0].replaceAll('\\', '') : match[0];
    const found = node.value.indexOf(shown, cursor);
    if (found === -1) continue;
    cursor = found + shown.length;
    if (escaped) continue;
    if (found > done) parts.push({ type: 'text', value: node.value.slice(done, found) });
    const reference: ReferenceNode = { type: 'reference', written: match[1] ?? strayWord(raw, match.index), shown };
    if (match[1] === undefined) reference.stray = true;
    if (start) reference.position = { start: pointIn(start, raw, match.index), end: pointIn(start, raw, match.index + shown.length) };
    parts.push(reference);
    done = cursor;
  }
  if (parts.length === 0) return [node];
  if (done < node.value.length) parts.push({ type: 'text', value: node.value.slice(done) });
  return parts;
}

/** The word that touches a stray bracket: after `[`, before `]`. */
function strayWord(raw: string, at: number): string {
  const word = raw[at] === '[' ? /^[^\s[\](),;:]*/.exec(raw.slice(at + 1)) : /[^\s[\](),;:]*$/.exec(raw.slice(0, at));
  return word?.[0].replace(/\.$/, '') ?? '';
}

type Point = NonNullable<Text['position']>['start'];

function pointIn(start: Point, raw: string, at: number): Point {
  const before = raw.slice(0, at);
  const lineStart = before.lastIndexOf('\n') + 1;
  const lines = before.split('\n').length - 1;
  return {
    line: start.line + lines,
    column: lines === 0 ? start.column + at : at - lineStart + 1,
    offset: (start.offset ?? 0) + at,
  };
}
