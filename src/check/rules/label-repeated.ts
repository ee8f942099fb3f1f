import { lists } from '../lists.ts';
import type { Rule } from '../rule.ts';

export const labelRepeated: Rule = {
  code: 'PL308',
  *check({ patterns }) {
    for (const pattern of patterns) {
      for (const { list, place } of lists(pattern)) {
        const seen = new Set<string>();
        for (const item of list.children) {
          const label = item.data?.label;
          if (label === undefined) continue;
          if (seen.has(label))
            yield {
              span: place(item),
              message: `the label \`${label})\` stands twice in this list`,
              help: 'give the newer item the next free label',
            };
          seen.add(label);
        }
      }
    }
  },
};
