import { type Path, pathDocument, pathThrough, pathTo } from '../../../src/path/index.ts';
import type { PublishedSpace } from '../views/path.ts';
import { ask, eitherOf, element } from './asking.ts';
import { ebookOf } from './ebook.ts';
import { titleOf } from './selection.ts';

/**
 * Find the path that the address asks for (`?from=…&from=…`, in any spelling, with `only=yes` these alone), and keep it in step with what
 * is chosen.
 */
const choices = document.querySelector('[data-path]');
const place = document.querySelector('#found');

if (choices && place) {
  const space: PublishedSpace = JSON.parse(document.querySelector('#space')?.textContent ?? '');
  const boxes = [...choices.querySelectorAll<HTMLInputElement>('[name="from"]')];
  const only = choices.querySelector<HTMLInputElement>('[name="only"]');
  const asked = new URLSearchParams(location.search);
  const title = document.title;
  const problems: HTMLElement[] = [];

  const show = () => {
    const chosen = boxes.filter(({ checked }) => checked).map(({ value }) => value);
    const path = only?.checked ? pathThrough(chosen, space) : pathTo(chosen, space);
    document.title = chosen.length > 0 ? `${titleOf(goalsIn(path))} · ${title}` : title;
    place.replaceChildren(...problems, ...(chosen.length > 0 ? shown(path, space) : []));
  };
  const choose = (refs: readonly string[]) => {
    for (const box of boxes) if (refs.includes(box.value)) box.checked = true;
    show();
  };
  const complain = (...words: readonly (Node | string)[]) => {
    problems.push(element('p', { class: 'problem' }, ...words));
    show();
  };
  choices.addEventListener('change', () => {
    const chosen = [...boxes, ...(only ? [only] : [])].filter(({ checked }) => checked);
    const query = new URLSearchParams(chosen.map(({ name, value }) => [name, value])).toString();
    history.replaceState(null, '', `${location.pathname}${query && `?${query}`}`);
    problems.length = 0;
    show();
  });

  if (only) only.checked = asked.has('only');
  for (const spelling of asked.getAll('from')) {
    const goals = goalsOf(spelling, space);
    if (goals) choose(goals);
    else
      ask(spelling)
        .then(({ ref, proposals }) => {
          const meant = ref === undefined ? undefined : goalsOf(ref, space);
          if (meant) choose(meant);
          else if (ref !== undefined) complain(`${ref} leads to no pattern.`);
          else
            complain(
              `Nothing bears the reference ${spelling}.`,
              ...(proposals.length > 0 ? [' Did you mean ', ...either(proposals), '?'] : []),
            );
        })
        .catch(() => complain(`Whether anything bears the reference ${spelling} is not known without a connection.`));
  }
  show();
}

/** The patterns that a reference leads to; undefined where it leads to none. */
function goalsOf(ref: string, { goals, patterns }: PublishedSpace): readonly string[] | undefined {
  if (patterns.some((pattern) => pattern.ref === ref)) return [ref];
  return Object.hasOwn(goals, ref) ? goals[ref] : undefined;
}

function either(proposals: readonly string[]) {
  return eitherOf(proposals, (ref) => `/path/?from=${ref}`);
}

/** What a path leads to; nothing where it holds the goals alone. */
function goalsIn({ goals, steps }: Path): readonly string[] {
  return steps.flat().length > goals.length ? goals : [];
}

function shown(path: Path, space: PublishedSpace): readonly Node[] {
  const { steps, left } = path;
  const count = steps.flat().length;
  return [
    element('h2', {}, `${titleOf(goalsIn(path))}: ${count === 1 ? '1 pattern' : `${count} patterns, the larger first`}`),
    element('ol', { class: 'steps-of-path' }, ...steps.map((step) => stepOf(step, path, space))),
    ...(left.length > 0
      ? [
          element('h2', {}, 'Named by these, and not among them'),
          element('ul', { class: 'left' }, ...left.map((ref) => element('li', {}, ...linkTo(ref, space)))),
        ]
      : []),
    element('div', { class: 'keep' }, element('h2', {}, 'To keep'), ...formsOf(path, space)),
  ];
}

/** The path as a booklet, as an e-book and as JSON. */
function formsOf(path: Path, { book, patterns }: PublishedSpace): readonly Node[] {
  const refs = path.steps.flat();
  const goals = goalsIn(path);
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
  return [element('p', {}, 'These patterns as ', link, ', as ', ebook, ' or as ', data, '.'), said];
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
    element('p', {}, 'A circle: each is larger than another of them, so that none comes first:'),
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
