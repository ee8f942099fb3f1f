import { lists } from '../lists.ts';
import type { Rule } from '../rule.ts';

/** Every item of the recommendations needs a label; elsewhere a list is labelled throughout or not at all. */
export const itemUnlabelled: Rule = {
  code: 'PL307',
  *check({ patterns }) {
    for (const pattern of patterns) {
      for (const { list, section, nested, place } of lists(pattern)) {
        const labels = list.children.map((item) => item.data?.label);
        if (section !== 'recommendations' && labels.every((label) => label === undefined)) continue;
        const letters = !labels.some((label) => label && /^\d/.test(label)) && !nested;
        for (const item of list.children) {
          if (item.data?.label !== undefined) continue;
          yield {
            span: place(item),
            message: 'this item has no label',
            help: `begin it with its own, such as \`- ${nextLabel(labels, letters)}) …\``,
          };
        }
      }
    }
  },
};

/** The next label that is free: a letter or a number. */
function nextLabel(labels: readonly (string | undefined)[], letters: boolean): string {
  const used = new Set(labels);
  const candidates = letters ? [...'abcdefghijklmnopqrstuvwxyz'] : labels.map((_, index) => String(index + 1));
  return candidates.find((label) => !used.has(label)) ?? String(labels.length + 1);
}
