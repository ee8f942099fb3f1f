import type { PatternGraph, Prose } from '../../../src/model.ts';
import { type RenderOptions, renderProse } from '../../../src/render/html.ts';
import type { Part } from '../records.ts';
import { contentOf } from './annex.ts';
import { resolverOf } from './prose.ts';

/** Prose as HTML, with each annex in its place. */
export function partsOf({ tree }: Prose, graph: PatternGraph, options: Omit<RenderOptions, 'resolve'> = {}): readonly Part[] {
  return renderProse(tree, { ...options, resolve: resolverOf(graph) }).flatMap((part): Part[] => {
    if ('html' in part) return [part];
    const annex = graph.annexes.find(({ path }) => path === part.annex.path);
    return annex ? [{ annex: { caption: part.annex.title, href: annex.url, content: contentOf(annex, graph, 'figure') } }] : [];
  });
}
