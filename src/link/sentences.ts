import type { Node } from 'unist';
import type { ReferenceNode } from '../model.ts';

/** The inline content of one block as plain text, white space folded, with the place of each reference in it. */
export interface Line {
  readonly text: string;
  readonly references: readonly { readonly node: ReferenceNode; readonly start: number; readonly end: number }[];
}

export function lineOf(nodes: readonly Node[]): Line {
  let text = '';
  const references: { node: ReferenceNode; start: number; end: number }[] = [];
  const walk = (node: Node): void => {
    if (node.type === 'reference') {
      const reference = node as unknown as ReferenceNode;
      references.push({ node: reference, start: text.length, end: text.length + reference.shown.length });
      text += reference.shown;
    } else if (node.type === 'break') text += ' ';
    else if ('value' in node && typeof node.value === 'string') append(node.value);
    else if ('children' in node && Array.isArray(node.children)) for (const child of node.children as Node[]) walk(child);
  };
  const append = (value: string): void => {
    const folded = value.replace(/\s+/g, ' ');
    text += /(^|\s)$/.test(text) ? folded.trimStart() : folded;
  };
  for (const node of nodes) walk(node);
  return { text: text.trimEnd(), references };
}

export interface Sentence {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Sentence boundaries as Unicode (UAX #29) draws them for the language. */
export function sentencesOf(text: string, language: string): readonly Sentence[] {
  return [...segmenter(language).segment(text)].map(({ index, segment }) => ({
    start: index,
    end: index + segment.length,
    text: segment.trim(),
  }));
}

const segmenters = new Map<string, Intl.Segmenter>();

function segmenter(language: string): Intl.Segmenter {
  const known = segmenters.get(language) ?? new Intl.Segmenter(language, { granularity: 'sentence' });
  segmenters.set(language, known);
  return known;
}
