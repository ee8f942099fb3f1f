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
        const last = { line: 1, column: 1, offset: 0 };
        const span = heading ?? preamble[0]?.position ?? { start: last, end: last };
        const where = before ? `after \`## ${headingOf(before)}\`` : 'as the first section';
        yield {
          span: { file: file.path, start: point(span.start), end: point(span.end) },
          message: `the section \`${headingOf(name)}\` is missing`,
          help: `add \`## ${headingOf(name)}\` ${where}`,
        };
      }
    }
  },
};

function point({ line, column, offset }: { line: number; column: number; offset?: number | undefined }) {
  return { line, column, offset: offset ?? 0 };
}
