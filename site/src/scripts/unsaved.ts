import type { SearchIndex, SearchPage } from '../records.ts';
import { ask, element } from './asking.ts';

/**
 * In place of a page that is not saved: where the words of the reference in its address stand among those that are. An address that would
 * only have led there leads there.
 */
const place = document.querySelector('[data-unsaved]');
const parts = location.pathname.split('/').filter(Boolean);
const last = parts.at(-1);

if (place && last !== undefined) {
  placeOf(last)
    .then((found) => {
      if (!found) return;
      const { ref, href } = found;
      const link = element('a', { href, class: 'ref' }, ref);
      if (parts.length === 1 && link.pathname !== location.pathname) location.replace(href);
      else place.replaceChildren(element('p', {}, `What edition ${place.getAttribute('data-unsaved')} says is saved: `, link));
    })
    // Without the lists the page says what it says.
    .catch(() => undefined);
}

async function placeOf(spelling: string): Promise<{ readonly ref: string; readonly href: string } | undefined> {
  const { ref } = await ask(decodeURIComponent(spelling));
  if (ref === undefined) return undefined;
  const response = await fetch('/search/index.json');
  const { pages }: SearchIndex = await response.json();
  const page = pages.find((one) => one.ref === ref || one.groups.some(({ items }) => items.some(([item]) => item === ref)));
  return page && { ref, href: page.ref === ref ? page.href : `${page.href}#${anchorOf(ref, page)}` };
}

/** On the page of its pattern, the rest of its reference; elsewhere the whole. As in the search, whose library would come with it. */
function anchorOf(ref: string, page: SearchPage): string {
  return page.ref !== undefined && ref.startsWith(`${page.ref}.`) ? ref.slice(page.ref.length + 1) : ref;
}
