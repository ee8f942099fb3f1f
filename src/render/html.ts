import type { ElementContent, Root as HtmlRoot, Properties } from 'hast';
import type { Blockquote, Heading, List, ListItem, Nodes, Paragraph, Root, RootContent, Table } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkRehype, { type Options } from 'remark-rehype';
import { unified } from 'unified';
import type { Position } from 'unist';
import type { AnnexNode, ReferenceNode, TermNode } from '../model.ts';

/** What a reference in prose becomes: an address, the words that name its target, and what to show instead of the brackets. */
export interface LinkTarget {
  readonly url: string;
  readonly title: string;
  readonly shown?: string;
}

export interface RenderOptions {
  readonly resolve: (ref: string) => LinkTarget | undefined;
  /** For prose that has headings of its own: how many levels deeper they stand, and the anchors already taken on the page. */
  readonly headings?: { readonly deeper: number; readonly taken: Set<string> };
}

/** A stretch of HTML, or an annex that stands between two stretches. */
export type Rendered = { readonly html: string } | { readonly annex: AnnexNode };

/**
 * Render prose as sanitized HTML: no raw HTML passes, and no address but of a web page, a mail or a place in the language.
 *
 * Annexes on the top level come out as parts of their own, for whoever knows how to show them.
 */
export function renderProse({ children }: Root, options: RenderOptions): readonly Rendered[] {
  const parts: (Rendered | { readonly blocks: RootContent[] })[] = [];
  for (const node of children) {
    const last = parts.at(-1);
    if (node.type === 'annex') parts.push({ annex: node });
    else if (last && 'blocks' in last) last.blocks.push(node);
    else parts.push({ blocks: [node] });
  }
  return parts.map((part) => ('blocks' in part ? { html: toHtml({ type: 'root', children: part.blocks }, options) } : part));
}

/** Render prose that is a single paragraph without the paragraph around it; longer prose as {@link renderProse} does, without annexes. */
export function renderInline(tree: Root, options: RenderOptions): string {
  const [only, ...rest] = tree.children;
  const isParagraph = only?.type === 'paragraph' && rest.length === 0;
  const html = toHtml({ type: 'root', children: tree.children.filter(({ type }) => type !== 'annex') }, options);
  return isParagraph ? html.slice('<p>'.length, -'</p>'.length) : html;
}

function toHtml(tree: Root, options: RenderOptions): string {
  const processor = unified()
    .use(remarkRehype, { handlers: handlersFor(options) })
    .use(alignByClass)
    .use(rehypeSanitize, SCHEMA)
    .use(rehypeStringify);
  return processor.stringify(processor.runSync({ type: 'root', children: captioned(tree.children) }) as HtmlRoot);
}

/** How the cells of a column stand, as a class: the attribute for it is obsolete. */
function alignByClass() {
  return function within(node: HtmlRoot | HtmlRoot['children'][number]): void {
    if (node.type === 'element' && node.properties['align']) node.properties = { className: [`align-${node.properties['align']}`] };
    if ('children' in node) for (const child of node.children) within(child);
  };
}

const SCHEMA: typeof defaultSchema = {
  ...defaultSchema,
  clobber: [],
  tagNames: [...(defaultSchema.tagNames ?? []).filter((name) => name !== 'img'), 'figure', 'figcaption', 'cite'],
  attributes: {
    ...defaultSchema.attributes,
    '*': ['id', 'className', 'title', 'role', 'tabIndex', 'ariaLabel', 'scope'],
    a: ['href'],
    li: [],
    ol: ['start'],
    td: [],
    th: [],
    ul: [],
  },
  protocols: { ...defaultSchema.protocols, href: ['http', 'https', 'mailto'] },
};

/** A table or a list, joined with the caption above it. */
interface Captioned {
  readonly type: 'captioned';
  position?: Position;
  readonly caption?: Paragraph;
  readonly content: Table | List;
}

declare module 'mdast' {
  interface RootContentMap {
    captioned: Captioned;
  }
}

function captioned(nodes: readonly RootContent[]): RootContent[] {
  return nodes.flatMap((node, index): RootContent[] => {
    const next = nodes[index + 1];
    const before = nodes[index - 1];
    if (isCaption(node) && (next?.type === 'table' || next?.type === 'list')) return [{ type: 'captioned', caption: node, content: next }];
    if (node.type !== 'table' && node.type !== 'list') return [node];
    if (before && isCaption(before)) return [];
    return node.type === 'table' ? [{ type: 'captioned', content: node }] : [node];
  });
}

function isCaption(node: RootContent): node is Paragraph {
  return node.type === 'paragraph' && node.children[0]?.type === 'strong' && /^\p{Lu}\p{Ll}+ \d+\.?$/u.test(plainText(node.children[0]));
}

/**
 * How to draw what stands under a caption: a numbered list as steps, a list of lists as layers with their parts, a plain list as tiles, and
 * a table whose columns are all centred as separate columns. Undefined for any other table.
 */
function drawingOf(content: Table | List): 'steps' | 'layers' | 'tiles' | 'columns' | undefined {
  if (content.type === 'table') return content.align?.every((align) => align === 'center') ? 'columns' : undefined;
  if (content.ordered) return 'steps';
  return content.children.some(({ children }) => children.some(({ type }) => type === 'list')) ? 'layers' : 'tiles';
}

type Handlers = NonNullable<Options['handlers']>;

function handlersFor({ resolve, headings }: RenderOptions): Handlers {
  const element = (tagName: string, properties: Properties, children: ElementContent[]): ElementContent => ({
    type: 'element',
    tagName,
    properties,
    children,
  });
  const text = (value: string): ElementContent => ({ type: 'text', value });

  return {
    reference(_state, node: ReferenceNode) {
      const target = node.ref === undefined ? undefined : resolve(node.ref);
      if (!target) return text(node.shown);
      return element('a', { href: target.url, className: ['reference'], title: target.title }, [text(target.shown ?? `[${node.ref}]`)]);
    },
    term(_state, node: TermNode) {
      const target = resolve(node.ref);
      if (!target) return text(node.value);
      const title = target.title.toLowerCase() === node.value.toLowerCase() ? {} : { title: target.title };
      return element('a', { href: target.url, className: ['term'], ...title }, [text(node.value)]);
    },
    annex: () => undefined,
    heading(state, node: Heading) {
      const id = headings && anchorFor(plainText(node), headings.taken);
      return element(`h${Math.min(6, node.depth + (headings?.deeper ?? 0))}`, id === undefined ? {} : { id }, state.all(node));
    },
    list(state, node: List) {
      const labelled = node.children.some(({ data }) => data?.label !== undefined);
      const properties: Properties = labelled ? { className: ['labelled'], role: 'list' } : {};
      const numbered = node.ordered && !labelled;
      return element(
        numbered ? 'ol' : 'ul',
        numbered && node.start != null && node.start !== 1 ? { ...properties, start: node.start } : properties,
        state.wrap(state.all(node), true),
      );
    },
    listItem(state, node: ListItem) {
      const { label } = node.data ?? {};
      const content = node.children.flatMap((child): ElementContent[] =>
        child.type === 'paragraph' && !node.spread
          ? state.all(child)
          : ([state.one(child as Nodes, node) ?? []].flat() as ElementContent[]),
      );
      if (label === undefined) return element('li', {}, content);
      return element('li', {}, [element('span', { className: ['label'] }, [text(`${label})`)]), text(' '), element('div', {}, content)]);
    },
    blockquote(state, node: Blockquote) {
      const [first] = node.children;
      const isNote = first?.type === 'paragraph' && first.children[0]?.type === 'strong';
      return element(isNote ? 'div' : 'blockquote', isNote ? { className: ['note'], role: 'note' } : {}, state.wrap(state.all(node), true));
    },
    captioned(state, { caption, content }: Captioned) {
      const children = [state.one(content, undefined) ?? []].flat() as ElementContent[];
      const drawing = drawingOf(content);
      const ariaLabel = caption ? plainText(caption) : 'Table';
      const shown =
        content.type === 'list' ? children : [element('div', { className: ['scroll'], role: 'region', tabIndex: 0, ariaLabel }, children)];
      if (!caption) return shown;
      return element('figure', drawing === undefined ? {} : { className: ['drawing', drawing] }, [
        element('figcaption', {}, state.all(caption)),
        ...shown,
      ]);
    },
  };
}

/** An anchor made from the words of a heading, with a number where another has it already. */
function anchorFor(words: string, taken: Set<string>): string {
  const base = words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  let anchor = base;
  for (let count = 2; taken.has(anchor); count++) anchor = `${base}-${count}`;
  taken.add(anchor);
  return anchor;
}
