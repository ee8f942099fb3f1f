import type { CardContent, Sign } from './content.ts';
import type { Face, Glyph, Letters } from './letters.ts';
import { type Fitted, fitted, type Step } from './lines.ts';
import { plateOutline, reachOfCorners } from './plate.ts';

/** In pixels: the size at which links are previewed. */
export const CARD = { width: 1200, height: 630 } as const;

/** What cards are laid out with. */
export interface Tools {
  readonly letters: Letters;
  /** By the number of a family: the radii of the corners of its plates. */
  readonly shapes: Readonly<Record<string, string>>;
}

/** What a shape is filled with: the name of a colour among the tokens, or what has its own colour on each card. */
export type Fill = 'band' | 'plate' | 'on-plate' | 'on-band' | 'on-family' | 'surface' | 'text' | 'quiet' | `family-${number}`;

export type Shape = Outlined | Written;

interface Outlined {
  readonly fill: Fill;
  /** As the data of an SVG path. */
  readonly outline: string;
}

/** A line of letters, and what brings it to its place and size. */
interface Written {
  readonly fill: Fill;
  readonly glyphs: readonly Glyph[];
  readonly transform: string;
}

const EDGE = 64;
const INNER = CARD.width - 2 * EDGE;
/** How high capitals are, as a part of the size of the type. */
const CAPITALS = 0.742;

const HEAVY: Face = { weight: 800, tracking: -30 };
const BOLD: Face = { weight: 700, tracking: -12 };
const MEDIUM: Face = { weight: 500 };
const PLAIN: Face = { weight: 400 };

/**
 * What a card shows, from back to front.
 *
 * What has no room is set smaller and then cut at a word. A text with letters that the typeface lacks is not shown.
 */
export function shapesOf(content: CardContent, tools: Tools): readonly Shape[] {
  const { sign } = content;
  return sign ? patternShapes(sign, content, tools) : languageShapes(content, tools);
}

/** A plate with the reference, and the title beside it, on a band; below it the need. */
function patternShapes({ ref, family }: Sign, content: CardContent, { letters, shapes }: Tools): readonly Shape[] {
  const [band, height] = [272, 172];
  const middle = band / 2;
  const reference = fitted(ref, { face: HEAVY, width: 310, steps: oneLine(140, 124, 108, 90, 74, 60, 48) }, letters);
  const radii = shapes[family] ?? '0';
  const y = middle - height / 2;
  const letterWidth = widthOf(reference, HEAVY, letters);
  const reach = reachOfCorners(
    { x: EDGE, y, width: letterWidth + 2 * 46, height },
    { radii, em: reference.size, depth: (height - reference.size * CAPITALS) / 2 },
  );
  const width = Math.max(254, letterWidth + 2 * Math.max(46, reach + 16));
  const column = EDGE + width + 48;
  const title = block(content.title, { face: BOLD, width: CARD.width - EDGE - column, steps: TITLES }, letters);
  const need = block(content.text, { face: PLAIN, width: INNER, steps: TEXTS }, letters);
  const plate = { x: EDGE, y, width, height };
  return [
    rectangle('surface', CARD.height),
    rectangle('band', band),
    { fill: 'plate', outline: plateOutline(plate, radii, reference.size) },
    ...set(reference, { face: HEAVY, fill: 'on-plate', x: EDGE + width / 2, y: middle + firstBelow(reference, 1), anchor: 0.5 }, letters),
    ...(title ? set(title, { face: BOLD, fill: 'on-band', x: column, y: middle + firstBelow(title, 1.06), leading: 1.06 }, letters) : []),
    ...(need ? set(need, { face: PLAIN, fill: 'text', x: EDGE, y: band + 42 + need.size * CAPITALS, leading: 1.28 }, letters) : []),
    ...footer(content, letters),
  ];
}

/** The title on a band; below it the summary, and a plate for each pattern where all have room. */
function languageShapes(content: CardContent, { letters, shapes }: Tools): readonly Shape[] {
  const band = 284;
  const title =
    block(content.title, { face: HEAVY, width: INNER, steps: NAMES }, letters) ??
    fitted(content.language.prefix, { face: HEAVY, width: INNER, steps: NAMES }, letters);
  const summary = block(content.text, { face: PLAIN, width: INNER, steps: SUMMARIES }, letters);
  return [
    rectangle('surface', CARD.height),
    rectangle('band', band),
    ...set(title, { face: HEAVY, fill: 'on-band', x: EDGE, y: band / 2 + firstBelow(title, 1), leading: 1 }, letters),
    ...(summary ? set(summary, { face: PLAIN, fill: 'text', x: EDGE, y: band + 44 + summary.size * CAPITALS, leading: 1.3 }, letters) : []),
    ...plates(content.signs, 482, { letters, shapes }),
    ...footer(content, letters),
  ];
}

const TITLES: Steps = [
  { size: 84, lines: 1 },
  { size: 76, lines: 2 },
  { size: 70, lines: 2 },
  { size: 64, lines: 3 },
  { size: 58, lines: 3 },
  { size: 50, lines: 4 },
  { size: 44, lines: 4 },
];
const TEXTS: Steps = [
  { size: 46, lines: 3 },
  { size: 40, lines: 4 },
  { size: 36, lines: 5 },
  { size: 34, lines: 5 },
  { size: 32, lines: 5 },
  { size: 30, lines: 6 },
];
const NAMES: Steps = [
  { size: 128, lines: 1 },
  { size: 112, lines: 2 },
  { size: 96, lines: 2 },
  { size: 80, lines: 3 },
  { size: 64, lines: 3 },
  { size: 52, lines: 4 },
];
const SUMMARIES: Steps = [
  { size: 36, lines: 2 },
  { size: 32, lines: 3 },
  { size: 28, lines: 3 },
];

type Steps = readonly [Step, ...Step[]];

function oneLine(size: number, ...smaller: readonly number[]): Steps {
  return [{ size, lines: 1 }, ...smaller.map((one) => ({ size: one, lines: 1 }))];
}

/** The prefix on a plate, the title of the language unless it is that of the card, its edition, and where what the card shows is to be found. */
function footer({ iri, language, sign }: CardContent, letters: Letters): readonly Shape[] {
  const [middle, height, gap] = [580, 38, 16];
  const prefix = fitted(language.prefix, { face: BOLD, width: INNER / 3, steps: oneLine(24) }, letters);
  const edition = block(`Edition ${language.edition}`, { face: PLAIN, width: INNER / 4, steps: oneLine(24) }, letters);
  const address = block(iri.replace(/^https?:\/\/|\/$/g, ''), { face: PLAIN, width: INNER / 3, steps: oneLine(24, 22, 20) }, letters);
  const plate = widthOf(prefix, BOLD, letters) + 26;
  const taken = (text: Fitted | undefined) => (text ? widthOf(text, PLAIN, letters) + gap : 0);
  const start = EDGE + plate + gap;
  const room = CARD.width - EDGE - taken(address) - gap - taken(edition) - start;
  const name = sign && block(language.title, { face: MEDIUM, width: room, steps: oneLine(26, 24) }, letters);
  const end = name ? start + widthOf(name, MEDIUM, letters) + gap : start;
  const line = (text: Fitted | undefined, place: Omit<Place, 'y'>) =>
    text ? set(text, { ...place, y: middle + firstBelow(text, 1) }, letters) : [];
  return [
    { fill: 'text', outline: plateOutline({ x: EDGE, y: middle - height / 2, width: plate, height }, '3px', 1) },
    ...line(prefix, { face: BOLD, fill: 'surface', x: EDGE + plate / 2, anchor: 0.5 }),
    ...line(name, { face: MEDIUM, fill: 'text', x: start }),
    ...line(edition, { face: PLAIN, fill: 'quiet', x: end }),
    ...line(address, { face: PLAIN, fill: 'quiet', x: CARD.width - EDGE, anchor: 1 }),
  ];
}

/** The plates of patterns in a row; none where there are too many. */
function plates(signs: readonly Sign[], y: number, { letters, shapes }: Tools): readonly Shape[] {
  const [size, height, gap] = [22, 36, 8];
  let end = EDGE;
  const placed = signs.map((sign) => {
    const [x, width] = [end, Math.max(2.3 * size, letters.set(sign.ref, BOLD).width * (size / 1000) + 22)];
    end += width + gap;
    return { ...sign, x, width };
  });
  if (end - gap > CARD.width - EDGE) return [];
  return placed.flatMap(({ ref, family, x, width }): readonly Shape[] => [
    { fill: `family-${family}`, outline: plateOutline({ x, y, width, height }, shapes[family] ?? '0', size) },
    ...set(
      { size, lines: [ref] },
      { face: BOLD, fill: 'on-family', x: x + width / 2, y: y + (height + size * CAPITALS) / 2, anchor: 0.5 },
      letters,
    ),
  ]);
}

/** A text broken into lines; undefined where it cannot be drawn. */
function block(
  text: string,
  room: { readonly face: Face; readonly width: number; readonly steps: Steps },
  letters: Letters,
): Fitted | undefined {
  const drawn = letters.drawable(text);
  return drawn === undefined ? undefined : fitted(drawn, room, letters);
}

/** How far below their middle the first of some lines stands, by its baseline. */
function firstBelow({ size, lines }: Fitted, leading: number): number {
  return (size * (CAPITALS - leading * (lines.length - 1))) / 2;
}

function widthOf({ size, lines }: Fitted, face: Face, letters: Letters): number {
  return Math.max(...lines.map((line) => letters.set(line, face).width)) * (size / 1000);
}

interface Place {
  readonly face: Face;
  readonly fill: Fill;
  readonly x: number;
  /** Of the first baseline. */
  readonly y: number;
  /** How much of a line stands before `x`, from 0 to 1. */
  readonly anchor?: number;
  /** From baseline to baseline, as a part of the size. */
  readonly leading?: number;
}

function set({ size, lines }: Fitted, { face, fill, x, y, anchor = 0, leading = 0 }: Place, letters: Letters): readonly Shape[] {
  const scale = size / 1000;
  return lines.map((line, index) => {
    const { width, glyphs } = letters.set(line, face);
    const [left, baseline] = [x - anchor * width * scale, y + index * leading * size].map((value) => Math.round(value * 100) / 100);
    return { fill, glyphs, transform: `matrix(${scale} 0 0 ${-scale} ${left} ${baseline})` };
  });
}

/** As wide as the card, from its top. */
function rectangle(fill: Fill, height: number): Shape {
  return { fill, outline: `M0 0H${CARD.width}V${height}H0Z` };
}
