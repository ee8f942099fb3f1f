import type { Quad, Term } from '@rdfjs/types';
import { DataFactory, Parser, Store } from 'n3';
import { byCodePoint } from './canonical.ts';

/** Something in the dataset that one of its shapes forbids. */
export interface Violation {
  /** The IRI of the shape. */
  readonly shape: string;
  /** The constraint component of SHACL that is not satisfied, by its IRI. */
  readonly constraint: string;
  /** The resource that the shape is about. */
  readonly focus: string;
  readonly path?: string;
  readonly value?: string;
  /** What is wrong, in words. */
  readonly message: string;
}

/**
 * Shapes as they are published: Turtle (RDF 1.1) in which names, and the namespace that SPARQL constraints declare for the vocabulary, are
 * those of the language at a base.
 */
export function toShapes(text: string, base: string): string {
  return `@base <${base}> .\n\n${text.replace('"ns#"^^xsd:anyURI', () => `"${base}ns#"^^xsd:anyURI`)}`;
}

/**
 * Check the triples of a dataset against shapes (SHACL Core), graphs left out. The violations come in order of what they are about.
 *
 * @throws when the shapes are no Turtle, or use more than SHACL Core
 */
export async function validateShapes(quads: Iterable<Quad>, shapes: string): Promise<readonly Violation[]> {
  // Only a build should wait until the validator is loaded.
  const { default: Validator } = await import('rdf-validate-shacl');
  const report = await new Validator(new Store(new Parser().parse(shapes))).validate(triplesOf(quads));
  const textOf = (term: Term | null) => term?.value ?? '';
  return report.results
    .map(({ sourceShape, sourceConstraintComponent, focusNode, path, value, message }) => ({
      shape: textOf(sourceShape),
      constraint: textOf(sourceConstraintComponent),
      focus: textOf(focusNode),
      ...(path && { path: path.value }),
      ...(value && { value: value.value }),
      message: message.map(textOf).join('; '),
    }))
    .sort((a, b) => byCodePoint(keyOf(a), keyOf(b)));
}

function keyOf({ focus, shape, path, value, constraint }: Violation): string {
  return [focus, shape, path, value, constraint].join('\u0000');
}

function triplesOf(quads: Iterable<Quad>): Store {
  const store = new Store();
  for (const { subject, predicate, object } of quads) store.add(DataFactory.quad(subject, predicate, object));
  return store;
}
