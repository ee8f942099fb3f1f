import { parseReference } from '../../../src/reference.ts';
import { type Published, type Resolution, resolveReference } from '../../../src/resolve.ts';
import { ask, eitherOf, element } from './asking.ts';

/**
 * Answer what a reference says, in the page. The question stands in the address (`?q=`), so that an answer can be sent on. What became of
 * the words is told by the page of the reference, which says it without script too; here it is held against what was asked.
 */
const form = document.querySelector<HTMLFormElement>('form[data-resolver]');
const field = form?.querySelector('input');
const answer = document.querySelector('#answer');

if (form && field && answer) {
  const show = async (spelling: string): Promise<void> => {
    answer.replaceChildren();
    if (spelling.trim() === '') return;
    const content = await answerTo(spelling).catch(() => [
      element('p', { class: 'verdict' }, 'The answer could not be fetched. Try again when you are connected.'),
    ]);
    if (field.value === spelling) answer.replaceChildren(...content);
  };
  const fromAddress = () => {
    field.value = new URLSearchParams(location.search).get('q') ?? '';
    return show(field.value);
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    history.pushState(undefined, '', `?q=${encodeURIComponent(field.value)}`);
    void show(field.value);
  });
  addEventListener('popstate', () => void fromAddress());
  void fromAddress();
}

const pageOf = (ref: string) => `/cite/${ref}/`;

async function answerTo(spelling: string): Promise<readonly Node[]> {
  const { ref, proposals } = await ask(spelling);
  if (ref === undefined) {
    const near = proposals.length > 0 ? [' Did you mean ', ...eitherOf(proposals, pageOf), '?'] : [];
    return [element('p', { class: 'verdict' }, 'No reference is written like this, or nothing bears it.', ...near)];
  }
  const response = await fetch(pageOf(ref));
  if (!response.ok) throw new Error(response.statusText);
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const published: Published = JSON.parse(page.querySelector('#published')?.textContent ?? '');
  const resolution = resolveReference(spelling, published);
  const { fingerprint } = parseReference(spelling, published.language) ?? {};
  return [
    element('h2', {}, page.querySelector('h1')?.textContent ?? ref),
    element('p', { class: 'verdict', 'data-status': resolution.status }, ...verdict(resolution, fingerprint)),
    ...partsOf(page, resolution),
    element('p', {}, element('a', { href: pageOf(ref) }, 'How to cite it, and what became of it in each edition')),
  ];
}

/** What is to be seen of its page: the words now, and, where they are others, what changed since those that were cited. */
function partsOf(page: Document, resolution: Resolution): readonly Node[] {
  const cited = 'cited' in resolution ? resolution.cited?.edition : undefined;
  const since = resolution.status === 'current' ? null : page.querySelector(`[data-edition="${CSS.escape(cited ?? '')}"]`);
  if (since instanceof HTMLDetailsElement) since.open = true;
  return [page.querySelector('#words .quoted'), since].flatMap((part) => (part ? [document.importNode(part, true)] : []));
}

function verdict(resolution: Resolution, fingerprint: string | undefined): readonly (Node | string)[] {
  const cited = 'cited' in resolution ? resolution.cited?.edition : undefined;
  switch (resolution.status) {
    case 'current':
      return [cited === undefined ? 'It stands.' : `These words stand as they did in edition ${cited}.`];
    case 'reworded':
      return cited === undefined
        ? [`Its words are not those with the fingerprint ${fingerprint}, which no edition has.`]
        : [`Its words have changed since edition ${cited}.`];
    case 'moved':
      return ['The same words stand elsewhere now: ', ...eitherOf([resolution.ref], pageOf), '.'];
    case 'unpinned':
      return [`It stands; but edition ${resolution.asked.edition} is not at hand, or did not have it.`];
    case 'withdrawn':
      return [
        'It was withdrawn.',
        ...(resolution.why === undefined ? [] : [` ${resolution.why}`]),
        ...(resolution.successors.length > 0 ? [' In its place stands ', ...eitherOf(resolution.successors, pageOf), '.'] : []),
      ];
    case 'unknown':
      return ['Nothing bears it.'];
  }
}
