import { compareReferences } from '../../reference.ts';
import type { Rule } from '../rule.ts';

/** Editions are numbered upwards. */
export const editionBehind: Rule = {
  code: 'PL506',
  *check({ language, languageSource, editions }) {
    const newest = editions.at(-1)?.edition.edition;
    if (newest === undefined || compareReferences(language.edition, newest) >= 0) return;
    yield {
      span: languageSource.place(['edition']),
      message: `edition ${language.edition} is behind ${newest}, which is published`,
      help: `give it the number ${newest}, or a higher one`,
    };
  },
};
