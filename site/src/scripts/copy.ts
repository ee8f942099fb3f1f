/** How long, in milliseconds, a button says that it has copied. */
const SAID_FOR = 2000;

/** Give what can be cited here a button that copies its address, and each text that is there to be copied one that copies what shows of it. */
export function offerCopies(): void {
  // Only pages served securely may write to the clipboard.
  if (!navigator.clipboard) return;
  for (const cite of document.querySelectorAll('.rail > a.cite')) {
    const reference = cite.parentElement?.querySelector<HTMLAnchorElement>('a.ref');
    if (reference) cite.after(copyButton({ label: 'Copy link', what: `link to ${reference.textContent}`, text: () => reference.href }));
  }
  for (const element of document.querySelectorAll<HTMLElement>('[data-copy]'))
    element.after(' ', copyButton({ label: 'Copy', what: element.dataset['copy'] ?? '', text: () => element.innerText }));
}

interface Copy {
  readonly label: string;
  /** Follows the word "copy" for those who listen to the page. */
  readonly what: string;
  readonly text: () => string;
}

function copyButton({ label, what, text }: Copy): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy';
  button.textContent = label;
  button.setAttribute('aria-label', `Copy ${what}`);
  button.addEventListener('click', async () => {
    const copied = await navigator.clipboard.writeText(text()).then(
      () => true,
      () => false,
    );
    button.textContent = copied ? 'Copied' : 'Not allowed';
    say(copied ? `Copied ${what}` : 'The browser does not allow copying');
    setTimeout(() => {
      button.textContent = label;
    }, SAID_FOR);
  });
  return button;
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
