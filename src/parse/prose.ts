import type { Root, RootContent } from 'mdast';
import type { Block, ReferenceNode, SourceFile, YamlPath, YamlSource } from '../model.ts';
import { places } from '../places.ts';
import { commentsIn, parseMarkdown } from './markdown.ts';
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
 * The Markdown of blocks as it stands in their file, without the indentation of what holds them and without what comments say.
 *
 * A comment that ends a line of words goes. Any other may keep apart what would be read as one, so an empty one stands in its place.
 */
export function markdownOf(file: SourceFile, blocks: readonly Block[]): string {
  const kept = blocks.map((block) => ({ block, text: sourceOf(file, block) })).filter(({ text }) => text !== '');
  return kept
    .map(({ block, text }, index) => {
      const previous = kept[index - 1]?.block;
      return previous && CONTINUED.has(previous.type) && CONTINUED.has(block.type) ? `<!-- -->\n\n${text}` : text;
    })
    .join('\n\n');
}

/** After an empty line, one of these can go on in another. */
const CONTINUED: ReadonlySet<Block['type']> = new Set(['list', 'code']);

function sourceOf(file: SourceFile, block: Block): string {
  const { start, end } = block.position ?? {};
  if (start?.offset === undefined || end?.offset === undefined) return '';
  let source = '';
  let at = start.offset;
  for (const [from, after] of commentsOf(file)) {
    if (from < at || after > end.offset) continue;
    const before = file.text.slice(at, from);
    const endsLine = /^[ \t]*(?:\n|$)/.test(file.text.slice(after, end.offset)) && /[^\s>][ \t]+$/.test(before);
    source += endsLine ? withoutEnd(before) : `${before}<!-- -->`;
    at = after;
  }
  source = `${source}${file.text.slice(at, end.offset)}`.replace(new RegExp(`\\n {0,${start.column - 1}}`, 'g'), '\n');
  return block.type === 'code' ? source : withoutEnd(source.replace(/^[ \t\n]+/, ''));
}

const known = new WeakMap<SourceFile, ReturnType<typeof commentsIn>>();

function commentsOf(file: SourceFile): ReturnType<typeof commentsIn> {
  const comments = known.get(file) ?? commentsIn(file.text);
  known.set(file, comments);
  return comments;
}

/** Without the white space at the end, found in time that grows with the text and no faster. */
function withoutEnd(text: string): string {
  return text.replace(/(?<![ \t\n])[ \t\n]+$/, '');
}
