import { citeAddress } from '../../../src/addresses.ts';
import type { Annex, Item, PatternGraph } from '../../../src/model.ts';
import { renderInline } from '../../../src/render/html.ts';
import type { AnnexContent, ItemPart, ItemRecord, Outline, PosterCard } from '../item-records.ts';
import { entryOf } from './entries.ts';
import { matrixOf } from './matrix.ts';
import { linkTo, resolverOf } from './prose.ts';

/** On its own page an annex is whole and its items carry anchors; as a figure it may be shortened, and they link to that page. */
export type Setting = 'page' | 'figure';

export function contentOf(annex: Annex, graph: PatternGraph, setting: Setting): AnnexContent {
  const items = annex.items.map((ref) => graph.items[ref]).filter((item) => item !== undefined);
  switch (annex.kind) {
    case 'outline':
    case 'register':
      return outlineOf(annex, items, { graph, setting });
    case 'matrix':
      return matrixOf(annex, items, (item) => recordOf(item, { graph, setting }));
    case 'sequence':
      return { kind: 'sequence', phases: items.map((item) => recordOf(item, { graph, setting })) };
    default:
      return {
        kind: 'entries',
        headed: annex.kind === 'guide' && setting === 'page',
        entries: items.map((item) => entryOf(item, graph, setting === 'page')),
      };
  }
}

/** Whether its lowest level stands on its own page alone. */
export function isShortened({ kind, data }: Annex): boolean {
  return kind === 'outline' && (data.levels?.length ?? 1) > 1;
}

interface RecordOptions {
  readonly graph: PatternGraph;
  readonly setting: Setting;
  /** How many levels below this one are shown. */
  readonly depth?: number;
}

/** As a figure, an outline goes down to its last level but one. */
function outlineOf({ kind, data }: Annex, items: readonly Item[], { graph, setting }: RecordOptions): Outline {
  const depth = setting === 'page' ? Number.POSITIVE_INFINITY : Math.max(0, (data.levels?.length ?? 1) - 2);
  const records = items.map((item) => recordOf(item, { graph, setting, depth }));
  return {
    kind: 'outline',
    checklist: data.checklist === true && setting === 'page',
    showNames: kind === 'register',
    items: records,
    poster: kind === 'outline' ? posterOf(items, graph) : [],
  };
}

/** How many characters a point on a poster has at most. */
const POINT = 160;

function posterOf(items: readonly Item[], { items: all }: PatternGraph): readonly PosterCard[] {
  const cards = items.map((item) => ({
    link: { href: item.url, ref: item.ref, title: item.title ?? item.prose.text },
    points: item.children.flatMap((ref) => {
      const point = all[ref];
      return point ? [{ href: point.url, title: point.title ?? point.prose.text }] : [];
    }),
  }));
  const fits =
    items.every(({ title }) => title !== undefined) && cards.every(({ points }) => points.every(({ title }) => title.length <= POINT));
  return fits ? cards : [];
}

function recordOf(item: Item, options: RecordOptions): ItemRecord {
  const { graph, setting, depth = Number.POSITIVE_INFINITY } = options;
  const below = depth > 0 ? item.children.map((ref) => graph.items[ref]).filter((child) => child !== undefined) : [];
  const html = renderInline(item.prose.tree, { resolve: resolverOf(graph) });
  const parts: ItemPart[] = [];
  if (html) parts.push({ html });
  if (below.length > 0) parts.push({ items: below.map((child) => recordOf(child, { ...options, depth: depth - 1 })) });
  return {
    ref: item.ref,
    href: item.url,
    ...(setting === 'page' && { id: item.ref, cite: citeAddress(item.ref) }),
    ...(typeof item.data?.['fate'] === 'string' && { fate: item.data['fate'] }),
    ...(item.kind === 'source' && item.label !== undefined && { mark: item.label }),
    ...(item.title !== undefined && { title: item.title }),
    parts,
    names: [...new Set([...hereOf(item), ...item.names])].map((ref) => linkTo(ref, graph)).filter((link) => link !== undefined),
  };
}

/** Where a part of the source lives here. */
function hereOf({ data = {} }: Item): readonly string[] {
  return (data['here'] ?? []) as readonly string[];
}
