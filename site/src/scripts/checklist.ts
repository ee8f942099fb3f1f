/** Turn the statements of a checklist into boxes to tick, which this browser alone remembers. */
const statements = [...document.querySelectorAll<HTMLElement>('.tick[id]')];
const tally = document.querySelector<HTMLElement>('.tally');
const count = tally?.querySelector('output');
const clear = tally?.querySelector('button');
const key = `ticked ${location.pathname}`;

if (tally && count && clear && statements.length > 0) {
  const ticked = remembered();
  const boxes = statements.map((statement) => {
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.checked = ticked.has(statement.id);
    box.setAttribute('aria-label', statement.querySelector('.prose')?.textContent ?? statement.id);
    box.addEventListener('change', () => {
      if (box.checked) ticked.add(statement.id);
      else ticked.delete(statement.id);
      remember(ticked);
      tell();
    });
    statement.classList.add('box');
    statement.querySelector('.prose')?.prepend(box);
    return box;
  });
  const tell = () => {
    count.textContent = `${boxes.filter(({ checked }) => checked).length} of ${boxes.length} ticked`;
  };
  clear.addEventListener('click', () => {
    ticked.clear();
    remember(ticked);
    for (const box of boxes) box.checked = false;
    tell();
  });
  tell();
  tally.hidden = false;
}

/** Nothing where the browser keeps nothing, or keeps something else under this name. */
function remembered(): Set<string> {
  try {
    const ids: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return new Set(Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : []);
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
