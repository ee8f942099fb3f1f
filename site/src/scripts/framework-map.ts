import { movements } from './pointer.ts';

/** Show the linkages of the pattern on the map that is pointed at or reached by keyboard: what it names, what names it, and the same in words. */
export function lightMap(): void {
  const map = document.getElementById('map');
  const caption = map?.querySelector<HTMLElement>('.caption');
  if (!map || !caption) return;
  const invitation = caption.textContent ?? '';
  const cells = [...map.querySelectorAll<HTMLElement>('[data-ref]')];
  const namesOf = (cell: HTMLElement) => (cell.dataset['names'] ?? '').split(' ').filter(Boolean);

  const light = (active: HTMLElement) => {
    const ref = active.dataset['ref'] ?? '';
    const names = namesOf(active);
    map.dataset['active'] = ref;
    for (const cell of cells) {
      const [isNamed, namesIt] = [names.includes(cell.dataset['ref'] ?? ''), namesOf(cell).includes(ref)];
      if (cell === active) cell.dataset['linked'] = 'self';
      else if (isNamed || namesIt) cell.dataset['linked'] = isNamed && namesIt ? 'both' : isNamed ? 'names' : 'named';
      else delete cell.dataset['linked'];
    }
    const naming = cells.filter((cell) => namesOf(cell).includes(ref)).map((cell) => cell.dataset['ref'] ?? '');
    caption.textContent = `${ref} names ${listed(names)}, and is named by ${listed(naming)}.`;
  };
  const dim = () => {
    delete map.dataset['active'];
    for (const cell of cells) delete cell.dataset['linked'];
    caption.textContent = invitation;
  };
  const cellAt = (target: EventTarget | null) => (target instanceof Element ? target.closest<HTMLElement>('[data-ref]') : null);

  const follow = (target: EventTarget | null) => {
    const cell = cellAt(target);
    if (cell) light(cell);
    else dim();
  };
  const moved = movements();

  caption.hidden = false;
  map.addEventListener('pointerover', (event) => moved(event) && follow(event.target));
  map.addEventListener('focusin', ({ target }) => follow(target));
  map.addEventListener('pointerleave', (event) => moved(event) && dim());
  map.addEventListener('focusout', dim);
}

function listed(refs: readonly string[]): string {
  return refs.length === 0 ? 'no other' : refs.join(', ');
}
