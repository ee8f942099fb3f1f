import { element } from './elements.ts';
import type { Piece } from './excerpt.ts';
import { type Found, finderOf, type Result } from './finding.ts';

export interface Search {
  /** Show what is found for a query. */
  readonly answer: (query: string) => void;
  /** Go to the first result. */
  readonly follow: () => void;
}

interface Place {
  readonly field: HTMLInputElement;
  /** Where it says how much was found. */
  readonly said: HTMLElement;
  readonly found: HTMLElement;
  /** What it says before anything is asked. */
  readonly hint: string;
  /** Links to go by when nothing is found. */
  readonly elsewhere: () => readonly (Node | string)[];
}

/** Fetch everything that can be found, and get ready to answer. From then on nothing more is fetched. */
export async function startSearch({ field, said, found, hint, elsewhere }: Place): Promise<Search> {
  const response = await fetch('/search/index.json');
  if (!response.ok) throw new Error(response.statusText);
  const find = await finderOf(await response.json());
  const links = () => [...found.querySelectorAll('a')];
  const dialog = field.closest('dialog');

  dialog?.addEventListener('keydown', (event) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const stops: readonly (HTMLElement | null)[] = [field, ...links()];
    const at = stops.indexOf(document.activeElement as HTMLElement | null);
    if (step !== 0 && at >= 0) {
      event.preventDefault();
      stops[at + step]?.focus();
    } else if (at > 0 && event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey) {
      // What is written goes on in the field.
      field.focus();
    }
  });

  return {
    answer: (query) => {
      const isAsked = query.trim() !== '';
      const answer = isAsked ? find(query) : NOTHING;
      said.textContent = isAsked ? summaryOf(answer) : hint;
      if (isAsked && answer.results.length === 0) said.append(' Or look through: ', ...elsewhere(), '.');
      found.replaceChildren(...answer.results.map((result) => element('li', {}, linkTo(result))));
      found.scrollTop = 0;
    },
    follow: () => links()[0]?.click(),
  };
}

const NOTHING: Found = { results: [], more: 0 };

const TAKEN: Readonly<Record<NonNullable<Found['leniency']>, string>> = {
  reference: 'Nothing bears this reference; the first come near it. ',
  spelling: 'Nothing is spelt like this; these come near. ',
  some: 'Nothing has all of these words; these have some. ',
};

function summaryOf({ results, more, leniency }: Found): string {
  if (results.length === 0) return 'Nothing found. Try fewer words, or other words for the same.';
  const total = results.length + more;
  const count = more > 0 ? `The first ${results.length} of ${total} results.` : `${total} ${total === 1 ? 'result' : 'results'}.`;
  return `${leniency ? TAKEN[leniency] : ''}${count}`;
}

function linkTo({ href, ref, family, title, place, words }: Result): HTMLAnchorElement {
  const plate = family === undefined ? { class: 'ref' } : { class: 'ref plate', 'data-family': `${family}` };
  const named = element(
    'span',
    { class: 'named' },
    ...(ref === undefined ? [] : [element('b', plate, ref), ' ']),
    ...(title.length === 0 ? [] : [element('span', { class: 'title' }, ...shown(title)), ' ']),
    element('span', { class: 'quiet' }, place.join(' · ')),
  );
  return element('a', { href }, named, ...(words.length === 0 ? [] : [' ', element('span', { class: 'words' }, ...shown(words))]));
}

function shown(pieces: readonly Piece[]): readonly (Node | string)[] {
  return pieces.map(({ text, found }) => (found ? element('mark', {}, text) : text));
}
