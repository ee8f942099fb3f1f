import { placeOf } from '../../places.ts';
import type { Rule } from '../rule.ts';

export const textBeforeSections: Rule = {
  code: 'PL310',
  *check({ patterns }) {
    for (const { preamble, file, frontmatter } of patterns) {
      const [first] = preamble;
      if (first && frontmatter)
        yield { span: placeOf(file.path, first), message: 'text stands before the first section', help: 'move it below `## Context`' };
    }
  },
};
