import type { AuthoredPattern, Linked } from '../model.ts';

/** A name that a pattern goes by, as words ready to compare. */
export interface Name {
  readonly ref: string;
  readonly words: readonly string[];
}

/** Title and aliases of every pattern, longest first. */
export function namesOf({ patterns }: Pick<Linked, 'patterns'>): readonly Name[] {
  const named = ({ ref, title, aliases }: AuthoredPattern) => [title, ...aliases].map((name) => ({ ref, words: wordsOf(name) }));
  return patterns.flatMap(named).sort((a, b) => b.words.length - a.words.length);
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
export function namedAtEnd(text: string, names: readonly Name[]): readonly string[] {
  const words = wordsOf(text);
  return longest(names.filter((name) => name.words.every((word, index) => words[words.length - name.words.length + index] === word)));
}

/** The patterns named by the words right after a reference. */
export function namedAtStart(text: string, names: readonly Name[]): readonly string[] {
  if (!/^\s+\S/.test(text)) return [];
  const words = wordsOf(text);
  return longest(names.filter((name) => name.words.every((word, index) => words[index] === word)));
}

function longest(names: readonly Name[]): readonly string[] {
  const length = names[0]?.words.length;
  return names.filter((name) => name.words.length === length).map(({ ref }) => ref);
}
