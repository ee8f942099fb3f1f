import { nearest } from '../../nearest.ts';
import { asHelp } from '../proposals.ts';
import type { Rule } from '../rule.ts';
import { isWork, mayBeIn, unresolved } from './unknown-reference.ts';

export const unknownWork: Rule = {
  code: 'PL402',
  *check(linked) {
    const works = linked.items.filter(({ kind }) => kind === 'work').map(({ ref }) => ref);
    const { work } = linked.language.source ?? {};
    if (work !== undefined && !works.includes(work) && !mayBeIn(linked.unreadable, work)) {
      yield {
        span: linked.languageSource.place(['source', 'work']),
        message: `the bibliography holds no work \`${work}\``,
        help: 'add it to the bibliography',
      };
    }
    for (const { written, span } of unresolved(linked)) {
      if (!isWork(written)) continue;
      const key = written.slice('work.'.length);
      const keys = nearest(
        key,
        works.map((ref) => ref.slice('work.'.length)),
      );
      yield {
        span,
        message: `the bibliography holds no work \`${key}\``,
        help: asHelp(keys.map((one) => `work.${one}`)) ?? 'add it to the bibliography',
      };
    }
  },
};
