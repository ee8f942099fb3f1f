import { successorsOf } from '../../editions/tombstones.ts';
import type { Linked, Occurrence, Tombstone } from '../../model.ts';
import { referenceKey } from '../../reference.ts';
import { asHelp, propose } from '../proposals.ts';
import { withdrawnIn } from '../published.ts';
import type { Rule } from '../rule.ts';

export const unknownReference: Rule = {
  code: 'PL401',
  *check(linked) {
    const withdrawn = withdrawnIn(linked);
    for (const occurrence of unresolved(linked)) {
      const { written, span } = occurrence;
      const tombstone = withdrawn.get(referenceKey(written));
      if (tombstone) yield { span, message: `\`${tombstone.ref}\` was withdrawn`, help: insteadOf(tombstone, withdrawn) };
      else if (!isWork(written)) {
        const help = asHelp(propose(linked, occurrence)) ?? `write \`\\[${written}]\` if this is not a reference`;
        const message = written.trim() === '' ? 'an empty reference' : `nothing bears the reference \`${written}\``;
        yield { span, message, help };
      }
    }
  },
};

/** What to name in the place of something that was withdrawn. */
export function insteadOf({ ref, why }: Tombstone, withdrawn: ReadonlyMap<string, Tombstone>): string {
  const successors = successorsOf(ref, withdrawn).map((one) => `\`[${one}]\``);
  return successors.length > 0 ? `name what replaced it: ${successors.join(', ')}` : `nothing replaced it: ${why}`;
}

/** References in prose that lead nowhere, and not only because the file that would hold their target cannot be read. */
export function* unresolved({ occurrences, unreadable }: Linked): Iterable<Occurrence> {
  for (const occurrence of occurrences) {
    const { target, stray, inData, written } = occurrence;
    if (!target && !stray && !inData && !mayBeIn(unreadable, written)) yield occurrence;
  }
}

/** Whether a file that cannot be read may hold what a reference or an address means. */
export function mayBeIn(unreadable: Linked['unreadable'], ref: string): boolean {
  const [first = ''] = ref.replace(/^\//, '').split(/[./]/);
  const inAnnex = /[./]/.test(ref) && [...unreadable].some((path) => path.startsWith('annexes/'));
  return unreadable.has(`${first}.md`) || inAnnex;
}

export function isWork(written: string): boolean {
  return /^work\./i.test(written);
}
