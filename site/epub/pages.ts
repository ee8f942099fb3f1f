import type { Element, Nodes, Root } from 'hast';
import { toXast } from 'hast-util-to-xast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { toXml } from 'xast-util-to-xml';
import { escapeXml } from '../../src/xml.ts';
import type { Book } from './package.ts';

/** A file of the book. */
export interface BookPage {
  readonly file: string;
  /** XHTML. */
  readonly text: string;
}

/** The kinds of chapter that have a name of their own, by their class. */
const KINDS: Readonly<Record<string, string>> = {
  part: 'part',
  pattern: 'chapter',
  page: 'chapter',
  glossary: 'glossary',
  bibliography: 'bibliography',
};

/** The cover, the title page, the contents and the chapters of a book, taken from the page that holds them all. */
export function pagesOf(html: string, book: Book): readonly BookPage[] {
  const tree: Root = unified().use(rehypeParse).parse(html);
  const found = (name: string) => [...elementsIn(tree)].filter((element) => hasClass(element, name));
  const chapters = found('chapter').map((element, index) => ({ element, file: `chapter-${String(index + 1).padStart(2, '0')}.xhtml` }));
  const places = new Map(
    chapters.flatMap(({ element, file }) => [...elementsIn(element)].map(({ properties }) => [properties['id'], file])),
  );

  const xhtml = (element: Element) => {
    for (const one of elementsIn(element)) suit(one, (href) => addressIn(href, places, book.base));
    // The writer leaves the end of a CDATA section in text, where XML forbids it.
    return toXml(toXast(element)).replaceAll(']]>', ']]&gt;');
  };
  const page = (file: string, title: string, body: string): BookPage => ({ file, text: documentOf(title, body, book) });
  const [front] = found('title-page');
  const contents = found('contents').flatMap((nav) => [...elementsIn(nav)].filter(({ tagName }) => tagName === 'ol'))[0];
  const alt = escapeXml(`${book.title}, edition ${book.edition}`);
  return [
    page('cover.xhtml', book.title, `<section epub:type="cover" class="cover"><img src="cover.svg" alt="${alt}"/></section>`),
    ...(front ? [page('title.xhtml', book.title, xhtml(front))] : []),
    page('nav.xhtml', 'Contents', navigation(contents ? xhtml(contents) : '', chapters[0]?.file)),
    ...chapters.map(({ element, file }) => page(file, titleOf(element), xhtml(asSection(element)))),
  ];
}

/** A chapter as a section that says what it is, in the words that EPUB and DPUB-ARIA share. */
function asSection(element: Element): Element {
  const kind = KINDS[classesOf(element).find((name) => name in KINDS) ?? ''] ?? 'appendix';
  return { ...element, tagName: 'section', properties: { ...element.properties, role: `doc-${kind}`, 'epub:type': kind } };
}

function titleOf(chapter: Element): string {
  const heading = [...elementsIn(chapter)].find(({ tagName }) => /^h\d$/.test(tagName));
  return heading ? textOf(heading).trim() : '';
}

function documentOf(title: string, body: string, { language }: Book): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="${language}" xml:lang="${language}">
<head>
<title>${escapeXml(title)}</title>
<link rel="stylesheet" type="text/css" href="book.css"/>
</head>
<body>
${body}
</body>
</html>
`;
}

function navigation(contents: string, first: string | undefined): string {
  const landmarks = [
    ['cover', 'cover.xhtml', 'Cover'],
    ['toc', 'nav.xhtml', 'Contents'],
    ['bodymatter', first, 'Begin reading'],
  ].flatMap(([kind, file, title]) => (file === undefined ? [] : `<li><a epub:type="${kind}" href="${file}">${title}</a></li>`));
  return `<nav epub:type="toc" role="doc-toc" aria-labelledby="toc">
<h1 id="toc">Contents</h1>
${contents}
</nav>
<nav epub:type="landmarks" aria-labelledby="landmarks" hidden="hidden">
<h2 id="landmarks">Landmarks</h2>
<ol>${landmarks.join('')}</ol>
</nav>`;
}

/** Leave out what is there for the site alone, and lead links to files. */
function suit(element: Element, addressOf: (href: string) => string): void {
  const kept = Object.entries(element.properties).filter(
    ([name, value]) => !/^data[A-Z]|^(?:tabIndex|download)$/.test(name) && !(name === 'role' && (value === 'list' || value === 'region')),
  );
  element.properties = Object.fromEntries(kept);
  const { href } = element.properties;
  if (typeof href === 'string') element.properties['href'] = addressOf(href);
}

function addressIn(href: string, places: ReadonlyMap<unknown, string>, base: string): string {
  const file = href.startsWith('#') ? places.get(href.slice(1)) : undefined;
  if (file !== undefined) return `${file}${href}`;
  return href.startsWith('/') ? `${base}${href.slice(1)}` : href;
}

function* elementsIn(node: Nodes): Generator<Element> {
  if (node.type === 'element') yield node;
  if ('children' in node) for (const child of node.children) yield* elementsIn(child);
}

function classesOf({ properties }: Element): readonly string[] & string[] {
  return [properties['className'] ?? []].flat().map(String);
}

function hasClass(element: Element, name: string): boolean {
  return classesOf(element).includes(name);
}

function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}
