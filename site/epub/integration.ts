import { readFile, writeFile } from 'node:fs/promises';
import type { AstroIntegration } from 'astro';
import { epubAddress } from '../../src/addresses.ts';
import type { PatternGraph } from '../../src/model.ts';
import { toEpub } from './book.ts';
import { bookOf } from './package.ts';

/** Makes the book from the page that holds everything, once the site is built. */
export function epub(graph: () => PatternGraph): AstroIntegration {
  return {
    name: 'epub',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const book = bookOf(graph());
        const page = await readFile(new URL('read/index.html', dir), 'utf8');
        await writeFile(new URL(epubAddress(book).slice(1), dir), toEpub(page, book));
      },
    },
  };
}
