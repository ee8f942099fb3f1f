import { readFileSync } from 'node:fs';
import { type Published, publishedFiles } from '../src/export/files.ts';
import type { PatternGraph } from '../src/model.ts';

const text = (name: string) => readFileSync(`schema/${name}.ttl`, 'utf8');

/** What is published of a language, as the site publishes it. */
export function publishedBy(graph: PatternGraph): Published {
  return publishedFiles(graph, { vocabulary: text('vocabulary'), shapes: text('shapes'), sparqlShapes: text('shapes-sparql') });
}
