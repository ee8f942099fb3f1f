import type { SectionName } from '../../model.ts';
import { didYouMean, nearest } from '../../nearest.ts';
import { headingOf, SECTIONS, sectionNamed } from '../../sections.ts';
import type { Rule } from '../rule.ts';

export const sectionUnknown: Rule = {
  code: 'PL302',
  *check({ patterns }) {
    for (const { sections } of patterns) {
      for (const { name, title, span } of sections) {
        if (name) continue;
        const meant = meantSection(title);
        const help =
          didYouMean(meant ? [`## ${headingOf(meant)}`] : []) ??
          `the sections are ${SECTIONS.map((one) => `\`${headingOf(one)}\``).join(', ')}; use \`###\` for headings inside them`;
        yield { span, message: `\`${title}\` is not a section`, help };
      }
    }
  },
};

/** The section that a wrong heading was probably meant to be. */
export function meantSection(title: string): SectionName | undefined {
  const proposal = nearest(title.replace(/^the\s+/i, ''), SECTIONS.map(headingOf))[0];
  return proposal === undefined ? undefined : sectionNamed(proposal);
}
