import type { Quad, Term } from '@rdfjs/types';

/**
 * N-Quads in canonical form (RDF Dataset Canonicalization 1.0, section 5), sorted by code point, each once, for quads without blank nodes.
 *
 * For such quads this is what RDFC-1.0 gives, and what `LC_ALL=C sort -u` makes of any tool's canonical lines.
 */
export function toNQuads(quads: Iterable<Quad>): string {
  return sorted(quads, ({ subject, predicate, object, graph }) => [subject, predicate, object, graph]);
}

/** The same for triples: the graphs are left out. */
export function toNTriples(quads: Iterable<Quad>): string {
  return sorted(quads, ({ subject, predicate, object }) => [subject, predicate, object]);
}

function sorted(quads: Iterable<Quad>, terms: (quad: Quad) => readonly Term[]): string {
  const lines = new Set<string>();
  for (const quad of quads) {
    const written = terms(quad).filter(({ termType }) => termType !== 'DefaultGraph');
    lines.add(`${written.map(termOf).join(' ')} .\n`);
  }
  return [...lines].sort(byCodePoint).join('');
}

/** JavaScript compares by UTF-16 code unit, which puts U+FF5E after U+1F600. */
export function byCodePoint(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) {
    const [x, y] = [a.charCodeAt(index), b.charCodeAt(index)];
    if (x !== y) return isSurrogate(x) === isSurrogate(y) ? x - y : isSurrogate(x) ? 1 : -1;
  }
  return a.length - b.length;
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}

function termOf(term: Term): string {
  if (term.termType === 'NamedNode') return `<${term.value}>`;
  if (term.termType !== 'Literal') throw new TypeError(`a ${term.termType} has no canonical form of its own`);
  const quoted = `"${term.value.replace(ESCAPED, escaped)}"`;
  if (term.language) return `${quoted}@${term.language}`;
  return term.datatype.value === XSD_STRING ? quoted : `${quoted}^^<${term.datatype.value}>`;
}

const XSD_STRING = 'http://www.w3.org/2001/XMLSchema#string';

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what the form escapes
const ESCAPED = /["\\\x00-\x1f\x7f]/g;

const SHORT: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
};

function escaped(character: string): string {
  return SHORT[character] ?? `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}
