import { lists } from '../lists.ts';
import type { Rule } from '../rule.ts';

/** Gaps are allowed, since a withdrawn item leaves one; going back is not. */
export const labelOrder: Rule = {
  code: 'PL309',
  *check({ patterns }) {
    for (const pattern of patterns) {
      for (const { list, place } of lists(pattern)) {
        const labelled = list.children.filter((item) => item.data?.label !== undefined);
        for (const [index, item] of labelled.entries()) {
          const before = labelled[index - 1]?.data?.label;
          const label = item.data?.label ?? '';
          if (before === undefined || before === label || rank(label) > rank(before)) continue;
          yield {
            span: place(item),
            message: `the label \`${label})\` comes after \`${before})\``,
            help: 'put the items in the order of their labels',
          };
        }
      }
    }
  },
};

function rank(label: string): number {
  return /^\d/.test(label) ? Number(label) : label.charCodeAt(0);
}
