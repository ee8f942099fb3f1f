/** A piece of a SPARQL query. White space and comments lie between the pieces. */
export interface Token {
  /** A name is `prefix:local`, a word stands alone, a tag begins with `@`. */
  readonly kind: 'iri' | 'string' | 'variable' | 'name' | 'word' | 'number' | 'tag' | 'sign';
  readonly text: string;
  readonly offset: number;
}

const LETTER = String.raw`[\p{L}\p{M}\p{N}_]`;

// The terminals of SPARQL 1.1 (section 19.8), read generously: what is none of them is a sign of one character.
const TERMINALS: Readonly<Record<Exclude<Token['kind'], 'sign'>, string>> = {
  iri: String.raw`<(?:[^<>"{}|^${'`'}\\\x00-\x20]|\\u[\da-fA-F]{4}|\\U[\da-fA-F]{8})*>`,
  string: String.raw`"""(?:"{0,2}(?:[^"\\]|\\[^]))*"""|'''(?:'{0,2}(?:[^'\\]|\\[^]))*'''|"(?:[^"\\\n\r]|\\[^])*"|'(?:[^'\\\n\r]|\\[^])*'`,
  variable: `[?$]${LETTER}+`,
  name: String.raw`(?:${LETTER}(?:[\p{L}\p{M}\p{N}_.-]*[\p{L}\p{M}\p{N}_-])?)?:(?:(?:[\p{L}\p{M}\p{N}_:.-]|%[\da-fA-F]{2}|\\[^])*(?:[\p{L}\p{M}\p{N}_:-]|%[\da-fA-F]{2}|\\[^]))?`,
  number: String.raw`\d+(?:\.\d+)?(?:[eE][+-]?\d+)?`,
  word: String.raw`[\p{L}_](?:[\p{L}\p{M}\p{N}_-])*`,
  tag: String.raw`@[a-zA-Z][a-zA-Z\d-]*`,
};

const TOKEN = new RegExp(
  [String.raw`(?:\s|#[^\n\r]*)+`, ...Object.entries(TERMINALS).map(([kind, pattern]) => `(?<${kind}>${pattern})`), '(?<sign>[^])'].join(
    '|',
  ),
  'gu',
);

/** The pieces of a query in their order, whether or not it is a right one. */
export function tokensOf(query: string): readonly Token[] {
  return Array.from(query.matchAll(TOKEN), ({ 0: text, index: offset, groups = {} }) => {
    const [kind] = Object.entries(groups).find(([, found]) => found !== undefined) ?? [];
    return kind === undefined ? [] : [{ kind: kind as Token['kind'], text, offset }];
  }).flat();
}

/** Whether a piece is a keyword of SPARQL, which may be written in any letter case. */
export function isKeyword({ kind, text }: Token, ...keywords: readonly string[]): boolean {
  return kind === 'word' && keywords.includes(text.toUpperCase());
}
