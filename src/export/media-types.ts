/**
 * The media type of each kind of data file, by the ending of its name.
 *
 * Each is registered with IANA, save that topic maps and GraphML have no type of their own and are plain XML. Text says that it is
 * UTF-8; the other types allow no charset, since they are always UTF-8 or say so in the file.
 */
export const MEDIA_TYPES = {
  ttl: 'text/turtle; charset=utf-8',
  jsonld: 'application/ld+json',
  rdf: 'application/rdf+xml',
  nt: 'application/n-triples',
  nq: 'application/n-quads',
  trig: 'application/trig',
  json: 'application/json',
  xtm: 'application/xml',
  graphml: 'application/xml',
  dot: 'text/vnd.graphviz; charset=utf-8',
  mmd: 'text/vnd.mermaid; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
  sha256: 'text/plain; charset=utf-8',
} as const;

/** The file that bears no ending: the VoID description, which is Turtle. */
export const VOID_PATH = '/.well-known/void';
