import type { Linked } from '../../model.ts';
import { namedAtEnd, namedAtStart, namesOf } from '../names.ts';
import { asHelp } from '../proposals.ts';
import type { Rule } from '../rule.ts';

export const referenceLabel: Rule = {
  code: 'PL403',
  *check(linked) {
    for (const { span, written, named } of mislabelled(linked)) {
      const words = linked.patterns.find(({ ref }) => ref === named)?.title ?? named;
      yield {
        span,
        message: `\`[${written}]\` stands beside the name of \`${named}\`, ${words}`,
        help: `${asHelp([named])?.slice(0, -1)}, or should the words be other ones?`,
      };
    }
  },
};

/** References to one pattern with the name of another right before them, or right after them when no name stands before. */
export function* mislabelled(linked: Linked) {
  const names = namesOf(linked);
  for (const occurrence of linked.occurrences) {
    const { target, before, after, span, written, inData } = occurrence;
    if (!target?.pattern || inData) continue;
    const atEnd = namedAtEnd(before, names);
    const named = atEnd.length > 0 ? atEnd : namedAtStart(after, names);
    if (named[0] !== undefined && !named.includes(target.pattern)) yield { occurrence, span, written, named: named[0] };
  }
}
