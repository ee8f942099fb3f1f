import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compile, type PatternGraph, type SourceFile } from '../src/index.ts';
import type { AnsweredQuery } from '../src/query/worked.ts';
import { launch, type Server, serve } from './browser.ts';
import { allPagesOf, buildSite } from './built.ts';

/** A language made of attacks, built and opened: no page of it does, asks for or holds anything that the same language of harmless words does not. */

const RUN = 'top.attacked=1;alert(1);new Image().src="https://elsewhere.example/"';

// biome-ignore format: a list to be read at a glance
/** Markup that breaks out of whatever it stands in, and then runs. */
const MARKUP = [
  `<img src=x onerror='${RUN}'>`, `<script>${RUN}</script>`, `</script><script>${RUN}</script>`, `</style><script>${RUN}</script>`, `</title><script>${RUN}</script>`,
  `</textarea></noscript></template><script>${RUN}</script>`, `--><script>${RUN}</script>`, `--!><script>${RUN}</script>`,
  `]]><script>${RUN}</script>`, `"><script>${RUN}</script>`, `'><script>${RUN}</script>`, `\`><script>${RUN}</script>`,
  `" autofocus onfocus="${RUN.replaceAll('"', "'")}" x="`, `' autofocus onfocus='${RUN}' x='`, `x onerror=${RUN.split(';')[0]} `,
  `<IMG/SRC=x/ONERROR='${RUN}'//`, `<svg onload='${RUN}'>`, `<svg><script>${RUN}</script></svg>`,
  `<svg><animate onbegin='${RUN}' attributeName=x dur=1s>`, `<math><mtext><table><mglyph><style><img src=x onerror='${RUN}'>`,
  `<svg></p><style><a id="</style><img src=x onerror='${RUN}'>">`, '<iframe srcdoc="<script>top.attacked=1</script>"></iframe>', `<body onload='${RUN}'>`,
  '<iframe src="javascript:top.attacked=1"></iframe>', '<object data="data:text/html,<script>top.attacked=1</script>">', '<embed src="javascript:alert(1)">',
  '<link rel=stylesheet href="https://elsewhere.example/x.css">', '<style>@import "https://elsewhere.example/x.css";*{color:red}</style>',
  '<p style="background:url(https://elsewhere.example/x)">', '<base href="https://elsewhere.example/">', '<form action="https://elsewhere.example/"><button>',
  '<meta http-equiv=refresh content="0;url=https://elsewhere.example/">', `<details open ontoggle='${RUN}'>`, `<video><source onerror='${RUN}'>`,
  '<a href="javascript:top.attacked=1">x</a>', '<a href="data:text/html,<script>top.attacked=1</script>">x</a>', '<b><i></b></i><table><p></table>',
  '{{constructor.constructor("top.attacked=1")()}}', '$' + '{top.attacked=1}', '&lt;script&gt;top.attacked=1&lt;/script&gt;', '&#60;script>', '\\u003cscript>',
  '%3Cscript%3Etop.attacked=1%3C/script%3E', '*/top.attacked=1/*', '@import "https://elsewhere.example/";', '{}*{background:url(https://elsewhere.example/)}',
  '" -->', '*/ } </style>', 'style="color:red"', '<!--', '<![CDATA[', '<?xml-stylesheet href="https://elsewhere.example/"?>', '<x:script xmlns:x="http://www.w3.org/1999/xhtml">',
];

/** All of it in one text: an attack that begins inside another still closes what it stands in. */
const HOSTILE = MARKUP.join(' ');
const HARMLESS = 'word';

// biome-ignore format: a list to be read at a glance
/** Addresses that run, or that break out of the attribute in which they stand. */
const ADDRESSES = [
  'javascript:top.attacked=1', 'JaVaScRiPt:top.attacked=1', ' javascript:top.attacked=1', 'java\tscript:top.attacked=1', 'java\nscript:top.attacked=1',
  '\u0001javascript:top.attacked=1', 'javascript&colon;top.attacked=1', '&#106;avascript:top.attacked=1', 'javascript%3Atop.attacked=1', 'vbscript:x',
  'data:text/html,<script>top.attacked=1</script>', 'data:text/html;base64,PHNjcmlwdD50b3AuYXR0YWNrZWQ9MTwvc2NyaXB0Pg==', 'data:image/svg+xml,<svg onload=alert(1)>',
  'blob:https://a.example/x', 'file:///etc/passwd', 'view-source:x', '//elsewhere.example/', '/\\elsewhere.example/', '/%2felsewhere.example/', '\\\\elsewhere.example',
  'https://a.example/"onmouseover="top.attacked=1', "https://a.example/'onmouseover='top.attacked=1", 'https://a.example/"><script>top.attacked=1</script>',
  'https://a.example/%22%3E%3Cscript%3E', "https://a.example/'onmouseover='alert(1)", 'https://a.example/`x`', 'https://javascript:top.attacked=1@a.example/',
  'HTTPS://a.example/', 'https:javascript:top.attacked=1', 'https:/a.example', 'mailto:a@a.example?body=<script>', 'mailto:"><script>top.attacked=1</script>@a.example',
];

/** Markdown that brings along markup or an address; most of it is refused. */
const MARKDOWN = [
  ...MARKUP,
  ...MARKUP.map((markup) => `x\n${markup}`),
  ...ADDRESSES.flatMap((address) => [
    `[word](${address})`,
    `[word](<${address}>)`,
    `<${address}>`,
    `![word](${address})`,
    `[word](https://a.example "${address}")`,
    `[word]: ${address}`,
  ]),
  '[word](https://a.example "\\" onmouseover=\\"top.attacked=1")',
  "[word](https://a.example 'x' onmouseover=alert(1))",
  '[<img src=x onerror=alert(1)>](https://a.example)',
  '[word](javascript:alert(1) "title")',
  '[a\\](javascript:alert(1))](https://a.example)',
  '```html"><script>alert(1)</script>\n</code></pre><script>alert(1)</script>\n```',
  '~~~ onclick=alert(1)\n<script>alert(1)</script>\n~~~',
  '    </code></pre><script>alert(1)</script>',
  '`</code><script>alert(1)</script>`',
  '| <script>alert(1)</script> | x |\n| --- | --- |\n| `</td><script>alert(1)</script>` | x |',
  '> **Note.** `</aside><script>alert(1)</script>`',
  '&lt;script&gt;alert(1)&lt;/script&gt; &#60;script&#62; &quot; onclick=&quot;alert(1)',
];

/** What shows a text in each way that Markdown knows: what it gives is the same for every text. */
const shown = (text: string) => {
  const code = `\`\`\`\`\`\` ${text.replaceAll('\n', ' ')} \`\`\`\`\`\``;
  const meant = escaped(text);
  return [
    `So ${meant}, *${meant}*, **${meant}**, ${code} and [${meant}](https://a.example/ "${meant}").`,
    `- ${meant}\n- ${code}`,
    `1. ${meant}`,
    `> ${meant}`,
    `> **Note.** ${meant}`,
    `**Table 1.** ${meant}\n\n| ${meant} | x |\n| --- | --- |\n| ${meant} | y |`,
    `\`\`\`\`\`\`${meant.replace(/[`\s]/g, '')}\n${text}\n\`\`\`\`\`\``,
  ];
};

const escaped = (text: string) => text.replace(/\s+/g, ' ').replace(/[!-/:-@[-`{-~]/g, '\\$&');

const WORK_FIELDS = [
  ...['title', 'title-short', 'container-title', 'collection-title', 'publisher', 'publisher-place'],
  ...['number', 'version', 'edition', 'locator', 'note'],
];

interface Hostile {
  /** Paragraphs of Markdown. */
  readonly blocks?: readonly string[];
  /** Of works. */
  readonly addresses?: readonly string[];
}

/** A language with something in every field; the text stands wherever one may. */
function languageOf(
  text: string,
  { blocks: more = [], addresses = ['https://garden.example/walls'] }: Hostile = {},
): readonly SourceFile[] {
  const [prose = '', ...blocks] = shown(text);
  const yaml = (path: string, data: object) => ({ path, text: `${JSON.stringify(data)}\n` });
  const annex = (slug: string, kind: string, data: object) =>
    yaml(`annexes/${slug}.yaml`, {
      kind,
      slug,
      title: `${slug} ${text}`,
      introduction: prose,
      source: { clause: text, note: text },
      ...data,
    });
  const pattern = (ref: string, target: string, body: readonly string[]) => ({
    path: `${ref}.md`,
    text: `---\n${JSON.stringify({
      ref,
      title: `${ref} ${text}`,
      aliases: [`also ${ref} ${text}`],
      component: ref === 'POND' ? 'still' : 'moving',
      ...(ref === 'POND' ? {} : { group: 'by-foot' }),
      source: { clause: text, note: text },
      status: 'draft',
      linkages: { [target]: ['leadsTo', 'reflects'] },
    })}\n---\n
## Context\n\n${prose}\n\n## Need\n\n${prose}\n\n## Body\n\n${body.join('\n\n')}\n
## Recommendations\n\n${prose}\n\n- a) ${prose}\n- b) ${prose}\n  - 1) ${prose}\n\n## Linkages\n\nIt leads to [${target}]. ${prose}\n`,
  });
  return [
    yaml('language.yaml', {
      title: text,
      prefix: 'GDN',
      base: 'https://garden.example/',
      edition: '2031.2',
      language: 'en-GB',
      summary: text,
      notice: `${text} https://garden.example/ ${text}`,
      source: { work: 'work.walls', rights: text },
      licences: {
        content: { name: text, url: 'https://garden.example/licence' },
        code: { name: text, url: 'https://garden.example/code' },
      },
      order: ['POND', 'GATE', 'PATH'],
      components: ['still', 'moving'].map((id) => ({ id, title: `${id} ${text}`, summary: text, introduction: prose })),
      groups: [{ id: 'by-foot', title: text, component: 'moving', source: { clause: text, note: text }, introduction: prose }],
      linkageKinds: {
        leadsTo: { label: text, inverse: text, definition: text, cues: [text] },
        reflects: { label: `x ${text}`, inverse: `x ${text}`, definition: text },
      },
      map: [['still', 'moving']],
    }),
    pattern('POND', 'GATE', [...blocks, `[${escaped(text)}](annexes/tools.yaml)`]),
    pattern('GATE', 'PATH', [prose, '[word](annexes/rules.yaml)']),
    pattern('PATH', 'POND', ['Words.', ...more]),
    annex('bibliography', 'bibliography', {
      works: addresses.map((URL, index) => ({
        id: index === 0 ? 'walls' : `walls-${index}`,
        type: 'book',
        author: [{ family: text, given: text }, { literal: text }],
        editor: [{ family: text, given: text }],
        URL,
        DOI: '10.1000/182',
        ISBN: '978-0-00-000000-2',
        issued: '1931',
        ...Object.fromEntries(WORK_FIELDS.map((field) => [field, text])),
      })),
    }),
    annex('errata', 'errata', {
      errata: [{ number: 1, place: text, fault: prose, decision: prose, reason: prose, affects: ['term.puddle', 'POND.a'] }],
    }),
    annex('glossary', 'glossary', {
      terms: [
        {
          id: 'puddle',
          term: text,
          aliases: [`pool ${text}`],
          text: prose,
          notes: [prose, prose],
          source: { clause: text, note: text },
          definedIn: 'POND',
        },
      ],
    }),
    annex('rules', 'outline', {
      pattern: 'GATE',
      checklist: true,
      levels: [
        { kind: 'factor', name: text },
        { kind: 'statement', name: text },
      ],
      items: [{ label: '1', title: text, text: prose, items: [{ label: 'a', title: text, text: prose }] }],
    }),
    annex('tools', 'matrix', {
      pattern: 'POND',
      rows: [{ id: 'spring', title: text }],
      columns: [{ id: 'soil', title: text }],
      products: [{ id: 'spade', title: text, row: 'spring', column: 'soil', patterns: ['GATE'], text: prose }],
    }),
    annex('year', 'sequence', {
      pattern: 'PATH',
      phases: [{ id: 'dig', title: text, text: prose, outputs: [{ id: 'hole', title: text, text: prose }] }],
    }),
    annex('plan', 'register', {
      entries: [{ id: 'sheet', label: text, title: text, text: prose, fate: 'lost', here: ['POND', '/tools/'] }],
    }),
    ...['about', 'seasons'].map((slug) => ({
      path: `pages/${slug}.md`,
      text: `---\n${JSON.stringify({ title: `${slug} ${text}`, summary: text })}\n---\n\n## ${escaped(text)}\n\n${prose}\n`,
    })),
  ];
}

function queriesOf(text: string): readonly AnsweredQuery[] {
  const query = { name: '01-word', title: text, explanation: text, query: text };
  const literal = { termType: 'Literal', value: text, language: '', direction: '', datatype: { value: text } };
  return [
    { ...query, answer: { turtle: text } },
    { ...query, name: '02-word', answer: { variables: [text], rows: [new Map([[text, literal]])] } as unknown as AnsweredQuery['answer'] },
  ];
}

function graphOf(files: readonly SourceFile[]): PatternGraph {
  const { value, diagnostics } = compile(files);
  if (!value) throw new Error(JSON.stringify(diagnostics.slice(0, 3)));
  return value;
}

/** Those of the paragraphs that the compiler lets through, found as an author would: by its findings, again and again. */
function allowed(blocks: readonly string[]): readonly string[] {
  const files = languageOf(HARMLESS, { blocks });
  const { value, diagnostics } = compile(files);
  if (value) return blocks;
  const lines = files.find(({ path }) => path === 'PATH.md')?.text.split('\n') ?? [];
  let line = lines.indexOf('Words.') + 1;
  const sound = blocks.filter((block) => {
    const first = line + 2;
    line = first + block.split('\n').length - 1;
    return !diagnostics.some(({ span }) => span.file === 'PATH.md' && span.start.line >= first && span.start.line <= line);
  });
  if (sound.length === blocks.length) throw new Error(`findings elsewhere: ${JSON.stringify(diagnostics[0])}`);
  return allowed(sound);
}

const scratch = mkdtempSync(join(tmpdir(), 'hostile-'));
let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(async () => {
  await browser?.close();
  rmSync(scratch, { recursive: true, force: true });
});

test('addresses that run are refused wherever an address stands', () => {
  const isWeb = (address: string) => /^https?:\/\/[^"<>\s]*$/i.test(address);
  for (const address of ADDRESSES.filter((one) => !isWeb(one))) {
    expect(compile(languageOf(HARMLESS, { addresses: [address] })).value, address).toBeUndefined();
    const files = languageOf(HARMLESS).map((file) =>
      file.path === 'language.yaml'
        ? { ...file, text: file.text.replace('"https://garden.example/licence"', JSON.stringify(address)) }
        : file,
    );
    expect(compile(files).value, address).toBeUndefined();
  }
});

describe('a site made of attacks', () => {
  const folders = { harmless: join(scratch, 'harmless'), hostile: join(scratch, 'hostile') };
  let pages: ReadonlyMap<string, string>;
  let server: Server;

  beforeAll(async () => {
    const blocks = allowed(MARKDOWN);
    const addresses = ADDRESSES.filter((address) => compile(languageOf(HARMLESS, { addresses: [address] })).value);
    expect(blocks.length).toBeGreaterThan(80);
    expect(addresses.length).toBeGreaterThan(2);
    const sane = {
      blocks: [...shown(HARMLESS), '```word\nword\n```'],
      addresses: addresses.map((_, index) => `https://a.example/${index}`),
    };
    await buildSite(graphOf(languageOf(HARMLESS, sane)), folders.harmless, queriesOf(HARMLESS));
    await buildSite(graphOf(languageOf(HOSTILE, { blocks, addresses })), folders.hostile, queriesOf(HOSTILE));
    pages = allPagesOf(folders.hostile);
    server = await serve(folders.hostile);
  });

  afterAll(() => server?.close());

  test.each([
    ['with its policy', false],
    ['even without a policy', true],
  ])('runs nothing, asks nobody and has nothing to report, %s', async (_name, bypassCSP) => {
    const page = await browser.newPage({ bypassCSP, serviceWorkers: 'allow' });
    const troubles: string[] = [];
    page.on('dialog', (dialog) => {
      troubles.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('console', (message) => ['error', 'warning'].includes(message.type()) && troubles.push(message.text()));
    page.on('pageerror', (error) => troubles.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith(`${server.origin}/`) && !request.url().startsWith('data:image/svg+xml,')) troubles.push(request.url());
    });
    for (const [address, html] of pages) {
      await page.goto(server.origin + address);
      const [, place] = /http-equiv="refresh" content="0; url=([^"]*)"/.exec(html) ?? [];
      if (place !== undefined) await page.waitForURL(server.origin + place);
      expect(await page.evaluate(() => 'attacked' in window), address).toBe(false);
      expect(troubles, address).toEqual([]);
    }
    await page.close();
  });

  test('holds no element and no attribute that the same pages of harmless words do not hold', async () => {
    const page = await browser.newPage();
    const namesIn = (html: string) =>
      page.evaluate((text) => {
        const elements = [...new DOMParser().parseFromString(text, 'text/html').querySelectorAll('*')];
        const names = elements.flatMap(({ localName, namespaceURI, attributes }) => [
          `${localName} ${namespaceURI}`,
          ...Array.from(attributes, ({ name }) => `${localName} ${name}`),
        ]);
        return [...new Set(names)].sort();
      }, html);
    const harmless = allPagesOf(folders.harmless);
    expect([...pages.keys()]).toEqual([...harmless.keys()]);
    for (const [address, html] of pages) {
      const known = new Set(await namesIn(harmless.get(address) ?? ''));
      const found = await namesIn(html);
      expect(
        found.filter((name) => !known.has(name)),
        address,
      ).toEqual([]);
    }
    await page.close();
  });

  test('leads to web pages, mail and its own places alone, and the only scripts in it are data and files of its own', async () => {
    const page = await browser.newPage();
    for (const [address, html] of pages) {
      const { links, scripts, styles } = await page.evaluate((text) => {
        const document = new DOMParser().parseFromString(text, 'text/html');
        return {
          links: Array.from(document.querySelectorAll('[href], [src], [action]'), (element) =>
            ['href', 'src', 'action'].map((name) => element.getAttribute(name) ?? '').join(''),
          ),
          scripts: Array.from(document.querySelectorAll('script:not([src])'), (script) => [
            script.getAttribute('type'),
            script.textContent,
          ]),
          styles: document.querySelectorAll('style').length,
        };
      }, html);
      const isOwn = (link: string) => new URL(link, server.origin).origin === server.origin;
      const isSafe = (link: string) => /^(?:https?:\/\/|mailto:|data:image\/svg\+xml,%3Csvg)/i.test(link) || isOwn(link);
      expect(
        links.filter((link) => !isSafe(link)),
        address,
      ).toEqual([]);
      for (const [type, text] of scripts) {
        expect(type).toMatch(/^application\/(?:ld\+)?json$/);
        expect(() => JSON.parse(text ?? '')).not.toThrow();
      }
      expect(html.match(/'sha256-[^']{44}'/g) ?? [], address).toHaveLength(styles);
    }
    await page.close();
  });
});
