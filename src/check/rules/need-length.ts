import { placeOf } from '../../places.ts';
import type { Rule } from '../rule.ts';

export const needLength: Rule = {
  code: 'PL306',
  *check({ patterns }) {
    for (const { sections, file } of patterns) {
      const need = sections.find(({ name }) => name === 'need');
      const excess = need?.blocks.find((block, index) => index > 0 || block.type !== 'paragraph');
      if (excess) {
        yield {
          span: placeOf(file.path, excess),
          message: 'the need is more than one paragraph',
          help: 'keep the headline here and move the rest to `## Body`',
        };
      }
    }
  },
};
