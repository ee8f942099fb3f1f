import type { Rule } from '../rule.ts';

export const orphanPattern: Rule = {
  code: 'PL408',
  *check({ patterns, occurrences }) {
    const linked = new Set<string | undefined>();
    for (const { pattern, section, target } of occurrences) {
      if (!section || !target?.pattern || target.pattern === pattern) continue;
      linked.add(pattern).add(target.pattern);
    }
    for (const { ref, frontmatter, declared } of patterns) {
      if (linked.has(ref) || declared.length > 0 || patterns.length === 1 || !frontmatter) continue;
      yield {
        span: frontmatter.place(['ref']),
        message: `no linkage leads to \`${ref}\` or away from it`,
        help: 'name it where another pattern needs it',
      };
    }
  },
};
