/** Turn the statements of a checklist into boxes to tick, which this browser alone remembers. */
const statements = [...document.querySelectorAll<HTMLElement>('.tick[id]')];
const tally = document.querySelector<HTMLElement>('.tally');
const count = tally?.querySelector('output');
const clear = tally?.querySelector('button');
const key = `ticked ${location.pathname}`;

if (tally && count && clear && statements.length > 0) {
  let ticked = remembered();
  // What was cleared by mistake comes back by the same button, until the next tick.
  let cleared = new Set<string>();
  const boxes = statements.map(boxFor);

  const show = () => {
    for (const box of boxes) box.checked = ticked.has(box.value);
    count.textContent = `${ticked.size} of ${boxes.length} ticked`;
    clear.textContent = cleared.size > 0 ? 'Bring the ticks back' : 'Clear all ticks';
    remember(ticked);
  };
  for (const box of boxes) {
    box.addEventListener('change', () => {
      if (box.checked) ticked.add(box.value);
      else ticked.delete(box.value);
      cleared = new Set();
      show();
    });
  }
  clear.addEventListener('click', () => {
    [ticked, cleared] = cleared.size > 0 ? [cleared, new Set()] : [new Set(), ticked];
    show();
  });
  show();
  tally.hidden = false;
}

function boxFor(statement: HTMLElement): HTMLInputElement {
  const words = statement.querySelector('.prose');
  const box = document.createElement('input');
  box.type = 'checkbox';
  box.value = statement.id;
  box.setAttribute('aria-label', words?.textContent ?? statement.id);
  statement.classList.add('box');
  words?.prepend(box);
  return box;
}

/** Nothing where the browser keeps nothing, or keeps something else under this name. */
function remembered(): Set<string> {
  try {
    const ids: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return new Set(Array.isArray(ids) ? statements.map(({ id }) => id).filter((id) => ids.includes(id)) : []);
  } catch {
    return new Set();
  }
}

function remember(ids: ReadonlySet<string>): void {
  try {
    localStorage.setItem(key, JSON.stringify([...ids]));
  } catch {
    // The ticks stay on the page as long as it is open.
  }
}
