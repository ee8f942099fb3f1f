import { type Gone, goneFrom } from '../../editions/gone.ts';
import type { PatternGraph } from '../../model.ts';
import { FRAME, type PlacedNode } from '../../rdf/node.ts';
import { nodesOf } from '../../rdf/nodes/index.ts';

/** Names below the base that are alike but for one part, and where each leads. */
interface Rule {
  /** What stands before and after the part. */
  readonly before: string;
  readonly after: string;
  /** The address of the page, with `$1` for the part. Missing when the name is itself the address of a page. */
  readonly page?: string;
  /** The address of the data file, with `$1` for the part. Without an ending, there is such a file in each form. */
  readonly data: string;
}

/** A {@link Rule} for one name. */
export interface Resource extends Rule {
  readonly part: string;
}

export interface RuleOfMany extends Rule {
  readonly parts: readonly string[];
}

/** The address of the data file of the language, its components, groups, kinds of linkage and pages. */
export const FRAME_FILE = `/${FRAME}`;

/** Everything that has a name below the base, in the order of the dataset: each resource once, then what describes the dataset. */
export function resourcesOf(graph: PatternGraph): readonly Resource[] {
  const { base, edition, prefix } = graph.language;
  const earlier = graph.editions.filter((one) => one.edition !== edition);
  const nodes = [...nodesOf(graph)];
  const graphs = new Set(nodes.map((node) => node.graph));
  const description = { page: '/data/', after: '', data: '/data/dataset.ttl' };
  return [
    ...nodes.map((node) => resourceOf(node, node.id.slice(base.length), graph)),
    { before: '', part: 'ns', after: '', page: '/$1/', data: '/ns.ttl' },
    { before: '', part: 'shapes', after: '', page: '/ns/', data: '/shapes.ttl' },
    { ...description, before: 'edition/', part: edition },
    ...earlier.map((one) => ({ before: 'edition/', part: one.edition, after: '', page: '/editions/$1/', data: '/editions/$1.json' })),
    ...goneFrom(graph).map(resourceOfGone),
    { ...description, before: 'graph/', part: 'dataset' },
    ...[...graphs].map((part) => ({ ...description, before: 'graph/', part, data: `/data/${prefix.toLowerCase()}.trig` })),
  ];
}

/** The same, put together: resources that differ only in their part have one rule, or more where that would grow too long for nginx. */
export function rulesOf(graph: PatternGraph): readonly RuleOfMany[] {
  const alike = Map.groupBy(resourcesOf(graph), ({ part: _part, ...rule }) => JSON.stringify(rule));
  return [...alike.values()].flatMap((resources) => {
    const [{ part: _part, ...rule }] = resources as [Resource];
    return [...chunked(resources.map(({ part }) => part))].map((parts) => ({ ...rule, parts }));
  });
}

/** The regular expression of the names of a rule, without anchors; its one group is the part. */
export function patternOf({ before, parts, after }: RuleOfMany): string {
  return escapeRegex(before) + alternation(parts) + escapeRegex(after);
}

/** The name of a resource below the base. */
export function nameOf({ before, part, after }: Resource): string {
  return before + part + after;
}

/** The address with the part in its place. */
export function filled(address: string, { part }: Resource): string {
  return address.replaceAll('$1', part);
}

function resourceOf(node: PlacedNode, name: string, graph: PatternGraph): Resource {
  const { files } = node;
  const [file = FRAME] = files;
  const isFrame = file === FRAME;
  const data = isFrame ? FRAME_FILE : `/${file}`;
  if (name === '') return { before: '', part: '', after: '', data };
  if (name.endsWith('/')) return { before: '', part: name.slice(0, -1), after: '/', data: isFrame ? data : '/$1' };
  if (name === file) return { before: '', part: name, after: '', page: '/$1/', data: '/$1' };

  // The name of a linkage may begin as that of an item does.
  const item = node.graph === 'linkages' ? undefined : itemOf(name, graph);
  if (item) {
    const [page, anchor = ''] = item.url.split('#');
    const start = item.ref.length - anchor.length;
    return { before: item.ref.slice(0, start), part: anchor, after: name.slice(item.ref.length), page: `${page}#$1`, data };
  }
  const linkages = `${file}.link.`;
  const before = name.startsWith(linkages) ? linkages : name.slice(0, name.indexOf('.') + 1);
  const page = isFrame ? '/' : `/${file}/`;
  return { before, part: name.slice(before.length), after: '', page: before === linkages ? `${page}#linkages` : page, data };
}

/** What was withdrawn leads to its words in the last edition that has them, or to that edition as data. */
function resourceOfGone({ entry: { ref }, edition, address }: Gone): Resource {
  const [page = '', anchor] = address.split('#');
  const part = anchor ?? ref;
  const data = `/editions/${edition.edition}.json`;
  return { before: ref.slice(0, ref.length - part.length), part, after: '', page: anchor === undefined ? page : `${page}#$1`, data };
}

/** The item that has a name, or that what has the name is a part of. */
function itemOf(name: string, { items }: PatternGraph) {
  const segments = name.split('.');
  const names = segments.map((_, index) => segments.slice(0, segments.length - index).join('.'));
  return names.map((one) => items[one]).find((item) => item !== undefined);
}

/** nginx takes no word longer than 4,096 bytes. */
const LONGEST = 2000;

function* chunked(parts: readonly string[]): Generator<readonly string[]> {
  let chunk: string[] = [];
  let length = 0;
  for (const part of parts) {
    length += escapeRegex(part).length + 1;
    if (length > LONGEST && chunk.length > 0) {
      yield chunk;
      chunk = [];
      length = escapeRegex(part).length + 1;
    }
    chunk.push(part);
  }
  yield chunk;
}

function alternation(parts: readonly string[]): string {
  if (parts.every((part) => part === '')) return '';
  const [first = ''] = parts;
  const stem = first.slice(0, first.indexOf('.') + 1);
  if (stem === '' || parts.length === 1 || !parts.every((part) => part.startsWith(stem))) return `(${parts.map(escapeRegex).join('|')})`;
  return `(${escapeRegex(stem)}(?:${parts.map((part) => escapeRegex(part.slice(stem.length))).join('|')}))`;
}

function escapeRegex(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
