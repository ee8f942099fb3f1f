import type { Node } from 'unist';

interface Parent extends Node {
  children: Node[];
}

export interface TextNode extends Node {
  readonly type: 'text';
  readonly value: string;
}

/** Put other nodes in the place of each text of a Markdown or HTML tree that is neither code nor within a link. */
export function replaceTexts(parent: Parent, replace: (text: TextNode) => readonly Node[]): void {
  let within: string | undefined;
  parent.children = parent.children.flatMap((child) => {
    if (isTag(child)) within = within === undefined ? opened(child.value) : closes(child.value, within) ? undefined : within;
    if (within !== undefined || isClosed(child)) return [child];
    if (isText(child)) return replace(child);
    if (isParent(child)) replaceTexts(child, replace);
    return [child];
  });
}

/** Elements in which nothing becomes a link. */
const CLOSED = new Set(['a', 'button', 'code', 'kbd', 'math', 'pre', 'samp', 'script', 'style', 'svg', 'template', 'textarea', 'title']);

/** In a tree of Markdown, of HTML, or of MDX. */
function isClosed(node: Node): boolean {
  const name = 'tagName' in node ? node.tagName : 'name' in node ? node.name : undefined;
  return node.type === 'link' || node.type === 'linkReference' || (typeof name === 'string' && CLOSED.has(name.toLowerCase()));
}

/** The closed element that a tag of raw HTML opens, and does not close again. */
function opened(html: string): string | undefined {
  const name = /^<([a-z][a-z0-9]*)(?=[\s/>])/i.exec(html)?.[1]?.toLowerCase();
  return name !== undefined && CLOSED.has(name) && !html.toLowerCase().includes(`</${name}`) ? name : undefined;
}

function closes(html: string, name: string): boolean {
  return html.toLowerCase().startsWith(`</${name}`);
}

/** Raw HTML in Markdown, where a tag stands beside what it encloses. */
function isTag(node: Node): node is Node & { readonly value: string } {
  return (node.type === 'html' || node.type === 'raw') && 'value' in node && typeof node.value === 'string';
}

function isText(node: Node): node is TextNode {
  return node.type === 'text' && 'value' in node && typeof node.value === 'string';
}

function isParent(node: Node): node is Parent {
  return 'children' in node && Array.isArray(node.children);
}
