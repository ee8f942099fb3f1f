import { type Asked, ask, eitherOf, element } from './asking.ts';

/**
 * On a page that is not there: where the address was meant to lead, if it is near a reference in any spelling. A reference that is
 * written otherwise than its page is named (`/b5/`, `/B5.b.2`) leads on at once, one of an edition to what became of it since; what is
 * only near a reference is proposed.
 */
const place = document.querySelector('[data-missing]');
const address = `${location.pathname}${location.hash}`;
const last = decoded(location.pathname.split('/').findLast(Boolean) ?? '');
const folder = location.pathname.startsWith('/cite/') ? '/cite/' : '/';
const pageOf = (ref: string) => `${folder}${ref}/`;

if (place && last !== '') {
  meant()
    .then(({ spelling, parsed, ref, proposals }) => {
      const isPinned = parsed?.edition !== undefined || parsed?.fingerprint !== undefined;
      if (ref !== undefined) {
        const target = isPinned ? `/cite/${ref}/?q=${encodeURIComponent(spelling)}` : pageOf(ref);
        if (location.pathname !== target) location.replace(target);
      } else if (proposals.length > 0) place.replaceChildren(element('p', {}, 'Did you mean ', ...eitherOf(proposals, pageOf), '?'));
    })
    // Without the list the page says what it says.
    .catch(() => undefined);
}

/** The address as it stands, its folders as the parts of a reference, or the last of them as someone may have written it. */
async function meant(): Promise<Asked & { readonly spelling: string }> {
  const parts = location.pathname.slice(folder.length).split('/').filter(Boolean);
  for (const spelling of [address, parts.map(decoded).join('.')]) {
    const asked = await ask(spelling);
    if (asked.ref !== undefined) return { ...asked, spelling };
  }
  return { ...(await ask(last)), spelling: last };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
