/** Letters of scripts that put no spaces between words; each counts as a word. */
const UNSPACED = ['Han', 'Hiragana', 'Katakana', 'Thai', 'Lao', 'Khmer', 'Myanmar'].map((script) => `\\p{Script=${script}}`).join('');
const LETTER = `[[\\p{L}\\p{M}\\p{N}]--[${UNSPACED}]]`;
/** A hyphen, a dash or a minus sign. */
const DASH = '[\\-\\u2010-\\u2015\\u2212]';
/** A sign, and the point of `.5`; what stands between two digits belongs to the number. */
const SIGN = `(?<![\\p{L}\\p{M}\\p{N}])(?:${DASH}(?=[.,]?\\p{N}))?(?:[.,](?=\\p{N}))?`;
const INSIDE = `(?:(?<=\\p{N})(?:${DASH}|[.,:\\/'’·])(?=\\p{N})${LETTER}+)*`;
const WORD = `[${UNSPACED}]\\p{M}*|${SIGN}${LETTER}+${INSIDE}`;

const TOKEN = new RegExp(`${WORD}|\\s+|[^]`, 'gv');
const COUNTED = new RegExp(`${WORD}|[\\p{Sm}\\p{Sc}\\p{So}\\^%‰‱′″‴]`, 'gv');

/**
 * A text cut into words, runs of white space and single other characters; together they are the text again.
 *
 * @example
 * tokensOf('1.5 m, or so')
 * // ['1.5', ' ', 'm', ',', ' ', 'or', ' ', 'so']
 */
export function tokensOf(text: string): readonly string[] {
  return text.match(TOKEN) ?? [];
}

/**
 * Whether two texts say the same words in the same order, whatever their white space, punctuation and letter case.
 *
 * What changes a quantity counts as a word: the sign and the separators of a number, and symbols such as `<`, `€` and `%`.
 *
 * @example
 * haveSameWords('Dig here; keep the pond', 'dig here. Keep the pond')
 * // true
 * @example
 * haveSameWords('1.5 m deep', '15 m deep')
 * // false
 */
export function haveSameWords(a: string, b: string): boolean {
  const [left, right] = [countedWords(a), countedWords(b)];
  return left.length === right.length && left.every((word, index) => word === right[index]);
}

function countedWords(text: string): readonly string[] {
  return (text.replace(/\p{Cf}/gu, '').match(COUNTED) ?? []).map(folded);
}

/** Compatible characters made one, but not where that would make `10²` a hundred and two. */
function folded(word: string): string {
  return word
    .normalize(/\p{No}/u.test(word) ? 'NFC' : 'NFKC')
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replaceAll('’', "'");
}
