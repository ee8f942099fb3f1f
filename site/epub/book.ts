import { strToU8, type Zippable, zipSync } from 'fflate';
import { type Book, container, cover, packageDocument } from './package.ts';
import { pagesOf } from './pages.ts';
import { STYLE } from './style.ts';

/**
 * The page that holds everything as a book: EPUB 3.3, a file for each chapter.
 *
 * The same page gives the same bytes. Links to other pages of the site become permanent names.
 */
export function toEpub(html: string, book: Book): Uint8Array {
  const pages = pagesOf(html, book);
  const inside = (files: readonly (readonly [string, string])[]) => files.map(([name, text]) => [`EPUB/${name}`, strToU8(text)] as const);
  const files: Zippable = {
    // Comes first and as it is, so that the kind of the file can be told from its first bytes.
    mimetype: [strToU8('application/epub+zip'), { level: 0 }],
    'META-INF/container.xml': strToU8(container),
    ...Object.fromEntries(
      inside([
        ['package.opf', packageDocument(pages, book)],
        ['cover.svg', cover(book)],
        ['book.css', STYLE],
        ...pages.map(({ file, text }): [string, string] => [file, text]),
      ]),
    ),
  };
  // The first moment that an archive can hold, in local time: an archive knows no zone, so the bytes are the same in each.
  return zipSync(files, { level: 9, mtime: new Date(1980, 0, 1) });
}
