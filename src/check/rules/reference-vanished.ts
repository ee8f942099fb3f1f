import type { EditionEntry, Linked } from '../../model.ts';
import { referenceKey } from '../../reference.ts';
import { lists } from '../lists.ts';
import { placeOfBearer, publishedIn, withdrawnIn } from '../published.ts';
import type { Rule } from '../rule.ts';
import { mayBeIn } from './unknown-reference.ts';

/** With what holds it, an item goes too: that is one finding, and one tombstone is enough. */
export const referenceVanished: Rule = {
  code: 'PL501',
  *check(linked) {
    // What is said of withdrawals cannot be known.
    if (linked.unreadable.has('editions/notes.yaml')) return;
    const published = publishedIn(linked);
    const withdrawn = withdrawnIn(linked);
    const broken = brokenPatterns(linked);
    const isGone = (ref: string) => !linked.targets.has(referenceKey(ref));
    for (const { entry, edition } of published.values()) {
      const { ref, pattern = '' } = entry;
      const above = aboveOf(entry);
      if (!isGone(ref) || withdrawn.has(referenceKey(ref)) || mayBeIn(linked.unreadable, ref) || broken.has(pattern)) continue;
      if (above !== undefined && isGone(above) && published.has(referenceKey(above))) continue;
      yield {
        span: placeOfBearer(above ?? entry.annex ?? '', linked) ?? linked.languageSource.place(['order']),
        message: `\`${ref}\`, which edition ${edition} published, is gone`,
        help: 'put it back, or say under `withdrawn` in `editions/notes.yaml` what replaced it',
      };
    }
  },
};

function aboveOf({ parent, pattern, kind }: EditionEntry): string | undefined {
  return parent ?? (kind === 'pattern' ? undefined : pattern);
}

/** Patterns whose recommendations cannot be read as they are meant, about which other rules have spoken. */
function brokenPatterns({ patterns, items }: Linked): ReadonlySet<string> {
  const whole = new Set(items.map(({ ref }) => ref));
  const isBroken = (pattern: Linked['patterns'][number]) =>
    !whole.has(`${pattern.ref}.rec`) ||
    [...lists(pattern)].some(
      ({ list, section }) => section === 'recommendations' && list.children.some(({ data }) => data?.label === undefined),
    );
  return new Set(patterns.filter(isBroken).map(({ ref }) => ref));
}
