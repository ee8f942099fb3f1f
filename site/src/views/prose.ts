import { SITE_PAGES } from '../../../src/addresses.ts';
import type { Item, Pattern, PatternGraph, SourcePlace } from '../../../src/model.ts';
import { parseReference, referenceKey } from '../../../src/reference.ts';
import type { LinkTarget } from '../../../src/render/html.ts';
import type { Link } from '../item-records.ts';
import type { TextPiece } from '../records.ts';
import { familyOf } from './families.ts';

/** What a reference in prose becomes on the site. */
export function resolverOf(graph: PatternGraph): (ref: string) => LinkTarget | undefined {
  const { patterns, items } = indexOf(graph);
  return (ref) => {
    const pattern = patterns.get(ref);
    if (pattern) return { url: pattern.url, title: pattern.title };
    const item = items[ref];
    if (!item) return undefined;
    const shown = shownOf(item);
    return { url: item.url, title: item.title ?? shortened(item.prose.text), ...(shown !== undefined && { shown }) };
  };
}

/** A work is cited by its number, a term, an erratum or a way by its name; all else by its reference. */
function shownOf({ kind, title, data }: Item): string | undefined {
  if (kind === 'term' || kind === 'erratum' || kind === 'way') return `[${title}]`;
  if (kind !== 'work') return undefined;
  const name = data?.['locator'] ?? data?.['number'] ?? data?.['title-short'] ?? title;
  return `[${String(name).replace(/^\[|\]$/g, '')}]`;
}

interface Index {
  readonly patterns: ReadonlyMap<string, Pattern>;
  readonly items: PatternGraph['items'];
  /** References as they are written, by their key. */
  readonly canonical: ReadonlyMap<string, string>;
}

const indexes = new WeakMap<PatternGraph, Index>();

function indexOf(graph: PatternGraph): Index {
  const known = indexes.get(graph);
  if (known) return known;
  const refs = [...graph.patterns.map(({ ref }) => ref), ...Object.keys(graph.items)];
  const index: Index = {
    patterns: new Map(graph.patterns.map((pattern) => [pattern.ref, pattern])),
    items: graph.items,
    canonical: new Map(refs.map((ref) => [referenceKey(ref), ref])),
  };
  indexes.set(graph, index);
  return index;
}

function canonical(written: string, graph: PatternGraph): string | undefined {
  return indexOf(graph).canonical.get(referenceKey(parseReference(written, graph.language)?.ref ?? written));
}

/** A link to whatever bears the reference, or to the page that has the address. */
export function linkTo(ref: string, graph: PatternGraph): Link | undefined {
  if (ref.startsWith('/')) return { href: ref, title: pageTitle(ref, graph) };
  const found = canonical(ref, graph) ?? ref;
  const target = resolverOf(graph)(found);
  const pattern = indexOf(graph).patterns.get(found);
  return target && { href: target.url, ref, title: target.title, ...(pattern && { family: familyOf(pattern, graph) }) };
}

function pageTitle(address: string, { annexes, pages }: PatternGraph): string {
  const path = address.replace(/#.*$/, '');
  return [...annexes, ...pages].find(({ url }) => url === path)?.title ?? SITE_PAGES.get(path) ?? path;
}

/** Plain text, with its web addresses as links. */
export function piecesOf(text: string): readonly TextPiece[] {
  return text
    .split(/(https?:\/\/[^\s]*[^\s.,;:)])/)
    .filter(Boolean)
    .map((piece) => (/^https?:\/\//.test(piece) ? { text: piece, href: piece } : { text: piece }));
}

/** "clause 5.2, Guidance note [B5]"; what begins with a word is named as it is. */
export function sourceText({ clause, note }: SourcePlace): string {
  const place = /^\d/.test(clause) ? `clause ${clause}` : clause;
  return note === undefined ? place : `${place}, ${note}`;
}

/** At most `length` characters, cut between words. */
export function shortened(text: string, length = 120): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= length ? line : `${line.slice(0, length).replace(/\s+\S*$/, '')}…`;
}

/** Plain text as HTML. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
