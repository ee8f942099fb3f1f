import type { AuthoredPattern, Linked } from '../model.ts';

/** A name that a pattern goes by, as words ready to compare. */
interface Name {
  readonly ref: string;
  readonly words: readonly string[];
}

/** The names of all patterns, to be looked up by their first or last word, longest first. */
export interface Names {
  readonly all: readonly Name[];
  readonly byFirst: ReadonlyMap<string | undefined, readonly Name[]>;
  readonly byLast: ReadonlyMap<string | undefined, readonly Name[]>;
}

/** Title and aliases of every pattern. */
export function namesOf({ patterns }: Pick<Linked, 'patterns'>): Names {
  const named = ({ ref, title, aliases }: AuthoredPattern) => [title, ...aliases].map((name) => ({ ref, words: wordsOf(name) }));
  const all = patterns.flatMap(named).sort((a, b) => b.words.length - a.words.length);
  return { all, byFirst: Map.groupBy(all, ({ words }) => words[0]), byLast: Map.groupBy(all, ({ words }) => words.at(-1)) };
}

/**
 * Lower-case words without punctuation, possessive or plural endings.
 *
 * @example
 * wordsOf("The house's paths & gates")
 * // ['the', 'house', 'path', 'and', 'gate']
 */
export function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/['’]s?(?![\p{L}\p{N}])/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => (word.length > 3 ? word.replace(/s$/, '') : word));
}

/** The patterns named by the words right before a reference: those with the longest name that ends there. */
export function namedAtEnd(text: string, { byLast }: Names): readonly string[] {
  const words = wordsOf(text);
  const ending = ({ words: name }: Name) => name.every((word, index) => words[words.length - name.length + index] === word);
  return longest((byLast.get(words.at(-1)) ?? []).filter(ending));
}

/** The patterns named by the words right after a reference: those with the longest name that begins there. */
export function namedAtStart(text: string, { byFirst }: Names): readonly string[] {
  const words = /^\s+\S/.test(text) ? wordsOf(text) : [];
  const beginning = ({ words: name }: Name) => name.every((word, index) => words[index] === word);
  return longest((byFirst.get(words[0]) ?? []).filter(beginning));
}

/** The patterns whose name is the longest that stands anywhere in a text. */
export function namedWithin(text: string, { all }: Names): readonly string[] {
  const words = ` ${wordsOf(text).join(' ')} `;
  return longest(all.filter((name) => words.includes(` ${name.words.join(' ')} `)));
}

function longest(names: readonly Name[]): readonly string[] {
  return names.filter(({ words }) => words.length > 0 && words.length === names[0]?.words.length).map(({ ref }) => ref);
}
