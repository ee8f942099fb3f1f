import type { Rule } from '../rule.ts';

export const sectionRepeated: Rule = {
  code: 'PL303',
  *check({ patterns }) {
    for (const { sections } of patterns) {
      for (const [index, { name, title, span }] of sections.entries()) {
        const first = sections.findIndex((section) => section.name === name);
        if (!name || first === index) continue;
        yield {
          span,
          message: `the section \`${title}\` stands twice`,
          help: `join it with the one on line ${sections[first]?.span.start.line}`,
        };
      }
    }
  },
};
