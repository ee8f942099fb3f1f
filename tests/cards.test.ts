import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CardContent, cardsOf } from '../site/cards/content.ts';
import { drawCard } from '../site/cards/drawing.ts';
import { readLetters } from '../site/cards/letters.ts';
import { readPainter } from '../site/cards/picture.ts';
import { readTokens } from '../site/cards/tokens.ts';
import { compile, type PatternGraph } from '../src/index.ts';
import { readFolder } from '../src/read.ts';
import { launch, type Server, serve } from './browser.ts';
import { buildSite, pagesOf } from './built.ts';
import { graphOf, hostileLanguage } from './hostile-language.ts';
import { type Element, elementsNamed, readXml, textOf } from './xml.ts';

/** What stands for a page where others link to it or show it: as PNG in previews of links, as SVG in pages of other sites. */

const SIZE = { width: 1200, height: 630 };
const tokens = readTokens(readFileSync('site/src/styles/tokens.css', 'utf8'));
const letters = await readLetters();
const paint = await readPainter();
const draw = (content: CardContent) => drawCard(content, letters, tokens);

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(() => browser?.close());

const graph = compiled('patterns');

function compiled(folder: string, base?: string): PatternGraph {
  const files = readFolder(folder).map((file) =>
    base !== undefined && file.path === 'language.yaml' ? { ...file, text: file.text.replace(/^base: .*$/m, `base: ${base}`) } : file,
  );
  const { value } = compile(files);
  if (!value) throw new Error(`${folder} has findings`);
  return value;
}

const PLAIN: CardContent = {
  address: '/POND.card',
  language: { title: 'A Garden Language', prefix: 'GDN', edition: '2031.2', tag: 'en-GB' },
  iri: 'https://garden.example/POND',
  sign: { ref: 'POND', family: 1 },
  title: 'Pond',
  text: 'People need water nearby.',
  signs: [],
};
const { sign: _sign, ...WHOLE } = { ...PLAIN, title: PLAIN.language.title };

const LONG = 'A title that goes on for longer than anyone would like, about ponds, gates and paths, and all that lies between them';

/** Titles, needs, references and names that ask much of a card. */
const HARD: Readonly<Record<string, CardContent>> = {
  'a long title': { ...PLAIN, title: LONG },
  'a title of one word that never ends': { ...PLAIN, title: 'x'.repeat(3_000) },
  'a long need': { ...PLAIN, text: 'People need a gate that closes by itself. '.repeat(60) },
  'a need of one word that never ends': { ...PLAIN, text: 'y'.repeat(3_000) },
  'wide letters': { ...PLAIN, title: 'W'.repeat(90), text: 'W'.repeat(900) },
  'a long reference': { ...PLAIN, sign: { ref: 'W'.repeat(100), family: 3 } },
  'a reference of one letter': { ...PLAIN, sign: { ref: 'I', family: 4 } },
  'another script': { ...PLAIN, title: '庭の池', text: '水が必要です' },
  'Vietnamese and Cyrillic': { ...PLAIN, title: 'Vườn có hồ nước tĩnh lặng', text: 'Пруд в саду: каждому нужна вода.' },
  'marks alone': { ...PLAIN, title: '\u0301\u0316 \u0301', text: 'e\u0301 z\u0327\u0316' },
  'letters that run the other way': { ...PLAIN, title: 'حديقة', text: 'גינה \u202e\u2066' },
  markup: { ...PLAIN, title: '</title><script>alert(1)</script>', text: `]]>"'&amp;</desc><image href="https://elsewhere.example/"/>` },
  'a long name of the language': {
    ...PLAIN,
    iri: `https://${'long.'.repeat(30)}example/POND`,
    language: { title: LONG, prefix: 'A-prefix-of-20-signs', edition: '2031.123456789', tag: 'en-GB' },
  },
  'a language': { ...WHOLE, signs: ['POND', 'GATE', 'PATH'].map((ref, index) => ({ ref, family: index + 1 })) },
  'a language with more patterns than have room': {
    ...WHOLE,
    title: LONG,
    text: LONG.repeat(9),
    signs: Array.from({ length: 400 }, (_, index) => ({ ref: `P${index}`, family: (index % 7) + 1 })),
  },
  'a language in another script': { ...WHOLE, title: '庭', text: '庭', language: { ...PLAIN.language, title: '庭' } },
};

/** The lines of letters on a card: each a group of glyphs. */
const linesOf = (svg: string) => elementsNamed(readXml(svg), 'g').map((group) => elementsNamed(group, 'use').length);

function elementsIn(element: Element): readonly Element[] {
  return [element, ...element.children.flatMap((child) => (typeof child === 'string' ? [] : elementsIn(child)))];
}

/** That nothing in a drawing runs or comes from elsewhere. */
function expectHarmless(svg: string): void {
  const elements = elementsIn(readXml(svg));
  const names = new Set(elements.map(({ name }) => name));
  expect([...names].filter((name) => !['svg', 'title', 'desc', 'style', 'defs', 'g', 'path', 'use'].includes(name))).toEqual([]);
  for (const { attributes } of elements) {
    expect(Object.keys(attributes).filter((name) => name.startsWith('on') || name === 'style')).toEqual([]);
    if ('href' in attributes) expect(attributes['href']).toMatch(/^#g\d+$/);
  }
  const [style] = elements.filter(({ name }) => name === 'style');
  expect(style && textOf(style)).toMatch(
    /^@media \(prefers-color-scheme:dark\)\{(?:\.[\w-]+\{fill:(?:#[\da-f]+|color-mix\([\w #,%]+\))\})+\}$/,
  );
}

describe('the pages of a language', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cards-'));
  let pages: ReadonlyMap<string, string>;

  beforeAll(async () => {
    await buildSite(graph, folder);
    pages = pagesOf(folder);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const saidIn = (html: string, name: string) =>
    new RegExp(`<meta (?:property|name)="${name}" content="([^"]*)"`).exec(html)?.[1]?.replaceAll('&#39;', "'");

  test('each names a picture, a PNG of the size that previews have, that is there and light enough', () => {
    expect(pages.size).toBeGreaterThan(500);
    for (const [address, html] of pages) {
      const image = saidIn(html, 'og:image') ?? '';
      expect(image, address).toMatch(new RegExp(`^${graph.language.base}`));
      const bytes = readFileSync(join(folder, image.slice(graph.language.base.length)));
      expect(bytes.subarray(0, 8).toString('latin1'), image).toBe('\x89PNG\r\n\x1a\n');
      expect({ width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }, image).toEqual(SIZE);
      expect(bytes.length, image).toBeLessThan(150_000);
      expect(saidIn(html, 'twitter:card'), address).toBe('summary_large_image');
    }
  });

  test('a pattern, and each item in it, has the card of the pattern; all else that of the language', () => {
    const { base, title } = graph.language;
    const cardOf = (address: string) => {
      const html = pages.get(address) ?? '';
      return { image: saidIn(html, 'og:image'), alt: saidIn(html, 'og:image:alt') };
    };
    for (const pattern of graph.patterns) {
      const card = { image: `${base}${pattern.ref}.card.png`, alt: `${pattern.ref} ${pattern.title}` };
      expect(cardOf(pattern.url)).toEqual(card);
      for (const item of Object.values(graph.items).filter((one) => one.pattern === pattern.ref && one.annex === undefined))
        expect(cardOf(`/cite/${item.ref}/`), item.ref).toEqual(card);
    }
    for (const address of ['/', '/map/', '/read/', '/cite/', '/about/'])
      expect(cardOf(address), address).toEqual({ image: `${base}card.png`, alt: title });
  });

  test('the drawing beside each picture has all its words, and holds nothing that runs or comes from elsewhere', () => {
    for (const { address, title, text, sign } of cardsOf(graph)) {
      const svg = readFileSync(join(folder, `${address}.svg`), 'utf8');
      expectHarmless(svg);
      const root = readXml(svg);
      const [name, description] = [elementsNamed(root, 'title'), elementsNamed(root, 'desc')].map(
        ([element]) => element && textOf(element),
      );
      expect(name).toBe(sign ? `${sign.ref} ${title}` : title);
      expect(description).toContain(text);
      expect(description).toContain(graph.language.edition);
      expect(existsSync(join(folder, `${address}.png`))).toBe(true);
    }
  });
});

describe('what a card shows', () => {
  const cards = { ...Object.fromEntries(cardsOf(graph).map((content) => [content.address, content])), ...HARD };

  test.each(Object.entries(cards))('%s stays on its card, and no two lines touch', async (_, content) => {
    const page = await browser.newPage({ viewport: SIZE });
    await page.setContent(`<body style="margin:0">${draw(content)}`);
    const boxes = await page.evaluate(() =>
      Array.from(document.querySelectorAll('svg > path, svg > g'), (element) => {
        const { left, right, top, bottom } = element.getBoundingClientRect();
        return { isText: element.localName === 'g', fill: element.getAttribute('class'), left, right, top, bottom };
      }),
    );
    await page.close();
    const lines = boxes.filter(({ isText }) => isText);
    expect(lines.length).toBeGreaterThan(1);
    for (const { left, right, top, bottom } of boxes) {
      expect(Math.min(left, top)).toBeGreaterThanOrEqual(0);
      expect(right).toBeLessThanOrEqual(SIZE.width);
      expect(bottom).toBeLessThanOrEqual(SIZE.height);
    }
    for (const line of lines) {
      expect(line.left).toBeGreaterThanOrEqual(60);
      expect(line.right).toBeLessThanOrEqual(SIZE.width - 60);
      const touched = lines.filter(
        (other) =>
          other !== line && other.left < line.right && other.right > line.left && other.top < line.bottom && other.bottom > line.top,
      );
      expect(touched).toEqual([]);
    }
    const [plate, reference] = ['plate', 'on-plate'].map((fill) => boxes.find((box) => box.fill === fill));
    if (plate && reference) {
      expect(reference.left - plate.left).toBeGreaterThan(20);
      expect(plate.right - reference.right).toBeGreaterThan(20);
    }
  });

  test.each(Object.entries(HARD))('%s is safe, and painted', (_, content) => {
    const svg = draw(content);
    expectHarmless(svg);
    expect(paint(svg).length).toBeLessThan(150_000);
  });

  test('what the typeface has no letters for is left out of the drawing, and kept in its words', () => {
    const other = { ...PLAIN, title: '庭の池' };
    expect(linesOf(draw(other)).length).toBe(linesOf(draw(PLAIN)).length - 1);
    expect(draw(other)).toContain('<title>POND 庭の池</title>');
    expect(letters.drawable('Pond 庭')).toBeUndefined();
    expect(letters.drawable('حديقة')).toBeUndefined();
    expect(letters.drawable('a 🌊 wave\n here \u202e')).toBe('a wave here');
    expect(letters.drawable('🌊')).toBeUndefined();
    expect(letters.drawable('Ngo\u0323\u0302')).toBe('Ngộ');
  });

  test('what has no room ends at a word, with an ellipsis', () => {
    const need = 'People need a gate that closes by itself. ';
    const glyphs = (text: string) =>
      linesOf(draw({ ...PLAIN, text })).reduce((sum, count) => sum + count, 0) -
      linesOf(draw({ ...PLAIN, text: '庭' })).reduce((sum, count) => sum + count, 0);
    const letterCount = (text: string) => text.replaceAll(' ', '').length;
    expect(glyphs(need)).toBe(letterCount(need));
    const shown = glyphs(need.repeat(60));
    const words = need.repeat(60).trim().split(' ');
    const ends = words.map(
      (_, index) =>
        letterCount(
          words
            .slice(0, index + 1)
            .join(' ')
            .replace(/\.$/, ''),
        ) + 1,
    );
    expect(shown).toBeLessThan(letterCount(need.repeat(60)));
    expect(ends).toContain(shown);
  });

  test('a card of any language is harmless, and the same each time', () => {
    fc.assert(
      fc.property(hostileLanguage, (language) => {
        const { graph: hostile } = graphOf(language);
        for (const content of hostile ? cardsOf(hostile) : []) {
          const svg = draw(content);
          expectHarmless(svg);
          expect(draw(content)).toBe(svg);
        }
      }),
      { numRuns: 25, seed: 20261 },
    );
  });

  test('the same content gives the same bytes, from letters that were read anew', async () => {
    const again = await readLetters();
    for (const content of [PLAIN, ...cardsOf(graph).slice(0, 3)]) {
      const svg = drawCard(content, again, tokens);
      expect(svg).toBe(draw(content));
      expect(paint(svg)).toEqual(paint(draw(content)));
    }
  });

  test('the drawing is light or dark as its reader has it; the picture is light, and what the drawing is', async () => {
    const svg = draw(PLAIN);
    const sources = [
      `data:image/svg+xml,${encodeURIComponent(svg)}`,
      `data:image/png;base64,${Buffer.from(paint(svg)).toString('base64')}`,
    ];
    const shown = async (colorScheme: 'light' | 'dark') => {
      const page = await browser.newPage({ colorScheme });
      await page.setContent('<meta name="color-scheme" content="light dark">');
      const pixels = await page.evaluate(
        (addresses) =>
          Promise.all(
            addresses.map(async (address) => {
              const image = new Image();
              image.src = address;
              document.body.append(image);
              await image.decode();
              const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
              const context = canvas.getContext('2d');
              context?.drawImage(image, 0, 0);
              const at = (x: number, y: number) => Array.from(context?.getImageData(x, y, 1, 1).data ?? []).slice(0, 3);
              return { size: [image.naturalWidth, image.naturalHeight], band: at(5, 5), surface: at(5, 600) };
            }),
          ),
        sources,
      );
      await page.close();
      return pixels;
    };
    const colour = (hex = '') => [1, 3, 5].map((start) => Number.parseInt(hex.slice(start, start + 2), 16));
    const light = { size: [SIZE.width, SIZE.height], band: colour(tokens.light['family-1']), surface: colour(tokens.light['surface']) };
    expect(await shown('light')).toEqual([light, light]);
    const [drawing, picture] = await shown('dark');
    expect(drawing?.surface).toEqual(colour(tokens.dark['surface']));
    expect(drawing?.band).not.toEqual(light.band);
    expect(picture).toEqual(light);
  });
});

describe('a card on another site', () => {
  const folder = mkdtempSync(join(tmpdir(), 'embedded-'));
  let server: Server;
  let garden: PatternGraph;

  beforeAll(async () => {
    server = await serve(folder);
    garden = compiled('tests/fixtures/garden', `${server.origin}/`);
    await buildSite(garden, folder);
  });

  afterAll(() => {
    server?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('what is copied shows the card there, as big as it says, and leads to the pattern', async () => {
    const [pattern] = garden.patterns;
    if (!pattern) throw new Error('no pattern');
    const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
    const page = await context.newPage();
    await page.goto(`${server.origin}/cite/${pattern.ref}/`);
    expect(await page.locator('#card img').evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth))).toBe(
      SIZE.width,
    );
    await page.getByRole('button', { name: 'Copy the HTML of the card', exact: true }).click();
    await page.getByRole('status').filter({ hasText: 'Copied the HTML of the card' }).waitFor({ state: 'attached' });
    const html = await page.evaluate(() => navigator.clipboard.readText());

    const elsewhere = createServer((_, response) => {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      response.end(`<!doctype html><title>Elsewhere</title>${html}`);
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    const other = await context.newPage();
    await other.goto(`http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`);
    const link = other.getByRole('link', { name: `${pattern.ref} ${pattern.title}`, exact: true });
    expect(await link.getAttribute('href')).toBe(pattern.iri);
    const image = await link.getByRole('img').evaluate(async (one: HTMLImageElement) => {
      await one.decode();
      return { natural: one.naturalWidth, width: one.width, height: one.height };
    });
    expect(image).toEqual({ natural: SIZE.width, width: SIZE.width / 2, height: SIZE.height / 2 });
    await context.close();
    elsewhere.close();
  });
});
