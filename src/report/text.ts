import { redlineLines } from '../editions/changes-text.ts';
import type { Diagnostic, SourceFile, Span } from '../model.ts';
import { printable } from '../printable.ts';

export interface TextOptions {
  readonly files: readonly SourceFile[];
  /** Turns a path inside the content folder into one that the reader can open. */
  readonly locate: (path: string) => string;
  readonly color: boolean;
}

/** Findings for people: message, place, the line itself with the span marked, the words that changed, and help. */
export function toText(diagnostics: readonly Diagnostic[], options: TextOptions): string {
  return diagnostics.map((found) => `${describe(found, options)}\n`).join('\n');
}

function describe({ code, severity, message, help, redline, span }: Diagnostic, { files, locate, color }: TextOptions): string {
  const paint = (style: Style, text: string) => (color ? `\u001b[${STYLES[style]}m${text}\u001b[0m` : text);
  const number = String(span.start.line);
  const gutter = ' '.repeat(number.length);
  const excerpt = excerptOf(span, files.find(({ path }) => path === span.file)?.text);
  const lines = [
    `${paint(severity, `${severity}[${code}]`)}${paint('strong', `: ${printable(message)}`)}`,
    `${gutter}${paint('faint', '-->')} ${printable(locate(span.file))}:${number}:${span.start.column}`,
  ];
  if (excerpt) {
    lines.push(`${paint('faint', `${number} |`)} ${excerpt.line}`);
    lines.push(`${paint('faint', `${gutter} |`)} ${' '.repeat(excerpt.indent)}${paint(severity, '^'.repeat(excerpt.width))}`);
  }
  if (redline) {
    lines.push(`${paint('faint', `${gutter} =`)} changed:`);
    for (const line of redlineLines(redline, paint)) lines.push(`${gutter}     ${line}`);
  }
  if (help) lines.push(`${paint('faint', `${gutter} =`)} help: ${printable(help)}`);
  return lines.join('\n');
}

const STYLES = { error: '1;31', warning: '1;33', strong: '1', faint: '2', removed: '31', inserted: '32' } as const;

type Style = keyof typeof STYLES;

/** Columns of a line that are shown at most. */
const WIDTH = 110;

function excerptOf({ start, end }: Span, text: string | undefined) {
  const line = text?.split('\n')[start.line - 1];
  if (line === undefined || line.trim() === '') return undefined;
  const from = start.column - 1;
  const to = end.line === start.line ? Math.max(end.column - 1, from + 1) : line.length;
  const shift = to > WIDTH ? Math.max(0, Math.min(from - 30, line.length - WIDTH)) : 0;
  const shown = line.slice(shift, shift + WIDTH);
  const indent = from - shift + (shift > 0 ? 1 : 0);
  const width = Math.max(1, Math.min(to - shift + (shift > 0 ? 1 : 0), WIDTH + 1) - indent);
  return { line: printable(`${shift > 0 ? '…' : ''}${shown}${line.length > shift + WIDTH ? '…' : ''}`), indent, width };
}
