/** Keep what is chosen on the map in its address (`?kind=…&part=…&focus=…`), so that it can be sent on; the styles of the page do the rest. */
const choices = document.querySelector('[data-map]');

if (choices) {
  const boxes = (name: string) => [...choices.querySelectorAll<HTMLInputElement>(`input[name="${name}"]`)];
  const focus = choices.querySelector('select');
  const asked = new URLSearchParams(location.search);

  for (const name of ['kind', 'part']) {
    const chosen = asked.get(name)?.split(' ');
    if (chosen) for (const box of boxes(name)) box.checked = chosen.includes(box.value);
  }
  const wanted = asked.get('focus');
  if (focus && wanted !== null && [...focus.options].some(({ value }) => value === wanted)) focus.value = wanted;

  choices.addEventListener('change', () => {
    const now = new URLSearchParams();
    for (const name of ['kind', 'part']) {
      const all = boxes(name);
      const chosen = all.filter(({ checked }) => checked).map(({ value }) => value);
      if (chosen.length < all.length) now.set(name, chosen.join(' '));
    }
    if (focus?.value) now.set('focus', focus.value);
    const query = now.toString();
    history.replaceState(null, '', `${location.pathname}${query && `?${query}`}${location.hash}`);
  });
}
