/** The parts of a reference, as someone may write it. */
export interface ParsedReference {
  /** Dotted, letter case as written: `B5.b.2`. */
  readonly ref: string;
  readonly edition?: string;
}

export interface ReferenceSpace {
  /** `GDN` in `GDN POND.a.2`. */
  readonly prefix: string;
  /** The base IRI of the language. */
  readonly base: string;
}

/**
 * Read a reference in any of its spellings: dotted, bracketed, with prefix and edition, IRI, or page address.
 *
 * The result is well formed; whether anything bears it is another question. Undefined when it is no reference at all.
 *
 * @example
 * parseReference('GDN:2031.2 [POND] a) 2)', { prefix: 'GDN', base: 'https://garden.example/' })
 * // { ref: 'POND.a.2', edition: '2031.2' }
 * @example
 * parseReference('/POND/#a.2', { prefix: 'GDN', base: 'https://garden.example/' })
 * // { ref: 'POND.a.2' }
 */
export function parseReference(spelling: string, { prefix, base }: ReferenceSpace): ParsedReference | undefined {
  let rest = spelling.trim();
  if (rest.toLowerCase().startsWith(base.toLowerCase())) return dotted(rest.slice(base.length).replace(/\/$/, ''));
  const address = /^(?:https?:\/\/[^/\s]+)?\/(?:[^\s#]*\/)?([^/\s#]+)\/(?:#([^\s#]+))?$/.exec(rest);
  if (address) return fromAddress(address[1] ?? '', address[2]);

  const head = new RegExp(`^\\[?${prefix}(?::(\\d{4}\\.\\d+))?[\\s\\]]+`, 'i').exec(rest);
  if (head) rest = rest.slice(head[0].length);
  const edition = head?.[1];
  const parsed = dotted(
    rest
      .replace(/^\[([^[\]]*)\]/, '$1 ')
      .replace(/\]$/, '')
      .trim()
      .replace(/\)\s*|\s+/g, '.')
      .replace(/\.+$/, ''),
  );
  return parsed && edition !== undefined ? { ...parsed, edition } : parsed;
}

/** `/B5/#b.2` is `B5.b.2`; on a page that is no pattern's, the anchor is the whole reference. */
function fromAddress(page: string, anchor: string | undefined): ParsedReference | undefined {
  if (anchor === undefined) return dotted(page);
  return dotted(isPatternReference(page) ? `${page}.${anchor}` : anchor);
}

function dotted(ref: string): ParsedReference | undefined {
  return /^[A-Za-z0-9]+(?:\.[A-Za-z0-9-]+)*$/.test(ref) ? { ref } : undefined;
}

export function isPatternReference(ref: string): boolean {
  return /^[A-Z][A-Z0-9]*$/.test(ref);
}

/** The key under which a reference is looked up: letter case does not count. */
export function referenceKey(ref: string): string {
  return ref.toLowerCase();
}
