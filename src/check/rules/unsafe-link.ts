import { isAnnexPath } from '../../parse/markdown.ts';
import { nodesOf } from '../nodes.ts';
import type { Rule } from '../rule.ts';

export const unsafeLink: Rule = {
  code: 'PL312',
  *check(linked) {
    for (const { node, span } of nodesOf(linked)) {
      if (node.type !== 'link' || /^(?:https?:\/\/|mailto:|\/(?!\/)|#)/i.test(node.url) || isAnnexPath(node.url)) continue;
      yield {
        span,
        message: `a link to \`${node.url.slice(0, 60)}\``,
        help: 'link to `https://…`, `mailto:…`, a page `/B3/`, or write a reference',
      };
    }
  },
};
