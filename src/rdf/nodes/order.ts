import { byCodePoint } from '../canonical.ts';
import type { Node, Value } from '../node.ts';
import { type PropertyName, propertyOf } from '../terms.ts';
import type { Context } from './context.ts';

/**
 * The order that an author gave the values of a property, where it is not that of code points: a statement (RDF Schema 1.1, section 5.3)
 * about each value, with its position.
 */
export function* orderNodes({ id, properties }: Node, { expand }: Context): Generator<Node> {
  for (const [name, values] of Object.entries(properties) as [PropertyName, Value | readonly Value[] | undefined][]) {
    const { iri, holds, ordered } = propertyOf(name);
    const list = ordered ? [...new Set([values ?? []].flat())].map(String) : [];
    if (list.every((value, index) => byCodePoint(list[index - 1] ?? '', value) <= 0)) continue;
    for (const [index, value] of list.entries()) {
      yield {
        id: `${id}.${name}.${index + 1}`,
        types: ['rdf:Statement'],
        properties: {
          statementSubject: id,
          statementPredicate: expand(iri),
          [holds === 'resource' ? 'statementObject' : 'statementText']: value,
          position: index + 1,
        },
      };
    }
  }
}
