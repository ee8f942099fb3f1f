import { didYouMean, nearest } from '../../nearest.ts';
import type { Rule } from '../rule.ts';

export const linkageTarget: Rule = {
  code: 'PL407',
  *check({ patterns, unreadable }) {
    const refs = patterns.map(({ ref }) => ref);
    for (const { ref, declared, frontmatter } of patterns) {
      for (const { target } of declared) {
        if (refs.includes(target) || unreadable.has(`${target}.md`) || !frontmatter) continue;
        const free = refs.filter((one) => one !== ref && !declared.some((linkage) => linkage.target === one));
        const help =
          didYouMean(nearest(target, free)) ?? didYouMean(nearest(target, refs)) ?? 'declare linkages to patterns, by their reference';
        yield { span: frontmatter.place(['linkages', target], 'key'), message: `there is no pattern \`${target}\``, help };
      }
    }
  },
};
