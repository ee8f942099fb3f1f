import type { Edition, EditionEntry } from '../model.ts';
import { compareReferences } from '../reference.ts';

type Worded = Pick<EditionEntry, 'ref' | 'title' | 'label' | 'parent' | 'wording'>;

/**
 * By its reference, the wording of each thing with all that stands below it.
 *
 * Its title, if it has one, then its own words, then what stands below it in the order of the references: the label with a parenthesis
 * (`•` where there is none), a space and its wording, in the same way. That of a pattern holds its sections and then its recommendation.
 *
 * @example
 * wholeWordings([{ ref: 'POND.b', wording: 'has:' }, { ref: 'POND.b.1', label: '1', parent: 'POND.b', wording: 'fish' }]).get('POND.b')
 * // 'has:\n1) fish'
 */
export function wholeWordings(entries: readonly Worded[]): ReadonlyMap<string, string> {
  const below = Map.groupBy(
    entries.toSorted((a, b) => compareReferences(a.ref, b.ref)),
    ({ parent }) => parent,
  );
  const wordings = new Map<string, string>();
  const wordingOf = (entry: Worded, depth: number): string => {
    const known = wordings.get(entry.ref);
    // In a ledger from elsewhere, an entry might stand below itself.
    if (known !== undefined || depth > DEEPEST) return known ?? '';
    const items = (below.get(entry.ref) ?? []).map(
      (item) => `${item.label === undefined ? '•' : `${item.label})`} ${wordingOf(item, depth + 1)}`,
    );
    const wording = [entry.title, entry.wording, ...items].filter(Boolean).join('\n');
    wordings.set(entry.ref, wording);
    return wording;
  };
  for (const entry of entries) wordingOf(entry, 0);
  return wordings;
}

const wordings = new WeakMap<Edition, ReadonlyMap<string, string>>();

/** By its reference, the wording of each thing of an edition with all that stands below it; made once. */
export function wordingsOf(edition: Edition): ReadonlyMap<string, string> {
  const known = wordings.get(edition) ?? wholeWordings(edition.entries);
  wordings.set(edition, known);
  return known;
}

/** Deeper than this nothing is written. */
const DEEPEST = 20;
