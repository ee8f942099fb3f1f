import type { PatternGraph } from './model.ts';
import { didYouMean, nearest } from './nearest.ts';
import { printableLine } from './printable.ts';
import { type ParsedReference, parseReference, referenceKey } from './reference.ts';

/** The pattern or item that a reference in any spelling leads to, by its canonical reference; or why there is none, with what may have been meant. */
export function resolveReference(spelling: string, graph: PatternGraph): ParsedReference | { readonly problem: string } {
  const parsed = parseReference(spelling, graph.language) ?? { ref: spelling };
  const refs = [...graph.patterns.map(({ ref }) => ref), ...Object.keys(graph.items)];
  const ref = refs.find((one) => referenceKey(one) === referenceKey(parsed.ref));
  if (ref !== undefined) return { ...parsed, ref };
  const question = didYouMean(nearest(parsed.ref, refs));
  return { problem: `nothing bears the reference \`${printableLine(spelling)}\`${question === undefined ? '' : `; ${question}`}` };
}
