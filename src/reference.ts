/** The parts of a reference, as someone may write it. */
export interface ParsedReference {
  /** Dotted, letter case as written: `B5.b.2`. */
  readonly ref: string;
  readonly edition?: string;
  /** The beginning of the fingerprint of the wording that was cited: 8 to 64 hexadecimal digits in lower case. */
  readonly fingerprint?: string;
}

/** What a language says about its references. */
export interface ReferenceSpace {
  /** `GDN` in `GDN POND.a.2`. */
  readonly prefix: string;
  /** The base IRI of the language, with a final slash. */
  readonly base: string;
  /** The references of its patterns. On the page of one of these, an anchor is the rest of a reference; elsewhere it is the whole. */
  readonly order: readonly string[];
}

type Spelling = 'dotted' | 'bracketed' | 'compact';

/** `dotted` is `POND.a.2`, `bracketed` is `[POND] a) 2)`, and `compact` is `[POND] a)2)`. */
export type ReferenceStyle = Spelling | `prefixed-${Spelling}` | 'iri' | 'address';

/**
 * Read a reference in any of its spellings: dotted, bracketed, with prefix, edition and fingerprint, IRI, or page address.
 *
 * The result is well formed; whether anything bears it is another question. Undefined when it is no reference at all. What
 * follows `#` in an IRI or an address is an anchor, never a fingerprint. The address of what an edition froze names that edition.
 *
 * @example
 * parseReference('GDN:2031.2 [POND] a) 2)', { prefix: 'GDN', base: 'https://garden.example/', order: ['POND'] })
 * // { ref: 'POND.a.2', edition: '2031.2' }
 * @example
 * parseReference('gdn pond.a#1F2E3D4C', { prefix: 'GDN', base: 'https://garden.example/', order: ['POND'] })
 * // { ref: 'pond.a', fingerprint: '1f2e3d4c' }
 * @example
 * parseReference('/editions/2031.2/POND/#a.2', { prefix: 'GDN', base: 'https://garden.example/', order: ['POND'] })
 * // { ref: 'POND.a.2', edition: '2031.2' }
 * @example
 * parseReference('/POND/#a.2', { prefix: 'GDN', base: 'https://garden.example/', order: ['POND'] })
 * // { ref: 'POND.a.2' }
 */
export function parseReference(spelling: string, space: ReferenceSpace): ParsedReference | undefined {
  const text = spelling.trim();
  const name = isSame(text.slice(0, space.base.length), space.base) ? text.slice(space.base.length) : undefined;
  if (name !== undefined && DOTTED.test(name)) return { ref: name };
  const address = name === undefined ? /^(?:https?:\/\/[^/\s?#]+)?(\/\S*)$/i.exec(text)?.[1] : `/${name}`;
  if (address === undefined) return parseText(unwrapped(text), space.prefix);
  const [, edition, place = address] = /^\/editions\/(\d{4}\.\d+)(\/.*)$/.exec(address) ?? [];
  const ref = refAt(place, space.order);
  return DOTTED.test(ref) ? { ref, ...(edition !== undefined && { edition }) } : undefined;
}

/**
 * Write a reference: the way back from `parseReference`, which gives again what was handed in.
 *
 * Labels of one letter or of digits stand behind the bracket, as in print; names stay in it. An edition brings the prefix
 * along. IRIs and addresses carry neither edition nor fingerprint; the address is the one that leads on to the item's place.
 *
 * @example
 * formatReference({ ref: 'POND.a.2', edition: '2031.2' }, 'bracketed', { prefix: 'GDN', base: 'https://garden.example/', order: ['POND'] })
 * // 'GDN:2031.2 [POND] a) 2)'
 * @example
 * formatReference({ ref: 'term.puddle' }, 'iri', { prefix: 'GDN', base: 'https://garden.example/', order: ['POND'] })
 * // 'https://garden.example/term.puddle'
 */
export function formatReference({ ref, edition, fingerprint }: ParsedReference, style: ReferenceStyle, space: ReferenceSpace): string {
  if (style === 'iri') return `${space.base}${ref}`;
  if (style === 'address') return `/${ref}/`;
  const head = edition !== undefined ? `${space.prefix}:${edition} ` : style.startsWith('prefixed-') ? `${space.prefix} ` : '';
  const tail = fingerprint !== undefined ? `#${fingerprint}` : '';
  return `${head}${spelt(ref, style.replace('prefixed-', '') as Spelling)}${tail}`;
}

/** As it is printed: in brackets, after the word that stands before it in a list of references, at the end of a sentence, with other hyphens. */
function unwrapped(text: string): string {
  const stated = text.replace(/^wording\s+/i, '').replace(/(?<=[^.\s])\.$/, '');
  return (/^\[([^[\]]*)\]$/.exec(stated)?.[1]?.trim() ?? stated).replace(/[\u2010\u2011\u2013]/g, '-');
}

const DOTTED = /^[A-Za-z0-9]+(?:\.[A-Za-z0-9-]+)*$/;

/** A prefix with or without an edition, before a bracket or a space; or both as the key under which something is cited begins. */
const HEAD = /^([A-Za-z][A-Za-z0-9-]*?)(?:(?:(?::|\s+)(\d{4}\.\d+))?(?:\s+|(?=\[))|-(\d{4}\.\d+)-)/;

/** A dotted reference, perhaps in brackets; labels with one parenthesis or two; a fingerprint. */
const BODY = /^(?:\[([^[\]\s]+)\]\s*|([^[\]()\s#]+)(?:\s+|(?=[#(]|$)))((?:\(?[A-Za-z0-9-]+\)\s*)*)(?:#([0-9a-f]{8,64}))?$/i;

function parseText(text: string, prefix: string): ParsedReference | undefined {
  const head = HEAD.exec(text);
  const prefixed = head && isSame(head[1] ?? '', prefix) ? head : undefined;
  const body = BODY.exec(prefixed ? text.slice(prefixed[0].length) : text);
  if (!body) return undefined;
  const [, bracketed, bare, labels = '', fingerprint] = body;
  const ref = [bracketed ?? bare, ...(labels.match(/[^()\s]+/g) ?? [])].join('.');
  if (!DOTTED.test(ref)) return undefined;
  const edition = prefixed?.[2] ?? prefixed?.[3];
  return {
    ref,
    ...(edition !== undefined && { edition }),
    ...(fingerprint !== undefined && { fingerprint: fingerprint.toLowerCase() }),
  };
}

/** `/B5/#b.2` is `B5.b.2`, `/glossary/#term.x` is `term.x`, `/B5.b.2/` leads on to the first of these, and `/B5.ttl` holds `B5` as data. */
function refAt(address: string, order: readonly string[]): string {
  const [, path = '', anchor = ''] = /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/.exec(address) ?? [];
  const page = decoded(path.replace(/\/$/, '').split('/').at(-1) ?? '');
  const isPattern = (name: string) => order.some((one) => isSame(one, name));
  if (anchor !== '') return isPattern(page) ? `${page}.${decoded(anchor)}` : decoded(anchor);
  const [, whole = page] = (!path.endsWith('/') && /^(.+)\.(?:ttl|jsonld|rdf|nt|md|json)$/i.exec(page)) || [];
  return isPattern(whole) ? whole : page;
}

/** What cannot be decoded stays as it is, which is no reference. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function spelt(ref: string, style: Spelling): string {
  const [, head, labels] = /^([^.]+)((?:\.(?:[a-z]|\d+))+)$/i.exec(ref) ?? [];
  if (style === 'dotted') return ref;
  if (labels === undefined) return `[${ref}]`;
  const marks = labels
    .slice(1)
    .split('.')
    .map((label) => `${label})`);
  return `[${head}] ${marks.join(style === 'bracketed' ? ' ' : '')}`;
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** In the order that people count in, part by part: `POND.b` before `POND.b.2` before `POND.b.10` before `POND.c`. */
export function compareReferences(a: string, b: string): number {
  const [left, right] = [a.split('.'), b.split('.')];
  for (const [index, part] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 1;
    if (part !== other) return compareParts(part, other);
  }
  return left.length - right.length;
}

function compareParts(a: string, b: string): number {
  const numbers = /^\d+$/.test(a) && /^\d+$/.test(b) ? Number(a) - Number(b) : 0;
  return numbers || (a < b ? -1 : 1);
}

export function isPatternReference(ref: string): boolean {
  return /^[A-Z][A-Z0-9]*$/.test(ref);
}

/** The key under which a reference is looked up: letter case does not count. */
export function referenceKey(ref: string): string {
  return ref.toLowerCase();
}
