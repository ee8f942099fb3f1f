/** Let the keyboard stop only at boxes that scroll; without a script it stops at each that may. */
export function skipStillRegions(): void {
  const regions = document.querySelectorAll<HTMLElement>('.scroll[tabindex]');
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) (target as HTMLElement).tabIndex = target.scrollWidth > target.clientWidth ? 0 : -1;
  });
  for (const region of regions) observer.observe(region);
}
