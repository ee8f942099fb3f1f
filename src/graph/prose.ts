import { plainText } from '../link/plain-text.ts';
import type { Block, Prose } from '../model.ts';

/** Authored blocks as Markdown, plain text and tree. */
export function proseOf(blocks: readonly Block[], markdown: string): Prose {
  return { markdown, text: plainText(blocks), tree: { type: 'root', children: [...blocks] } };
}
