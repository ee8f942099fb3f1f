import type { PatternGraph, PatternLanguage } from '../../src/model.ts';
import { escapeXml } from '../../src/xml.ts';
import type { BookPage } from './pages.ts';

/** What a book says of itself. */
export interface Book
  extends Pick<PatternLanguage, 'title' | 'prefix' | 'base' | 'edition' | 'language' | 'summary' | 'notice' | 'source' | 'licences'> {
  /** An IRI that no other book has. */
  readonly identifier: string;
  /** The day of its edition, YYYY-MM-DD, once that is frozen. */
  readonly issued?: string;
}

/** The book of all that a graph holds. */
export function bookOf({
  language: { title, prefix, base, edition, language, summary, notice, source, licences },
  editions,
}: PatternGraph): Book {
  const identifier = `${base}edition/${edition}`;
  const { issued } = editions.find((one) => one.edition === edition) ?? {};
  const said = { title, prefix, base, edition, language, summary, notice, licences, identifier };
  return { ...said, ...(source && { source }), ...(issued !== undefined && { issued }) };
}

export const container = `<?xml version="1.0" encoding="UTF-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
`;

/** The package document: what the book is, its files, and their order. */
export function packageDocument(pages: readonly BookPage[], book: Book): string {
  const items = pages.map(({ file }, index) => {
    const properties = file === 'nav.xhtml' ? ' properties="nav"' : '';
    return `<item id="page-${index}" href="${file}" media-type="application/xhtml+xml"${properties}/>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="edition" xml:lang="${book.language}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
${metadata(book).join('\n')}
</metadata>
<manifest>
${items.join('\n')}
<item id="cover" href="cover.svg" media-type="image/svg+xml" properties="cover-image"/>
<item id="style" href="book.css" media-type="text/css"/>
</manifest>
<spine>
${pages.map((_, index) => `<itemref idref="page-${index}"/>`).join('\n')}
</spine>
</package>
`;
}

/**
 * Title, edition and rights, and what EPUB Accessibility 1.1 asks to be said. Before an edition is frozen its year alone is known, so it
 * counts as modified when that year began.
 */
function metadata({ title, language, identifier, edition, issued, summary, notice, source, licences }: Book): readonly string[] {
  const [year = ''] = edition.split('.');
  const rights = [notice, source?.rights, `${licences.content.name}: ${licences.content.url}`].filter(Boolean).join(' ');
  const schema = (property: string, values: readonly string[]) =>
    values.map((value) => `<meta property="schema:${property}">${escapeXml(value)}</meta>`);
  return [
    `<dc:identifier id="edition">${escapeXml(identifier)}</dc:identifier>`,
    `<dc:title>${escapeXml(title)}</dc:title>`,
    `<dc:language>${language}</dc:language>`,
    `<dc:description>${escapeXml(summary)}</dc:description>`,
    `<dc:rights>${escapeXml(rights)}</dc:rights>`,
    `<dc:date>${issued ?? year}</dc:date>`,
    `<meta property="dcterms:modified">${issued ?? `${year}-01-01`}T00:00:00Z</meta>`,
    ...schema('accessMode', ['textual']),
    ...schema('accessModeSufficient', ['textual']),
    ...schema('accessibilityFeature', ['displayTransformability', 'readingOrder', 'structuralNavigation', 'tableOfContents', 'unlocked']),
    ...schema('accessibilityHazard', ['none']),
    ...schema('accessibilitySummary', [
      'All of it is text, in headed sections and in reading order, with contents and links by reference. The cover shows words alone.',
    ]),
  ];
}

const WIDTH = 1200;
const HEIGHT = 1800;
const MARGIN = 110;

/** Title and edition as a drawing. */
export function cover({ title, prefix, edition, language }: Book): string {
  const lines = linesOf(title);
  const longest = Math.max(...lines.map((line) => line.length));
  const size = Math.round(Math.min(150, (WIDTH - 2 * MARGIN) / (0.6 * longest)));
  const text = (y: number, fontSize: number, words: string) =>
    `<text x="${MARGIN}" y="${y}" font-size="${fontSize}">${escapeXml(words)}</text>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" xml:lang="${language}">
<title>${escapeXml(`${title}, edition ${edition}`)}</title>
<rect width="${WIDTH}" height="${HEIGHT}" fill="#12181f"/>
<rect width="${WIDTH}" height="36" fill="#0b56b4"/>
<g fill="#fff" font-family="Franklin Gothic, Libre Franklin, Helvetica Neue, Arial, sans-serif" font-weight="bold">
${lines.map((line, index) => text(520 + Math.round(index * size * 1.15), size, line)).join('\n')}
</g>
<g fill="#86b9ff" font-family="Franklin Gothic, Libre Franklin, Helvetica Neue, Arial, sans-serif" font-weight="bold">
${text(250, 72, prefix)}
${text(HEIGHT - MARGIN, 54, `Edition ${edition}`)}
</g>
</svg>
`;
}

/** At most seven lines, broken between words; what is longer is cut. */
function linesOf(title: string): readonly string[] {
  const lines: string[] = [];
  for (const word of title.trim().split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < 14) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.length > 7 ? [...lines.slice(0, 6), '…'] : lines;
}
