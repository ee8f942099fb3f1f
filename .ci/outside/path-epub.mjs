// Saves the e-book that the page of a path makes in a browser of the path to the last pattern but one and the last. Usage: path-epub.mjs DIST FILE
import { launch, serve } from '../../bin/browser.ts';

const [dist, file] = process.argv.slice(2);
const server = await serve(dist);
const browser = await launch();
try {
  const page = await browser.newPage();
  await page.goto(`${server.origin}/path/`);
  const patterns = await page.locator('[name=from]').all();
  for (const pattern of patterns.slice(-2)) await pattern.check();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'e-book' }).click()]);
  await download.saveAs(file);
} finally {
  await browser.close();
  server.close();
}
