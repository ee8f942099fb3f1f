import type { Rule } from '../rule.ts';
import { mislabelled } from './reference-label.ts';

/** Found at the first sentence that names the pattern; a wrong reference beside a right name is `reference-label` alone. */
export const linkageUndeclared: Rule = {
  code: 'PL405',
  *check(linked) {
    const wrong = new Set(mislabelled(linked).map(({ occurrence }) => occurrence));
    const written = Map.groupBy(linked.occurrences, ({ pattern }) => pattern);
    for (const { ref, declared, frontmatter, file } of linked.patterns) {
      if (!frontmatter) continue;
      const seen = new Set([ref, ...declared.map(({ target }) => target)]);
      for (const occurrence of written.get(ref) ?? []) {
        const { section, target, span } = occurrence;
        if (!section || !target?.pattern || seen.has(target.pattern) || wrong.has(occurrence)) continue;
        seen.add(target.pattern);
        yield {
          span,
          message: `the prose names \`${target.pattern}\`, but \`${file.path}\` declares no linkage to it`,
          help: `add \`${target.pattern}:\` and a kind under \`linkages\`, or correct the reference`,
        };
      }
    }
  },
};
