/** How long, in milliseconds, a button says that it has copied. */
const SAID_FOR = 2000;

/** Give everything that is cited by its own reference a button that copies its address. */
export function offerLinks(): void {
  // Only pages served securely may write to the clipboard.
  if (!navigator.clipboard) return;
  for (const reference of document.querySelectorAll<HTMLAnchorElement>('li[id] > a.ref')) {
    // Not where another item is named, nor on the page that holds all pages, whose places are not to be cited.
    if (decodeURIComponent(reference.hash.slice(1)) !== reference.parentElement?.id || reference.closest('.chapter')) continue;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = 'Copy link';
    button.setAttribute('aria-label', `Copy link to ${reference.textContent}`);
    button.addEventListener('click', async () => {
      const copied = await navigator.clipboard.writeText(reference.href).then(
        () => true,
        () => false,
      );
      button.textContent = copied ? 'Copied' : 'Not allowed';
      say(copied ? `Copied link to ${reference.textContent}` : 'The browser does not allow copying');
      setTimeout(() => {
        button.textContent = 'Copy link';
      }, SAID_FOR);
    });
    const both = document.createElement('div');
    both.className = 'rail';
    reference.replaceWith(both);
    both.append(reference, button);
  }
}

let voice: HTMLElement | undefined;

/** Tell those who listen to the page. */
function say(words: string): void {
  if (!voice) {
    voice = document.createElement('p');
    voice.className = 'visually-hidden';
    voice.setAttribute('role', 'status');
    document.body.append(voice);
  }
  voice.textContent = words;
}
