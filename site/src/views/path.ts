import { inScript } from '../../../src/export/embedded.ts';
import type { PatternGraph } from '../../../src/model.ts';
import { goalsOf, type PathSpace } from '../../../src/path/index.ts';
import { type Book, bookOf } from '../../epub/package.ts';
import type { Link } from '../item-records.ts';
import type { PathPage } from '../records.ts';
import { linkOf } from './families.ts';

/** What the page of a path is handed: enough to find any, and to show it. */
export interface PublishedSpace extends PathSpace {
  /** The book of all, which an e-book of some is made of. */
  readonly book: Book;
  readonly patterns: readonly {
    readonly ref: string;
    readonly title: string;
    readonly url: string;
    readonly iri: string;
    readonly link: Link;
  }[];
  readonly language: {
    readonly linkageKinds: readonly { readonly id: string; readonly label: string; readonly requires?: 'larger' | 'smaller' }[];
  };
  /** The patterns that each item leads to. */
  readonly goals: Readonly<Record<string, readonly string[]>>;
}

export function pathPage(graph: PatternGraph): PathPage {
  const { linkageKinds } = graph.language;
  return {
    patterns: graph.patterns.map((pattern) => linkOf(pattern, graph)),
    requiring: linkageKinds.flatMap(({ label, requires }) => (requires === undefined ? [] : [{ label, requires }])),
    space: inScript(JSON.stringify(spaceOf(graph))),
  };
}

function spaceOf(graph: PatternGraph): PublishedSpace {
  const { linkageKinds } = graph.language;
  const goals = Object.keys(graph.items).map((ref) => [ref, goalsOf(ref, graph)] as const);
  return {
    book: bookOf(graph),
    patterns: graph.patterns.map((pattern) => {
      const { ref, title, url, iri } = pattern;
      return { ref, title, url, iri, link: linkOf(pattern, graph) };
    }),
    linkages: graph.linkages.map(({ source, target, kinds }) => ({ source, target, kinds })),
    language: { linkageKinds: linkageKinds.map(({ id, label, requires }) => ({ id, label, ...(requires && { requires }) })) },
    goals: Object.fromEntries(goals.filter(([, refs]) => refs.length > 0)),
  };
}
