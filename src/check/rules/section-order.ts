import { headingOf, SECTIONS } from '../../sections.ts';
import type { Rule } from '../rule.ts';

export const sectionOrder: Rule = {
  code: 'PL304',
  *check({ patterns }) {
    for (const { sections } of patterns) {
      const known = sections.filter((section, index) => section.name && sections.findIndex(({ name }) => name === section.name) === index);
      let furthest = -1;
      for (const { name, title, span } of known) {
        const rank = name ? SECTIONS.indexOf(name) : -1;
        if (rank > furthest) furthest = rank;
        else yield { span, message: `the section \`${title}\` comes too late`, help: `the order is ${SECTIONS.map(headingOf).join(', ')}` };
      }
    }
  },
};
