import type { Citation } from '../../../src/cite/citation.ts';
import type { PageCitation } from '../records.ts';

/** What programs for references take from a page, about a chapter of the language with the words that it says. */
export function pageCitation({ title, book = title, year, edition, iri }: Citation, words: string): PageCitation {
  return { title, book, year, edition, iri, abstract: words.replace(/\s+/g, ' ').trim() };
}
