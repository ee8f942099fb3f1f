import type { Point, Position } from 'unist';

/** Words in square brackets within a text: what stands between two brackets with no other bracket between them. */
export interface Bracketed {
  /** Without the brackets. */
  readonly words: string;
  /** Where it stands in the text, brackets included, counted from 0. */
  readonly start: number;
  readonly end: number;
  /** Where it stands in the file, brackets included, if that is known. */
  readonly place: Position | undefined;
}

interface Bracket {
  readonly escaped: boolean;
  readonly before: Point;
  readonly after: Point;
}

/**
 * The words in brackets of a text, in order, but for those that the author escaped.
 *
 * A tree holds texts without their escapes, so the brackets of the Markdown as written are walked beside those of the text. They are the
 * same ones in the same order; where they are not, since something else has changed the text, no escape and no place is known.
 *
 * @example
 * [...bracketed('See [POND] and [sic].')].map(({ words }) => words)
 * // ['POND', 'sic']
 * @example
 * [...bracketed('[POND] [GATE]', { raw: '\\[POND] [GATE]', at: { line: 1, column: 1, offset: 0 } })].map(({ words }) => words)
 * // ['GATE']
 */
export function* bracketed(text: string, written?: { readonly raw: string; readonly at: Point }): Iterable<Bracketed> {
  const found = [...text.matchAll(/[[\]]/g)];
  const sources = written ? bracketsOf(written.raw, written.at) : [];
  const known = sources.length === found.length;
  for (const [index, open] of found.entries()) {
    const close = found[index + 1];
    if (open[0] !== '[' || close?.[0] !== ']') continue;
    const [from, to] = known ? [sources[index], sources[index + 1]] : [];
    if (from?.escaped || to?.escaped) continue;
    yield {
      words: text.slice(open.index + 1, close.index),
      start: open.index,
      end: close.index + 1,
      place: from && to && { start: from.before, end: to.after },
    };
  }
}

/** An escape, a line end, or a bracket: as itself or as a character reference, which is a way to escape it too. */
const MARK = /\\[!-/:-@[-`{-~]|\r\n|\r|\n|[[\]]|&(?:#0*9[13]|#[xX]0*5[bBdD]|[lr]sqb|[lr]brack);/g;

function bracketsOf(raw: string, at: Point): readonly Bracket[] {
  const brackets: Bracket[] = [];
  let { line, column, offset = 0 } = at;
  let done = 0;
  for (const { 0: mark, index } of raw.matchAll(MARK)) {
    const after = index + mark.length;
    if (/[\r\n]/.test(mark)) {
      line += 1;
      column = 1;
      done = after;
      continue;
    }
    const point = (to: number): Point => ({ line, column: column + to - done, offset: offset + to });
    if (/^(?:\\?[[\]]|&.*)$/.test(mark)) brackets.push({ escaped: mark.length > 1, before: point(index), after: point(after) });
  }
  return brackets;
}
