import { type Path, pathDocument, pathThrough, pathTo } from '../../../src/path/index.ts';
import type { PublishedSpace } from '../views/path.ts';
import { element } from './asking.ts';

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
  const { steps, left, goals } = path;
  const refs = steps.flat();
  const json = `${JSON.stringify(pathDocument(path, space.edition, space.patterns), null, 2)}\n`;
  const file = URL.createObjectURL(new Blob([json], { type: 'application/json' }));
  const name = [space.prefix.toLowerCase(), 'path', ...goals].join('-');
  return [
    element('h2', {}, `${refs.length} ${refs.length === 1 ? 'pattern' : 'patterns'}, the larger first`),
    element('ol', { class: 'steps-of-path' }, ...steps.map((step) => stepOf(step, path, space))),
    ...(left.length > 0
      ? [
          element('h2', {}, 'Named by these, and not among them'),
          element('ul', { class: 'left' }, ...left.map((ref) => element('li', {}, ...linkTo(ref, space)))),
        ]
      : []),
    element('h2', {}, 'To keep'),
    element(
      'p',
      {},
      element('a', { href: `/read/?path=${refs.join('+')}` }, 'A booklet to read and print'),
      ', or ',
      element('a', { href: file, download: `${name}.json` }, 'the path as JSON'),
      '.',
    ),
  ];
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
