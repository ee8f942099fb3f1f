import { nodesOf } from '../nodes.ts';
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
    for (const { node, span } of nodesOf(linked)) {
      const [what, help] = UNSUPPORTED[node.type] ?? [];
      if (what) yield { span, message: `${what} cannot stand here`, help };
    }
  },
};
