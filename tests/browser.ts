import type { Browser, BrowserContextOptions } from 'playwright-core';
import { launch as launchBrowser } from '../bin/browser.ts';

export { type Server, serve } from '../bin/browser.ts';

/**
 * Start a browser. What it shows comes from the server, unless a test asks for the service worker: routes do not see what a worker
 * answers, and each new context would save the whole site.
 */
export async function launch(): Promise<Browser> {
  const browser = await launchBrowser();
  const newContext = browser.newContext.bind(browser);
  browser.newContext = (options?: BrowserContextOptions) => newContext({ serviceWorkers: 'block', ...options });
  return browser;
}
