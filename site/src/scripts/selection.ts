/** Patterns chosen from the page that holds everything, as a book of their own. */
export interface Choice {
  /** The patterns, in the order of the book. */
  readonly refs: readonly string[];
  /** What they are the path to; nothing when they were chosen one by one. */
  readonly goals: readonly string[];
}

/**
 * Leave only the chosen patterns on a page that holds everything. Links to what is left out lead to where it is at home.
 *
 * @param addressOf Where what bears a reference is at home
 * @returns The patterns that are there
 */
export function select(page: Document, { refs, goals }: Choice, addressOf: (ref: string) => string): readonly string[] {
  const chapters = [...page.querySelectorAll('.chapter')];
  const patterns = chapters.filter((chapter) => chapter.matches('.pattern'));
  const chosen = refs.flatMap((ref) => patterns.filter(({ id }) => id === ref));
  if (chosen.length === 0) return [];
  chapters.at(-1)?.after(...chosen);
  for (const chapter of chapters) if (!chosen.includes(chapter)) chapter.remove();

  const list = page.querySelector('#contents ol');
  const entries = [...(list?.querySelectorAll('li') ?? [])];
  list?.replaceChildren(...chosen.flatMap(({ id }) => entries.find((entry) => entry.querySelector(`:scope > a[href="#${id}"]`)) ?? []));
  for (const { attributes } of page.querySelectorAll('.chapter a[href^="#"]')) {
    const href = attributes.getNamedItem('href');
    const id = href?.value.slice(1) ?? '';
    // A low line stands between a page and a place on it.
    const [name = '', place] = id.split('_');
    if (href && !page.getElementById(id)) href.value = place === undefined ? addressOf(name) : `/${name}/${place && `#${place}`}`;
  }

  const said = page.createElement('p');
  said.className = 'lead selection';
  said.textContent = `${titleOf(goals)}: ${chosen.length} of ${patterns.length} patterns`;
  page.querySelector('.title-page h1')?.after(said);
  return chosen.map(({ id }) => id);
}

/**
 * What a selection is called.
 *
 * @example
 * titleOf(['POND', 'GATE'])
 * // 'Path to POND, GATE'
 */
export function titleOf(goals: readonly string[]): string {
  return goals.length > 0 ? `Path to ${goals.join(', ')}` : 'Selection';
}
