import type { Nodes } from 'mdast';
import type { Prose, SourcePlace } from '../../model.ts';
import type { Names } from '../names.ts';
import type { Properties } from '../node.ts';

/** Where something stands in the work that the language restates. */
export function placeOf(source: SourcePlace | undefined): Properties {
  return source ? { sourceClause: source.clause, sourceNote: source.note } : {};
}

/** A text twice: as plain text for reading and searching, and as the Markdown that nothing is lost in. */
export function proseOf(prose: Prose | undefined, name: 'text' | 'introduction' = 'text'): Properties {
  if (!prose || prose.markdown === '') return {};
  return name === 'text'
    ? { text: prose.text, markdown: prose.markdown }
    : { introduction: prose.text, introductionMarkdown: prose.markdown };
}

/** What the references in some prose lead to: works are cited, all else is referred to. */
export function citations(prose: readonly Prose[], names: Names) {
  const refs = [...new Set(prose.flatMap(({ tree }) => [...referencesIn(tree)]))];
  const isWork = (ref: string) => ref.startsWith('work.');
  return { references: refs.filter((ref) => !isWork(ref)).map(names.of), cites: refs.filter(isWork).map(names.of) };
}

function* referencesIn(node: Nodes): Iterable<string> {
  if (node.type === 'reference' && node.ref !== undefined) yield node.ref;
  if ('children' in node) for (const child of node.children) yield* referencesIn(child);
}
