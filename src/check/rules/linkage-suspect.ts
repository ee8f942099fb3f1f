import { redline } from '../../editions/redline.ts';
import { printableLine } from '../../printable.ts';
import { standingsIn } from '../reviewed.ts';
import type { Rule } from '../rule.ts';

/** Only the need and the recommendations of the target count: what it is for, and what it asks. */
export const linkageSuspect: Rule = {
  code: 'PL601',
  *check(linked) {
    for (const { source, target, status, last, wording, span } of standingsIn(linked)) {
      if (status !== 'suspect' || !last) continue;
      yield {
        span,
        message: `\`${target}\` has other words than on ${last.date}, when this linkage was reviewed: "${printableLine(last.why)}"`,
        help: `read what changed, mend the linkage if it has to be, then \`scf review ${source} ${target} --why "…"\``,
        redline: redline(last.wording, wording),
      };
    }
  },
};
