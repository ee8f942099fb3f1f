import { standingsIn } from '../reviewed.ts';
import type { Rule } from '../rule.ts';

export const linkageUnreviewed: Rule = {
  code: 'PL602',
  *check(linked) {
    for (const { source, target, status, span } of standingsIn(linked)) {
      if (status !== 'unreviewed') continue;
      yield {
        span,
        message: `nobody has reviewed the linkage from \`${source}\` to \`${target}\``,
        help: `read what \`${target}\` needs and recommends, then \`scf review ${source} ${target} --why "…"\``,
      };
    }
  },
};
