import { type Path, pathDocument, pathThrough, pathTo } from '../../../src/path/index.ts';
import type { PublishedSpace } from '../views/path.ts';
import { element } from './asking.ts';
import { ebookOf } from './ebook.ts';

/** Find the path that the address asks for (`?from=…&from=…`, with `only=yes` these alone), and keep it in step with what is chosen. */
const choices = document.querySelector('[data-path]');
const place = document.querySelector('#found');

if (choices && place) {
  const space: PublishedSpace = JSON.parse(document.querySelector('#space')?.textContent ?? '');
  const boxes = [...choices.querySelectorAll<HTMLInputElement>('[name="from"]')];
  const only = choices.querySelector<HTMLInputElement>('[name="only"]');
  const asked = new URLSearchParams(location.search);
  const goals = asked.getAll('from').flatMap((ref) => (Object.hasOwn(space.goals, ref) ? (space.goals[ref] ?? []) : [ref]));
  for (const box of boxes) box.checked = goals.includes(box.value);
  if (only) only.checked = asked.has('only');

  const show = () => {
    const chosen = boxes.filter(({ checked }) => checked).map(({ value }) => value);
    const path = only?.checked ? pathThrough(chosen, space) : pathTo(chosen, space);
    place.replaceChildren(...(chosen.length > 0 ? shown(path, space) : []));
  };
  choices.addEventListener('change', () => {
    const chosen = [...boxes, ...(only ? [only] : [])].filter(({ checked }) => checked);
    const query = new URLSearchParams(chosen.map(({ name, value }) => [name, value])).toString();
    history.replaceState(null, '', `${location.pathname}${query && `?${query}`}`);
    show();
  });
  show();
}

function shown(path: Path, space: PublishedSpace): readonly Node[] {
  const { steps, left } = path;
  const count = steps.flat().length;
  return [
    element('h2', {}, `${count} ${count === 1 ? 'pattern' : 'patterns'}, the larger first`),
    element('ol', { class: 'steps-of-path' }, ...steps.map((step) => stepOf(step, path, space))),
    ...(left.length > 0
      ? [
          element('h2', {}, 'Named by these, and not among them'),
          element('ul', { class: 'left' }, ...left.map((ref) => element('li', {}, ...linkTo(ref, space)))),
        ]
      : []),
    element('h2', {}, 'To keep'),
    ...formsOf(path, space),
  ];
}

/** The path as a booklet, as an e-book and as JSON. */
function formsOf(path: Path, { book, patterns }: PublishedSpace): readonly Node[] {
  const refs = path.steps.flat();
  const goals = refs.length > path.goals.length ? path.goals : [];
  const name = [book.prefix.toLowerCase(), goals.length > 0 ? 'path' : 'patterns', ...path.goals].join('-');
  const json = `${JSON.stringify(pathDocument(path, book.edition, patterns), null, 2)}\n`;
  const query = [`path=${refs.join('+')}`, ...(goals.length > 0 ? [`to=${goals.join('+')}`] : [])].join('&');
  const ebook = element('button', { type: 'button' }, 'an e-book (EPUB)');
  const said = element('p', { role: 'status', class: 'quiet' });
  ebook.addEventListener('click', async () => {
    said.textContent = 'The e-book is being made.';
    try {
      save(await ebookOf({ refs, goals }, book, query), `${name}.epub`);
      said.textContent = `${name}.epub is made.`;
    } catch {
      said.textContent = 'The e-book could not be made, because a part of it did not arrive. Try again.';
    }
  });
  const link = element('a', { href: `/read/?${query}` }, 'a booklet to read and print');
  const data = element('button', { type: 'button' }, 'JSON');
  data.addEventListener('click', () => save(new Blob([json], { type: 'application/json' }), `${name}.json`));
  return [element('p', { class: 'keep' }, 'These patterns as ', link, ', as ', ebook, ' or as ', data, '.'), said];
}

function save(file: Blob, name: string): void {
  const href = URL.createObjectURL(file);
  element('a', { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}

/** A pattern and why it is there; several that go in a circle together. */
function stepOf(step: readonly string[], path: Path, space: PublishedSpace): HTMLElement {
  const patternOf = (ref: string) => [...linkTo(ref, space), element('p', { class: 'quiet' }, whyOf(ref, path, space))];
  const [first = ''] = step;
  if (step.length === 1) return element('li', {}, ...patternOf(first));
  return element(
    'li',
    {},
    element('p', {}, 'A circle, in which each requires the others and none comes first:'),
    element('ul', { class: 'circle' }, ...step.map((ref) => element('li', {}, ...patternOf(ref)))),
  );
}

function whyOf(ref: string, { goals, reasons }: Path, { language }: PublishedSpace): string {
  const labelOf = (kind: string) => language.linkageKinds.find(({ id }) => id === kind)?.label ?? kind;
  if (goals.includes(ref)) return 'a goal';
  return (reasons[ref] ?? []).map(({ source, kinds }) => `${source} ${kinds.map(labelOf).join(', ')} it`).join('; ');
}

function linkTo(ref: string, { patterns }: PublishedSpace): readonly HTMLElement[] {
  return patterns
    .filter((one) => one.ref === ref)
    .map(({ link, title }) =>
      element(
        'a',
        { href: link.href, class: 'pattern-link' },
        element('b', { class: 'ref plate', 'data-family': String(link.family) }, ref),
        ' ',
        element('span', {}, title),
      ),
    );
}
