import { placeOf } from '../../places.ts';
import { type NodeInProse, nodesOf } from '../nodes.ts';
import type { Rule } from '../rule.ts';

const UNSUPPORTED: Readonly<Record<string, readonly [what: string, help: string]>> = {
  html: ['HTML', 'write it in Markdown; put `<` in backticks or after a backslash to show it'],
  image: ['an image', 'put what it says into words, a list, a table or an annex'],
  imageReference: ['an image', 'put what it says into words, a list, a table or an annex'],
  definition: ['a link definition', 'write the address into the link: `[words](https://…)`'],
  linkReference: ['a link by definition', 'write the address into the link: `[words](https://…)`'],
};

export const unsupportedMarkdown: Rule = {
  code: 'PL311',
  *check(linked) {
    for (const place of nodesOf(linked)) {
      const [what, help] = UNSUPPORTED[place.node.type] ?? misplaced(place) ?? [];
      if (what) yield { span: placeOf(place.path, place.node), message: `${what} cannot stand here`, help };
    }
  },
};

function misplaced({ node, onTop, section }: NodeInProse): readonly [what: string, help: string] | undefined {
  if (node.type === 'annex' && (!onTop || section === 'recommendations'))
    return ['an annex', 'give it a paragraph of its own in the body, outside lists and quotations'];
  if (node.type === 'link' && node.children.some(({ type }) => type === 'reference'))
    return ['a reference inside a link', 'put it after the link'];
  return undefined;
}
