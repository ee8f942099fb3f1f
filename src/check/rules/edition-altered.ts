import { fingerprint } from '../../link/fingerprint.ts';
import { wholeWordings } from '../../link/wording.ts';
import type { Rule } from '../rule.ts';

/** Found at the first entry, from the inside out, whose words and fingerprint do not agree. */
export const editionAltered: Rule = {
  code: 'PL505',
  *check({ editions }) {
    for (const { edition, ledger } of editions) {
      const wordings = wholeWordings(edition.entries);
      const parents = new Set(edition.entries.map(({ parent }) => parent));
      const altered = [...edition.entries.entries()].filter(
        ([, entry]) => fingerprint(wordings.get(entry.ref) ?? '') !== entry.fingerprint,
      );
      const [index, entry] = altered.find(([, { ref }]) => !parents.has(ref)) ?? altered[0] ?? [];
      const first = new Map(edition.entries.map(({ ref }, at) => [ref, at] as const).reverse());
      const repeated = edition.entries.findIndex(({ ref }, at) => first.get(ref) !== at);
      if (index !== undefined)
        yield {
          span: ledger.place(['entries', index, 'wording']),
          message: `the words of \`${entry?.ref}\` are not those that were frozen: their fingerprint is another one`,
          help: 'put the file back as it was; what an edition published is never changed',
        };
      else if (repeated >= 0)
        yield {
          span: ledger.place(['entries', repeated, 'ref']),
          message: `\`${edition.entries[repeated]?.ref}\` stands twice`,
          help: 'put the file back as it was; what an edition published is never changed',
        };
    }
  },
};
