import { heirOf, successorsOf, tombstonesOf } from './editions/tombstones.ts';
import { wordingsOf } from './editions/wording.ts';
import type { Edition, EditionEntry, Item, Pattern, PatternGraph, Tombstone } from './model.ts';
import { didYouMean, nearestReferences } from './nearest.ts';
import { printableLine } from './printable.ts';
import { type ParsedReference, parseReference, type ReferenceSpace, referenceKey } from './reference.ts';

/** What a reference leads to. */
export type Bearer = Pattern | Item;

/** What it takes to resolve a reference: every edition, without its words. */
export interface Published {
  readonly language: ReferenceSpace;
  readonly edition: EditionIndex;
  /** The oldest first. */
  readonly editions: readonly EditionIndex[];
}

export interface EditionIndex extends Pick<Edition, 'edition' | 'withdrawn'> {
  readonly entries: readonly IndexEntry[];
}

export type IndexEntry = Pick<EditionEntry, 'ref' | 'kind' | 'parent' | 'pattern' | 'annex' | 'fingerprint' | 'withdrawn'>;

/** Words that were cited: which edition they are of, and what they are there. */
interface Cited {
  readonly edition: string;
  readonly entry: IndexEntry;
}

interface Answer {
  /** What was asked for, the reference in the letter case that it is declared in. */
  readonly asked: ParsedReference;
  /** Missing when nothing says which words were cited, or no edition at hand has them. */
  readonly cited?: Cited;
}

export interface Standing extends Answer {
  /**
   * `current`: the words are those that were cited, or nothing says which were. `reworded`: they are others. `moved`: the words are the same,
   * and stand elsewhere or under another reference. `unpinned`: the edition that was asked for is not at hand, or does not hold the reference.
   */
  readonly status: 'current' | 'reworded' | 'moved' | 'unpinned';
  /** The reference that it has now. */
  readonly ref: string;
  /** Why it has another one. */
  readonly why?: string;
}

export interface Withdrawn extends Answer {
  readonly status: 'withdrawn';
  /** Its own, when it still stands there, marked as withdrawn. */
  readonly ref?: string;
  /** What took its place, or the place of what did. */
  readonly successors: readonly string[];
  readonly why?: string;
}

export interface Unknown {
  readonly status: 'unknown';
  /** What may have been meant, most likely first, at most two. */
  readonly proposals: readonly string[];
}

export type Resolution = Standing | Withdrawn | Unknown;

/** What became of a reference that any edition published, written in any spelling, and whether it still says what was cited. */
export function resolveReference(spelling: string, published: Published): Resolution {
  const parsed = parseReference(spelling, published.language);
  const index = indexOf(published);
  const key = parsed && referenceKey(parsed.ref);
  const now = key === undefined ? undefined : index.now.get(key);
  const last = key === undefined ? undefined : index.last.get(key);
  const ref = now?.ref ?? last?.ref ?? (key === undefined ? undefined : index.tombstones.get(key)?.ref);
  if (!parsed || ref === undefined) return { status: 'unknown', proposals: proposalsFor(spelling, published) };
  const cited = citedWords({ ...parsed, ref }, published);
  const answer: Answer = { asked: { ...parsed, ref }, ...(cited && { cited }) };
  if (now)
    return isWithdrawn(now, index)
      ? { status: 'withdrawn', ref, successors: [], ...answer }
      : { status: statusOf(now, answer), ref, ...answer };

  const tombstone = last ? tombstoneOf(last, index) : index.tombstones.get(referenceKey(ref));
  const successors = tombstone ? standIns(ref, tombstone, index) : [];
  const [only] = successors.map((one) => index.now.get(referenceKey(one)));
  const words = cited?.entry ?? last;
  if (successors.length === 1 && only && words?.fingerprint === only.fingerprint)
    return { status: 'moved', ref: only.ref, ...(tombstone && { why: tombstone.why }), ...answer };
  return { status: 'withdrawn', successors, ...(tombstone && { why: tombstone.why }), ...answer };
}

/** What a spelling may have been meant for; a fingerprint that is cut short leaves the reference as it is. */
function proposalsFor(spelling: string, published: Published): readonly string[] {
  const { now } = indexOf(published);
  const written = parseReference(spelling.replace(SHORT_FINGERPRINT, '$1$2'), published.language)?.ref ?? spelling.trim();
  const same = now.get(referenceKey(written));
  return same
    ? [same.ref]
    : nearestReferences(
        written,
        [...now.values()].map(({ ref }) => ref),
      );
}

/** In an address, what follows `#` is no fingerprint. */
const SHORT_FINGERPRINT = /^([^/#]*)#[0-9a-f]{0,7}(\]?\.?\s*)$/i;

/** Why a reference leads to nothing that stands there now, and to what one can go instead, in one line. */
export function problemOf(spelling: string, resolution: Resolution): string {
  const written = `\`${printableLine(spelling)}\``;
  if (resolution.status === 'unknown') {
    const cutShort = SHORT_FINGERPRINT.test(spelling) && 'a fingerprint has at least 8 digits';
    return [`nothing bears the reference ${written}`, cutShort, didYouMean(resolution.proposals)].filter(Boolean).join('; ');
  }
  const successors = resolution.status === 'withdrawn' ? resolution.successors : [];
  return [`${written} was withdrawn`, successors.length > 0 && `see ${successors.map((one) => `\`${one}\``).join(', ')}`]
    .filter(Boolean)
    .join('; ');
}

/** The pattern or item that a spelling leads to, without asking whether it still says what was cited. */
export function bearerOf(spelling: string, graph: PatternGraph): Bearer | undefined {
  const parsed = parseReference(spelling, graph.language);
  return parsed && bearersOf(graph).get(referenceKey(parsed.ref));
}

export function isItem(bearer: Bearer): bearer is Item {
  return 'kind' in bearer;
}

/** The whole wording that was cited, with its edition, if one at hand has it, and the one that stands in its place now, if any does. */
export function wordingsThenAndNow({ cited, ref }: Standing | Withdrawn, graph: PatternGraph) {
  const edition = [graph.edition, ...graph.editions].findLast((one) => one.edition === cited?.edition);
  const then = cited && edition && { edition: edition.edition, wording: wordingsOf(edition).get(cited.entry.ref) ?? '' };
  return { then, now: ref === undefined ? undefined : wordingsOf(graph.edition).get(ref) };
}

function statusOf(now: IndexEntry, { asked, cited }: Answer): Standing['status'] {
  if (!cited) return asked.fingerprint !== undefined ? 'reworded' : asked.edition !== undefined ? 'unpinned' : 'current';
  if (cited.entry.fingerprint !== now.fingerprint) return 'reworded';
  return cited.entry.parent === now.parent && cited.entry.annex === now.annex ? 'current' : 'moved';
}

/** The words with the fingerprint that was cited, as the edition that was cited has them if it does, or else the newest; or those of that edition. */
function citedWords({ ref, edition, fingerprint }: ParsedReference, { edition: present, editions }: Published): Cited | undefined {
  if (edition === undefined && fingerprint === undefined) return undefined;
  const words = [...editions, present].flatMap((one) => {
    const entry = entriesByKey(one).get(referenceKey(ref));
    return entry?.fingerprint.startsWith(fingerprint ?? '') ? [{ edition: one.edition, entry }] : [];
  });
  const named = words.find((one) => one.edition === edition);
  return named ?? (fingerprint === undefined ? undefined : words.at(-1));
}

interface Index {
  readonly now: ReadonlyMap<string, IndexEntry>;
  /** Of everything that was ever published, as it was last. */
  readonly last: ReadonlyMap<string, IndexEntry>;
  readonly tombstones: ReadonlyMap<string, Tombstone>;
}

const indexes = new WeakMap<Published, Index>();

function indexOf(published: Published): Index {
  const known = indexes.get(published);
  if (known) return known;
  const { edition, editions } = published;
  const index = {
    now: entriesByKey(edition),
    last: new Map([...editions, edition].flatMap((one) => [...entriesByKey(one)])),
    tombstones: tombstonesOf([...editions, edition]),
  };
  indexes.set(published, index);
  return index;
}

const entryIndexes = new WeakMap<object, ReadonlyMap<string, IndexEntry>>();

/** The entries of an edition by the keys of their references; made once. */
export function entriesByKey<Entry extends IndexEntry>(edition: { readonly entries: readonly Entry[] }): ReadonlyMap<string, Entry> {
  const known = entryIndexes.get(edition);
  if (known) return known as ReadonlyMap<string, Entry>;
  const entries = new Map(edition.entries.map((entry) => [referenceKey(entry.ref), entry]));
  entryIndexes.set(edition, entries);
  return entries;
}

/** What took the place of a reference; of what went with something else, the item that ends alike below that one's successor, if there is one. */
function standIns(ref: string, tombstone: Tombstone, { now, tombstones }: Index): readonly string[] {
  return successorsOf(tombstone.ref, tombstones).map((one) => now.get(referenceKey(heirOf(ref, tombstone.ref, one)))?.ref ?? one);
}

/** Its own, or that of what it was a part of. */
function tombstoneOf(entry: IndexEntry, { last, tombstones }: Index): Tombstone | undefined {
  for (const { ref } of upwards(entry, last)) {
    const tombstone = tombstones.get(referenceKey(ref));
    if (tombstone) return tombstone;
  }
  return undefined;
}

/** A pattern that is in force no longer may still stand there to be read, with all its items. */
function isWithdrawn(entry: IndexEntry, { now }: Index): boolean {
  return [...upwards(entry, now)].some(({ withdrawn }) => withdrawn);
}

/** A thing, what it is an item of, and so on up to the pattern. */
function* upwards(entry: IndexEntry, entries: ReadonlyMap<string, IndexEntry>): Iterable<IndexEntry> {
  const seen = new Set<IndexEntry>();
  for (let one: IndexEntry | undefined = entry; one && !seen.has(one); one = entries.get(referenceKey(one.parent ?? one.pattern ?? ''))) {
    seen.add(one);
    yield one;
  }
}

const bearerIndexes = new WeakMap<PatternGraph, ReadonlyMap<string, Bearer>>();

/** Everything that bears a reference, by its key; made once for each graph. */
function bearersOf(graph: PatternGraph): ReadonlyMap<string, Bearer> {
  const known = bearerIndexes.get(graph);
  if (known) return known;
  const bearers = new Map([...graph.patterns, ...Object.values(graph.items)].map((bearer) => [referenceKey(bearer.ref), bearer]));
  bearerIndexes.set(graph, bearers);
  return bearers;
}
