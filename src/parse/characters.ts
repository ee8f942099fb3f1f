import { type Document, parse, visit } from 'yaml';
import { diagnostic } from '../diagnostics.ts';
import type { Diagnostic, SourceFile, Span } from '../model.ts';
import { places } from '../places.ts';

/** Control characters but tab and line feed, surrogates without their partner, noncharacters: not every data format can carry them. */
const FORBIDDEN = /[^\P{Cc}\t\n]|\p{Cs}|\p{Noncharacter_Code_Point}/u;

/** What a file holds, as it stands there, that no text may hold: a finding for each run of such characters. */
export function forbiddenInText(file: SourceFile): readonly Diagnostic[] {
  const runs = file.text.matchAll(new RegExp(`(?:${FORBIDDEN.source})+`, 'gu'));
  return Array.from(runs, ({ index, 0: run }) => finding(run, places(file)(index, index + run.length)));
}

/** The same for what escapes such as `"\u0001"` make of YAML: a finding for each value, at the escape. */
export function forbiddenInYaml(document: Document, text: string, at: (start: number, end: number) => Span): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  visit(document, {
    Scalar(_key, { value, type, range }) {
      if (!range || type !== 'QUOTE_DOUBLE' || typeof value !== 'string') return;
      const [character] = FORBIDDEN.exec(value) ?? [];
      if (character === undefined) return;
      const [start, end] = range;
      const found = Array.from(text.slice(start, end).matchAll(ESCAPE)).find(([written]) => parse(`"${written}"`) === character);
      const from = start + (found?.index ?? 0);
      diagnostics.push(finding(character, at(from, found ? from + found[0].length : end)));
    },
  });
  return diagnostics;
}

/** An escape in double quotes, whole (YAML 1.2, 5.7). */
const ESCAPE = /\\(?:x[\dA-Fa-f]{2}|u[\dA-Fa-f]{4}|U[\dA-Fa-f]{8}|[\s\S])/g;

function finding(found: string, span: Span): Diagnostic {
  const code = (found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  const kind = /^\p{Cc}/u.test(found) ? 'a control character' : /^\p{Cs}/u.test(found) ? 'half a surrogate pair' : 'a noncharacter';
  return diagnostic('PL108', { span, message: `\`U+${code}\` is ${kind}`, help: 'delete it: not every data format can carry it' });
}
