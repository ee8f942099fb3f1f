/** Mark in the contents the section that is being read: the last one that has begun above the middle of the window. */
export function followReading(): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.on-this-page a')];
  const sections = links.flatMap((link) => document.getElementById(link.hash.slice(1)) ?? []);
  if (sections.length === 0) return;
  const mark = () => {
    const read = sections.findLast((section) => section.getBoundingClientRect().top < window.innerHeight / 2);
    for (const link of links) {
      if (link.hash.slice(1) === read?.id) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
  };
  const observer = new IntersectionObserver(mark, { rootMargin: '0px 0px -50%' });
  for (const section of sections) observer.observe(section);
}
