import type { Edition, EditionEntry } from '../model.ts';
import { compareReferences, referenceKey } from '../reference.ts';
import { type Piece, redline } from './redline.ts';
import { type Entries, type Family, type Fate, familiesOf, fatesOf, isMerger, lastPart } from './succession.ts';
import { tombstonesOf } from './tombstones.ts';
import { haveSameWords } from './words.ts';

export type ChangeKind = 'added' | 'reworded' | 'moved' | 'renumbered' | 'split' | 'merged' | 'withdrawn';

/** One thing that happened between two editions. */
export interface Change {
  readonly kind: ChangeKind;
  /** References of the edition before; none for what is new. */
  readonly from: readonly string[];
  /** References of the edition after; none for what is gone. */
  readonly to: readonly string[];
  /** The same, as each edition words them. */
  readonly before: readonly EditionEntry[];
  readonly after: readonly EditionEntry[];
  /** Why, as the author says: of what is withdrawn or replaced, and of a rewording that changes nothing. */
  readonly why: readonly string[];
  /** Where one thing became one, and its words are others. */
  readonly redline?: Redline;
  /** Of a redline: no word is another, or the author says that it means the same. */
  readonly editorial?: boolean;
  /** What stood below, and took new references along with it, in the same words. */
  readonly below?: readonly { readonly from: string; readonly to: string }[];
}

interface Redline {
  /** Where the title is another. */
  readonly title?: readonly Piece[];
  /** Where the wording is another. */
  readonly wording?: readonly Piece[];
}

/**
 * What happened between two editions, in the reading order of the later one; what is gone stands where it stood.
 *
 * Things are compared by their own title and wording, so that an item that changes does not change what it stands in. What keeps its
 * reference has one change of each kind: it may be moved and reworded. Each reference that is gone or new stands in one change alone,
 * which holds its redline as well. What is gone is told by the tombstones of the later edition:
 *
 * - it became one new thing: renumbered, or moved when that stands elsewhere;
 * - it became several: split;
 * - it and others became one, or it went into something that was there already, which then stands among both: merged. So are several
 *   that became several, when no part of that happened alone;
 * - nothing took its place, or there is no tombstone: withdrawn. So is a pattern that still stands there, marked as withdrawn; without
 *   that mark it is added again.
 *
 * The order among items, their labels and letter case of references are no change. An item without a tombstone goes with its parent: to
 * the item that ends alike, below the only and new successor of that, or out of use.
 */
export function changesBetween(before: Edition, after: Edition): readonly Change[] {
  const comparison = compared(before, after);
  const families = familiesOf(comparison.was, comparison.is, comparison.fates);
  const absorbing = new Set(families.filter(isMerger).flatMap(({ to }) => to));
  const changes = [
    ...keptChanges(comparison, absorbing),
    ...familyChanges(families, comparison),
    ...withdrawals(comparison),
    ...additions(comparison, families),
  ];
  return inReadingOrder(changes, comparison);
}

/** Two editions, and what became of what is gone. */
interface Comparison {
  readonly edition: string;
  readonly was: Entries;
  readonly is: Entries;
  readonly fates: ReadonlyMap<string, Fate>;
  /** By reference, the editions since which the author says that the words mean the same, and why. */
  readonly notes: ReadonlyMap<string, readonly { readonly since: string; readonly why: string }[]>;
}

function compared(before: Edition, after: Edition): Comparison {
  const [was, is] = [byKey(before.entries), byKey(after.entries)];
  return {
    edition: before.edition,
    was,
    is,
    fates: fatesOf(was, is, tombstonesOf([after])),
    notes: Map.groupBy(after.editorial, ({ ref }) => referenceKey(ref)),
  };
}

function byKey<Bearer extends { readonly ref: string }>(bearers: readonly Bearer[]): ReadonlyMap<string, Bearer> {
  return new Map(bearers.map((bearer) => [referenceKey(bearer.ref), bearer]));
}

/** What keeps its reference, and is withdrawn or in force again, moved or reworded. The words of what others went into are told with these. */
function* keptChanges(comparison: Comparison, absorbing: ReadonlySet<EditionEntry>): Iterable<Change> {
  for (const [key, old] of comparison.was) {
    const now = comparison.is.get(key);
    if (!now) continue;
    const change = { from: [old.ref], to: [now.ref], before: [old], after: [now], why: [] };
    if (old.withdrawn !== now.withdrawn) yield { kind: now.withdrawn ? 'withdrawn' : 'added', ...change };
    if (!isInPlace(old, now, comparison)) yield { kind: 'moved', ...change };
    const rewording = absorbing.has(now) ? undefined : rewordingOf(old, now, comparison);
    if (rewording) yield { kind: 'reworded', ...change, ...rewording };
  }
}

function familyChanges(families: readonly Family[], comparison: Comparison): readonly Change[] {
  const order = new Map([...comparison.was.values()].map((entry, index) => [entry, index]));
  const changes: Change[] = [];
  /** By the reference of what has a new one alone, the change that tells of it. */
  const carrying = new Map<string, Carrying>();
  for (const family of families) {
    const { from, to, stood, why } = family;
    const [old, now] = [from[0], to[0]];
    if (!old || !now) continue;
    if (isMerger(family) || to.length > 1) {
      const kind = isMerger(family) ? 'merged' : 'split';
      const before = kind === 'split' ? from : [...from, ...stood].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
      changes.push({ kind, from: before.map(refOf), to: to.map(refOf), before, after: to, why });
      continue;
    }
    const kind = isInPlace(old, now, comparison) ? 'renumbered' : 'moved';
    const rewording = rewordingOf(old, now, comparison);
    const above = carrying.get(referenceKey(old.parent ?? ''));
    if (above && !rewording && isCarried(old, now, why, above)) {
      above.below.push({ from: old.ref, to: now.ref });
      carrying.set(referenceKey(old.ref), { ...above, to: now });
      continue;
    }
    const below: Carrying['below'] = [];
    carrying.set(referenceKey(old.ref), { to: now, why, below });
    const reasons = [...new Set([...why, ...(rewording?.why ?? [])])];
    changes.push({ kind, from: [old.ref], to: [now.ref], before: from, after: to, ...rewording, why: reasons, below });
  }
  return changes.map(({ below, ...change }) => (below?.length ? { ...change, below } : change));
}

interface Carrying {
  readonly to: EditionEntry;
  readonly why: readonly string[];
  readonly below: { readonly from: string; readonly to: string }[];
}

/** Whether it goes where what it stands in goes, for the same reason, and nothing else happens to it. */
function isCarried(old: EditionEntry, now: EditionEntry, why: readonly string[], above: Carrying): boolean {
  return isBelow(now, above.to) && lastPart(old.ref) === lastPart(now.ref) && why.join('\n') === above.why.join('\n');
}

function* withdrawals({ was, fates }: Comparison): Iterable<Change> {
  for (const [key, { successors, why }] of fates) {
    const entry = was.get(key);
    if (entry && successors.length === 0) yield { kind: 'withdrawn', from: [entry.ref], to: [], before: [entry], after: [], why };
  }
}

function* additions({ was, is }: Comparison, families: readonly Family[]): Iterable<Change> {
  const successors = new Set(families.flatMap(({ to }) => to));
  for (const [key, entry] of is) {
    if (was.has(key) || successors.has(entry)) continue;
    yield { kind: 'added', from: [], to: [entry.ref], before: [], after: [entry], why: [] };
  }
}

/** Whether it stands in the same parent, or in what that one became; or, without a parent, in the same annex. */
function isInPlace(old: EditionEntry, now: EditionEntry, { fates }: Comparison): boolean {
  if (old.parent === undefined || now.parent === undefined) return old.parent === now.parent && old.annex === now.annex;
  const parent = referenceKey(old.parent);
  return referenceKey(now.parent) === parent || (fates.get(parent)?.successors ?? []).some((one) => isBelow(now, one));
}

function isBelow({ parent }: EditionEntry, above: EditionEntry | undefined): boolean {
  return parent !== undefined && above !== undefined && referenceKey(parent) === referenceKey(above.ref);
}

/** White space and the way in which accents are encoded are no part of the words, as for fingerprints. */
function rewordingOf(old: EditionEntry, now: EditionEntry, { notes, edition }: Comparison) {
  const title = redlineOf(old.title ?? '', now.title ?? '');
  const wording = redlineOf(old.wording, now.wording);
  if (!title && !wording) return undefined;
  const isSlip = haveSameWords(old.title ?? '', now.title ?? '') && haveSameWords(old.wording, now.wording);
  const why = (notes.get(referenceKey(now.ref)) ?? [])
    .filter(({ since }) => compareReferences(since, edition) <= 0)
    .map((note) => note.why);
  return { redline: { ...(title && { title }), ...(wording && { wording }) }, editorial: isSlip || why.length > 0, why };
}

function redlineOf(before: string, after: string): readonly Piece[] | undefined {
  const [old, now] = [tidied(before), tidied(after)];
  return old.replace(/\s+/g, ' ') === now.replace(/\s+/g, ' ') ? undefined : redline(old, now);
}

/** Runs of white space made one space, or the line ends that are in them, at most two. */
function tidied(text: string): string {
  return text
    .normalize('NFC')
    .trim()
    .replace(/\s+/g, (space) => '\n'.repeat(Math.min(2, space.split('\n').length - 1)) || ' ');
}

function refOf({ ref }: EditionEntry): string {
  return ref;
}

/** What was withdrawn comes after what stood before it and still stands. */
function inReadingOrder(changes: readonly Change[], { was, is, fates }: Comparison): readonly Change[] {
  const places = new Map([...is.keys()].map((key, index) => [key, index]));
  const anchors = new Map<string, number>();
  let last = -1;
  for (const key of was.keys()) {
    const [only, ...others] = fates.get(key)?.successors ?? [];
    last = places.get(key) ?? (only && others.length === 0 ? places.get(referenceKey(only.ref)) : undefined) ?? last;
    anchors.set(key, last);
  }
  const placeOf = ({ from: [from = ''], to: [to] }: Change): number =>
    to === undefined ? (anchors.get(referenceKey(from)) ?? -1) + 0.5 : (places.get(referenceKey(to)) ?? 0);
  return changes
    .map((change) => ({ change, place: placeOf(change) }))
    .sort((a, b) => a.place - b.place)
    .map(({ change }) => change);
}
