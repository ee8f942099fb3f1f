import type { Reply } from '../../../../src/query/reply.ts';
import { boundIn, type ResultTerm } from '../../../../src/query/results.ts';
import { shown } from '../../../../src/query/table.ts';
import type { QuerySpace } from '../../views/query.ts';
import { element } from '../asking.ts';
import type { Layout, Outline, Point } from './messages.ts';
import { addresses } from './places.ts';

/** Lines that a drawing has at most: with more it cannot be read. */
const MOST_LINES = 80;

/** Below this width, in pixels, names are drawn alone. */
const BROAD = 720;

/** Characters of a text or a name that are drawn at most. */
const MOST_CHARACTERS = { broad: 32, narrow: 18 };

/** In pixels. */
const PAD = 9;
const LINE = 16;
const TIP = 7;

interface Box {
  readonly name: string;
  title?: string;
  readonly href?: string | undefined;
  readonly isValue: boolean;
}

interface Edge {
  readonly tail: number;
  readonly head: number;
  readonly kinds: string[];
}

type GraphReply = Extract<Reply, { readonly kind: 'rows' | 'graph' }>;

/** A small graph as a drawing, which is there as soon as its layout is; its triples say the same. */
export function drawingOf(reply: GraphReply, space: QuerySpace): HTMLElement {
  const { boxes, edges } = networkOf(reply, space);
  if (edges.length > MOST_LINES || reply.rows.length < reply.count)
    return element('p', { class: 'quiet' }, `A drawing of more than ${MOST_LINES} lines cannot be read, so there is none.`);
  const outline = outlineOf(boxes, edges);
  const state = element('p', { class: 'quiet' }, 'Drawing …');
  const figure = element('figure', {}, state);
  const worker = new Worker(new URL('./layout-worker.ts', import.meta.url), { type: 'module' });
  worker.onerror = () => {
    worker.terminate();
    state.textContent = 'The drawing could not be made. The triples say the same.';
  };
  worker.onmessage = ({ data }: MessageEvent<Layout>) => {
    worker.terminate();
    const region = element('div', { class: 'scroll', role: 'region', 'aria-label': 'Answer as a drawing', tabindex: '0' });
    region.append(svgOf(data, outline, { boxes, edges }));
    state.replaceWith(region);
  };
  worker.postMessage(outline);
  return figure;
}

interface Network {
  readonly boxes: readonly Box[];
  readonly edges: readonly Edge[];
}

/** What the triples join: each resource once with its label in it, each other text by itself, and what they share as one line. */
function networkOf({ rows }: GraphReply, space: QuerySpace): Network {
  const { prefixes } = space;
  const isBroad = document.documentElement.clientWidth >= BROAD;
  const short = (term: ResultTerm) => shortened(shown(term, prefixes), isBroad ? MOST_CHARACTERS.broad : MOST_CHARACTERS.narrow);
  const addressOf = addresses(space);
  const boxes: Box[] = [];
  const known = new Map<string, number>();
  const add = (box: Box) => boxes.push(box) - 1;
  const resource = (term: ResultTerm) => {
    const key = `${term.type} ${term.value}`;
    const at = known.get(key) ?? add({ name: short(term), href: addressOf(term), isValue: false });
    known.set(key, at);
    return at;
  };
  const edges = new Map<string, Edge>();
  for (const row of rows) {
    const [subject, predicate, object] = ['subject', 'predicate', 'object'].map((name) => boundIn(row, name));
    if (!subject || !predicate || !object) continue;
    const kind = shown(predicate, prefixes);
    const tail = resource(subject);
    const box = boxes[tail];
    const isText = object.type === 'literal';
    if (isText && box && box.title === undefined && LABELS.includes(kind)) {
      box.title = isBroad ? short(object) : '';
      continue;
    }
    const head = isText ? add({ name: short(object), isValue: true }) : resource(object);
    const edge = edges.get(`${tail} ${head}`) ?? { tail, head, kinds: [] };
    edge.kinds.push(short(predicate));
    edges.set(`${tail} ${head}`, edge);
  }
  return { boxes, edges: [...edges.values()] };
}

const LABELS: readonly string[] = ['skos:prefLabel', 'rdfs:label', 'dcterms:title'];

function shortened(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

function outlineOf(boxes: readonly Box[], edges: readonly Edge[]): Outline {
  const pen = document.createElement('canvas').getContext('2d');
  const family = getComputedStyle(document.body).fontFamily;
  const widthOf = (text: string, weight: number) => {
    if (!pen) return text.length * 8;
    pen.font = `${weight} 12px ${family}`;
    return Math.ceil(pen.measureText(text).width);
  };
  return {
    nodes: boxes.map(({ name, title = '', isValue }) => ({
      width: Math.max(36, widthOf(name, isValue ? 400 : 700), widthOf(title, 400)) + 2 * PAD,
      height: LINE * (title === '' ? 1 : 2) + PAD,
    })),
    edges: edges.map(({ tail, head, kinds }) => ({
      tail,
      head,
      width: Math.max(...kinds.map((kind) => widthOf(kind, 400))) + PAD,
      height: LINE * kinds.length,
    })),
  };
}

function svgOf(layout: Layout, { nodes: sizes }: Outline, { boxes, edges }: Network): SVGElement {
  const [width, height] = [Math.ceil(layout.width) + 8, Math.ceil(layout.height) + 8];
  const lines = edges.flatMap(({ kinds }, index) => {
    const { curve = [], end = [0, 0], label: [x, y] = [0, 0] } = layout.edges[index] ?? {};
    return [...strokeOf(curve, end), ...stacked(kinds, { class: 'kind' }, [x, y])];
  });
  const drawn = boxes.map(({ name, title, href, isValue }, index) => {
    const [x, y] = layout.nodes[index] ?? [0, 0];
    const { width: across = 0, height: down = 0 } = sizes[index] ?? {};
    const at: Point = [x - across / 2 + PAD, y];
    const [first, ...others] = stacked([name, ...(title ? [title] : [])], {}, at);
    if (!isValue) first?.setAttribute('class', 'name');
    const rect = svg('rect', { x: x - across / 2, y: y - down / 2, width: across, height: down, rx: isValue ? 0 : 4 });
    const content = [rect, ...(first ? [first] : []), ...others];
    if (href === undefined) return svg('g', isValue ? { class: 'value' } : {}, ...content);
    return svg('a', { href, ...(href.startsWith('/') ? {} : { rel: 'external nofollow noopener' }) }, ...content);
  });
  return svg(
    'svg',
    { width, height, viewBox: `-4 -4 ${width} ${height}`, role: 'group', 'aria-label': 'The graph' },
    // The table of the triples says the same to those who see no lines.
    svg('g', { 'aria-hidden': 'true' }, ...lines),
    ...drawn,
  );
}

/** Texts one below the other, about a middle. */
function stacked(texts: readonly string[], attributes: Attributes, [x, y]: Point): readonly SVGElement[] {
  return texts.map((text, index) => svg('text', { ...attributes, x, y: y + 4 + (index - (texts.length - 1) / 2) * LINE }, `${text} `));
}

/** The line of an edge, and the tip of its arrow. */
function strokeOf(curve: readonly Point[], end: Point): readonly SVGElement[] {
  const [start, ...handles] = curve;
  const last = curve.at(-1);
  if (!start || !last) return [];
  const [dx, dy] = [end[0] - last[0], end[1] - last[1]];
  const length = Math.hypot(dx, dy) || 1;
  const [ux, uy] = [dx / length, dy / length];
  const base: Point = [end[0] - ux * TIP, end[1] - uy * TIP];
  const side = (way: number): Point => [base[0] - uy * way * TIP * 0.45, base[1] + ux * way * TIP * 0.45];
  return [
    svg('path', { class: 'line', d: `M${start}C${handles.join(' ')}L${base}` }),
    svg('path', { class: 'tip', d: `M${end}L${side(1)}L${side(-1)}Z` }),
  ];
}

type Attributes = Readonly<Record<string, string | number>>;

function svg(name: string, attributes: Attributes, ...content: readonly (Node | string)[]): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, `${value}`);
  made.append(...content);
  return made;
}
