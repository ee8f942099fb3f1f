import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Font } from 'fontkit';

type Weight = 400 | 500 | 700 | 800;

export interface Face {
  readonly weight: Weight;
  /** What is added after each letter, in thousandths of an em. */
  readonly tracking?: number;
}

/** A line of letters. Lengths are in thousandths of an em; y grows upwards from the baseline. */
interface Setting {
  readonly width: number;
  readonly glyphs: readonly Glyph[];
}

export interface Glyph {
  /** Where it stands in its line. */
  readonly x: number;
  readonly y: number;
  /** As the data of an SVG path. */
  readonly outline: string;
}

/** The typeface of the site, for drawings that cannot load a font. */
export interface Letters {
  /**
   * What of a text can be drawn, on one line: signs that the typeface lacks, such as emoji, are left out.
   *
   * Undefined where it lacks a letter or a digit, since what is left of a word may mislead, or where nothing is left. It has Latin and
   * Cyrillic letters alone, so what can be drawn runs from left to right.
   */
  readonly drawable: (text: string) => string | undefined;
  /** Set a drawable text as it is, with kerning. */
  readonly set: (text: string, face: Face) => Setting;
}

/** What the typeface comes in; the first that has a letter draws it. */
const SUBSETS = ['latin', 'latin-ext', 'vietnamese', 'cyrillic', 'cyrillic-ext'] as const;

type Subset = (typeof SUBSETS)[number];

/** Reads each font when it is first needed, and once. */
export async function readLetters(): Promise<Letters> {
  const { create } = await import('fontkit');
  const require = createRequire(import.meta.url);
  const files = join(dirname(require.resolve('@fontsource/libre-franklin/package.json')), 'files');
  const fonts = new Map<string, Font>();
  const fontOf = (subset: Subset, weight: Weight): Font => {
    const name = `libre-franklin-${subset}-${weight}-normal.woff`;
    const font = fonts.get(name) ?? (create(readFileSync(join(files, name))) as Font);
    fonts.set(name, font);
    return font;
  };
  const subsetOf = (letter: string) =>
    SUBSETS.find((subset) => [...letter].every((character) => fontOf(subset, 400).hasGlyphForCodePoint(character.codePointAt(0) ?? 0)));
  return {
    drawable(text) {
      const letters = lettersOf(text.normalize('NFC').replace(/\s+/g, ' '));
      const drawn = letters.filter((letter) => subsetOf(letter) !== undefined);
      if (letters.some((letter) => /[\p{L}\p{N}]/u.test(letter) && subsetOf(letter) === undefined)) return undefined;
      return drawn.join('').replace(/ +/g, ' ').trim() || undefined;
    },
    set(text, face) {
      let width = 0;
      const glyphs: Glyph[] = [];
      for (const { subset, run } of runsOf(text, subsetOf)) {
        const set = setRun(run, fontOf(subset, face.weight), face);
        for (const glyph of set.glyphs) glyphs.push({ ...glyph, x: glyph.x + width });
        width += set.width;
      }
      return { width, glyphs };
    },
  };
}

/** Letters with the marks upon them. */
function lettersOf(text: string): readonly string[] {
  return text.match(/\P{M}\p{M}*|\p{M}+/gu) ?? [];
}

/** Stretches that one subset draws. */
function runsOf(text: string, subsetOf: (letter: string) => Subset | undefined) {
  const runs: { subset: Subset; run: string }[] = [];
  for (const letter of lettersOf(text)) {
    const subset = subsetOf(letter) ?? SUBSETS[0];
    const last = runs.at(-1);
    if (last?.subset === subset) last.run += letter;
    else runs.push({ subset, run: letter });
  }
  return runs;
}

function setRun(run: string, font: Font, { tracking = 0 }: Face): Setting {
  // As in a browser, letters that stand apart form no ligature.
  const { glyphs, positions } = font.layout(run, tracking === 0 ? {} : { liga: false });
  let width = 0;
  const placed = glyphs.map(({ path }, index): Glyph => {
    const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[index] ?? {};
    const x = width + xOffset;
    width += xAdvance + tracking;
    return {
      x,
      y: yOffset,
      outline: path.commands.map(({ command, args }) => COMMANDS[command] + args.map(Math.round).join(' ')).join(''),
    };
  });
  return { width, glyphs: placed.filter(({ outline }) => outline !== '') };
}

const COMMANDS = { moveTo: 'M', lineTo: 'L', quadraticCurveTo: 'Q', bezierCurveTo: 'C', closePath: 'Z' } as const;
