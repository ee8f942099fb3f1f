import type { Component, Group, PatternGraph, Prose } from '../../../src/model.ts';
import { type RenderOptions, renderProse } from '../../../src/render/html.ts';
import type { Part } from '../records.ts';
import { contentOf, isShortened } from './annex.ts';
import { escaped, resolverOf } from './prose.ts';

/** Prose as HTML, with each annex in its place. */
export function partsOf({ tree }: Prose, graph: PatternGraph, options: Omit<RenderOptions, 'resolve'> = {}): readonly Part[] {
  return renderProse(tree, { ...options, resolve: resolverOf(graph) }).flatMap((part): Part[] => {
    if ('html' in part) return [part];
    const annex = graph.annexes.find(({ path }) => path === part.annex.path);
    if (!annex) return [];
    const { title, url: href } = annex;
    return [
      { annex: { caption: part.annex.title, title, href, shortened: isShortened(annex), content: contentOf(annex, graph, 'figure') } },
    ];
  });
}

/** What a component or group is, and what introduces it. */
export function introductionOf(part: Component | Group, graph: PatternGraph): readonly Part[] {
  const prose = graph.introductions[part.id];
  const summary = 'summary' in part && part.summary !== undefined ? [{ html: `<p>${escaped(part.summary)}</p>` }] : [];
  return [...summary, ...(prose ? partsOf(prose, graph) : [])];
}
