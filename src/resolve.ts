import type { Item, Pattern, PatternGraph } from './model.ts';
import { didYouMean, nearestReferences } from './nearest.ts';
import { printableLine } from './printable.ts';
import { type ParsedReference, parseReference, referenceKey } from './reference.ts';

/** What a reference leads to. */
export type Bearer = Pattern | Item;

export interface Found {
  /**
   * `current` when it bears the reference now, and the wording is the one that was cited, if a fingerprint says which; `reworded`
   * when the wording is another one. `withdrawn` when its pattern is. `unpinned` when a fingerprint is asked of a pattern, which has none.
   */
  readonly status: 'current' | 'reworded' | 'withdrawn' | 'unpinned';
  readonly bearer: Bearer;
  /** What was asked for, the reference in the letter case that it is declared in. */
  readonly asked: ParsedReference;
  /** Whether the edition asked for is this one; true when none was. */
  readonly thisEdition: boolean;
}

export interface Unknown {
  readonly status: 'unknown';
  /** What may have been meant, most likely first, at most two. */
  readonly proposals: readonly string[];
}

export type Resolution = Found | Unknown;

/** What bears a reference in this edition, written in any spelling, and whether it still says what was cited. */
export function resolveReference(spelling: string, graph: PatternGraph): Resolution {
  const bearers = bearersOf(graph);
  const parsed = parseReference(spelling, graph.language);
  const bearer = parsed && bearers.get(referenceKey(parsed.ref));
  if (!parsed || !bearer) {
    const refs = [...bearers.values()].map(({ ref }) => ref);
    return { status: 'unknown', proposals: nearestReferences(parsed?.ref ?? spelling.trim(), refs) };
  }
  const { edition, fingerprint } = parsed;
  return {
    status: isWithdrawn(bearer, bearers) ? 'withdrawn' : wordingStatus(bearer, fingerprint),
    bearer,
    asked: { ...parsed, ref: bearer.ref },
    thisEdition: edition === undefined || edition === graph.language.edition,
  };
}

/** Why nothing was found, and what may have been meant, in one line. */
export function problemOf(spelling: string, { proposals }: Unknown): string {
  return [`nothing bears the reference \`${printableLine(spelling)}\``, didYouMean(proposals)].filter(Boolean).join('; ');
}

/** The pattern or item that a spelling leads to, without asking whether it still says what was cited. */
export function bearerOf(spelling: string, graph: PatternGraph): Bearer | undefined {
  const parsed = parseReference(spelling, graph.language);
  return parsed && bearersOf(graph).get(referenceKey(parsed.ref));
}

export function isItem(bearer: Bearer): bearer is Item {
  return 'kind' in bearer;
}

function wordingStatus(bearer: Bearer, fingerprint: string | undefined): Found['status'] {
  if (fingerprint === undefined) return 'current';
  if (!isItem(bearer)) return 'unpinned';
  return bearer.fingerprint.startsWith(fingerprint) ? 'current' : 'reworded';
}

function isWithdrawn(bearer: Bearer, bearers: ReadonlyMap<string, Bearer>): boolean {
  const pattern = isItem(bearer) ? bearers.get(referenceKey(bearer.pattern ?? '')) : bearer;
  return pattern !== undefined && !isItem(pattern) && pattern.status === 'withdrawn';
}

const indexes = new WeakMap<PatternGraph, ReadonlyMap<string, Bearer>>();

/** Everything that bears a reference, by its key; made once for each graph. */
function bearersOf(graph: PatternGraph): ReadonlyMap<string, Bearer> {
  const known = indexes.get(graph);
  if (known) return known;
  const bearers = new Map([...graph.patterns, ...Object.values(graph.items)].map((bearer) => [referenceKey(bearer.ref), bearer]));
  indexes.set(graph, bearers);
  return bearers;
}
