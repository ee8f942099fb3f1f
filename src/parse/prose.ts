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

/**
 * The Markdown of blocks as it stands in their file, without comments and without the indentation of what holds them.
 *
 * An empty comment stays between two lists, which would otherwise be one.
 */
export function markdownOf(file: SourceFile, blocks: readonly Block[]): string {
  const kept = blocks.map((block) => ({ block, text: sourceOf(file, block) })).filter(({ text }) => text !== '');
  return kept
    .map(({ block, text }, index) => (block.type === 'list' && kept[index - 1]?.block.type === 'list' ? `<!-- -->\n\n${text}` : text))
    .join('\n\n');
}

function sourceOf({ text }: SourceFile, block: Block): string {
  const { start, end } = block.position ?? {};
  if (start?.offset === undefined || end?.offset === undefined) return '';
  const code = codeIn(block);
  const isCode = (offset: number) => code.some(([from, to]) => from <= offset && offset < to);
  const source = text
    .slice(start.offset, end.offset)
    .replace(/[ \t]*(?<!\\)<!--[\s\S]*?-->/g, (comment, at) => (isCode((start.offset ?? 0) + at + comment.indexOf('<')) ? comment : ''))
    .replace(new RegExp(`\\n {0,${start.column - 1}}`, 'g'), '\n');
  return block.type === 'code' ? source : source.replace(/^[ \t\n]+|[ \t\n]+$/g, '');
}

/** Where code stands, in which nothing is a comment. */
function codeIn(node: RootContent): readonly (readonly [from: number, to: number])[] {
  const { start, end } = node.position ?? {};
  if (node.type === 'code' || node.type === 'inlineCode') return [[start?.offset ?? 0, end?.offset ?? 0]];
  return 'children' in node ? node.children.flatMap((child) => codeIn(child)) : [];
}
