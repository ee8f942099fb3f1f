import { printableLine } from '../printable.ts';
import { boundIn, type ResultTerm, type Row, type Rows } from './results.ts';

export interface TableOptions {
  /** How many columns of characters there is room for. */
  readonly width: number;
  /** By which IRIs are shortened. */
  readonly prefixes: Readonly<Record<string, string>>;
}

/** The rows of an answer for people to read, and how many they are. Cells that are too wide go on below. */
export function toTable({ variables, rows }: Rows, { width, prefixes }: TableOptions): string {
  const cells = rows.map((row) => variables.map((variable) => cellIn(row, variable, prefixes)));
  const natural = variables.map((name, column) => cells.reduce((most, row) => Math.max(most, widthOf(row[column] ?? '')), widthOf(name)));
  const widths = fitted(natural, width - GAP.length * (variables.length - 1));
  const isNumber = variables.map(
    (variable) => rows.length > 0 && rows.every((row) => NUMERIC.test(boundIn(row, variable)?.datatype ?? '')),
  );

  const printed = cells.map((row) => row.map((cell, column) => wrapped(cell, widths[column] ?? 0)));
  const airy = printed.some((row) => row.some((lines) => lines.length > 1));
  const line = (parts: readonly string[]) =>
    `${parts
      .map((part, column) => padded(part, widths[column] ?? 0, isNumber[column]))
      .join(GAP)
      .trimEnd()}\n`;
  const body = printed.map((row) => {
    const height = Math.max(1, ...row.map((lines) => lines.length));
    return Array.from({ length: height }, (_, index) => line(row.map((lines) => lines[index] ?? ''))).join('');
  });
  const head = variables.length > 0 ? line(variables) + line(widths.map((one) => '─'.repeat(one))) : '';
  return `${head}${body.join(airy ? '\n' : '')}\n${rows.length} ${rows.length === 1 ? 'row' : 'rows'}\n`;
}

const GAP = '  ';
const NUMERIC = /#(?:integer|decimal|double|float)$/;

/** What a row of a table says of a variable: nothing where nothing is bound. */
export function cellIn(row: Row, variable: string, prefixes: TableOptions['prefixes']): string {
  const term = boundIn(row, variable);
  return term ? shown(term, prefixes) : '';
}

/** A term in a few words: IRIs by their prefixes, literals alone. */
export function shown({ type, value }: ResultTerm, prefixes: Readonly<Record<string, string>>): string {
  if (type === 'literal') return printableLine(value);
  return type === 'bnode' ? `_:${value}` : compact(value, prefixes);
}

function compact(iri: string, prefixes: Readonly<Record<string, string>>): string {
  const candidates = Object.entries(prefixes).filter(([, namespace]) => iri.startsWith(namespace));
  const [prefix, namespace = ''] = candidates.sort(([, a], [, b]) => b.length - a.length)[0] ?? [];
  const local = iri.slice(namespace.length);
  return prefix !== undefined && LOCAL.test(local) ? `${prefix}:${local}` : `<${printableLine(iri)}>`;
}

/** A local name that needs no escape (SPARQL 1.1, PN_LOCAL). */
const LOCAL = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_-])?$/u;

/** Widths of at most the natural ones that have room together: the widest give way first, but none below what a word needs. */
function fitted(natural: readonly number[], room: number): readonly number[] {
  const total = (most: number) => natural.reduce((sum, one) => sum + Math.min(one, most), 0);
  let most = Math.max(0, ...natural);
  while (most > LEAST && total(most) > room) most--;
  return natural.map((one) => Math.min(one, most));
}

const LEAST = 12;

function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [''];
  for (const word of text.split(' ').flatMap((one) => broken(one, width))) {
    const last = lines.at(-1) ?? '';
    const longer = last === '' ? word : `${last} ${word}`;
    if (widthOf(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** A word that is wider than its column, in pieces. */
function broken(word: string, width: number): readonly string[] {
  if (widthOf(word) <= width) return [word];
  const pieces: string[] = [''];
  for (const character of word) {
    const longer = (pieces.at(-1) ?? '') + character;
    if (widthOf(longer) <= width) pieces[pieces.length - 1] = longer;
    else pieces.push(character);
  }
  return pieces;
}

function padded(text: string, width: number, toTheRight: boolean | undefined): string {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)));
  return toTheRight ? space + text : text + space;
}

/** Columns of a terminal: none for marks that combine, two for wide characters. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += /\p{M}|\p{Cf}/u.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return width;
}

const WIDE =
  /\p{Emoji_Presentation}|\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|[\u3000-\u303f\uff01-\uff60]/u;
