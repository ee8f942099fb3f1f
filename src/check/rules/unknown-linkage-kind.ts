import { didYouMean, nearest } from '../../nearest.ts';
import type { Rule } from '../rule.ts';

export const unknownLinkageKind: Rule = {
  code: 'PL208',
  *check({ language, patterns }) {
    const known = language.linkageKinds.map(({ id }) => id);
    for (const { declared, frontmatter } of patterns) {
      for (const { target, kinds } of declared) {
        for (const [index, kind] of kinds.entries()) {
          if (known.includes(kind) || !frontmatter) continue;
          const single = kinds.length === 1;
          const help = didYouMean(nearest(kind, known)) ?? `the kinds are ${known.map((one) => `\`${one}\``).join(', ')}`;
          yield {
            span: frontmatter.place(['linkages', target, ...(single ? [] : [index])]),
            message: `no kind of linkage \`${kind}\` is declared`,
            help,
          };
        }
      }
    }
  },
};
