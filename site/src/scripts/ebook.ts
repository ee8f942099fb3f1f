import type { Book } from '../../epub/package.ts';
import type { Order } from './binder.ts';
import { type Choice, select, titleOf } from './selection.ts';

/**
 * An e-book of chosen patterns, made of the page that holds everything.
 *
 * Links to other pages of the site become permanent names. Throws when the page, or what makes the book, cannot be had.
 *
 * @param book The book of all
 * @param query What tells this choice from others
 */
export async function ebookOf(choice: Choice, book: Book, query: string): Promise<Blob> {
  const response = await fetch('/read/');
  if (!response.ok) throw new Error(response.statusText);
  // The book has a style of its own, and the policy of the page that makes it allows no other.
  const html = (await response.text()).replace(/<style[\s\S]*?<\/style>/g, '');
  const page = new DOMParser().parseFromString(html, 'text/html');
  const refs = select(page, choice, (ref) => book.base + ref);
  const name = choice.goals.length > 0 ? titleOf(choice.goals) : refs.join(', ');
  const own = {
    title: `${book.title}: ${name}`,
    summary: `${refs.length} of the patterns of the ${book.title}: ${refs.join(', ')}.`,
    identifier: `${book.identifier}?${query}`,
  };
  const bytes = await bound({ html: page.documentElement.outerHTML, book: { ...book, ...own } });
  return new Blob([bytes], { type: 'application/epub+zip' });
}

/** By a worker, which is gone when it is done. */
async function bound(order: Order): Promise<Uint8Array<ArrayBuffer>> {
  const worker = new Worker(new URL('./binder.ts', import.meta.url), { type: 'module' });
  try {
    return await new Promise((resolve, reject) => {
      worker.addEventListener('message', ({ data }: MessageEvent<Uint8Array<ArrayBuffer>>) => resolve(data));
      worker.addEventListener('error', reject);
      worker.postMessage(order);
    });
  } finally {
    worker.terminate();
  }
}
