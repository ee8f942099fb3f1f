import { select, titleOf } from './selection.ts';

/**
 * Leave only the patterns that the address asks for (`?path=GATE+POND`), in that order, to be read and printed as a booklet. Of a path, the
 * address says what it leads to (`&to=POND`).
 */
const asked = new URLSearchParams(location.search);
const refsIn = (name: string) => asked.get(name)?.split(' ') ?? [];
const known = new Set([...document.querySelectorAll('.chapter.pattern')].map(({ id }) => id));
const wanted = refsIn('path').filter((ref) => known.has(ref));
const goals = refsIn('to').filter((ref) => wanted.includes(ref));
const refs = select(document, { refs: wanted, goals }, (ref) => `/${ref}/`);

if (refs.length > 0) {
  document.title = `${titleOf(goals)} · ${document.title}`;
  const chosen = goals.length > 0 ? goals : refs;
  const query = new URLSearchParams([...chosen.map((ref) => ['from', ref]), ...(goals.length > 0 ? [] : [['only', 'yes']])]);
  const link = document.querySelector<HTMLAnchorElement>('.forms a');
  if (link) {
    link.href = `/path/?${query}`;
    link.removeAttribute('download');
    link.textContent = 'these patterns as an e-book (EPUB) or as JSON';
  }
}
