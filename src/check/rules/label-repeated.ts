import { lists } from '../lists.ts';
import type { Rule } from '../rule.ts';

/** In the recommendations all lists of one level count as one, since their items share the reference above them. */
export const labelRepeated: Rule = {
  code: 'PL308',
  *check({ patterns }) {
    for (const pattern of patterns) {
      const inRecommendations = new Set<string>();
      for (const { list, section, nested, place } of lists(pattern)) {
        const seen = section === 'recommendations' && !nested ? inRecommendations : new Set<string>();
        for (const item of list.children) {
          const label = item.data?.label;
          if (label === undefined) continue;
          if (seen.has(label)) {
            yield { span: place(item), message: `the label \`${label})\` stands twice`, help: 'give the newer item the next free label' };
          }
          seen.add(label);
        }
      }
    }
  },
};
