import { type Graph, instance } from '@viz-js/viz';
import type { DrawnEdge, DrawnNode, MapEdge, MapNode, NetworkDrawing } from '../records.ts';

type Size = Pick<DrawnNode, 'width' | 'height' | 'plate' | 'lines'>;

/** How big plates are, how far apart they stay, and how high the drawing is by its width. Lengths are in pixels. */
interface Shape {
  readonly sizeOf: (node: MapNode) => Size;
  readonly apart: number;
  /** How long lines would best be, in inches. */
  readonly length: number;
  /** Which of the many ways to begin, as a number: any other value would begin by the clock. These cross few lines. */
  readonly start: string;
  readonly ratio: number;
  readonly tip: number;
}

const SHAPES: Readonly<Record<'wide' | 'narrow', Shape>> = {
  /** With titles. */
  wide: {
    sizeOf: ({ ref, link }) => {
      const lines = linesOf(link.title);
      const longest = Math.max(...lines.map(({ length }) => length));
      const plate = widthOf(ref);
      return { width: plate + 16 + Math.ceil(longest * 7.4), height: 12 + 17 * Math.max(2, lines.length), plate, lines };
    },
    apart: 10,
    length: 0.6,
    start: '3',
    ratio: 0.5,
    tip: 8,
  },
  /** With references alone. */
  narrow: {
    sizeOf: ({ ref }) => ({ width: widthOf(ref), height: 24, plate: widthOf(ref), lines: [] }),
    apart: 13,
    length: 1,
    start: '1',
    ratio: 1.25,
    tip: 6,
  },
};

/** Characters in a line of a title, unless one of its words has more. */
const LINE = 16;

/** Resolution of Graphviz. */
const INCH = 72;

/**
 * Lay out the patterns so that those with linkages come to lie near each other, no two plates touch, and lines go around the plates.
 *
 * Graphviz does it, in WebAssembly: the same graph gives the same drawing on every machine. Of its engines this one crosses the fewest
 * lines in the least room: in a dense language of 17 patterns 350 times, in layers (dot) 420, in clusters (fdp) 570, on a circle 720.
 */
export async function drawNetwork(
  { nodes, edges }: { readonly nodes: readonly MapNode[]; readonly edges: readonly MapEdge[] },
  form: 'wide' | 'narrow',
): Promise<NetworkDrawing> {
  const shape = SHAPES[form];
  const sizes = new Map(nodes.map((node) => [node.ref, shape.sizeOf(node)]));
  // One that has drawn before draws otherwise.
  const graphviz = await instance();
  const { bb, objects, edges: routes = [] } = graphviz.renderJSON(inputOf(sizes, edges, shape), { engine: 'neato' }) as LaidOut;
  const [, , width = 0, height = 0] = bb.split(',').map(Number);
  const upright = ([x = 0, y = 0]: readonly number[]): Point => [x, height - y];
  const places = new Map(objects?.map(({ name, pos }) => [name, upright(pos.split(',').map(Number))]));
  const edgeOf = ({ tail, head }: LaidOutEdge) =>
    edges.find(({ source, target }) => source.ref === objects?.[tail]?.name && target.ref === objects?.[head]?.name);
  return {
    width: Math.ceil(width),
    height: Math.ceil(height),
    nodes: nodes.flatMap((node) => {
      const [size, place] = [sizes.get(node.ref), places.get(node.ref)];
      return size && place ? [{ node, x: rounded(place[0] - size.width / 2), y: rounded(place[1] - size.height / 2), ...size }] : [];
    }),
    edges: routes.flatMap((route): DrawnEdge[] => {
      const edge = edgeOf(route);
      const both = edge && edges.some(({ source, target }) => source === edge.target && target === edge.source);
      return (edge?.kinds ?? []).flatMap((kind, index) => {
        const aside = ((both ? 0.4 : 0) + index * 0.8) * shape.tip;
        return edge ? [{ edge, kind, ...strokeOf(route.pos, upright, { tip: shape.tip, aside }) }] : [];
      });
    }),
  };
}

interface LaidOut {
  /** Left, bottom, right, top. */
  readonly bb: string;
  readonly objects?: readonly { readonly name: string; readonly pos: string }[];
  readonly edges?: readonly LaidOutEdge[];
}

/** The ends by their place among the objects, and a spline. */
interface LaidOutEdge {
  readonly tail: number;
  readonly head: number;
  readonly pos: string;
}

type Point = readonly [x: number, y: number];

function inputOf(sizes: ReadonlyMap<string, Size>, edges: readonly MapEdge[], { apart, length, start, ratio }: Shape): Graph {
  return {
    directed: true,
    graphAttributes: { mode: 'sgd', start, overlap: 'prism', sep: `+${apart}`, esep: `+${apart / 3}`, splines: 'true', ratio },
    nodeAttributes: { shape: 'box', fixedsize: 'true', label: '' },
    edgeAttributes: { len: length },
    nodes: [...sizes].map(([name, { width, height }]) => ({ name, attributes: { width: width / INCH, height: height / INCH } })),
    edges: edges.map(({ source, target }) => ({ tail: source.ref, head: target.ref })),
  };
}

/**
 * A spline of Graphviz (`e,x,y x,y …`, the end of the arrow first) as two paths: the line, and the point of its arrow. Where another
 * line leads the opposite way each keeps to its right.
 */
function strokeOf(
  pos: string,
  upright: (point: readonly number[]) => Point,
  { tip, aside }: { readonly tip: number; readonly aside: number },
) {
  const points = pos.split(' ').map((point) => upright(point.replace(/^e,/, '').split(',').map(Number)));
  const [end, ...curve] = points as [Point, Point, ...Point[]];
  const start = curve[0];
  const away = unit([end[0] - start[0], end[1] - start[1]]);
  const moved = ([x, y]: Point): Point => [x - away[1] * aside, y + away[0] * aside];
  const [first, ...rest] = curve.map(moved);
  const last = moved(curve.at(-1) ?? start);
  const point = moved(end);
  const [dx, dy] = unit([point[0] - last[0], point[1] - last[1]]);
  const base: Point = [point[0] - dx * tip, point[1] - dy * tip];
  const side = (way: number): Point => [base[0] - dy * way * tip * 0.42, base[1] + dx * way * tip * 0.42];
  return {
    line: `M${written(first ?? start)}C${rest.map(written).join(' ')}L${written(base)}`,
    tip: `M${written(point)}L${written(side(1))}L${written(side(-1))}Z`,
  };
}

function unit([x, y]: Point): Point {
  const length = Math.sqrt(x * x + y * y) || 1;
  return [x / length, y / length];
}

function written([x, y]: Point): string {
  return `${rounded(x)} ${rounded(y)}`;
}

function rounded(length: number): number {
  return Math.round(length * 10) / 10;
}

/** The width of the part with the reference. */
function widthOf(ref: string): number {
  return Math.max(40, 16 + Math.ceil(ref.length * 9));
}

function linesOf(title: string): readonly string[] {
  const lines = title
    .trim()
    .replace(/\s+/g, ' ')
    .match(new RegExp(`.{1,${LINE}}(?: |$)|\\S+ ?`, 'g'));
  return lines?.map((line) => line.trim()) ?? [title];
}
