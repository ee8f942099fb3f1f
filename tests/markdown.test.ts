import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseMarkdown } from '../src/parse/markdown.ts';

test('a plain line is read as Markdown reads it', () => {
  const character = fc.constantFrom(...`abcXYZ019éß ,.;:?%/'’"“”()–-`);
  const line = fc.array(character, { minLength: 2, maxLength: 30 }).map((characters) => characters.join(''));
  const blocks = (markdown: string) => {
    const parsed = parseMarkdown(markdown);
    return 'tree' in parsed ? parsed.tree.children : undefined;
  };
  // With a line end the line is no longer taken for a plain one, and Markdown proper reads it.
  fc.assert(
    fc.property(line, (text) => void expect(blocks(text)).toEqual(blocks(`${text}\n`))),
    { numRuns: 2000, seed: 20263 },
  );
});
