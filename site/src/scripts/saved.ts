/** Say how much this browser has saved for reading offline, and let the reader remove it for good, or save it again. */
export async function showSaved(place: HTMLElement, refusal: string): Promise<void> {
  const said = place.querySelector('output');
  const button = place.querySelector('button');
  if (!said || !button) return;
  let isSaved = false;

  const show = async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    isSaved = Boolean(registration?.active);
    said.textContent = isSaved ? `This browser has saved ${megabytes(await bytesSaved())}.` : 'This browser has saved nothing.';
    button.textContent = isSaved ? 'Remove' : 'Save';
    button.disabled = false;
    place.hidden = false;
  };
  button.addEventListener('click', async () => {
    button.disabled = true;
    said.textContent = isSaved ? 'Removing …' : 'Saving …';
    try {
      await (isSaved ? remove(refusal) : save(refusal));
      await show();
    } catch {
      await show();
      said.textContent = 'This browser could not save it.';
    }
    button.focus();
  });
  await show();
  // A first visit is saved while the page is read.
  void navigator.serviceWorker.ready.then(show);
}

async function remove(refusal: string): Promise<void> {
  localStorage.setItem(refusal, '');
  for (const registration of await navigator.serviceWorker.getRegistrations()) await registration.unregister();
  for (const name of await ourCaches()) await caches.delete(name);
}

/** Throws when not everything could be saved. */
async function save(refusal: string): Promise<void> {
  localStorage.removeItem(refusal);
  const { installing, waiting, active } = await navigator.serviceWorker.register('/sw.js');
  const worker = installing ?? waiting ?? active;
  if (worker && worker === active) return askAgain(worker);
  await new Promise<void>((resolve, reject) => {
    const settle = () => {
      if (worker?.state === 'activated') resolve();
      else if (worker?.state === 'redundant') reject(new Error('not saved'));
    };
    worker?.addEventListener('statechange', settle);
    settle();
  });
}

/** One that was there already, and may have been about to go. */
function askAgain(worker: ServiceWorker): Promise<void> {
  return new Promise((resolve, reject) => {
    navigator.serviceWorker.addEventListener('message', ({ data }) => (data === true ? resolve() : reject(new Error('not saved'))), {
      once: true,
    });
    worker.postMessage('save');
  });
}

async function bytesSaved(): Promise<number> {
  let bytes = 0;
  for (const name of await ourCaches()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) bytes += (await (await cache.match(request))?.blob())?.size ?? 0;
  }
  return bytes;
}

async function ourCaches(): Promise<readonly string[]> {
  return (await caches.keys()).filter((name) => name.startsWith('offline '));
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
