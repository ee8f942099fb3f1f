/**
 * The media type of each kind of data file, by the ending of its name.
 *
 * Each is registered with IANA, save that topic maps and GraphML have no type of their own and are plain XML, and that BibTeX and RIS
 * go by the names that programs know.
 */
export const MEDIA_TYPES = {
  ttl: 'text/turtle',
  jsonld: 'application/ld+json',
  rdf: 'application/rdf+xml',
  nt: 'application/n-triples',
  nq: 'application/n-quads',
  trig: 'application/trig',
  json: 'application/json',
  md: 'text/markdown',
  xtm: 'application/xml',
  graphml: 'application/xml',
  dot: 'text/vnd.graphviz',
  mmd: 'text/vnd.mermaid',
  csv: 'text/csv',
  bib: 'application/x-bibtex',
  ris: 'application/x-research-info-systems',
  epub: 'application/epub+zip',
  sha256: 'text/plain',
} as const;

type Ending = keyof typeof MEDIA_TYPES;

/**
 * What servers send as `Content-Type` with each. Text says that it is UTF-8; the other types allow no charset, since they are always
 * UTF-8 or say so in the file.
 */
export const CONTENT_TYPES = Object.fromEntries(
  Object.entries(MEDIA_TYPES).map(([ending, type]) => {
    const charset = type.startsWith('text/') ? '; charset=utf-8' : '';
    return [ending, `${type}${charset}${ending === 'csv' ? '; header=present' : ''}`];
  }),
) as Readonly<Record<Ending, string>>;

/** CSL-JSON is told from other JSON by what stands before the ending of its name. */
export const CSL_JSON = { ending: 'csl.json', type: 'application/vnd.citationstyles.csl+json' } as const;

/** The file that bears no ending: the VoID description, which is Turtle. */
export const VOID_PATH = '/.well-known/void';

/** The media type of a file, by the ending of its name; plain text for what has none that is known. */
export function mediaTypeOf(path: string): string {
  return contentTypeOf(path).replace(/;.*/, '');
}

/** What to send as `Content-Type` with a file. */
export function contentTypeOf(path: string): string {
  if (path.endsWith(`.${CSL_JSON.ending}`)) return CSL_JSON.type;
  const ending = `/${path}` === VOID_PATH ? 'ttl' : path.slice(path.lastIndexOf('.') + 1);
  return (CONTENT_TYPES as Readonly<Record<string, string>>)[ending] ?? 'text/plain; charset=utf-8';
}
