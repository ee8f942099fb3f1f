import { addressesOf } from '../../addresses.ts';
import { didYouMean, nearest, nearestReferences } from '../../nearest.ts';
import { referenceKey } from '../../reference.ts';
import { withdrawnIn } from '../published.ts';
import type { Rule } from '../rule.ts';
import { insteadOf, mayBeIn } from './unknown-reference.ts';

export const annexTarget: Rule = {
  code: 'PL410',
  *check(linked) {
    const { annexes, items, occurrences, patterns, targets, unreadable } = linked;
    const refs = patterns.map(({ ref }) => ref);
    for (const { pattern, yaml } of annexes) {
      if (pattern === undefined || refs.includes(pattern) || mayBeIn(unreadable, pattern)) continue;
      yield { span: yaml.place(['pattern']), message: `there is no pattern \`${pattern}\``, help: didYouMean(nearest(pattern, refs)) };
    }
    for (const { inData, target, written, span } of occurrences) {
      if (inData && !target && !mayBeIn(unreadable, written))
        yield { span, message: `there is no pattern \`${written}\``, help: didYouMean(nearest(written, refs)) };
    }
    const withdrawn = withdrawnIn(linked);
    const addresses = addressesOf(linked);
    const all = [...targets.values()].map(({ ref }) => ref);
    for (const { ref, span } of items.flatMap(({ pointers }) => pointers ?? [])) {
      const known = ref.startsWith('/') ? addresses.has(ref.replace(/#.*$/, '')) : targets.has(referenceKey(ref));
      if (known || mayBeIn(unreadable, ref)) continue;
      const tombstone = withdrawn.get(referenceKey(ref));
      if (tombstone) {
        yield { span, message: `\`${tombstone.ref}\` was withdrawn`, help: insteadOf(tombstone, withdrawn) };
        continue;
      }
      const what = ref.startsWith('/') ? `there is no page \`${ref}\`` : `nothing bears the reference \`${ref}\``;
      yield { span, message: what, help: didYouMean(ref.startsWith('/') ? nearest(ref, addresses) : nearestReferences(ref, all)) };
    }
  },
};
