import { placeOf, startOf } from '../../places.ts';
import { headingOf, SECTIONS } from '../../sections.ts';
import type { Rule } from '../rule.ts';
import { meantSection } from './section-unknown.ts';

export const sectionMissing: Rule = {
  code: 'PL301',
  *check({ patterns }) {
    for (const { file, sections, preamble } of patterns) {
      const present = new Set(sections.map((section) => section.name ?? meantSection(section.title)));
      for (const [index, name] of SECTIONS.entries()) {
        if (present.has(name)) continue;
        const before = SECTIONS[index - 1];
        const above = SECTIONS.slice(0, index).findLast((one) => present.has(one));
        const heading = sections.find((section) => section.name === above)?.span;
        const where = before ? `after \`## ${headingOf(before)}\`` : 'as the first section';
        yield {
          span: heading ?? (preamble[0] ? placeOf(file.path, preamble[0]) : startOf(file.path)),
          message: `the section \`${headingOf(name)}\` is missing`,
          help: `add \`## ${headingOf(name)}\` ${where}`,
        };
      }
    }
  },
};
