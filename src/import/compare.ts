import type { Quad, Term } from '@rdfjs/types';
import { byCodePoint, toNTriples } from '../rdf/canonical.ts';
import { expander, NAMESPACES, PROPERTIES, type PropertyName, propertyOf } from '../rdf/terms.ts';

/** How the triples of a language differ from those that it was made from. Triples are canonical N-Triples, in their order; those with blank nodes are as people read them. */
export interface Differences {
  /** Given about the language in its own terms, and not there any more. */
  readonly lost: readonly string[];
  /** There, and not given. */
  readonly added: readonly string[];
  /** Given and not there either, being about other things, in other terms or in another language. */
  readonly others: readonly string[];
  /** How many things had another fingerprint, or none: it follows from their words, so nothing is lost with it. */
  readonly fingerprints: number;
}

/** Compare triple by triple. Graphs do not count: they follow from what a triple is about. */
export function differencesOf(given: Iterable<Quad>, made: Iterable<Quad>, base: string): Differences {
  const [before, after] = [byLine(given), byLine(made)];
  const own = new Set([...after.values()].map(({ subject }) => subject.value));
  const tags = new Set([...after.values()].map(({ object }) => (object.termType === 'Literal' ? object.language : '')));
  const expand = expander(base);
  const terms = new Set((Object.keys(PROPERTIES) as PropertyName[]).map((name) => expand(propertyOf(name).iri)));
  const isOwn = ({ subject, predicate, object }: Quad): boolean => {
    if (predicate.value === `${NAMESPACES.rdf}type`) return object.value.startsWith(`${base}ns#`);
    const isTranslation = object.termType === 'Literal' && !tags.has(object.language);
    return own.has(subject.value) && terms.has(predicate.value) && !isTranslation;
  };
  const fingerprint = expand(propertyOf('fingerprint').iri);
  const marked = new Set(
    [...after.values()].filter(({ predicate }) => predicate.value === fingerprint).map(({ subject }) => subject.value),
  );
  const isFingerprint = (quad: Quad): boolean => isOwn(quad) && quad.predicate.value === fingerprint && marked.has(quad.subject.value);

  const missing = [...before].filter(([line]) => !after.has(line));
  const more = [...after].filter(([line]) => !before.has(line));
  return {
    lost: missing.filter(([, quad]) => isOwn(quad) && !isFingerprint(quad)).map(([line]) => line),
    added: more.filter(([, quad]) => !isFingerprint(quad)).map(([line]) => line),
    others: missing.flatMap(([line, quad]) => (isOwn(quad) ? [] : isPlain(quad) ? line : shownOf(quad))).sort(byCodePoint),
    fingerprints: new Set([...missing, ...more].filter(([, quad]) => isFingerprint(quad)).map(([, { subject }]) => subject.value)).size,
  };
}

function byLine(quads: Iterable<Quad>): ReadonlyMap<string, Quad> {
  const lines = Array.from(quads, (quad) => [keyOf(quad), quad] as const);
  return new Map(lines.sort(([a], [b]) => byCodePoint(a, b)));
}

function keyOf(quad: Quad): string {
  return isPlain(quad) ? toNTriples([quad]).trimEnd() : `${quad.subject.value} ${quad.predicate.value} ${quad.object.value}`;
}

/** A triple with a blank node or another triple in it is never one of ours. */
function isPlain({ subject, object }: Quad): boolean {
  return [subject, object].every(({ termType }) => termType === 'NamedNode' || termType === 'Literal');
}

/** Such a triple for people: the name of a blank node changes from one reading to the next. */
function shownOf({ subject, predicate, object }: Quad): string {
  return `${[subject, predicate, object].map(termOf).join(' ')} .`;
}

function termOf({ termType, value }: Term): string {
  if (termType === 'NamedNode') return `<${value}>`;
  if (termType === 'Literal') return `"${value}"`;
  return termType === 'BlankNode' ? '[]' : '<<…>>';
}
