/** A rectangle, in pixels, from its left upper corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The data of an SVG path around a box whose corners are round as CSS has it: radii that have no room shrink together.
 *
 * @param radii Of the corners from the upper left one on, in `em` or `px`; the second stands for the fourth where that is missing, and so on
 * @param em In pixels
 */
export function plateOutline(box: Box, radii: string, em: number): string {
  const { x, y, width, height } = box;
  const [a, b, c, d] = cornersOf(box, radii, em);
  const [right, bottom] = [x + width, y + height].map(rounded) as [number, number];
  const corner = (radius: number, toX: number, toY: number) => `A${radius} ${radius} 0 0 1 ${rounded(toX)} ${rounded(toY)}`;
  return [
    `M${rounded(x + a)} ${rounded(y)}H${rounded(right - b)}${corner(b, right, y + b)}`,
    `V${rounded(bottom - c)}${corner(c, right - c, bottom)}`,
    `H${rounded(x + d)}${corner(d, x, bottom - d)}`,
    `V${rounded(y + a)}${corner(a, x + a, y)}Z`,
  ].join('');
}

/** How far the round corners of a box reach in from its sides, at most, at some depth below its top and above its bottom. */
export function reachOfCorners(
  box: Box,
  { radii, em, depth }: { readonly radii: string; readonly em: number; readonly depth: number },
): number {
  return Math.max(...cornersOf(box, radii, em).map((radius) => radius - Math.sqrt(radius ** 2 - Math.max(0, radius - depth) ** 2)));
}

type Corners = readonly [number, number, number, number];

function cornersOf({ width, height }: Box, radii: string, em: number): Corners {
  const [first = 0, second = first, third = first, fourth = second] = radii
    .split(' ')
    .map((radius) => Number.parseFloat(radius) * (radius.endsWith('em') ? em : 1));
  const sides = [
    [width, first + second],
    [height, second + third],
    [width, third + fourth],
    [height, fourth + first],
  ] as const;
  const room = Math.min(1, ...sides.filter(([, taken]) => taken > 0).map(([side, taken]) => side / taken));
  return [first, second, third, fourth].map((radius) => rounded(radius * room)) as unknown as Corners;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
