import { type Document, isMap, isNode, isScalar, parseDocument, visit, type YAMLError } from 'yaml';
import { diagnostic } from '../diagnostics.ts';
import type { Diagnostic, Outcome, SourceFile, YamlPath, YamlSource } from '../model.ts';
import { places } from '../places.ts';
import { forbiddenInYaml } from './characters.ts';

/**
 * Read YAML 1.2 (core schema: no dates, no custom tags) out of a file, from `start` on, keeping every place.
 *
 * The value is undefined when the YAML cannot be read, repeats a key, or spells a character that no text may hold.
 */
export function parseYaml(file: SourceFile, text: string, start = 0): Outcome<YamlSource | undefined> {
  const document = parseDocument(text, { schema: 'core', version: '1.2', prettyErrors: false, logLevel: 'error' });
  const at = places(file);
  const diagnostics = document.errors.map((error) => describe(error, { text, document, at: (from, to) => at(start + from, start + to) }));
  if (diagnostics.length > 0) return { value: undefined, diagnostics: diagnostics.slice(0, 1) };
  const forbidden = forbiddenInYaml(document, text, (from, to) => at(start + from, start + to));
  if (forbidden.length > 0) return { value: undefined, diagnostics: forbidden };

  const read = dataOf(document);
  if (read === undefined) {
    const span = at(start, start + text.length);
    const help = 'write each value out where it stands';
    return { value: undefined, diagnostics: [diagnostic('PL104', { span, message: 'anchors and aliases are not allowed', help })] };
  }
  return {
    value: {
      data: read.data,
      at: (path) => valueAt(read.data, path),
      place: (path, part = 'value') => {
        const [from, to] = rangeOf(document, path, part) ?? firstLine(text);
        return at(start + from, start + to);
      },
    },
    diagnostics: [],
  };
}

/** The value at a path in plain data, undefined where there is none. */
export function valueAt(data: unknown, path: YamlPath): unknown {
  return path.reduce<unknown>((value, step) => (value as Readonly<Record<string | number, unknown>> | undefined)?.[step], data);
}

/** Plain data; undefined when aliases are used, which could grow without bound and have no place of their own. */
function dataOf(document: Document): { data: unknown } | undefined {
  try {
    return { data: document.toJS({ maxAliasCount: 0 }) };
  } catch {
    return undefined;
  }
}

interface Parsed {
  readonly text: string;
  readonly document: Document;
  readonly at: ReturnType<typeof places>;
}

function describe({ code, pos: [from, to] }: YAMLError, { text, document, at }: Parsed): Diagnostic {
  if (code === 'DUPLICATE_KEY') {
    const key = /^[^\s:]+/.exec(text.slice(from))?.[0] ?? text.slice(from, to);
    const span = at(from, from + key.length);
    return diagnostic('PL105', { span, message: `the key \`${key}\` stands twice`, help: 'keep one of the two' });
  }
  const [message, help] = SYNTAX[code] ?? ['the YAML cannot be read here', 'check indentation, colons and quotation marks'];
  const quote = code === 'MISSING_CHAR' ? openQuote(document, from) : undefined;
  return diagnostic('PL104', { span: quote === undefined ? at(from, Math.max(to, from + 1)) : at(quote, quote + 1), message, help });
}

/** Where a quotation begins that is still open at an offset: the mistake is there, not where the file ends. */
function openQuote(document: Document, offset: number): number | undefined {
  let start: number | undefined;
  visit(document, {
    Scalar(_key, { type, range }) {
      if (range && (type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE') && range[0] < offset && offset <= range[1] + 1) start = range[0];
    },
  });
  return start;
}

const SYNTAX: Partial<Record<YAMLError['code'], readonly [message: string, help: string]>> = {
  BAD_INDENT: ['the indentation does not fit the lines above', 'use two spaces a level and line up what belongs together'],
  TAB_AS_INDENT: ['a tab indents this line', 'indent with spaces'],
  MISSING_CHAR: ['a closing mark or a colon is missing', 'close the quotation mark or bracket, or put a colon after the key'],
  BLOCK_AS_IMPLICIT_KEY: ['a value stands where only one word or line can', 'put text that holds a colon in quotation marks'],
  MULTILINE_IMPLICIT_KEY: ['a key runs over more than one line', 'write `key: value`, with a space after the colon'],
  BAD_ALIAS: ['anchors and aliases are not allowed', 'write the value out; put text that begins with `*` or `&` in quotation marks'],
  MULTIPLE_DOCS: ['a second document begins here', 'remove the line of three hyphens'],
};

/** The range of the value or key at a path; where there is none, that of the nearest key or value above it. */
function rangeOf(document: Document, path: YamlPath, part: 'key' | 'value'): readonly [number, number] | undefined {
  for (let depth = path.length; depth > 0; depth--) {
    const above = path.slice(0, depth);
    const value = part === 'key' && depth === path.length ? undefined : document.getIn(above, true);
    if (isNode(value) && value.range && value.range[1] > value.range[0]) return [value.range[0], value.range[1]];
    const key = keyAt(document, above);
    if (key) return key;
  }
  return undefined;
}

function keyAt(document: Document, path: YamlPath): readonly [number, number] | undefined {
  const map = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  const key = isMap(map) ? map.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(path.at(-1)))?.key : undefined;
  return isScalar(key) && key.range ? [key.range[0], key.range[1]] : undefined;
}

/** The first line that is not empty. */
function firstLine(text: string): readonly [number, number] {
  const from = text.search(/\S|$/);
  const end = text.indexOf('\n', from);
  return [from, end === -1 ? text.length : end];
}
