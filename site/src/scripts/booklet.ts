/** Leave only the patterns that the address asks for (`?path=POND+GATE`), in that order, to be read and printed as a booklet. */
const asked = new URLSearchParams(location.search).get('path')?.split(' ') ?? [];
const chapters = [...document.querySelectorAll<HTMLElement>('.chapter')];
const chosen = asked.flatMap((ref) => chapters.filter((chapter) => chapter.matches('.pattern') && chapter.id === ref));

if (chosen.length > 0) {
  chapters.at(-1)?.after(...chosen);
  for (const chapter of chapters) chapter.hidden = !chosen.includes(chapter);
  const entries = [...document.querySelectorAll<HTMLElement>('#contents li')];
  const listed = chosen.flatMap((chapter) => entries.find((entry) => entry.querySelector(`:scope > a[href="#${chapter.id}"]`)) ?? []);
  document.querySelector('#contents ol')?.replaceChildren(...listed.map((entry) => entry.cloneNode(true)));
}
