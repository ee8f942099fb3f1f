import type { Quad } from '@rdfjs/types';
import { toNQuads } from '../rdf/canonical.ts';
import { type Dataset, datasetIn } from './store.ts';

/** Load quads into a store. The store is WebAssembly, and is loaded itself when it is first needed. */
export async function datasetOf(quads: Iterable<Quad>, base: string): Promise<Dataset> {
  const { Store } = await import('oxigraph');
  return datasetIn(toNQuads(quads), base, Store);
}
