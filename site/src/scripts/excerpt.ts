/** How many characters are shown around the words that were found, and how many of these may stand before the first of them. */
const SHOWN = { all: 170, before: 50 };

/** Text as it is, or set apart because it was looked for. */
export interface Piece {
  readonly text: string;
  readonly found: boolean;
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/** The words of a text, as they are written. */
export function wordsOf(text: string): readonly string[] {
  return text.match(WORD) ?? [];
}

/**
 * What is the same for all forms of a word that find each other: `Realisations` and `realization`, `cities` and `city`, `café` and `cafe`.
 * A single letter of the alphabet gives nothing.
 *
 * @example
 * termOf('Organisations')
 * // 'organization'
 * @example
 * termOf('cities') === termOf('city')
 * // true
 */
export function termOf(word: string): string | null {
  const known = terms.get(word);
  if (known !== undefined) return known;
  const term = formed(word);
  terms.set(word, term);
  return term;
}

/** Texts have few words many times over. */
const terms = new Map<string, string | null>();

function formed(word: string): string | null {
  const plain = word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const singular = plain.replace(/(?<=..)(?:ies|y)$/, 'i').replace(/(?<=..[^siu])s$/, '');
  const term = singular.replace(/(?<=..)([iy])s(?=[aei]|$)/g, '$1z');
  return /^[a-z]?$/.test(term) ? null : term;
}

/** A text with the words set apart that come from one of the terms. */
export function marked(text: string, terms: ReadonlySet<string>): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { 0: word, index } of found(text, terms)) {
    pieces.push({ text: text.slice(at, index), found: false }, { text: word, found: true });
    at = index + word.length;
  }
  return [...pieces, { text: text.slice(at), found: false }].filter((piece) => piece.text !== '');
}

/** The stretch of a text in which most of the terms stand, or its beginning; with how many there are. */
export function excerptOf(text: string, terms: ReadonlySet<string>): { readonly pieces: readonly Piece[]; readonly terms: number } {
  const places = found(text, terms).map(({ 0: word, index }) => ({ index, term: termOf(word) }));
  let best = { index: 0, terms: 0 };
  for (const { index } of places) {
    const near = places.filter((one) => one.index >= index && one.index < index + SHOWN.all - SHOWN.before);
    const count = new Set(near.map(({ term }) => term)).size;
    if (count > best.terms) best = { index, terms: count };
  }
  const start = best.index <= SHOWN.before ? 0 : text.indexOf(' ', best.index - SHOWN.before) + 1;
  const whole = text.length <= start + SHOWN.all;
  const end = whole ? text.length : Math.max(text.lastIndexOf(' ', start + SHOWN.all), start + 1);
  const shown = `${start > 0 ? '… ' : ''}${text.slice(start, end)}${whole ? '' : ' …'}`;
  return { pieces: marked(shown, terms), terms: best.terms };
}

function found(text: string, terms: ReadonlySet<string>): readonly RegExpExecArray[] {
  return [...text.matchAll(WORD)].filter(([word]) => terms.has(termOf(word) ?? ''));
}
