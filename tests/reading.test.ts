import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe, { type AxeResults } from 'axe-core';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { compile } from '../src/index.ts';
import { readFolder } from '../src/read.ts';
import { launch, type Server, serve } from './browser.ts';
import { buildSite } from './built.ts';

/** What scripts add to the pages, used as readers use it: by mouse, by keyboard, by touch, and with something missing. */
const { value: graph } = compile(readFolder('patterns'));
const folder = mkdtempSync(join(tmpdir(), 'reading-'));
let browser: Browser;
let server: Server;
let context: BrowserContext | undefined;

beforeAll(async () => {
  if (!graph) throw new Error('the patterns have findings');
  await buildSite(graph, folder);
  server = await serve(folder);
  browser = await launch();
});

afterEach(() => context?.close());

afterAll(async () => {
  await browser?.close();
  server?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  await page.goto(server.origin + path);
  await page.evaluate(async () => void (await document.fonts.ready));
  return page;
}

/** Press Tab until the focus is on what the selector finds. */
async function tabTo(page: Page, selector: string): Promise<void> {
  const reached = () => page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector);
  for (let presses = 0; presses < 200; presses++) {
    await page.keyboard.press('Tab');
    if (await reached()) return;
  }
  expect.fail(`${selector} is out of reach of the keyboard`);
}

const preview = (page: Page) => page.locator('#preview');

describe('the preview of a reference', () => {
  const reference = '#linkages a.reference[href="/B4/"]';

  test('shows the title and need of the pattern that the pointer rests on, and goes when the pointer leaves', async () => {
    const page = await open('/B5/');
    await page.hover(reference);
    await preview(page).waitFor({ state: 'visible' });
    const need = graph?.patterns.find(({ ref }) => ref === 'B4')?.sections.need.text ?? '';
    expect(await preview(page).innerText()).toContain('B4 Stakeholder collaboration');
    expect(await preview(page).innerText()).toContain(need.slice(0, 80));
    await page.hover('h1');
    await preview(page).waitFor({ state: 'hidden' });
  });

  test('stays while the pointer is on it', async () => {
    const page = await open('/B5/');
    await page.hover(reference);
    await preview(page).waitFor({ state: 'visible' });
    await preview(page).hover();
    await page.waitForTimeout(500);
    expect(await preview(page).isVisible()).toBe(true);
  });

  test('comes with the keyboard, describes the link, goes with Escape, and leaves the focus where it was', async () => {
    const page = await open('/B5/');
    await tabTo(page, reference);
    await preview(page).waitFor({ state: 'visible' });
    expect(await page.locator(reference).getAttribute('aria-describedby')).toBe(await preview(page).getAttribute('id'));
    await page.keyboard.press('Escape');
    await preview(page).waitFor({ state: 'hidden' });
    expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe('/B4/');
    expect(await page.locator(reference).getAttribute('aria-describedby')).toBeNull();
  });

  test('shows a term by its name and in its own words', async () => {
    const page = await open('/B6/');
    await page.locator('a.term').first().focus();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Tab');
    await preview(page).waitFor({ state: 'visible' });
    const target = decodeURIComponent((await page.locator('a.term').first().getAttribute('href'))?.split('#')[1] ?? '');
    const term = graph?.items[target];
    const [title, text] = (await preview(page).innerText()).split(/\n+/);
    expect(title).toBe(term?.title);
    expect(term?.prose.text.replace(/\s+/g, ' ')).toContain(text?.replace(/…$/, '').slice(0, 60));
  });

  test('moves nothing on the page and stays within the window', async () => {
    const page = await open('/B5/', { viewport: { width: 360, height: 640 } });
    const boxes = () =>
      page
        .locator('main :is(p, li, h2):not(#preview *)')
        .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top + window.scrollY));
    await page.locator(reference).scrollIntoViewIfNeeded();
    const before = await boxes();
    await page.hover(reference);
    await preview(page).waitFor({ state: 'visible' });
    expect(await boxes()).toEqual(before);
    const box = await preview(page).boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(360);
  });

  test('is left out, and the link works, where the page behind it cannot be had', async () => {
    const page = await open('/B5/');
    const troubles: string[] = [];
    page.on('pageerror', ({ message }) => troubles.push(message));
    await page.route('**/B4/', (route) => (route.request().isNavigationRequest() ? route.continue() : route.abort()));
    await page.hover(reference);
    await page.waitForTimeout(500);
    expect(await preview(page).count()).toBe(0);
    expect(troubles).toEqual([]);
    await page.click(reference);
    expect(new URL(page.url()).pathname).toBe('/B4/');
  });
});

describe('the link of an item', () => {
  test('is reached and copied by keyboard alone, and the copy is said', async () => {
    const page = await open('/B5/', { permissions: ['clipboard-read', 'clipboard-write'] });
    await tabTo(page, '[id="b.2"] > .rail > .copy');
    await page.keyboard.press('Enter');
    await page.getByRole('status').filter({ hasText: 'Copied link to B5.b.2' }).waitFor({ state: 'attached' });
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(`${server.origin}/B5/#b.2`);
    await page.goto(copied);
    expect(await page.locator(':target').getAttribute('id')).toBe('b.2');
  });

  test('stands on each item that is at home on the page, and on no other', async () => {
    const page = await open('/B6/');
    const own = Object.values(graph?.items ?? {}).filter(
      ({ kind, pattern, label }) => kind === 'recommendation' && pattern === 'B6' && label,
    );
    await page.locator('.copy').first().waitFor({ state: 'attached' });
    expect(await page.locator('.copy').count()).toBe(own.length);
  });
});

test('the keyboard stops at a table only where it scrolls', async () => {
  for (const [width, stops] of [
    [1280, '-1'],
    [320, '0'],
  ] as const) {
    const page = await open('/B2/', { viewport: { width, height: 800 } });
    await page.locator(`.scroll[tabindex="${stops}"]`).waitFor();
    await context?.close();
  }
});

test('on the page that holds all, an address far below leads to its place', async () => {
  for (const id of ['B12.b', 'D.9.c.1', 'erratum.100', 'term.stakeholder']) {
    const page = await open(`/read/#${id}`);
    const target = page.locator(`[id="${id}"]`);
    await page.waitForFunction((wanted) => {
      const { top } = document.getElementById(wanted)?.getBoundingClientRect() ?? { top: -9 };
      return top >= -1 && top < window.innerHeight / 2;
    }, id);
    expect(await target.isVisible()).toBe(true);
    await context?.close();
  }
});

test('the contents mark the section that is being read', async () => {
  const page = await open('/B5/');
  for (const id of ['linkages', 'rec', 'body']) {
    await page.evaluate((wanted) => document.getElementById(wanted)?.scrollIntoView(), id);
    await page.locator(`.on-this-page a[href="#${id}"][aria-current]`).waitFor();
    expect(await page.locator('.on-this-page a[aria-current]').count()).toBe(1);
  }
});

describe('the map', () => {
  const linkedOnMap = (page: Page) =>
    page
      .locator('#map [data-linked]')
      .evaluateAll((cells) => Object.fromEntries(cells.map((cell) => [cell.getAttribute('data-ref'), cell.getAttribute('data-linked')])));

  const expected = (ref: string) => {
    const linkages = graph?.linkages ?? [];
    const names = linkages.filter(({ source }) => source === ref).map(({ target }) => target);
    const named = linkages.filter(({ target }) => target === ref).map(({ source }) => source);
    const states = [...new Set([...names, ...named])].map((one) => [
      one,
      names.includes(one) && named.includes(one) ? 'both' : names.includes(one) ? 'names' : 'named',
    ]);
    return Object.fromEntries([...states, [ref, 'self']]);
  };

  test.each(['A', 'B5', 'D'])('shows the linkages of %s to the pointer and to the keyboard, and in words', async (ref) => {
    const page = await open('/');
    await page.hover(`#map [data-ref="${ref}"]`);
    expect(await linkedOnMap(page)).toEqual(expected(ref));
    await page.hover('h1');
    expect(await linkedOnMap(page)).toEqual({});
    await tabTo(page, `#map [data-ref="${ref}"]`);
    expect(await linkedOnMap(page)).toEqual(expected(ref));
    expect(await page.locator('#map .caption').innerText()).toMatch(new RegExp(`^${ref} names `));
  });

  test('says nothing of pointing where there is no script', async () => {
    const page = await open('/', { javaScriptEnabled: false });
    expect(await page.locator('#map .caption').isVisible()).toBe(false);
  });
});

describe('the checklist', () => {
  const statement = '[id="D.1.a.2"] input';

  test('brings back what was cleared by mistake', async () => {
    const page = await open('/success-factors/');
    await page.check(statement);
    const clear = page.locator('.tally button');
    await clear.click();
    expect(await page.isChecked(statement)).toBe(false);
    await clear.click();
    expect(await page.isChecked(statement)).toBe(true);
    await page.reload();
    expect(await page.isChecked(statement)).toBe(true);
  });

  test('remembers what was ticked, counts it, and forgets it when asked', async () => {
    const page = await open('/success-factors/');
    const all = Object.values(graph?.items ?? {}).filter(({ kind }) => kind === 'statement').length;
    const tally = page.locator('.tally output');
    expect(await tally.innerText()).toBe(`0 of ${all} ticked`);
    await page.check(statement);
    expect(await tally.innerText()).toBe(`1 of ${all} ticked`);
    await page.reload();
    expect(await page.isChecked(statement)).toBe(true);
    await page.getByRole('button', { name: 'Clear all ticks' }).click();
    await page.reload();
    expect(await page.isChecked(statement)).toBe(false);
  });

  test.each(['not JSON', '{"a":1}', '[1,2]'])('begins anew where the browser holds %s', async (held) => {
    const page = await open('/success-factors/');
    await page.evaluate((text) => localStorage.setItem(`ticked ${location.pathname}`, text), held);
    await page.reload();
    expect(await page.locator('.tally output').innerText()).toMatch(/^0 of /);
    await page.check(statement);
    expect(await page.locator('.tally output').innerText()).toMatch(/^1 of /);
  });

  test('shows its statements, without boxes that do nothing, where there is no script', async () => {
    const page = await open('/success-factors/', { javaScriptEnabled: false });
    expect(await page.locator('main :is(input, button, .tally):visible').count()).toBe(0);
    const all = Object.values(graph?.items ?? {}).filter(({ kind }) => kind === 'statement').length;
    expect(await page.locator('.tick').count()).toBe(all);
  });
});

describe('what stands under a caption is drawn', () => {
  test.each([
    ['/B2/', 'columns', 'Figure 4.'],
    ['/B2/', 'layers', 'Figure 5.'],
    ['/B9/', 'steps', 'Figure 9.'],
    ['/C/', 'tiles', 'Figure 10.'],
    ['/C/', 'tiles', 'Figure 11.'],
  ])('%s has %s under %s', async (path, drawing, caption) => {
    const page = await open(path);
    const figure = page.locator(`figure.drawing.${drawing}`).filter({ hasText: caption });
    expect(await figure.count()).toBe(1);
    const list = figure.locator(':scope > :is(ul, ol), table');
    expect(await list.count()).toBe(1);
    // A drawing, not a list: no marks, and as wide as its figure.
    const marks = await figure.locator('li').evaluateAll((all) => all.map((item) => getComputedStyle(item).listStyleType));
    expect(marks.filter((mark) => mark !== 'none')).toEqual([]);
    const left = (locator: typeof list) =>
      locator.evaluate((one) => one.getBoundingClientRect().left + Number.parseFloat(getComputedStyle(one).paddingLeft));
    expect(await left(list)).toBe(await left(figure));
  });
});

describe('for every reader', () => {
  const types = [
    '/',
    '/B5/',
    '/B2/',
    '/interoperability/',
    '/success-factors/',
    '/principles/',
    '/roadmap/',
    '/questions/',
    '/recommendations/',
    '/statistics/',
  ];

  test.each(types)('axe finds no violation on %s in forced colours, and none with all that scripts add', async (path) => {
    for (const forcedColors of ['active', 'none'] as const) {
      const page = await open(path, { forcedColors });
      if (path === '/B5/') {
        await page.hover('#linkages a.reference');
        await preview(page).waitFor({ state: 'visible' });
      }
      await page.evaluate(axe.source);
      const results = await page.evaluate<AxeResults>("axe.run({ rules: { 'target-size': { enabled: true } } })");
      expect(results.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      await context?.close();
    }
  });

  test('a page at 400 % keeps all of its words within 320 pixels', async () => {
    const page = await open('/', { viewport: { width: 320, height: 256 } });
    for (const path of types) {
      await page.goto(server.origin + path);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(320);
      const cut = await page.locator('main :is(p, a, h1, h2, h3, dt, dd)').evaluateAll((all) =>
        all
          .filter(
            (one) => !one.closest('.scroll, .visually-hidden') && one.getClientRects().length > 0 && one.scrollWidth > one.clientWidth + 1,
          )
          .filter((one) => getComputedStyle(one).overflowX === 'hidden')
          .map((one) => one.outerHTML.slice(0, 120)),
      );
      expect(cut, path).toEqual([]);
    }
  });

  test('nothing moves for those who ask for that', async () => {
    const page = await open('/', { reducedMotion: 'reduce' });
    for (const path of types) {
      await page.goto(server.origin + path);
      const moving = await page.locator('*').evaluateAll(
        (all) =>
          all.filter((one) => {
            const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(one);
            return Number.parseFloat(transitionDuration) > 0 || animationName !== 'none' || scrollBehavior === 'smooth';
          }).length,
      );
      expect(moving, path).toBe(0);
    }
  });

  test('a reference that is selected and copied is plain text', async () => {
    const page = await open('/B5/');
    const text = await page.evaluate(() => {
      const paragraph = document.querySelector('#linkages .prose p');
      if (paragraph) window.getSelection()?.selectAllChildren(paragraph);
      return window.getSelection()?.toString();
    });
    expect(text).toMatch(/stakeholder collaboration \[B4\] should/);
  });
});
