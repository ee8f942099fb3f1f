import type { Rule } from '../rule.ts';

/** In the frontmatter or in its own prose; an annex may name the pattern under which it stands. */
export const selfLinkage: Rule = {
  code: 'PL404',
  *check({ patterns, occurrences }) {
    const written = Map.groupBy(occurrences, ({ pattern }) => pattern);
    for (const { ref, file, declared, frontmatter } of patterns) {
      if (frontmatter && declared.some(({ target }) => target === ref)) {
        yield {
          span: frontmatter.place(['linkages', ref], 'key'),
          message: `\`${ref}\` declares a linkage to itself`,
          help: 'take it out',
        };
      }
      for (const { span, target } of written.get(ref) ?? []) {
        if (span.file !== file.path || target?.ref !== ref) continue;
        yield { span, message: `\`${ref}\` refers to itself`, help: 'say it in words, or correct the reference' };
      }
    }
  },
};
