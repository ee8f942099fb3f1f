import { ask, eitherOf, element } from './asking.ts';

/**
 * On a page that is not there: where the address was meant to lead, if it is near a reference in any spelling. A reference that is
 * written otherwise than its page is named (`/b5/`, `/B5.b.2`) leads on at once; what is only near one is proposed.
 */
const place = document.querySelector('[data-missing]');
const spelling = location.pathname.split('/').filter(Boolean).map(decoded).at(-1) ?? '';
const pageOf = (ref: string) => (location.pathname.startsWith('/cite/') ? `/cite/${ref}/` : `/${ref}/`);

if (place && spelling !== '') {
  ask(`${spelling}${decoded(location.hash).replace(/^#/, '.').replace(/^\.$/, '')}`)
    .then(({ ref, proposals }) => {
      if (ref !== undefined && location.pathname !== pageOf(ref)) location.replace(pageOf(ref));
      else if (proposals.length > 0) place.replaceChildren(element('p', {}, 'Did you mean ', ...eitherOf(proposals, pageOf), '?'));
    })
    // Without the list the page says what it says.
    .catch(() => undefined);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
