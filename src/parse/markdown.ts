import type { List, Nodes, Paragraph, Parents, Root, RootContent } from 'mdast';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import remarkFrontmatter from 'remark-frontmatter';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import type { AnnexNode } from '../model.ts';
import { readLabels } from './labels.ts';
import { splitReferences } from './references.ts';

/** Deeper nesting than this is refused, so that nothing downstream can run out of stack. */
const MAX_DEPTH = 60;

/** Wider indentation, in columns, and more marks in a paragraph are refused: their parsing time grows with their square. */
const MAX_INDENT = 150;
const MAX_EMPHASIS = 1000;
const MAX_BRACKETS = 2000;

const processor = unified().use(remarkParse).use(remarkFrontmatter).use(tables).freeze();

/**
 * Parse Markdown with tables, references, item labels and annexes; places survive in every node, comments do not.
 *
 * When it is nested deeper than any reader could follow, there is no tree but the offsets of where that happens.
 */
export function parseMarkdown(markdown: string): { readonly tree: Root } | { readonly tooDeep: readonly [number, number] } {
  if (PLAIN.test(markdown)) return { tree: paragraphOf(markdown) };
  const excess = excessOf(markdown);
  if (excess) return { tooDeep: excess };
  const tree = processor.parse(markdown) as Root;
  const { position } = nodeAt(tree, MAX_DEPTH) ?? {};
  if (position) return { tooDeep: [position.start.offset ?? 0, position.end.offset ?? 0] };
  shape(tree, markdown);
  return { tree };
}

/** One line without a mark that Markdown knows. Most texts in data files are such a line, and reading them so takes a tenth of the time. */
const PLAIN = /^\p{L}[\p{L}\p{N} ,.;:?%/'’"“”()–-]*[\p{L}\p{N}.?)”]$/u;

function paragraphOf(text: string): Root {
  const start = { line: 1, column: 1, offset: 0 };
  const position = { start, end: { line: 1, column: text.length + 1, offset: text.length } };
  return { type: 'root', children: [{ type: 'paragraph', children: [{ type: 'text', value: text, position }], position }], position };
}

function excessOf(markdown: string): readonly [number, number] | undefined {
  for (const { index, 0: paragraph } of markdown.matchAll(/[^\n]+(?:\n[^\n]+)*/g)) {
    const indented = new RegExp(`^[ \\t>]{${MAX_INDENT}}`, 'm').exec(paragraph);
    if (indented) return [index + indented.index, index + indented.index + indented[0].length];
    const count = (marks: RegExp) => paragraph.match(marks)?.length ?? 0;
    if (count(/[*_]/g) > MAX_EMPHASIS || count(/\[/g) > MAX_BRACKETS) return [index, index + paragraph.split('\n', 1).join('').length];
  }
  return undefined;
}

/** Tables of GitHub Flavored Markdown alone: its other extensions would give `[x]` and `[^1]` meanings of their own. */
function tables(this: Processor): void {
  const data = this.data() as { micromarkExtensions?: unknown[]; fromMarkdownExtensions?: unknown[] };
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), gfmTable()];
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), gfmTableFromMarkdown()];
}

/** Where comments stand in some Markdown, in their order: the offset of the first character, and the one after the last. */
export function commentsIn(markdown: string): readonly (readonly [from: number, after: number])[] {
  if (!markdown.includes('<!--')) return [];
  const within = (node: Nodes): readonly (readonly [number, number])[] => {
    const { start, end } = node.position ?? {};
    if (isComment(node)) return [[markdown.indexOf('<!--', start?.offset), end?.offset ?? markdown.length]];
    return 'children' in node ? node.children.flatMap(within) : [];
  };
  return within(processor.parse(markdown));
}

/** The first node on a level, counted from 0. */
function nodeAt(root: Root, level: number): RootContent | undefined {
  let nodes: readonly RootContent[] = root.children;
  for (let depth = 0; depth < level && nodes.length > 0; depth++) {
    nodes = nodes.flatMap((node): readonly RootContent[] => ('children' in node ? node.children : []));
  }
  return nodes[0];
}

/** Turn plain Markdown nodes into ours, in place, from the outside in. */
function shape(parent: Parents, markdown: string): void {
  parent.children = parent.children.flatMap((node): RootContent[] => {
    if (node.type === 'text') return splitReferences(node, sourceOf(node, markdown));
    if (node.type === 'linkReference' && node.referenceType === 'shortcut') {
      // A definition elsewhere in the file turned `[B4]` into a link; it is a reference all the same.
      return [{ type: 'reference', written: node.label ?? node.identifier, shown: sourceOf(node, markdown), ...place(node) }];
    }
    return isComment(node) ? [] : [node];
  }) as typeof parent.children;
  for (const [index, node] of parent.children.entries()) {
    if (node.type === 'list') readLabels(node as List, markdown);
    const annex = node.type === 'paragraph' ? annexOf(node) : undefined;
    if (annex) (parent.children as RootContent[])[index] = annex;
    else if ('children' in node) shape(node as Parents, markdown);
  }
}

function isComment(node: Nodes): boolean {
  return node.type === 'html' && node.value.replace(/<!--[\s\S]*?-->/g, '').trim() === '';
}

function annexOf(paragraph: Paragraph): AnnexNode | undefined {
  const [link, ...rest] = paragraph.children.filter((node) => !isComment(node) && !(node.type === 'text' && node.value.trim() === ''));
  if (link?.type !== 'link' || rest.length > 0 || !isAnnexPath(link.url)) return undefined;
  const title = link.children
    .map((node) => ('value' in node ? node.value : ''))
    .join('')
    .replace(/\s+/g, ' ');
  return { type: 'annex', path: link.url, title, ...place(paragraph) };
}

export function isAnnexPath(url: string): boolean {
  return /^annexes\/[^?#]*$/.test(url);
}

function place(node: RootContent) {
  return node.position ? { position: node.position } : {};
}

function sourceOf(node: RootContent, markdown: string): string {
  return markdown.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
}
