import type { Face, Letters } from './letters.ts';

/** A size of type, in pixels, and in how many lines a text may stand at it. */
export interface Step {
  readonly size: number;
  readonly lines: number;
}

export interface Room {
  readonly face: Face;
  /** In pixels. */
  readonly width: number;
  /** From the best to the last. */
  readonly steps: readonly [Step, ...Step[]];
}

export interface Fitted {
  readonly size: number;
  readonly lines: readonly string[];
}

type Measure = (text: string) => number;

/**
 * Break a text into lines about as wide as each other, at the first size at which all of it has room.
 *
 * Where it has room at none, it is cut at a word, with an ellipsis, at the last; a word wider than a line is broken there, and only there.
 */
export function fitted(text: string, { face, width, steps }: Room, letters: Letters): Fitted {
  const measure = remembered((piece) => letters.set(piece, face).width);
  const pieces = piecesOf(text);
  for (const { size, lines: most } of steps) {
    const units = (width / size) * 1000;
    if (pieces.some((piece) => measure(piece.trimEnd()) > units)) continue;
    const lines = broken(pieces, units, measure);
    if (lines.length <= most) return { size, lines: balanced(pieces, { units, count: lines.length, measure }) };
  }
  const { size, lines: most } = steps.at(-1) ?? steps[0];
  return { size, lines: cut(pieces, { units: (width / size) * 1000, most, measure }) };
}

/** Words with the space after them. */
function piecesOf(text: string): readonly string[] {
  return text.split(/(?<= )/);
}

function broken(pieces: readonly string[], units: number, measure: Measure): readonly string[] {
  const lines: string[] = [];
  let width = 0;
  for (const piece of pieces) {
    const last = lines.length - 1;
    if (last >= 0 && width + measure(piece.trimEnd()) <= units) {
      lines[last] += piece;
      width += measure(piece);
    } else {
      lines.push(piece);
      width = measure(piece);
    }
  }
  return lines.map((line) => line.trimEnd());
}

/** The narrowest lines of which there are no more. */
function balanced(
  pieces: readonly string[],
  { units, count, measure }: { readonly units: number; readonly count: number; readonly measure: Measure },
): readonly string[] {
  let [narrow, wide] = [Math.max(...pieces.map((piece) => measure(piece.trimEnd()))), units];
  while (wide - narrow > 100) {
    const middle = (narrow + wide) / 2;
    if (broken(pieces, middle, measure).length > count) narrow = middle;
    else wide = middle;
  }
  return broken(pieces, wide, measure);
}

function cut(
  pieces: readonly string[],
  { units, most, measure }: { readonly units: number; readonly most: number; readonly measure: Measure },
): readonly string[] {
  const narrow = pieces.flatMap((piece) => (measure(piece.trimEnd()) > units ? splinters(piece, units, measure) : [piece]));
  const lines = broken(narrow, units, measure);
  if (lines.length <= most) return lines;
  let words = piecesOf(lines[most - 1] ?? '');
  const shortened = () => `${words.join('').replace(/[\s\p{P}]+$/u, '')}…`;
  while (words.length > 1 && measure(shortened()) > units) words = words.slice(0, -1);
  if (measure(shortened()) > units) words = splinters(words[0] ?? '', units - measure('…'), measure).slice(0, 1);
  return [...lines.slice(0, most - 1), shortened()];
}

/** A word in parts, each as wide as a line allows; what follows it follows the last. */
function splinters(word: string, units: number, measure: Measure): readonly string[] {
  const parts = broken(word.match(/\P{M}\p{M}*/gu) ?? [], units, measure);
  return parts.map((part, index) => (index === parts.length - 1 && word.endsWith(' ') ? `${part} ` : part));
}

function remembered(measure: Measure): Measure {
  const known = new Map<string, number>();
  return (text) => {
    const width = known.get(text) ?? measure(text);
    known.set(text, width);
    return width;
  };
}
