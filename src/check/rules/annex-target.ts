import { didYouMean, nearest } from '../../nearest.ts';
import { referenceKey } from '../../reference.ts';
import type { Rule } from '../rule.ts';
import { mayBeIn } from './unknown-reference.ts';

export const annexTarget: Rule = {
  code: 'PL410',
  *check({ annexes, items, occurrences, pages, patterns, targets, unreadable }) {
    const refs = patterns.map(({ ref }) => ref);
    for (const { pattern, yaml } of annexes) {
      if (pattern === undefined || refs.includes(pattern)) continue;
      yield { span: yaml.place(['pattern']), message: `there is no pattern \`${pattern}\``, help: didYouMean(nearest(pattern, refs)) };
    }
    for (const { inData, target, written, span } of occurrences) {
      if (inData && !target) yield { span, message: `there is no pattern \`${written}\``, help: didYouMean(nearest(written, refs)) };
    }
    const addresses = new Set([
      '/',
      ...SITE,
      ...[...patterns.map(({ ref }) => ref), ...annexes.map(({ slug }) => slug), ...pages.map(({ slug }) => slug)].map(
        (name) => `/${name}/`,
      ),
    ]);
    const all = [...targets.values()].map(({ ref }) => ref);
    for (const { ref, span } of items.flatMap(({ pointers }) => pointers ?? [])) {
      const known = ref.startsWith('/')
        ? addresses.has(ref.replace(/#.*$/, ''))
        : targets.has(referenceKey(ref)) || mayBeIn(unreadable, ref);
      if (known) continue;
      const what = ref.startsWith('/') ? `there is no page \`${ref}\`` : `nothing bears the reference \`${ref}\``;
      yield { span, message: what, help: didYouMean(nearest(ref, ref.startsWith('/') ? addresses : all)) };
    }
  },
};

/** The pages that the site has for every language. */
const SITE = ['/about/', '/codes/', '/data/', '/recommendations/'];
