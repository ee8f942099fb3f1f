import type { Linked, Occurrence } from '../../model.ts';
import { namedAtEnd, namedAtStart, namedWithin, namesOf } from '../names.ts';
import type { Rule } from '../rule.ts';

/** Label and number agree, in prose and in the data of annexes; an annex item may deviate where an erratum says that it does. */
export const referenceLabel: Rule = {
  code: 'PL403',
  *check(linked) {
    for (const { occurrence, named } of mislabelled(linked)) {
      const { span, written } = occurrence;
      const title = linked.patterns.find(({ ref }) => ref === named)?.title ?? named;
      const message = `\`[${written}]\` stands beside the name of \`${named}\`, ${title}`;
      yield { span, message, help: `write \`[${named}]\`, or other words` };
    }
  },
};

interface Mislabelled {
  readonly occurrence: Occurrence;
  /** The pattern that the words name. */
  readonly named: string;
}

/**
 * References to one pattern beside the name of another: in prose, right before them, or right after when no name stands before;
 * in the data of an annex, anywhere in the title of the item.
 */
export function mislabelled(linked: Linked): readonly Mislabelled[] {
  const known = found.get(linked) ?? [...search(linked)];
  found.set(linked, known);
  return known;
}

/** Three rules ask for them. */
const found = new WeakMap<Linked, readonly Mislabelled[]>();

function* search(linked: Linked): Iterable<Mislabelled> {
  const names = namesOf(linked);
  const accepted = new Set(
    linked.items.filter(({ kind }) => kind === 'erratum').flatMap(({ pointers }) => (pointers ?? []).map(({ ref }) => ref)),
  );
  const inData = Map.groupBy(
    linked.occurrences.filter((one) => one.inData && one.target),
    ({ item }) => item,
  );
  for (const occurrence of linked.occurrences) {
    const { target, before, after } = occurrence;
    if (!target?.pattern || occurrence.inData) continue;
    const atEnd = namedAtEnd(before, names);
    const named = atEnd.length > 0 ? atEnd : namedAtStart(after, names);
    if (named[0] !== undefined && !named.includes(target.pattern)) yield { occurrence, named: named[0] };
  }
  for (const [item, occurrences] of inData) {
    const [occurrence] = occurrences;
    const [named, ...others] = namedWithin(occurrence?.before ?? '', names);
    const refers = occurrences.some(({ target }) => [named, ...others].includes(target?.pattern));
    if (occurrence && named !== undefined && !refers && !accepted.has(item ?? '')) yield { occurrence, named };
  }
}
