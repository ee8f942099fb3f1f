/** Leave only the patterns that the address asks for (`?path=POND+GATE`), in that order, to be read and printed as a booklet. */
const asked = new URLSearchParams(location.search).get('path')?.split(' ') ?? [];
const chapters = [...document.querySelectorAll<HTMLElement>('.chapter')];
const chosen = asked.flatMap((ref) => chapters.filter((chapter) => chapter.matches('.pattern') && chapter.dataset['page'] === `/${ref}/`));

if (chosen.length > 0) {
  const [first] = chapters;
  for (const chapter of chosen) first?.before(chapter);
  for (const chapter of chapters) chapter.hidden = !chosen.includes(chapter);
  const entries = [...document.querySelectorAll<HTMLElement>('#contents li')];
  const listed = chosen.flatMap((chapter) => entries.find((entry) => entry.querySelector(`:scope > a[href="#${chapter.id}"]`)) ?? []);
  document.querySelector('#contents ol')?.replaceChildren(...listed.map((entry) => entry.cloneNode(true)));
}
