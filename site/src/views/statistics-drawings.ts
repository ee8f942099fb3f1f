import type { Link } from '../item-records.ts';
import type { BowDrawing, ClusterDrawing, Plate } from '../records.ts';

/** The beginning and the end of a bow, by the place of their patterns in the line. */
export interface Bound {
  readonly from: number;
  readonly to: number;
  readonly both: boolean;
  readonly href: string;
  readonly title: string;
}

/** How far patterns are from each other in a line that runs across the page or down, and how far bows reach from it at most, in pixels. */
const FORMS = {
  across: { step: 58, reach: 190 },
  down: { step: 30, reach: 132 },
} as const;

const PLATE_HEIGHT = 22;
const TIP = 7;
/** How far beside the middle of its plate an arrow begins or ends, so that the two are told apart. */
const ASIDE = 5;

/** Bows between patterns in a line: on one side those that lead both ways, on the other those that lead one way. */
export function drawBows(links: readonly Link[], bounds: readonly Bound[], form: keyof typeof FORMS): BowDrawing {
  const { step, reach } = FORMS[form];
  const plate = plateFor(links);
  const isAcross = form === 'across';
  const along = isAcross ? Math.max(step, plate.width + 8) : step;
  const half = (isAcross ? plate.height : plate.width) / 2;
  const longest = bounds.reduce((most, { from, to }) => Math.max(most, Math.abs(from - to)), 0) * along;
  const bend = Math.min(1, reach / Math.max(1, longest / 2));
  const depthOf = (ends: readonly Bound[]) =>
    ends.reduce((most, { from, to }) => Math.max(most, (Math.abs(from - to) * along * bend) / 2), 0);
  const [above, below] = [true, false].map((way) => depthOf(bounds.filter(({ both }) => both === way)) + 2);
  const middle = half + (above ?? 0);
  const point = (a: number, b: number) => (isAcross ? `${rounded(a)} ${rounded(b)}` : `${rounded(b)} ${rounded(a)}`);
  const bows = bounds.map(({ from, to, both, href, title }) => {
    const aside = both ? 0 : ASIDE;
    const [start, end] = [(from + 0.5) * along + aside, (to + 0.5) * along - aside];
    const edge = middle + (both ? -half : half);
    const tip = both ? 0 : TIP;
    const radii = [Math.abs(end - start) / 2, (Math.abs(from - to) * along * bend) / 2].map(rounded);
    const sweep = (start < end === both) === isAcross ? 1 : 0;
    const arc = `M${point(start, edge)}A${(isAcross ? radii : radii.toReversed()).join(' ')} 0 0 ${sweep} ${point(end, edge + tip)}`;
    const arrow = `M${point(end, edge)}L${point(end - TIP * 0.45, edge + TIP)}L${point(end + TIP * 0.45, edge + TIP)}Z`;
    return { href, title, line: arc, ...(!both && { tip: arrow }) };
  });
  const [long, deep] = [links.length * along, middle + half + (below ?? 0) + TIP].map(rounded);
  const plates = links.map((link, index): Plate => {
    const [a, b] = [(index + 0.5) * along, middle];
    const [x, y] = isAcross ? [a, b] : [b, a];
    return { link, x: rounded(x - plate.width / 2), y: rounded(y - plate.height / 2) };
  });
  return { width: (isAcross ? long : deep) ?? 0, height: (isAcross ? deep : long) ?? 0, plate, plates, bows };
}

const CELL = 18;

/** A matrix whose rows and columns are the patterns cluster by cluster; the clusters are frames along its diagonal. */
export function drawClusters(
  links: readonly Link[],
  edges: readonly (readonly [number, number])[],
  { clusters, caption }: { readonly clusters: readonly number[]; readonly caption: string },
): ClusterDrawing {
  const order = links.map((_, node) => node).sort((a, b) => (clusters[a] ?? 0) - (clusters[b] ?? 0) || a - b);
  const { width, height } = { ...plateFor(links), height: CELL - 2 };
  const place = new Map(order.map((node, index) => [node, width + 4 + index * CELL]));
  const at = (node: number) => place.get(node) ?? 0;
  const cell = ([from, to]: readonly [number, number]) => `M${at(to) + 2} ${at(from) + 2}h${CELL - 4}v${CELL - 4}h${4 - CELL}z`;
  const isWithin = ([from, to]: readonly [number, number]) => clusters[from] === clusters[to];
  const [start, end] = [width + 4, width + 4 + links.length * CELL];
  const sizes = [...Map.groupBy(order, (node) => clusters[node]).values()];
  return {
    caption,
    width: end + 2,
    height: end + 2,
    plate: { width, height },
    plates: order.flatMap((node) => (links[node] ? [{ link: links[node], x: 0, y: at(node) + 1 }] : [])),
    columns: order.map((node) => ({ ref: links[node]?.ref ?? '', x: at(node) + CELL / 2, y: width })),
    within: edges.filter(isWithin).map(cell).join(''),
    between: edges
      .filter((edge) => !isWithin(edge))
      .map(cell)
      .join(''),
    lines: Array.from({ length: links.length + 1 }, (_, index) => start + index * CELL)
      .map((line) => `M${start} ${line}H${end}M${line} ${start}V${end}`)
      .join(''),
    frames: sizes
      .map((nodes) => `M${at(nodes[0] ?? 0)} ${at(nodes[0] ?? 0)}h${nodes.length * CELL}v${nodes.length * CELL}h${-nodes.length * CELL}z`)
      .join(''),
  };
}

/** Wide enough for the longest reference. */
function plateFor(links: readonly Link[]) {
  const longest = links.reduce((most, { ref = '' }) => Math.max(most, ref.length), 0);
  return { width: Math.max(36, 12 + Math.ceil(longest * 8.5)), height: PLATE_HEIGHT };
}

function rounded(length: number): number {
  return Math.round(length * 10) / 10;
}
