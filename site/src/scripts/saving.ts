/** Where this browser remembers that nothing is to be saved. */
const REFUSAL = 'nothing saved offline';

/** Have the site saved for reading offline, once the page has all that it needs; unless the reader, or a dear connection, is against it. */
export function saveForOffline(): void {
  // Missing where the page was not served securely.
  const workers: ServiceWorkerContainer | undefined = navigator.serviceWorker;
  if (!workers) return;
  const place = document.querySelector<HTMLElement>('[data-saving]');
  if (place) import('./saved.ts').then(({ showSaved }) => showSaved(place, REFUSAL)).catch(() => undefined);
  // One that answers for this page is there already; to register it again would bring back one that is about to go.
  if (workers.controller || isRefused() || connection()?.saveData) return;
  const save = () => workers.register('/sw.js').catch(() => undefined);
  addEventListener('load', () => ('requestIdleCallback' in window ? requestIdleCallback(save, { timeout: 3000 }) : setTimeout(save, 1000)));
}

/** Known to some browsers alone. */
function connection(): { readonly saveData: boolean } | undefined {
  return (navigator as { connection?: { readonly saveData: boolean } }).connection;
}

function isRefused(): boolean {
  try {
    return localStorage.getItem(REFUSAL) !== null;
  } catch {
    return false;
  }
}
