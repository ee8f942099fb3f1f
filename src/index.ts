/** The compiler as a library. */
export { CITATION_FORMATS, cite } from './cite/index.ts';
export { compile } from './compile.ts';
export { toDocument, toJson } from './export/json.ts';
export { fromQuads } from './import/index.ts';
export type * from './model.ts';
export { toQuads } from './rdf/quads.ts';
export { formatReference, type ParsedReference, parseReference, type ReferenceSpace, type ReferenceStyle } from './reference.ts';
export { type Published, type Resolution, resolveReference, type Standing, type Unknown, type Withdrawn } from './resolve.ts';
