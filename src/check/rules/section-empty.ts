import type { Rule } from '../rule.ts';

export const sectionEmpty: Rule = {
  code: 'PL305',
  *check({ patterns }) {
    for (const { sections } of patterns) {
      for (const { name, title, span, blocks } of sections) {
        if (name && blocks.length === 0) yield { span, message: `the section \`${title}\` is empty`, help: EXPECTED[name] };
      }
    }
  },
};

const EXPECTED = {
  context: 'say in what situation the pattern is needed',
  need: 'state the need in one paragraph',
  body: 'say what the problem is made of',
  recommendations: 'write a stem and labelled items, or one paragraph',
  linkages: 'say in sentences how the pattern touches the others',
} as const;
