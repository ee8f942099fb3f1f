import { didYouMean, nearest } from '../../nearest.ts';
import type { Rule } from '../rule.ts';

export const annexTarget: Rule = {
  code: 'PL410',
  *check({ annexes, occurrences, patterns, targets }) {
    const refs = patterns.map(({ ref }) => ref);
    for (const { pattern, yaml } of annexes) {
      if (pattern === undefined || refs.includes(pattern)) continue;
      yield { span: yaml.place(['pattern']), message: `there is no pattern \`${pattern}\``, help: didYouMean(nearest(pattern, refs)) };
    }
    for (const { inData, target, written, span } of occurrences) {
      if (inData && !target) yield { span, message: `there is no pattern \`${written}\``, help: didYouMean(nearest(written, refs)) };
    }
    for (const { items, yaml } of annexes) {
      for (const [index, { data }] of items.entries()) {
        for (const [at, ref] of ((data?.['affects'] as string[] | undefined) ?? []).entries()) {
          if (targets.has(ref.toLowerCase())) continue;
          yield {
            span: yaml.place(['errata', index, 'affects', at]),
            message: `nothing bears the reference \`${ref}\``,
            help: didYouMean(
              nearest(
                ref,
                [...targets.values()].map((target) => target.ref),
              ),
            ),
          };
        }
      }
    }
  },
};
