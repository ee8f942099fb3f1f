import { check } from './check/index.ts';
import { hasErrors, inOrder } from './diagnostics.ts';
import { buildGraph } from './graph/index.ts';
import { link } from './link/index.ts';
import type { Outcome, PatternGraph, SourceFile } from './model.ts';
import { parse } from './parse/index.ts';
import { validate } from './validate/index.ts';

/**
 * Turn the files of a pattern language into a checked graph: parse → validate → link → check → graph.
 *
 * The diagnostics hold every finding, in a fixed order. The graph is undefined when there is an error among them.
 */
export function compile(files: readonly SourceFile[]): Outcome<PatternGraph | undefined> {
  const documents = parse(files);
  const content = validate(documents.value);
  const linked = content.value && link(content.value);
  const diagnostics = inOrder([...documents.diagnostics, ...content.diagnostics, ...(linked ? check(linked) : [])]);

  const sound = linked && !hasErrors(diagnostics);
  return { value: sound ? buildGraph(linked) : undefined, diagnostics };
}
