import type { Edition, EditionEntry } from '../model.ts';
import { referenceKey } from '../reference.ts';
import type { Change, ChangeKind } from './diff.ts';
import type { Piece } from './redline.ts';

/** What a reader counts: the kinds, with the rewordings that change nothing apart. What changes the sense comes first. */
const GROUPS = {
  added: 'New, or in force again.',
  reworded: 'Under the same reference stand other words.',
  split: 'One became several.',
  merged: 'What several said stands together.',
  withdrawn: 'In use no longer, and nothing took its place.',
  moved: 'It stands somewhere else.',
  renumbered: 'At the same place, it bears another reference.',
  editorial: 'Other letters or marks, or other words for the same.',
} as const satisfies Readonly<Record<ChangeKind | 'editorial', string>>;

type GroupName = keyof typeof GROUPS;

const NAMES = Object.keys(GROUPS) as GroupName[];

function groupOf({ kind, editorial }: Change): GroupName {
  return kind === 'reworded' && editorial ? 'editorial' : kind;
}

export interface Group {
  readonly name: GroupName;
  readonly meaning: string;
  readonly changes: readonly Change[];
}

/** Changes by group, without the groups that are empty. */
export function groupsOf(changes: readonly Change[]): readonly Group[] {
  const groups = Map.groupBy(changes, groupOf);
  return NAMES.flatMap((name) => {
    const members = groups.get(name);
    return members ? [{ name, meaning: GROUPS[name], changes: members }] : [];
  });
}

export type Counts = Readonly<Record<GroupName, number>>;

/** How many changes are in each group. */
export function countsOf(changes: readonly Change[]): Counts {
  const groups = Map.groupBy(changes, groupOf);
  return Object.fromEntries(NAMES.map((name) => [name, groups.get(name)?.length ?? 0])) as Counts;
}

/** `edition 2031.2`, or the words as they stand now. */
export function nameOf({ edition, issued }: Pick<Edition, 'edition' | 'issued'>): string {
  return issued === undefined ? 'the words as they stand now' : `edition ${edition}`;
}

/** A change in its list: what was added or withdrawn along with what it stands in is a step deeper, and gives no reason twice. */
export interface Listed {
  readonly change: Change;
  readonly depth: number;
  readonly why: readonly string[];
}

export function listed(changes: readonly Change[]): readonly Listed[] {
  const known = new Map<string, Listed>();
  return changes.map((change) => {
    const [entry, ...others] = [...change.before, ...change.after];
    if (!entry || others.length > 0) return { change, depth: 0, why: change.why };
    const above = known.get(referenceKey(entry.parent ?? ''));
    const why = change.why.filter((reason) => !above?.change.why.includes(reason));
    const one = { change, depth: above ? above.depth + 1 : 0, why };
    known.set(referenceKey(entry.ref), one);
    return one;
  });
}

/** Kinds of change in which nothing gets another reference. */
export const KEEPING: readonly ChangeKind[] = ['added', 'reworded', 'withdrawn'];

/** What something stands in: another thing, or an annex. */
export function placeOf({ parent, annex }: EditionEntry): string {
  return parent ?? annex ?? 'the top';
}

/** A redline in paragraphs; undefined stands for one or more of them that stayed as they were. */
export function changedParagraphs(pieces: readonly Piece[]): readonly (readonly Piece[] | undefined)[] {
  const paragraphs: Piece[][] = [[]];
  for (const piece of pieces) {
    const [first = '', ...more] = piece.kind === 'same' ? piece.text.split(/\n+/) : [piece.text];
    paragraphs.at(-1)?.push({ ...piece, text: first });
    for (const text of more) paragraphs.push([{ ...piece, text }]);
  }
  const shown = paragraphs.map((paragraph) => (paragraph.some(({ kind }) => kind !== 'same') ? paragraph : undefined));
  return shown.filter((paragraph, index) => paragraph || index === 0 || shown[index - 1]);
}
