import type { Span } from '../../model.ts';
import { referenceKey } from '../../reference.ts';
import type { Rule } from '../rule.ts';

/** Labels repeated within one list are `label-repeated`; this is about everything else that claims a taken reference. */
export const duplicateReference: Rule = {
  code: 'PL206',
  *check({ patterns, annexes, items }) {
    const first = new Map<string, Span>();
    const claims = [
      ...patterns.map(({ ref, frontmatter, file }) => ({ ref, span: frontmatter?.place(['ref']) ?? startOf(file.path) })),
      ...items.filter(({ kind }) => kind !== 'recommendation').map(({ ref, span }) => ({ ref, span })),
      ...annexes.map(({ slug, yaml }) => ({ ref: `the page /${slug}/`, span: yaml.place(['slug']) })),
    ];
    for (const { ref, span } of claims) {
      const taken = first.get(referenceKey(ref));
      if (!taken) first.set(referenceKey(ref), span);
      else
        yield {
          span,
          message: `\`${ref}\` is taken already`,
          help: `it stands in ${taken.file}:${taken.start.line}:${taken.start.column}; choose another`,
        };
    }
  },
};

function startOf(file: string): Span {
  const start = { line: 1, column: 1, offset: 0 };
  return { file, start, end: start };
}
