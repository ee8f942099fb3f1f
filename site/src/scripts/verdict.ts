import { parseReference } from '../../../src/reference.ts';
import { type Published, type Resolution, resolveReference } from '../../../src/resolve.ts';
import { eitherOf, element } from './asking.ts';

/** Hold what was cited, as the address of the page says (`?q=`), against what stands now, and show the words then and now where they differ. */
const place = document.querySelector('[data-verdict]');
const spelling = new URLSearchParams(location.search).get('q');

if (place && spelling) {
  const published: Published = JSON.parse(document.querySelector('#published')?.textContent ?? '');
  const resolution = resolveReference(spelling, published);
  place.append(...verdictOn(resolution, parseReference(spelling, published.language)?.fingerprint));
  place.setAttribute('data-status', resolution.status);
  const edition = citedEdition(resolution);
  const since = edition === undefined ? null : document.querySelector<HTMLDetailsElement>(`[data-edition="${CSS.escape(edition)}"]`);
  if (since && resolution.status !== 'current') since.open = true;
}

function verdictOn(resolution: Resolution, fingerprint: string | undefined): readonly (Node | string)[] {
  const edition = citedEdition(resolution);
  const addressOf = (ref: string) => `/cite/${ref}/`;
  switch (resolution.status) {
    case 'current':
      return [edition === undefined ? 'It stands.' : `The words that were cited, those of edition ${edition}, stand.`];
    case 'reworded':
      return [
        edition === undefined
          ? `No edition has words with the fingerprint ${fingerprint}. Is it written right?`
          : `The words that were cited, those of edition ${edition}, have changed since${beginningsOf(edition)}.`,
      ];
    case 'moved':
      return ['The words that were cited stand elsewhere now: ', ...eitherOf([resolution.ref], addressOf), '.'];
    case 'unpinned':
      return [
        `It stands; but edition ${resolution.asked.edition} is not here, or did not have it. `,
        element('a', { href: '/editions/' }, 'Editions'),
      ];
    case 'withdrawn':
      return ['It is in use no longer.'];
    case 'unknown':
      return ['Nothing bears it.'];
  }
}

/** Where its own words are the same, and only what stands below it changed. */
function beginningsOf(edition: string): string {
  return document.querySelector(`[data-edition="${CSS.escape(edition)}"][data-below]`) ? ', in what stands below it' : '';
}

function citedEdition(resolution: Resolution): string | undefined {
  return 'cited' in resolution ? resolution.cited?.edition : undefined;
}
