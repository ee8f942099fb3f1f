import type { Quad } from '@rdfjs/types';
import { byCodePoint, toNTriples } from '../rdf/canonical.ts';
import { expander, NAMESPACES, PROPERTIES, type PropertyName, propertyOf } from '../rdf/terms.ts';

/** How the triples of a language differ from those that it was made from. Triples are canonical N-Triples, in their order. */
export interface Differences {
  /** Given about the language in its own terms, and not there any more. */
  readonly lost: readonly string[];
  /** There, and not given. */
  readonly added: readonly string[];
  /** How many more were given and are not there: about other things, in other terms, in another language. */
  readonly others: number;
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
  const missing = [...before].filter(([line]) => !after.has(line));
  const lost = missing.filter(([, quad]) => isOwn(quad)).map(([line]) => line);
  return { lost, added: [...after.keys()].filter((line) => !before.has(line)), others: missing.length - lost.length };
}

function byLine(quads: Iterable<Quad>): ReadonlyMap<string, Quad> {
  const lines = Array.from(quads, (quad) => [lineOf(quad), quad] as const);
  return new Map(lines.sort(([a], [b]) => byCodePoint(a, b)));
}

/** A triple with a blank node or another triple in it is never one of ours. */
function lineOf(quad: Quad): string {
  const isPlain = [quad.subject, quad.object].every(({ termType }) => termType === 'NamedNode' || termType === 'Literal');
  return isPlain ? toNTriples([quad]).trimEnd() : `${quad.subject.value} ${quad.predicate.value} ${quad.object.value}`;
}
