import type { Parents, PhrasingContent, RootContent } from 'mdast';
import type { Content } from '../model.ts';

interface Form {
  readonly ref: string;
  readonly words: string;
}

/**
 * Find the terms of the glossary in the patterns, mark the first use of each in each pattern, and say which patterns use it.
 *
 * A form of a term counts as whole words, in any letter case, also with a plural s; of two forms that overlap the longer counts.
 */
export function linkTerms({ annexes, patterns }: Content): ReadonlyMap<string, readonly string[]> {
  const terms = annexes.filter(({ kind }) => kind === 'glossary').flatMap(({ items }) => items);
  const forms = terms
    .flatMap(({ ref, title, data }) =>
      [title ?? '', ...((data?.['aliases'] as readonly string[] | undefined) ?? [])].map((words): Form => ({ ref, words })),
    )
    .filter(({ words }) => words.trim() !== '')
    .sort((a, b) => b.words.length - a.words.length);
  const uses = new Map<string, string[]>(terms.map(({ ref }) => [ref, []]));
  if (forms.length === 0) return uses;

  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(${forms.map(({ words }) => escaped(words)).join('|')})s?(?![\\p{L}\\p{N}])`, 'giu');
  const refOf = new Map(forms.toReversed().map(({ ref, words }) => [words.toLowerCase(), ref]));
  for (const { ref, sections } of patterns) {
    const seen = new Set<string>();
    const first = (words: string): string | undefined => {
      const term = refOf.get(words.toLowerCase().replace(/\s+/g, ' '));
      if (term === undefined || seen.has(term)) return undefined;
      seen.add(term);
      return term;
    };
    for (const { blocks } of sections) for (const block of blocks) mark(block, pattern, first);
    for (const term of seen) uses.get(term)?.push(ref);
  }
  return uses;
}

/** White space in a form stands for any, since prose is wrapped. */
function escaped(words: string): string {
  return words
    .trim()
    .replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
    .replace(/\s+/g, '\\s+');
}

/** Split text at the first use of a term. What stands in a link or a heading, or names the target of a reference, is left alone. */
function mark(node: RootContent, pattern: RegExp, first: (words: string) => string | undefined): void {
  if (!('children' in node) || node.type === 'link' || node.type === 'heading') return;
  const parent = node as Parents;
  const children: readonly RootContent[] = parent.children;
  parent.children = children.flatMap((child, index): RootContent[] => {
    if (child.type === 'text') return split(child.value, pattern, { first, isName: children[index + 1]?.type === 'reference' });
    mark(child, pattern, first);
    return [child];
  }) as typeof parent.children;
}

interface Splitting {
  readonly first: (words: string) => string | undefined;
  /** The last words of the text name what the reference after them leads to. */
  readonly isName: boolean;
}

function split(text: string, pattern: RegExp, { first, isName }: Splitting): PhrasingContent[] {
  const parts: PhrasingContent[] = [];
  let done = 0;
  for (const { 0: value, 1: words = '', index } of text.matchAll(pattern)) {
    if (isName && text.slice(index + value.length).trim() === '') continue;
    const ref = first(words);
    if (ref === undefined) continue;
    if (index > done) parts.push({ type: 'text', value: text.slice(done, index) });
    parts.push({ type: 'term', ref, value });
    done = index + value.length;
  }
  return done < text.length || parts.length === 0 ? [...parts, { type: 'text', value: text.slice(done) }] : parts;
}
