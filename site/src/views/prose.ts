import type { Item, PatternGraph, SourcePlace } from '../../../src/model.ts';
import { parseReference, referenceKey } from '../../../src/reference.ts';
import type { LinkTarget } from '../../../src/render/html.ts';
import type { Link } from '../item-records.ts';
import type { TextPiece } from '../records.ts';

/** What a reference in prose becomes on the site. */
export function resolverOf({ patterns, items }: PatternGraph): (ref: string) => LinkTarget | undefined {
  return (ref) => {
    const pattern = patterns.find((one) => one.ref === ref);
    if (pattern) return { url: pattern.url, title: pattern.title };
    const item = items[ref];
    if (!item) return undefined;
    const shown = shownOf(item);
    return { url: item.url, title: item.title ?? shortened(item.prose.text), ...(shown !== undefined && { shown }) };
  };
}

/** A work is cited by its number, a term or erratum by its name; all else by its reference. */
function shownOf({ kind, title, data }: Item): string | undefined {
  if (kind === 'term' || kind === 'erratum') return `[${title}]`;
  if (kind !== 'work') return undefined;
  const name = data?.['locator'] ?? data?.['number'] ?? data?.['title-short'] ?? title;
  return `[${String(name).replace(/^\[|\]$/g, '')}]`;
}

function canonical(written: string, { language, patterns, items }: PatternGraph): string | undefined {
  const key = referenceKey(parseReference(written, language)?.ref ?? written);
  return [...patterns.map(({ ref }) => ref), ...Object.keys(items)].find((ref) => referenceKey(ref) === key);
}

/** A link to whatever bears the reference, or to the page that has the address. */
export function linkTo(ref: string, graph: PatternGraph): Link | undefined {
  if (ref.startsWith('/')) return { href: ref, title: pageTitle(ref, graph) };
  const target = resolverOf(graph)(canonical(ref, graph) ?? ref);
  return target && { href: target.url, ref, title: target.title };
}

function pageTitle(address: string, { annexes, pages }: PatternGraph): string {
  const path = address.replace(/#.*$/, '');
  const fixed = new Map([
    ['/', 'Map'],
    ['/recommendations/', 'Recommendations'],
    ['/data/', 'Data'],
    ['/codes/', 'Codes of findings'],
  ]);
  return fixed.get(path) ?? [...annexes, ...pages].find(({ url }) => url === path)?.title ?? path;
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
