import { diffArrays } from 'diff';
import type { Piece } from '../model.ts';
import { tokensOf } from './words.ts';

export type { Piece };

/**
 * What became of a text, word by word. All but the inserted pieces make the text before, all but the removed ones the text after.
 *
 * A short word that stays alone between two changes is taken into them, so that a change reads as one. Texts that have too little in
 * common to be compared at a bounded cost are replaced whole.
 *
 * @example
 * redline('a gate of oak', 'a gate of old elm')
 * // [{ kind: 'same', text: 'a gate of ' }, { kind: 'removed', text: 'oak' }, { kind: 'inserted', text: 'old elm' }]
 */
export function redline(before: string, after: string): readonly Piece[] {
  const [old, now] = [tokensOf(before), tokensOf(after)];
  const parts = diffArrays([...old], [...now], { maxEditLength: Math.ceil(MOST_STEPS / (old.length + now.length + 1)) });
  return parts ? piecesOf(joined(stretchesOf(parts))) : piecesOf([{ before, after, isSame: false }]);
}

/** The most edits times tokens: a second of work for texts of a million characters; two of a thousand words may differ in every one. */
const MOST_STEPS = 25_000_000;

interface Stretch {
  readonly before: string;
  readonly after: string;
  readonly isSame: boolean;
}

interface Part {
  readonly value: readonly string[];
  readonly added: boolean;
  readonly removed: boolean;
}

/** What is removed and what is inserted at one place, as one stretch. */
function stretchesOf(parts: readonly Part[]): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (const { value, added, removed } of parts) {
    const text = value.join('');
    const stretch = { before: added ? '' : text, after: removed ? '' : text, isSame: !added && !removed };
    const last = stretches.at(-1);
    if (last && !last.isSame && !stretch.isSame) stretches.splice(-1, 1, concatenated(last, stretch));
    else stretches.push(stretch);
  }
  return stretches;
}

function joined(stretches: readonly Stretch[]): readonly Stretch[] {
  const result: Stretch[] = [];
  for (const stretch of stretches) {
    const [change, between] = result.slice(-2);
    if (change && between?.isSame && !stretch.isSame && isSlight(between.after))
      result.splice(-2, 2, concatenated(change, between, stretch));
    else result.push(stretch);
  }
  return result;
}

/** At most one word, of at most four letters, in one line. */
function isSlight(text: string): boolean {
  return text.length <= 12 && !text.includes('\n') && /^[^\p{L}\p{N}]*[\p{L}\p{M}\p{N}]{0,4}[^\p{L}\p{N}]*$/u.test(text);
}

function concatenated(...stretches: readonly Stretch[]): Stretch {
  return {
    before: stretches.map(({ before }) => before).join(''),
    after: stretches.map(({ after }) => after).join(''),
    isSame: false,
  };
}

function piecesOf(stretches: readonly Stretch[]): readonly Piece[] {
  return stretches
    .flatMap(({ before, after, isSame }): readonly Piece[] =>
      isSame
        ? [{ kind: 'same', text: after }]
        : [
            { kind: 'removed', text: before },
            { kind: 'inserted', text: after },
          ],
    )
    .filter(({ text }) => text !== '');
}

/** The words of a piece, with the white space before and after them. */
export function trimmed(text: string): readonly [before: string, words: string, after: string] {
  const words = text.trim();
  const start = text.indexOf(words);
  return [text.slice(0, start), words, text.slice(start + words.length)];
}
