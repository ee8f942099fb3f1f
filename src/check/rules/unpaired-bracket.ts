import { asHelp, propose } from '../proposals.ts';
import type { Rule } from '../rule.ts';

export const unpairedBracket: Rule = {
  code: 'PL411',
  *check(linked) {
    for (const occurrence of linked.occurrences) {
      const { stray, span, written } = occurrence;
      if (!stray) continue;
      const exact = linked.targets.get(written.toLowerCase());
      const proposals = exact ? [exact.ref] : propose(linked, occurrence);
      yield {
        span,
        message: 'a square bracket without its partner',
        help: asHelp(proposals) ?? 'put a backslash before it if it is meant as a bracket',
      };
    }
  },
};
