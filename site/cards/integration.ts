import { readFile, writeFile } from 'node:fs/promises';
import type { AstroIntegration } from 'astro';
import type { PatternGraph } from '../../src/model.ts';
import { cardsOf } from './content.ts';
import { drawCard } from './drawing.ts';
import { readLetters } from './letters.ts';
import { readPainter } from './picture.ts';
import { readTokens } from './tokens.ts';

/** Draws the card of the language and of each pattern, once the site is built. */
export function cards(graph: () => PatternGraph): AstroIntegration {
  let root: URL;
  return {
    name: 'cards',
    hooks: {
      'astro:config:done': ({ config }) => {
        root = config.root;
      },
      'astro:build:done': async ({ dir }) => {
        const tokens = readTokens(await readFile(new URL('src/styles/tokens.css', root), 'utf8'));
        const [letters, paint] = [await readLetters(), await readPainter()];
        for (const content of cardsOf(graph())) {
          const svg = drawCard(content, letters, tokens);
          const name = content.address.slice(1);
          await writeFile(new URL(`${name}.svg`, dir), svg);
          await writeFile(new URL(`${name}.png`, dir), paint(svg));
        }
      },
    },
  };
}
