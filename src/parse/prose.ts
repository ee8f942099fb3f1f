import type { Root, RootContent } from 'mdast';
import type { Block, SourceFile, YamlPath, YamlSource } from '../model.ts';
import { places } from '../places.ts';
import { parseMarkdown } from './markdown.ts';
import { referenceTokens } from './references.ts';

/**
 * Parse a Markdown value that stands in YAML. Every node gets the place of the whole value, and each reference its own.
 *
 * Markdown nested too deeply is kept as the plain text it is.
 */
export function parseProse(file: SourceFile, yaml: YamlSource, path: YamlPath): readonly Block[] {
  const text = path.reduce<unknown>((value, step) => (value as Record<string | number, unknown>)[step], yaml.data) as string;
  const parsed = parseMarkdown(text);
  const tree: Root =
    'tree' in parsed ? parsed.tree : { type: 'root', children: [{ type: 'paragraph', children: [{ type: 'text', value: text }] }] };

  const whole = yaml.place(path);
  const at = places(file);
  const tokens = [...referenceTokens(file.text.slice(whole.start.offset, whole.end.offset))].map(({ start, raw }) =>
    at(whole.start.offset + start, whole.start.offset + start + raw.length),
  );
  const relocate = (nodes: readonly RootContent[]): void => {
    for (const node of nodes) {
      node.position = node.type === 'reference' ? (tokens.shift() ?? whole) : whole;
      if ('children' in node) relocate(node.children);
    }
  };
  relocate(tree.children);
  return tree.children as Block[];
}

/** The Markdown of blocks as it stands in their file, without comments and without the indentation of the list item that may hold them. */
export function markdownOf(file: SourceFile, blocks: readonly Block[]): string {
  const start = blocks[0]?.position?.start;
  const end = blocks.at(-1)?.position?.end.offset;
  if (start?.offset === undefined || end === undefined) return '';
  const indent = (file.text.slice(0, start.offset).split('\n').at(-1) ?? '').replace(/\S/g, ' ');
  return file.text
    .slice(start.offset, end)
    .replaceAll(`\n${indent}`, '\n')
    .replace(/[ \t]*<!--[\s\S]*?-->/g, '')
    .trim();
}
