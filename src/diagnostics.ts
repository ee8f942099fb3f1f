import { CODES, type Code } from './codes.ts';
import type { Diagnostic, Piece, Span } from './model.ts';

/** What a finding says, before its code gives it a severity. */
export interface Finding {
  readonly span: Span;
  readonly message: string;
  readonly help?: string | undefined;
  readonly redline?: readonly Piece[];
}

export function diagnostic(code: Code, { span, message, help, redline }: Finding): Diagnostic {
  return { code, severity: CODES[code].severity, message, ...(help && { help }), ...(redline && { redline }), span };
}

/** The fixed order of a report: by file, place, code and message, compared by code unit; the same finding only once. */
export function inOrder(diagnostics: Iterable<Diagnostic>): readonly Diagnostic[] {
  const once = new Map([...diagnostics].map((found) => [JSON.stringify([found.code, found.message, found.span]), found]));
  return [...once.values()].sort(
    (a, b) =>
      compare(a.span.file, b.span.file) ||
      a.span.start.offset - b.span.start.offset ||
      compare(a.code, b.code) ||
      compare(a.message, b.message),
  );
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((found) => found.severity === 'error');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
