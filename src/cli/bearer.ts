import type { Item, PatternGraph } from '../model.ts';

/** The wording of an item: its own, then that of all below it, with their labels. Either may be missing. */
export function wordingOf(graph: PatternGraph, item: Item): readonly string[] {
  return [item.prose.text, below(graph, item, '').join('\n')].filter(Boolean);
}

function below(graph: PatternGraph, { children }: Item, indent: string): readonly string[] {
  return children.flatMap((child) => {
    const item = graph.items[child];
    if (!item) return [];
    const label = item.label === undefined ? '•' : `${item.label})`;
    const words = [item.title, item.prose.text].filter(Boolean).join(': ');
    return [`${indent}${label} ${words}`, ...below(graph, item, `${indent}  `)];
  });
}

/** `recommendation of POND Pond` */
export function kindOf(graph: PatternGraph, { kind, pattern }: Item): string {
  return pattern === undefined ? kind : `${kind} of ${titled(graph, pattern)}`;
}

export function titled({ patterns }: PatternGraph, ref: string): string {
  return `${ref} ${patterns.find((one) => one.ref === ref)?.title ?? ''}`;
}
