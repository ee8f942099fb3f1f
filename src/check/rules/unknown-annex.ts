import { didYouMean, nearest } from '../../nearest.ts';
import { isAnnexPath } from '../../parse/markdown.ts';
import { placeOf } from '../../places.ts';
import { nodesOf } from '../nodes.ts';
import type { Rule } from '../rule.ts';

export const unknownAnnex: Rule = {
  code: 'PL409',
  *check(linked) {
    const known = linked.annexes.map(({ file }) => file.path);
    for (const { node, path: file } of nodesOf(linked)) {
      const path = node.type === 'annex' ? node.path : node.type === 'link' && isAnnexPath(node.url) ? node.url : undefined;
      if (path === undefined || known.includes(path) || linked.unreadable.has(path)) continue;
      yield { span: placeOf(file, node), message: `there is no annex \`${path}\``, help: didYouMean(nearest(path, known)) };
    }
  },
};
