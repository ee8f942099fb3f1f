import { didYouMean, nearest } from '../../nearest.ts';
import type { Rule } from '../rule.ts';

export const patternOrder: Rule = {
  code: 'PL209',
  *check({ language, languageSource, patterns, unreadable }) {
    const refs = patterns.map(({ ref }) => ref);
    for (const [index, ref] of language.order.entries()) {
      if (refs.includes(ref) || unreadable.has(`${ref}.md`)) continue;
      const help =
        didYouMean(
          nearest(
            ref,
            refs.filter((one) => !language.order.includes(one)),
          ),
        ) ?? `write \`${ref}.md\`, or take it out`;
      yield { span: languageSource.place(['order', index]), message: `the order names \`${ref}\`, for which there is no pattern`, help };
    }
    for (const { ref, frontmatter } of patterns) {
      if (
        language.order.includes(ref) ||
        !frontmatter ||
        nearest(
          ref,
          language.order.filter((one) => !refs.includes(one)),
        ).length > 0
      )
        continue;
      yield {
        span: frontmatter.place(['ref']),
        message: `the order in \`language.yaml\` leaves out \`${ref}\``,
        help: 'add it where it is to be read',
      };
    }
  },
};
