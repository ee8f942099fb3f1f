import { element } from './elements.ts';
import type { Search } from './results.ts';

/** Where this browser remembers that the key is not to open the search. */
const SILENCED = 'search key off';

const HINT =
  'Finds patterns, recommendations, terms, works and errata by their words, misspelt ones too. A reference, however it is written, leads to its place.';

/** Offer to search, from every page: by a button in its head, and by the key `/`. What it takes to search is fetched when it is asked for. */
export function offerSearch(): void {
  const head = document.querySelector('.masthead');
  if (!head) return;
  const button = element('button', { type: 'button', class: 'search-button' }, 'Search', element('kbd', { 'aria-hidden': 'true' }, '/'));
  let dialog: HTMLDialogElement | undefined;
  const open = () => {
    if (document.querySelector('dialog[open]')) return;
    dialog ??= searchDialog();
    dialog.showModal();
    dialog.querySelector('input')?.select();
  };
  button.addEventListener('click', open);
  head.append(button);
  document.addEventListener('keydown', (event) => {
    const isPlain = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing;
    if (!isPlain || isWrittenIn(event.target) || stored() !== null) return;
    event.preventDefault();
    open();
  });
}

/** The dialog answers as soon as it can; until then it keeps what is written. */
function searchDialog(): HTMLDialogElement {
  const field = element('input', {
    type: 'search',
    'aria-label': 'Search',
    placeholder: 'Words, or a reference',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    enterkeyhint: 'go',
  });
  const close = element('button', { type: 'button' }, 'Close');
  const form = element('form', { role: 'search' }, field, close);
  const said = element('p', { role: 'status' }, HINT);
  const found = element('ol', { role: 'list' });
  const dialog = element('dialog', { class: 'search', 'aria-label': 'Search' }, form, said, found, keySetting());
  let search: Search | undefined;
  let isLoading = false;
  let isAwaited = false;

  const answer = () => {
    if (search) search.answer(field.value);
    else if (!isLoading) load();
    if (!search && field.value.trim() !== '') said.textContent = 'Getting ready to search …';
  };
  const load = () => {
    isLoading = true;
    import('./results.ts')
      .then(({ startSearch }) => startSearch({ field, said, found, hint: HINT, elsewhere: menu }))
      .then((ready) => {
        search = ready;
        answer();
        if (isAwaited) search.follow();
      })
      .catch(() => said.replaceChildren('Search could not be fetched. Try again when you are connected, or look through: ', ...menu(), '.'))
      .finally(() => {
        isLoading = false;
      });
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    isAwaited = !search;
    if (search) search.follow();
    else answer();
  });
  field.addEventListener('input', () => {
    isAwaited = false;
    answer();
  });
  close.addEventListener('click', () => dialog.close());
  // Browsers would only empty the field at first.
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    dialog.close();
  });
  // A selection that is drawn beyond the field ends outside, but does not begin there.
  let pressed: EventTarget | null = null;
  dialog.addEventListener('pointerdown', ({ target }) => {
    pressed = target;
  });
  dialog.addEventListener('click', ({ target }) => {
    const isOutside = target === dialog && pressed === dialog;
    const isHere = target instanceof Element && target.closest<HTMLAnchorElement>('a')?.pathname === location.pathname;
    if (isOutside || isHere) dialog.close();
  });
  document.body.append(dialog);
  load();
  return dialog;
}

/** The links of the page's own menu, to go by when there is nothing else. */
function menu(): readonly (Node | string)[] {
  return [...document.querySelectorAll('.masthead nav a')].flatMap((link, at) => [...(at > 0 ? [', '] : []), link.cloneNode(true)]);
}

/** A key alone must be possible to turn off, since speech may press it unasked (WCAG 2.2, 2.1.4). */
function keySetting(): HTMLElement {
  const box = element('input', { type: 'checkbox' });
  box.checked = stored() === null;
  box.addEventListener('change', () => {
    try {
      if (box.checked) localStorage.removeItem(SILENCED);
      else localStorage.setItem(SILENCED, '');
    } catch {
      box.checked = true;
    }
  });
  return element('label', { class: 'quiet' }, box, ' The key ', element('kbd', {}, '/'), ' opens this');
}

function stored(): string | null {
  try {
    return localStorage.getItem(SILENCED);
  } catch {
    return null;
  }
}

function isWrittenIn(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input:not([type=checkbox]), textarea, select'));
}
