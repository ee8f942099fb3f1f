import type { EditionEntry, Linked } from '../../model.ts';
import { referenceKey } from '../../reference.ts';
import { ownWords, placeOfBearer, publishedIn } from '../published.ts';
import type { Rule } from '../rule.ts';

/** A published reference stands for one thing for ever: not for another one, and not again once it was withdrawn. */
export const referenceReused: Rule = {
  code: 'PL502',
  *check(linked) {
    const published = publishedIn(linked);
    const withdrawn = new Map(
      linked.editions.flatMap(({ edition }) => edition.withdrawn.map(({ ref }) => [referenceKey(ref), edition.edition] as const)),
    );
    const shifted = shiftedReferences(linked);
    for (const { ref, kind } of linked.entries) {
      const key = referenceKey(ref);
      const before = published.get(key);
      const edition = withdrawn.get(key);
      const other = shifted.get(ref);
      const message =
        edition !== undefined
          ? `\`${ref}\`, which edition ${edition} withdrew, is used again`
          : before && before.entry.kind !== kind
            ? `edition ${before.edition} published \`${ref}\` as something else: ${before.entry.kind}, not ${kind}`
            : other && `\`${ref}\` has the words that edition ${other.edition} published as \`${other.entry.ref}\``;
      if (!message) continue;
      yield {
        span: placeOfBearer(ref, linked) ?? linked.languageSource.place(['order']),
        message,
        help: 'a published reference is for one thing for ever: give old items their old references, and new ones such as are free',
      };
    }
  },
};

/**
 * By the reference that has them now, the entries of the last edition whose words passed to another published reference of the same kind,
 * as when all items below a new one are counted on.
 */
export function shiftedReferences({ editions, entries }: Linked): ReadonlyMap<string, { entry: EditionEntry; edition: string }> {
  const last = editions.at(-1)?.edition;
  if (!last) return new Map();
  const before = new Map(last.entries.map((entry) => [entry.ref, entry]));
  const changed = entries.filter(({ ref, fingerprint }) => before.get(ref)?.fingerprint !== fingerprint);
  if (changed.length === 0) return new Map();
  const now = new Map(entries.map((entry) => [entry.ref, ownWords(entry)]));
  const byWords = Map.groupBy(last.entries, ownWords);
  return new Map(
    changed.flatMap((entry) => {
      const words = ownWords(entry);
      const own = before.get(entry.ref);
      const [other, ...more] = byWords.get(words) ?? [];
      const passed =
        own && other && more.length === 0 && other.kind === entry.kind && ownWords(own) !== words && now.get(other.ref) !== words;
      return passed ? [[entry.ref, { entry: other, edition: last.edition }] as const] : [];
    }),
  );
}
