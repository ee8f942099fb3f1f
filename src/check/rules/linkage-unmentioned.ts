import { propose, unmentioned } from '../proposals.ts';
import type { Rule } from '../rule.ts';
import { mislabelled } from './reference-label.ts';

/** Silent where a broken reference in the same pattern was probably meant to be the mention: that is the one mistake. */
export const linkageUnmentioned: Rule = {
  code: 'PL406',
  *check(linked) {
    const writtenIn = Map.groupBy(linked.occurrences, ({ pattern }) => pattern);
    const wrong = mislabelled(linked);
    for (const pattern of linked.patterns) {
      const written = writtenIn.get(pattern.ref) ?? [];
      const missing = unmentioned(linked, pattern, written);
      if (missing.size === 0) continue;
      const meant = new Set(written.filter(({ target }) => !target).flatMap((one) => propose(linked, one)));
      for (const { occurrence, named } of wrong) if (occurrence.pattern === pattern.ref) meant.add(named);
      for (const target of missing) {
        if (meant.has(target) || !pattern.frontmatter) continue;
        yield {
          span: pattern.frontmatter.place(['linkages', target], 'key'),
          message: `no sentence mentions the linkage to \`${target}\``,
          help: `name \`[${target}]\` where the prose speaks of it, or take the linkage out`,
        };
      }
    }
  },
};
