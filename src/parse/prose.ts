import type { Root, RootContent } from 'mdast';
import type { Block, ReferenceNode, SourceFile, YamlPath, YamlSource } from '../model.ts';
import { places } from '../places.ts';
import { parseMarkdown } from './markdown.ts';
import { referenceTokens } from './references.ts';

/**
 * Parse a Markdown value that stands in YAML. Every node gets the place of the whole value, and a reference its own wherever it can be told.
 *
 * Markdown nested too deeply is kept as the plain text it is.
 */
export function parseProse(file: SourceFile, yaml: YamlSource, path: YamlPath): readonly Block[] {
  const text = String(yaml.at(path));
  const parsed = parseMarkdown(text);
  const tree: Root =
    'tree' in parsed ? parsed.tree : { type: 'root', children: [{ type: 'paragraph', children: [{ type: 'text', value: text }] }] };

  const whole = yaml.place(path);
  const at = places(file);
  const tokens = [...referenceTokens(file.text.slice(whole.start.offset, whole.end.offset))];
  const references: ReferenceNode[] = [];
  const relocate = (nodes: readonly RootContent[]): void => {
    for (const node of nodes) {
      node.position = whole;
      if (node.type === 'reference') references.push(node);
      else if ('children' in node) relocate(node.children);
    }
  };
  relocate(tree.children);
  // Escapes of YAML and code in backticks can hide what looks like a reference; then the tokens do not line up with the nodes.
  if (tokens.length === references.length) {
    for (const [index, { start, raw }] of tokens.entries()) {
      const reference = references[index];
      if (reference) reference.position = at(whole.start.offset + start, whole.start.offset + start + raw.length);
    }
  }
  return tree.children as Block[];
}

/** The Markdown of blocks as it stands in their file, without comments and without the indentation of what holds them. */
export function markdownOf(file: SourceFile, blocks: readonly Block[]): string {
  return blocks
    .map(({ position }) => {
      const { start, end } = position ?? {};
      if (start?.offset === undefined || end?.offset === undefined) return '';
      const indentation = new RegExp(`\\n {0,${start.column - 1}}`, 'g');
      const text = file.text.slice(start.offset, end.offset).replace(indentation, '\n');
      return text.replace(/[ \t]*<!--[\s\S]*?-->/g, '').trim();
    })
    .filter((text) => text !== '')
    .join('\n\n');
}
