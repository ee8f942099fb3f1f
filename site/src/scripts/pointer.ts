/** Tells pointers that moved from pages that moved under a pointer at rest, as they do when the keyboard scrolls. */
export function movements(): (event: PointerEvent) => boolean {
  let last = '';
  return ({ screenX, screenY }) => {
    const place = `${screenX} ${screenY}`;
    const moved = place !== last;
    last = place;
    return moved;
  };
}
