import { element } from './elements.ts';
import { movements } from './pointer.ts';

/** In milliseconds: how long the pointer rests on a reference before its preview shows, and how long it may be away before it goes. */
const REST = { before: 250, away: 200 };

/** How many characters of the target's words are shown at most. */
const MOST = 420;

/** What shows a preview: links to patterns, items, terms and works within the content; not on the map, where it would hide what is lit. */
const REFERENCES = 'main :is(a.reference, a.term, a.ref, a:has(> .plate), .links a):not(.map *, .contents *)';

interface Preview {
  readonly title: string;
  readonly text: string;
}

/**
 * Show what a reference leads to beside it, when the pointer rests on it or the keyboard reaches it. It lies over the page and moves nothing,
 * stays while the pointer is on it, and goes with Escape (WCAG 2.2, 1.4.13). What it says is taken from the page that the reference leads to.
 */
export function showPreviews(): void {
  const box = element('div', { id: 'preview', class: 'preview', role: 'tooltip', popover: 'manual' });
  let shownFor: HTMLAnchorElement | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const hide = () => {
    clearTimeout(timer);
    shownFor?.removeAttribute('aria-describedby');
    shownFor = undefined;
    if (box.isConnected) box.hidePopover();
  };
  const show = async (link: HTMLAnchorElement) => {
    if (link === shownFor) return;
    hide();
    shownFor = link;
    const preview = await previewOf(link).catch(() => undefined);
    if (!preview || shownFor !== link) return;
    if (!box.isConnected) document.querySelector('main')?.append(box);
    box.replaceChildren(element('strong', {}, preview.title), element('p', {}, preview.text));
    box.showPopover();
    place(box, link);
    link.setAttribute('aria-describedby', box.id);
  };
  const after = (delay: number, act: () => void) => {
    clearTimeout(timer);
    timer = setTimeout(act, delay);
  };
  const referenceAt = (target: EventTarget | null) =>
    target instanceof Element ? (target.closest<HTMLAnchorElement>(REFERENCES) ?? undefined) : undefined;

  const moved = movements();
  document.addEventListener('pointerover', (event) => {
    const { target, pointerType } = event;
    if (pointerType === 'touch' || !moved(event)) return;
    const link = referenceAt(target);
    if (link) after(REST.before, () => void show(link));
    else if (target instanceof Node && box.contains(target)) clearTimeout(timer);
    else if (shownFor && document.activeElement !== shownFor) after(REST.away, hide);
    else clearTimeout(timer);
  });
  document.addEventListener('focusin', ({ target }) => {
    const link = referenceAt(target);
    if (link?.matches(':focus-visible')) after(0, () => void show(link));
    else hide();
  });
  document.addEventListener('keydown', ({ key }) => key === 'Escape' && hide());
  const follow = () => {
    if (!shownFor || !box.matches(':popover-open')) return;
    const { top, bottom } = shownFor.getBoundingClientRect();
    if (bottom < 0 || top > window.innerHeight) hide();
    else place(box, shownFor);
  };
  document.addEventListener('scroll', follow, { passive: true });
}

const pages = new Map<string, Promise<Document>>();

function pageAt(address: string): Promise<Document> {
  if (address === location.pathname) return Promise.resolve(document);
  const known = pages.get(address);
  if (known) return known;
  const page = fetch(address)
    .then((response) => (response.ok ? response.text() : Promise.reject(new Error(`${response.status}`))))
    .then((text) => new DOMParser().parseFromString(text, 'text/html'));
  // What could not be had now may be had later.
  page.catch(() => pages.delete(address));
  pages.set(address, page);
  return page;
}

/** Undefined for what leads elsewhere, to itself, or to nothing that has words. */
async function previewOf(link: HTMLAnchorElement): Promise<Preview | undefined> {
  const { origin, pathname, hash } = new URL(link.href);
  if (origin !== location.origin) return undefined;
  const anchor = decodeURIComponent(hash.slice(1));
  const page = await pageAt(pathname);
  const target = anchor ? page.getElementById(anchor) : page.querySelector('main');
  if (!target || target.contains(link)) return undefined;
  const words = (selector: string) => plain(target.querySelector(selector));
  const own = ':scope > .prose, :scope > div > .prose';
  if (!anchor) {
    const text = words('#need .prose') ?? page.querySelector<HTMLMetaElement>('meta[name=description]')?.content;
    return cut(words('h1'), text);
  }
  // A term, a work or an erratum goes by its name; all else by its reference and its title, if it has one.
  const title = words(':scope > div > .title') ?? [words('.ref'), words(':scope > .title')].filter(Boolean).join(' ');
  const facts = [...target.querySelectorAll(':scope > div > dl > div')].map(
    (fact) => `${plain(fact.querySelector('dt'))}: ${plain(fact.querySelector('dd'))}`,
  );
  return cut(title, words(own) ?? (facts.join('; ') || words(':scope > :is(p, .column)')));
}

function plain(element: Element | null): string | undefined {
  return element?.textContent?.replace(/\s+/g, ' ').trim() || undefined;
}

function cut(title: string | undefined, text: string | undefined): Preview | undefined {
  if (!title || !text) return undefined;
  return { title, text: text.length > MOST ? `${text.slice(0, MOST).replace(/\s+\S*$/, '')}…` : text };
}

/** Below the reference, or above it where there is more room, and within the window. */
function place(box: HTMLElement, link: HTMLAnchorElement): void {
  const at = link.getClientRects()[0] ?? link.getBoundingClientRect();
  const { width, height } = box.getBoundingClientRect();
  const below = at.bottom + height + 12 < window.innerHeight || at.top < height + 12;
  box.style.insetBlockStart = `${below ? at.bottom + 6 : at.top - height - 6}px`;
  box.style.insetInlineStart = `${Math.max(8, Math.min(at.left, document.documentElement.clientWidth - width - 8))}px`;
}
