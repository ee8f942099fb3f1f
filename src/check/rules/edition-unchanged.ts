import type { EditionEntry } from '../../model.ts';
import { ownWords, placeOfBearer } from '../published.ts';
import type { Rule } from '../rule.ts';
import { shiftedReferences } from './reference-reused.ts';

/** What stands below a thing changes it too, but is found by itself. */
export const editionUnchanged: Rule = {
  code: 'PL503',
  *check(linked) {
    const { language, editions, entries } = linked;
    const frozen = editions.find(({ edition }) => edition.edition === language.edition)?.edition;
    if (!frozen) return;
    const before = new Map(frozen.entries.map((entry) => [entry.ref, entry]));
    const shifted = shiftedReferences(linked);
    for (const entry of entries) {
      const change = shifted.has(entry.ref) ? undefined : changeOf(entry, before.get(entry.ref));
      if (!change) continue;
      yield {
        span: placeOfBearer(entry.ref, linked) ?? linked.languageSource.place(['edition']),
        message: `\`${entry.ref}\` is ${change} since edition ${frozen.edition} was frozen`,
        help: `give \`edition\` in \`language.yaml\` the next number, or put back what was there`,
      };
    }
  },
};

function changeOf(entry: EditionEntry, before: EditionEntry | undefined): string | undefined {
  if (!before) return 'new';
  return entry.fingerprint === before.fingerprint || ownWords(entry) === ownWords(before) ? undefined : 'reworded';
}
