/** Prints the page that holds everything as a PDF, into the folder that `scf build` wrote. */
import { globSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launch, serve } from './browser.ts';

const [folder = 'dist'] = process.argv.slice(2);
const [book] = globSync('*.epub', { cwd: folder });
if (book === undefined) {
  console.error(`pdf: \`${folder}\` holds no built site: run \`npx scf build\` first, or name the folder`);
  process.exit(2);
}
const path = join(folder, book.replace(/epub$/, 'pdf'));
const server = await serve(folder);
const browser = await launch();
try {
  const page = await browser.newPage();
  await page.goto(`${server.origin}/read/`);
  // On paper the page is a book with a title of its own, and what it does not hold is found under its permanent name.
  await page.evaluate(() => {
    document.title = document.querySelector('h1')?.textContent ?? document.title;
    const name = document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href;
    for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href^="/"]')) {
      link.href = new URL(`..${link.getAttribute('href')}`, name).href;
    }
  });
  const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
  writeFileSync(`${path}.${process.pid}.tmp`, pdf);
  renameSync(`${path}.${process.pid}.tmp`, path);
  console.log(`printed ${path}`);
} finally {
  await browser.close();
  server.close();
}
