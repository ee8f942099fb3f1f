/** Makes an e-book out of a page, beside the page that asks for it: the tools are large, and the work takes a moment. */
import { toEpub } from '../../epub/book.ts';
import type { Book } from '../../epub/package.ts';

export interface Order {
  /** The page that holds all that is to be in the book. */
  readonly html: string;
  readonly book: Book;
}

self.addEventListener('message', ({ data: { html, book } }: MessageEvent<Order>) => self.postMessage(toEpub(html, book)));
