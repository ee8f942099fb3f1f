import type { Quad } from '@rdfjs/types';
import { MEDIA_TYPES } from '../media-types.ts';

/** The syntaxes that hold a whole dataset, or all of its triples, by the ending of a file's name. */
export const RDF_SYNTAXES = { nq: 'N-Quads', trig: 'TriG', jsonld: 'JSON-LD', nt: 'N-Triples', ttl: 'Turtle', rdf: 'RDF/XML' } as const;

export type RdfSyntax = keyof typeof RDF_SYNTAXES;

/**
 * Read RDF. Nothing is ever fetched: JSON-LD has to carry its context.
 *
 * @throws Error, with the place where it can be told, when the text cannot be read in the syntax
 */
export async function parseRdf(text: string, syntax: RdfSyntax): Promise<readonly Quad[]> {
  if (syntax === 'rdf' && text.includes('<!ENTITY')) throw new Error('it declares entities, which could grow without bound');
  const { parse } = await import('oxigraph');
  try {
    return parse(text, { format: MEDIA_TYPES[syntax] }) as unknown as readonly Quad[];
  } catch (error) {
    const isRemote = syntax === 'jsonld' && (error as Error).message.includes('LoadDocumentCallback');
    throw isRemote ? new Error('its context stands elsewhere, and nothing is fetched; write the context into the file') : error;
  }
}
