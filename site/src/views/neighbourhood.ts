import type { Pattern, PatternGraph } from '../../../src/model.ts';
import type { Neighbourhood, Plate } from '../records.ts';
import { linkOf } from './families.ts';

/** In pixels: the size of a plate, how far apart two of a column begin, and the width of the whole. */
const PLATE = { width: 44, height: 22 };
const STEP = 28;
const WIDTH = 240;

/** The pattern in the middle, on its left those that name it, on its right those that it names. Undefined for a pattern that stands alone. */
export function neighbourhoodOf(pattern: Pattern, graph: PatternGraph): Neighbourhood | undefined {
  const before = graph.linkages.filter(({ target }) => target === pattern.ref);
  const after = graph.linkages.filter(({ source }) => source === pattern.ref);
  const rows = Math.max(before.length, after.length);
  if (rows === 0) return undefined;
  const height = heightOf(rows);
  const plate = (ref: string, x: number, y: number): Plate[] =>
    graph.patterns.filter((one) => one.ref === ref).map((one) => ({ link: linkOf(one, graph), x, y: y - PLATE.height / 2 }));
  const column = (refs: readonly string[], x: number) =>
    refs.flatMap((ref, row) => plate(ref, x, (height - heightOf(refs.length) + PLATE.height) / 2 + row * STEP));
  const left = column(
    before.map(({ source }) => source),
    0,
  );
  const right = column(
    after.map(({ target }) => target),
    WIDTH - PLATE.width,
  );
  const centre = plate(pattern.ref, (WIDTH - PLATE.width) / 2, height / 2);
  const edges = centre.flatMap((here) => [...left.map((from) => curve(from, here)), ...right.map((to) => curve(here, to))]);
  return { width: WIDTH, height, plates: [...left, ...centre, ...right], edges: edges.join('') };
}

function heightOf(rows: number): number {
  return (rows - 1) * STEP + PLATE.height;
}

/** From the right side of one plate to the left side of another. */
function curve(from: Plate, to: Plate): string {
  const [x1, y1, x2, y2] = [from.x + PLATE.width, from.y + PLATE.height / 2, to.x, to.y + PLATE.height / 2];
  const bend = (x1 + x2) / 2;
  return `M${x1} ${y1}C${bend} ${y1} ${bend} ${y2} ${x2} ${y2}`;
}
