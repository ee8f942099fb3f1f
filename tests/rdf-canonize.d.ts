declare module 'rdf-canonize' {
  import type { Quad } from '@rdfjs/types';

  export function canonize(quads: readonly Quad[], options: { algorithm: 'RDFC-1.0'; format: 'application/n-quads' }): Promise<string>;
}
