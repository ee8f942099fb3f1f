import type { SourceFile } from '../model.ts';
import { didYouMean, nearest } from '../nearest.ts';
import { places } from '../places.ts';
import { printableLine } from '../printable.ts';
import { isKeyword, type Token, tokensOf } from './tokens.ts';

/** Why a query cannot be answered. */
export interface Problem {
  /** What is wrong: lower case, no full stop, values in backticks. */
  readonly message: string;
  /** How to mend it. */
  readonly help?: string | undefined;
  /** Where, in UTF-16 code units from the beginning of the query; missing when it is about all of it. */
  readonly offset?: number;
}

const FORMS = ['SELECT', 'ASK', 'CONSTRUCT', 'DESCRIBE'] as const;

export interface Asked {
  readonly form: (typeof FORMS)[number];
  readonly offset: number;
}

const UPDATES = ['INSERT', 'DELETE', 'LOAD', 'CLEAR', 'CREATE', 'DROP', 'COPY', 'MOVE', 'ADD', 'WITH'];

const KEYWORDS = [
  ...FORMS,
  ...['WHERE', 'FILTER', 'OPTIONAL', 'UNION', 'MINUS', 'GRAPH', 'BIND', 'VALUES', 'EXISTS', 'NOT', 'DISTINCT', 'REDUCED', 'FROM', 'NAMED'],
  ...['GROUP', 'HAVING', 'ORDER', 'BY', 'ASC', 'DESC', 'LIMIT', 'OFFSET', 'PREFIX', 'BASE', 'AS', 'IN', 'UNDEF', 'SEPARATOR'],
  ...['COUNT', 'SUM', 'MIN', 'MAX', 'AVG', 'SAMPLE', 'GROUP_CONCAT', 'STR', 'LANG', 'LANGMATCHES', 'DATATYPE', 'BOUND', 'IRI', 'COALESCE'],
  ...['STRLEN', 'SUBSTR', 'UCASE', 'LCASE', 'STRSTARTS', 'STRENDS', 'STRBEFORE', 'STRAFTER', 'CONTAINS', 'CONCAT', 'REPLACE', 'REGEX'],
];

/** A problem in one line: where, what, and how to mend it. A query that stands in no file has an empty path. */
export function lineOf({ message, help, offset }: Problem, file: SourceFile): string {
  const what = printableLine([message, ...(help === undefined ? [] : [help])].join('; '));
  if (offset === undefined) return file.path === '' ? what : `${file.path}: ${what}`;
  const { line, column } = places(file)(offset, offset).start;
  return file.path === '' ? `line ${line}, column ${column}: ${what}` : `${file.path}:${line}:${column}: ${what}`;
}

/** What a query asks for, and where it says so. */
export function formOf(tokens: readonly Token[]): Asked | Problem {
  const first = tokens[prologueLength(tokens)];
  if (!first) return { message: 'the query asks nothing', help: `ask with ${FORMS_IN_WORDS}` };
  if (isKeyword(first, ...UPDATES)) {
    return {
      message: `\`${first.text}\` changes data, and a query only reads it`,
      help: `ask with ${FORMS_IN_WORDS}`,
      offset: first.offset,
    };
  }
  const form = FORMS.find((one) => isKeyword(first, one));
  return form
    ? { form, offset: first.offset }
    : { message: `a query begins with ${FORMS_IN_WORDS}, not with \`${shortened(first)}\``, help: meant(first), offset: first.offset };
}

const FORMS_IN_WORDS = '`SELECT`, `ASK`, `CONSTRUCT` or `DESCRIBE`';

/** What is wrong with a query whatever an engine says: another server asked, more nesting than it could bear, an undeclared prefix. */
export function problemOf(tokens: readonly Token[], prefixes: readonly string[]): Problem | undefined {
  const service = tokens.find((token) => isKeyword(token, 'SERVICE'));
  if (service) return { message: '`SERVICE` asks another server, and nothing is fetched here', offset: service.offset };

  const deep = bracketsOf(tokens).deepest;
  if (deep) return { message: `brackets are nested more than ${DEPTH} deep here`, offset: deep.offset };

  const prologue = tokens.slice(0, prologueLength(tokens));
  const declared = [...prefixes, ...prologue.flatMap(({ kind, text }) => (kind === 'name' ? [prefixIn(text)] : []))];
  const name = tokens.find(({ kind, text }) => kind === 'name' && !['_', ...declared].includes(prefixIn(text)));
  if (!name) return undefined;
  const prefix = prefixIn(name.text);
  const help = didYouMean(nearest(prefix, declared).map((one) => `${one}:`)) ?? `declare it before the query: \`PREFIX ${prefix}: <…>\``;
  return { message: `nothing declares the prefix \`${prefix}:\``, help, offset: name.offset };
}

/**
 * The first piece of a query that cannot stand where it does, or nothing when only the end is wrong.
 *
 * @param goesOn whether what it is given can be the beginning of a right query
 */
export function misplaced(query: string, goesOn: (beginning: string) => boolean): Problem | undefined {
  const tokens = tokensOf(query);
  const quote = tokens.find(({ kind, text }) => kind === 'sign' && /["']/.test(text));
  if (quote) return { message: 'the text that begins here has no end', help: `close it with \`${quote.text}\``, offset: quote.offset };

  let [sound, wrong] = [0, tokens.length];
  while (sound < wrong) {
    const middle = Math.floor((sound + wrong) / 2);
    const last = tokens[middle];
    if (last && goesOn(query.slice(0, last.offset + last.text.length))) sound = middle + 1;
    else wrong = middle;
  }
  const token = tokens[sound];
  return token && { message: `\`${shortened(token)}\` cannot stand here`, help: meant(token), offset: token.offset };
}

/** Why a query that is right up to its end is not a whole one. */
export function unfinished(query: string): Problem {
  const { open } = bracketsOf(tokensOf(query));
  if (open) return { message: `the \`${open.text}\` that stands here is never closed`, offset: open.offset };
  return { message: 'the query ends too early', offset: query.trimEnd().length };
}

function meant(token: Token): string | undefined {
  if (token.text === '}') return 'what stands before it is unfinished, or gives a variable a second value';
  if (token.kind !== 'word') return undefined;
  const proposals = token.text.length > 2 ? nearest(token.text.toUpperCase(), KEYWORDS).filter((one) => !isKeyword(token, one)) : [];
  return didYouMean(proposals) ?? (isKeyword(token, ...KEYWORDS) ? undefined : 'a name has a prefix, such as `pl:need`');
}

/** How many pieces the declarations take up with which a query begins. */
function prologueLength(tokens: readonly Token[]): number {
  let length = 0;
  for (;;) {
    const token = tokens[length];
    if (token && isKeyword(token, 'PREFIX')) length += 3;
    else if (token && isKeyword(token, 'BASE')) length += 2;
    else return length;
  }
}

function prefixIn(name: string): string {
  return name.slice(0, name.indexOf(':'));
}

const PAIRS: Readonly<Record<string, string>> = { '}': '{', ')': '(', ']': '[' };

/** The first bracket that is nested too deeply, and the innermost that is still open at the end. */
function bracketsOf(tokens: readonly Token[]): { readonly deepest?: Token | undefined; readonly open?: Token | undefined } {
  const open: Token[] = [];
  for (const token of tokens) {
    if (Object.values(PAIRS).includes(token.text)) open.push(token);
    else if (PAIRS[token.text] === open.at(-1)?.text) open.pop();
    if (open.length > DEPTH) return { deepest: token };
  }
  return { open: open.at(-1) };
}

/** The engine breaks at some hundreds. */
const DEPTH = 100;

function shortened({ text }: Token): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
