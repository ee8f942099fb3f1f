/** Lays out graphs, off the page: Graphviz is WebAssembly, which pages may not compile. */
import { instance } from '@viz-js/viz';
import type { Layout, Outline, Point } from './messages.ts';

/** Resolution of Graphviz. */
const INCH = 72;

addEventListener('message', ({ data }: MessageEvent<Outline>) => {
  // The page hears of errors, but of no promise that is broken.
  layoutOf(data).then((layout) => postMessage(layout), reportError);
});

interface LaidOut {
  /** Left, bottom, right, top. */
  readonly bb: string;
  readonly objects?: readonly { readonly name: string; readonly pos: string }[];
  readonly edges?: readonly { readonly id: string; readonly pos: string; readonly lp?: string }[];
}

async function layoutOf({ nodes, edges }: Outline): Promise<Layout> {
  const graphviz = await instance();
  const {
    bb,
    objects,
    edges: courses,
  } = graphviz.renderJSON({
    directed: true,
    graphAttributes: { rankdir: 'LR', nodesep: 0.2, ranksep: 0.35 },
    nodeAttributes: { shape: 'box', fixedsize: 'true', label: '' },
    nodes: nodes.map(({ width, height }, index) => ({ name: `${index}`, attributes: { width: width / INCH, height: height / INCH } })),
    edges: edges.map(({ tail, head, width, height }, index) => ({
      tail: `${tail}`,
      head: `${head}`,
      // Room for words that the page writes itself.
      attributes: {
        id: `${index}`,
        label: { html: `<table border="0" fixedsize="true" width="${width}" height="${height}"><tr><td></td></tr></table>` },
      },
    })),
  }) as LaidOut;
  const [, , width = 0, height = 0] = bb.split(',').map(Number);
  const pointOf = (written: string): Point => {
    const [x = 0, y = 0] = written.split(',').map(Number);
    return [x, height - y];
  };
  const places = new Map(objects?.map(({ name, pos }) => [name, pos]));
  const ways = new Map(courses?.map((course) => [course.id, course]));
  return {
    width,
    height,
    nodes: nodes.map((_, index) => pointOf(places.get(`${index}`) ?? '')),
    edges: edges.map((_, index) => {
      const { pos = '', lp = '' } = ways.get(`${index}`) ?? {};
      const [end = '', ...curve] = pos.split(' ');
      return { end: pointOf(end.replace(/^e,/, '')), curve: curve.map(pointOf), label: pointOf(lp) };
    }),
  };
}
