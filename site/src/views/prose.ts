import { SITE_PAGES } from '../../../src/addresses.ts';
import type { Item, PatternGraph, SourcePlace } from '../../../src/model.ts';
import type { LinkTarget } from '../../../src/render/html.ts';
import { type Bearer, bearerOf, isItem } from '../../../src/resolve.ts';
import type { Link } from '../item-records.ts';
import type { TextPiece } from '../records.ts';
import { familyOf } from './families.ts';

/** What a reference in prose becomes on the site. */
export function resolverOf(graph: PatternGraph): (ref: string) => LinkTarget | undefined {
  return (ref) => {
    const bearer = bearerOf(ref, graph);
    return bearer && targetOf(bearer);
  };
}

function targetOf(bearer: Bearer): LinkTarget {
  if (!isItem(bearer)) return { url: bearer.url, title: bearer.title };
  const shown = shownOf(bearer);
  return { url: bearer.url, title: bearer.title ?? shortened(bearer.prose.text), ...(shown !== undefined && { shown }) };
}

/** A work is cited by its number, a term, an erratum or a way by its name; all else by its reference. */
function shownOf({ kind, title, data }: Item): string | undefined {
  if (kind === 'term' || kind === 'erratum' || kind === 'way') return `[${title}]`;
  if (kind !== 'work') return undefined;
  const name = data?.['locator'] ?? data?.['number'] ?? data?.['title-short'] ?? title;
  return `[${String(name).replace(/^\[|\]$/g, '')}]`;
}

/** A link to whatever bears the reference, or to the page that has the address. */
export function linkTo(ref: string, graph: PatternGraph): Link | undefined {
  if (ref.startsWith('/')) return { href: ref, title: pageTitle(ref, graph) };
  const bearer = bearerOf(ref, graph);
  if (!bearer) return undefined;
  const { url: href, title } = targetOf(bearer);
  return { href, ref, title, ...(!isItem(bearer) && { family: familyOf(bearer, graph) }) };
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
