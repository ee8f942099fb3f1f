/** Tells pointers that moved from pages that moved under a pointer at rest, as they do when the keyboard scrolls. */
export function movements(): (event: PointerEvent) => boolean {
  let last = '';
  const placeOf = ({ screenX, screenY }: PointerEvent) => `${screenX} ${screenY}`;
  // Only a pointer that moves gives this event, wherever on the page it is.
  document.addEventListener('pointermove', (event) => {
    last = placeOf(event);
  });
  return (event) => placeOf(event) !== last;
}
