import { addressesOf } from '../../addresses.ts';
import { didYouMean, nearest } from '../../nearest.ts';
import { isAnnexPath } from '../../parse/markdown.ts';
import { placeOf } from '../../places.ts';
import { nodesOf } from '../nodes.ts';
import type { Rule } from '../rule.ts';
import { mayBeIn } from './unknown-reference.ts';

export const unsafeLink: Rule = {
  code: 'PL312',
  *check(linked) {
    const addresses = addressesOf(linked);
    for (const { node, path: file } of nodesOf(linked)) {
      if (node.type !== 'link' || /^(?:https?:\/\/|mailto:|#)/i.test(node.url) || isAnnexPath(node.url)) continue;
      const inside = /^\/(?!\/)/.test(node.url);
      const address = node.url.replace(/#.*$/, '');
      if (inside && (addresses.has(address) || mayBeIn(linked.unreadable, address))) continue;
      const help = inside ? didYouMean(nearest(address, addresses)) : undefined;
      yield {
        span: placeOf(file, node),
        message: inside ? `there is no page \`${address.slice(0, 60)}\`` : `a link to \`${node.url.slice(0, 60)}\``,
        help: help ?? 'link to `https://…`, `mailto:…` or the address of a page, or write a reference',
      };
    }
  },
};
