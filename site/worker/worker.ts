import type { Build } from './build.ts';

/**
 * Answers for the site where the network does not. Whoever is connected gets what the site has now; what was saved, all of one build, is
 * for when it cannot be reached. The build puts before this what it is to save (`site/offline.ts`).
 */

declare const self: ServiceWorkerGlobalScope;
declare const BUILD: Build;

/** All caches of the site begin so; the page that removes them knows it too. */
const OURS = 'offline ';
const SAVED = `${OURS}saved ${BUILD.version}`;
const VISITED = `${OURS}visited ${BUILD.version}`;

/** How long, in milliseconds, the network may take when there is a copy. */
const PATIENCE = 4000;

/** How many files are kept because they were visited. */
const MOST_VISITED = 50;

self.addEventListener('install', (event) => event.waitUntil(save().then(() => self.skipWaiting())));
self.addEventListener('activate', (event) => event.waitUntil(tidy().then(() => self.clients.claim())));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin || request.headers.has('range')) return;
  if (request.mode === 'navigate') event.respondWith(pageFor(event, pathname));
  else if (isHashed(pathname)) event.respondWith(partFor(event, pathname));
  else if (Object.hasOwn(BUILD.files, pathname)) event.respondWith(fileFor(request, pathname));
});

/** A browser may keep a worker that was removed, as long as one of its pages is open: it is asked to save again what was removed too. */
self.addEventListener('message', (event) => {
  const saving = caches.has(SAVED).then((isSaved) => isSaved || save().then(() => true));
  const reply = (isSaved: boolean) => event.source?.postMessage(isSaved);
  event.waitUntil(saving.then(reply, () => reply(false)));
});

/** All or nothing: what has other bytes than the build wrote, as in the midst of a deploy, is refused by its hash. */
async function save(): Promise<void> {
  const cache = await caches.open(SAVED);
  try {
    // One after another, so that what the reader asks for comes first.
    for (const [address, integrity] of Object.entries(BUILD.files))
      await cache.put(address, await fetch(address, { integrity, cache: 'no-cache', redirect: 'error', priority: 'low' }));
  } catch (error) {
    await caches.delete(SAVED);
    throw error;
  }
}

/** Removes what earlier builds saved, except for the parts of the last one: pages that are open may still ask for these. */
async function tidy(): Promise<void> {
  const others = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== SAVED && name !== VISITED);
  const last = others.findLast((name) => name.startsWith(`${OURS}saved `));
  for (const name of others) {
    if (name !== last) await caches.delete(name);
    else await keepOnly(name, (address) => isHashed(address));
  }
}

function isHashed(pathname: string): boolean {
  return pathname.startsWith(BUILD.hashedFolder);
}

async function keepOnly(name: string, isKept: (pathname: string) => boolean): Promise<void> {
  const cache = await caches.open(name);
  for (const request of await cache.keys()) if (!isKept(new URL(request.url).pathname)) await cache.delete(request);
}

async function pageFor(event: FetchEvent, pathname: string): Promise<Response> {
  const saved = await copyOf(pathname, SAVED);
  const visited = saved ? undefined : await copyOf(pathname, VISITED);
  const answer = await answerTo(event.request, saved ?? visited);
  if (answer) {
    event.waitUntil(leaveWithSite());
    return visitedNow(event, pathname, answer);
  }
  if (saved) return marked(saved, `a copy of edition ${BUILD.edition}, which this browser saved`);
  if (visited) return marked(visited, 'a copy that this browser saved when you were last here');
  const page = await copyOf(BUILD.notSaved, SAVED);
  return page ? new Response(page.body, { status: 503, headers: page.headers }) : Response.error();
}

async function partFor(event: FetchEvent, pathname: string): Promise<Response> {
  // In whichever cache: one that an earlier build saved is the same.
  const part = await caches.match(pathname, { ignoreVary: true });
  return part ?? visitedNow(event, pathname, await fetch(event.request));
}

async function fileFor(request: Request, pathname: string): Promise<Response> {
  const saved = await copyOf(pathname, SAVED);
  return (await answerTo(request, saved)) ?? saved ?? Response.error();
}

function copyOf(pathname: string, cacheName: string): Promise<Response | undefined> {
  return caches.match(pathname, { cacheName, ignoreVary: true });
}

/** What the site says now; nothing when it cannot be reached, is at a loss, or takes too long while there is a copy. */
function answerTo(request: Request, copy: Response | undefined): Promise<Response | undefined> {
  const answer = fetch(request, { cache: 'no-cache' }).then(
    (response) => (response.status < 500 ? response : undefined),
    () => undefined,
  );
  const patience = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE, undefined));
  return copy ? Promise.race([answer, patience]) : answer;
}

/** Keeps pages and scripts beyond those that are saved, as long as anything is: the reader may have removed it all. */
function visitedNow(event: FetchEvent, pathname: string, response: Response): Response {
  const isKept = response.status === 200 && /^text\/(?:html|javascript)\b/.test(response.headers.get('content-type') ?? '');
  if (isKept && !Object.hasOwn(BUILD.files, pathname)) event.waitUntil(keep(pathname, response.clone()).catch(() => undefined));
  return response;
}

async function keep(pathname: string, response: Response): Promise<void> {
  if (!(await caches.has(SAVED))) return;
  const cache = await caches.open(VISITED);
  await cache.put(pathname, response);
  for (const request of (await cache.keys()).slice(0, -MOST_VISITED)) await cache.delete(request);
}

/** The page with a line that says what it is. What it stands before has quotation marks, which occur in no text of a page. */
async function marked(page: Response, what: string): Promise<Response> {
  const line = `<p class="saved">The site did not answer. This is ${what}. <a href="/about/#offline">Reading offline</a></p>`;
  const html = (await page.text()).replace('<main id="content"', (main) => line + main);
  return new Response(html, { headers: page.headers });
}

let hasAsked = false;

/** A site that has this script no longer is to be read without it; browsers alone would keep it for ever. */
async function leaveWithSite(): Promise<void> {
  if (hasAsked) return;
  hasAsked = true;
  const answer = await fetch(self.location.pathname, { method: 'HEAD', cache: 'no-store' }).catch(() => undefined);
  if (answer?.status !== 404 && answer?.status !== 410) return;
  for (const name of await caches.keys()) if (name.startsWith(OURS)) await caches.delete(name);
  // Last, since a worker without a registration may be stopped at once.
  await self.registration.unregister();
}
