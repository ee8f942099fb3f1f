import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Paragraph } from 'mdast';
import rehypeParse from 'rehype-parse';
import rehypeStringify from 'rehype-stringify';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { VFile } from 'vfile';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compile, type PatternGraph, toDocument, toJson } from '../src/index.ts';
import type { ReferenceOptions } from '../src/plugins/references.ts';
import rehypeReferences from '../src/plugins/rehype.ts';
import remarkReferences from '../src/plugins/remark.ts';
import { readFolder } from '../src/read.ts';
import { compiled, second, third } from './garden-years.ts';

function graphIn(folder: string): PatternGraph {
  const { value } = compile(readFolder(folder));
  if (!value) throw new Error(`${folder} has no graph`);
  return value;
}

const garden = graphIn('tests/fixtures/garden');

async function rendered(markdown: string, options: Partial<ReferenceOptions> = {}): Promise<VFile> {
  const raw = { allowDangerousHtml: true };
  const processor = unified()
    .use(remarkParse)
    .use(remarkReferences, { language: garden, ...options });
  return processor.use(remarkRehype, raw).use(rehypeStringify, raw).process(markdown);
}

/** The links as they are written in HTML. */
function anchorsIn(html: string): readonly string[] {
  return html.match(/<a [^>]*class="pattern-reference"[^>]*>[^<]*<\/a>/g) ?? [];
}

/** The texts that became links. */
function linksIn(html: string): readonly string[] {
  return anchorsIn(html).map((anchor) => anchor.replace(/<[^>]*>/g, ''));
}

/** Which texts in brackets became links, and which ones a message tells of. */
async function judged(markdown: string) {
  const file = await rendered(markdown);
  return { links: linksIn(String(file)), wrong: file.messages.map(({ actual }) => actual) };
}

describe('what is meant as a reference', () => {
  const right = [
    'POND',
    'POND.a.2',
    'POND a) 2)',
    'GDN POND',
    'gdn pond.A.2',
    'GDN:2031.2 POND.a#dd191298',
    'term.puddle',
    ' POND ',
    'GDN\nPOND',
    'POND (a)(2)',
    'GDN 2031.2 POND.a',
    'gdn-2031.2-POND.a',
    'Wording GDN:2031.2 POND.a#dd191298',
    'GDN:2031.2 POND.a#dd191298.',
  ];
  test.each(right)('[%s] becomes a link', async (words) => {
    expect(await judged(`Of [${words}], say.`)).toEqual({ links: [`[${words}]`], wrong: [] });
  });

  const wrong = ['GDN PODN', 'GDN:2031 POND', 'GDN POND.a#12', 'GDN & co', 'POND.z', 'PODN.a', 'term.pudle', 'POND.9#dd191298'];
  test.each(wrong)('[%s] is wrong', async (words) => {
    expect(await judged(`Of [${words}], say.`)).toEqual({ links: [], wrong: [`[${words}]`] });
  });

  const others = [
    ...[
      'sic',
      '…',
      '',
      ' ',
      'x',
      '2019',
      'Smith 2013',
      'Smith (2013)',
      'POND.',
      'p. 12',
      'fig.2',
      'e.g',
      'i.e.',
      'v1.2',
      '^1',
      '@smith2013',
      '#12',
      'pond',
      'PODN',
      'NOTE',
      'B4',
      'GDN',
    ],
    ...[
      'POND, GATE',
      'POND; see there',
      '/POND/',
      'https://garden.example/POND',
      'https://elsewhere.example/POND/',
      'term',
      '__proto__',
      'constructor.x',
    ],
    'POND'.padEnd(1000, '.a'),
  ];
  test.each(others)('[%s] is none', async (words) => {
    expect(await judged(`Of [${words}], say.`)).toEqual({ links: [], wrong: [] });
  });

  test('a number that no pattern has is a wrong reference, where patterns have numbers', async () => {
    const language = toDocument(graphIn('patterns'));
    const file = await rendered('[B4] [B41] [F4] [b41] [B4a] [B2B] [A4] [A]s [C] [c]', { language });
    expect(linksIn(String(file))).toEqual(['[B4]', '[C]']);
    expect(file.messages.map(({ actual }) => actual)).toEqual(['[B41]']);
  });

  test.each([
    ['an escape', '\\[POND] [POND\\] \\[POND\\] \\\\\\[POND]'],
    ['a character reference', '&#91;POND] [POND&#x5D; &lbrack;POND&rsqb;'],
    ['code', '`[POND]`\n\n    [POND]\n\n```\n[POND]\n```'],
    ['a link', '[to [POND]](/x) [*the* [POND]][x]\n\n[x]: /x'],
    ['a label of the document’s own', '[POND] [the pond][POND] ![POND]\n\n[pond]: /x'],
    ['raw HTML', '<a href="x">[POND] *[POND]*</a> <kbd>[POND]</kbd> <CODE\nclass="x">[POND]</CODE>\n\n<pre>\n[POND]\n</pre>'],
    ['part of a word', '[POND]s'],
  ])('%s stays as it is', async (_, markdown) => {
    expect(await judged(markdown)).toEqual({ links: [], wrong: [] });
  });

  test.each([
    '\\\\[POND]',
    '> quoted\n> \\[POND] [POND]',
    '**[POND]**',
    '<b>[POND]</b>',
    '<a href="x">x</a> [POND]',
    '<br>[POND]',
    '<pre>\nx\n</pre>\n\n[POND]',
    '<abbr>[POND]</abbr>',
    '# [POND]',
    '![POND]',
    '[[POND]]',
  ])('in %s is a link', async (markdown) => {
    expect(await judged(markdown)).toEqual({ links: ['[POND]'], wrong: [] });
  });
});

describe('a link', () => {
  test('leads to the permanent name, with the reference, the words and the edition as title', async () => {
    expect(String(await rendered('[POND.a]'))).toBe(
      '<p><a href="https://garden.example/POND.a" title="[POND.a] dig where the ground is wet, so that … (A Garden Language, 2031.2)" class="pattern-reference" data-ref="POND.a">[POND.a]</a></p>',
    );
  });

  test.each([
    ['https://elsewhere.example/garden/', 'https://elsewhere.example/garden/POND/#a.2'],
    ['https://elsewhere.example', 'https://elsewhere.example/POND/#a.2'],
    ['/', '/POND/#a.2'],
  ])('leads to the site at %s', async (site, address) => {
    expect(String(await rendered('[GDN pond.a.2]', { site }))).toContain(`<a href="${address}"`);
  });

  test('is the same with the graph, its document, and the document as read from a file', async () => {
    const markdown = Object.keys(garden.items)
      .map((ref) => `[${ref}]`)
      .join(' ');
    const document = toDocument(garden);
    const html = String(await rendered(markdown));
    expect(linksIn(html)).toHaveLength(Object.keys(garden.items).length);
    expect(String(await rendered(markdown, { language: document }))).toBe(html);
    expect(String(await rendered(markdown, { language: JSON.parse(JSON.stringify(document)) }))).toBe(html);
  });

  test('holds titles as text', async () => {
    const [pond, ...others] = garden.patterns;
    if (!pond) throw new Error('no pond');
    const language = { ...garden, patterns: [{ ...pond, title: '"><script>alert(1)</script>' }, ...others] };
    const [title] = /title="[^"]*"/.exec(String(await rendered('[POND]', { language }))) ?? [];
    expect(title).toBe('title="[POND] &#x22;><script>alert(1)</script> (A Garden Language, 2031.2)"');
  });
});

describe('a wrong reference', () => {
  test('is told with its place, what is wrong, and what may have been meant', async () => {
    const file = await rendered('# Of\n\n> a *pond* &amp;\n> \\[x] that [POND.a.7] is\n');
    expect(file.messages.map(String)).toEqual([
      '4:13-4:23: nothing bears the reference `POND.a.7`; did you mean `POND.a.2` or `POND.a.1`?',
    ]);
    expect(file.messages[0]).toMatchObject({
      source: 'pattern-language',
      ruleId: 'unknown',
      fatal: false,
      actual: '[POND.a.7]',
      expected: ['[POND.a.2]', '[POND.a.1]'],
    });
  });

  test('may be one whose words have changed, or of another edition; it is a link all the same', async () => {
    const file = await rendered('[GDN:2031.2 POND.a#11111111] [GDN:2030.1 POND] [GDN:2030.1 POND.a#dd191298]');
    expect(linksIn(String(file))).toHaveLength(3);
    expect(file.messages.map(({ ruleId, expected }) => [ruleId, expected])).toEqual([
      ['reworded', ['[GDN:2031.2 POND.a#dd191298]']],
      ['unpinned', ['[GDN:2031.2 POND]']],
    ]);
  });

  test('may be one that is withdrawn', async () => {
    const { value } = compile(
      readFolder('tests/fixtures/garden').map((file) => ({
        ...file,
        text: file.text.replace('status: draft', 'status: withdrawn'),
      })),
    );
    if (!value) throw new Error('no graph');
    for (const language of [value, toDocument(value)]) {
      const file = await rendered('[GATE]', { language });
      expect(linksIn(String(file))).toEqual(['[GATE]']);
      expect(file.messages.map(({ ruleId, reason }) => [ruleId, reason])).toEqual([['withdrawn', '`GATE` was withdrawn']]);
    }
  });

  test('may be one of an edition before', async () => {
    const [entry] = garden.edition.entries.filter(({ ref }) => ref === 'POND.b');
    if (!entry) throw new Error('no POND.b');
    const before = {
      ...garden.edition,
      edition: '2030.1',
      entries: [
        { ...entry, ref: 'POND.c' },
        { ...entry, ref: 'POND.d', fingerprint: '0'.repeat(64) },
      ],
    };
    const withdrawn = ['POND.c', 'POND.d'].map((ref) => ({ ref, replacedBy: ['POND.b'], why: 'Two were one.' }));
    const language = { ...garden, editions: [before], edition: { ...garden.edition, withdrawn } };
    const file = await rendered('[POND.c] [POND.d]', { language });
    expect(linksIn(String(file))).toEqual(['[POND.c]']);
    expect(file.messages.map(({ ruleId, reason, expected }) => [ruleId, reason, expected])).toEqual([
      ['moved', '`POND.c` is `POND.b` now', ['[GDN POND.b]']],
      ['withdrawn', '`POND.d` was withdrawn; see `POND.b`', ['[POND.b]']],
    ]);
  });

  test.each([
    ['graph', (graph: PatternGraph) => graph],
    ['document', (graph: PatternGraph) => JSON.parse(toJson(graph))],
  ])('is known in the editions before, with the %s', async (_, languageOf) => {
    const told = async (markdown: string, graph: PatternGraph, site?: string) => {
      const file = await rendered(markdown, { language: languageOf(graph), ...(site !== undefined && { site }) });
      const links = anchorsIn(String(file)).map((anchor) => [/href="([^"]*)"/.exec(anchor)?.[1], /title="([^"]*)"/.exec(anchor)?.[1]]);
      return { links, messages: file.messages.map(({ ruleId, reason, expected }) => [ruleId, reason, expected]) };
    };
    const [two, three] = [compiled(second), compiled(third)];
    const wet = ['https://garden.example/editions/2031.2/POND/#a', '[POND.a] (A Garden Language, 2031.2)'];
    for (const words of ['GDN:2031.2 POND.a', 'GDN:2031.2 POND.a#dd191298', 'POND.a#dd191298']) {
      const { links, messages } = await told(`[${words}]`, two);
      expect(links).toEqual([wet]);
      expect(messages).toEqual([['reworded', '`POND.a` has other words now than those that are cited', expect.any(Array)]]);
    }
    expect((await told('[GDN:2031.2 POND.a]', two, '/garden/')).links).toMatchObject([{ 0: '/garden/editions/2031.2/POND/#a' }]);
    expect(await told('[GDN:2031.2 POND.a.1]', three)).toEqual({
      links: [['https://garden.example/POND.a.1', '[POND.a.1] the pond fills by itself (A Garden Language, 2033.1)']],
      messages: [],
    });
    expect(await told('[GDN:2031.2 POND.a.2] [POND.a.2] [term.dry-feet]', three)).toEqual({
      links: [['https://garden.example/editions/2031.2/POND/#a.2', '[POND.a.2] (A Garden Language, 2031.2)']],
      messages: [
        ['withdrawn', '`GDN:2031.2 POND.a.2` was withdrawn; see `POND.a.1`', ['[POND.a.1]']],
        ['withdrawn', '`POND.a.2` was withdrawn; see `POND.a.1`', ['[POND.a.1]']],
        ['withdrawn', '`term.dry-feet` was withdrawn', []],
      ],
    });
    expect(await told('[GDN:2031.2 POND.b]', two)).toEqual({
      links: [['https://garden.example/POND.d', '[POND.d] leave the banks flat (A Garden Language, 2032.1)']],
      messages: [['moved', '`POND.b` is `POND.d` now', ['[GDN:2032.1 POND.d]']]],
    });
    expect(await told('[GATE] [GDN:2031.2 GATE]', three)).toMatchObject({
      links: [{ 0: 'https://garden.example/GATE' }, { 0: 'https://garden.example/GATE' }],
      messages: [{ 0: 'withdrawn' }, { 0: 'withdrawn' }],
    });
  });

  test('stops the processor when that is wished for, once all are told', async () => {
    await expect(rendered('[POND]', { strict: true })).resolves.toBeDefined();
    const message = await rendered('[POND.z]\n\n[GDN x]', { strict: true }).then(
      () => expect.unreachable(),
      (error: VFile['messages'][number]) => error,
    );
    expect(message.reason.split('\n')).toEqual([
      expect.stringContaining('1:1-1:9: nothing bears'),
      expect.stringContaining('3:1-3:8: nothing bears'),
    ]);
  });
});

test('HTML: what Markdown becomes, HTML becomes', async () => {
  const html =
    '<h1>[POND]</h1>\n<p>[POND.z] <a href="/x"><b>[POND]</b></a> <code>[POND]</code></p><script>[POND]</script><svg><text>[POND]</text></svg>';
  const processor = unified().use(rehypeParse, { fragment: true }).use(rehypeReferences, { language: garden }).use(rehypeStringify);
  const file = await processor.process(html);
  expect(String(file)).toBe(
    html.replace(
      '[POND]',
      '<a href="https://garden.example/POND" title="[POND] Pond (A Garden Language, 2031.2)" class="pattern-reference" data-ref="POND">[POND]</a>',
    ),
  );
  expect(file.messages.map(String)).toEqual(['2:4-2:12: nothing bears the reference `POND.z`; did you mean `POND.b` or `POND.a`?']);
});

test.each([
  undefined,
  null,
  {},
  [],
  'gdn.json',
  { ...toDocument(garden), editions: [{}] },
  { ...toDocument(garden), language: { prefix: 'GDN', base: 'javascript:' } },
])('what is no language, as %j, is told at once', (language) => {
  expect(() => remarkReferences({ language: language as never })).toThrow(/^`language` has to be/);
});

test.each(['my.site', 'garden', '', 'javascript:alert(1)', 'ftp://garden.example', 'https://', null])(
  'a site without http or https, as %j, is told at once',
  (site) => {
    expect(() => remarkReferences({ language: garden, site: site as never })).toThrow(
      new TypeError('`site` has to be an address that begins with `https://` or `http://`, or a path that begins with `/`'),
    );
  },
);

describe('hostile text', () => {
  const many = 100_000;
  test.each([
    ['brackets that open', '['.repeat(many), 0, 0],
    ['brackets that close', ']'.repeat(many), 0, 0],
    ['empty brackets', '[]'.repeat(many), 0, 0],
    ['lines', '\\[POND\n'.repeat(many), 0, 0],
    ['references', '[POND]\n'.repeat(many), many, 0],
    ['wrong references, all different', Array.from({ length: many / 10 }, (_, index) => `[GDN x${index}]`).join(''), 0, many / 10],
    ['labels without end', `[GDN ${'a) '.repeat(many)}!]`, 0, 0],
    ['a reference without end', `[POND${'.a'.repeat(many)}]`, 0, 0],
    ['spaces without end', `[GDN POND${' '.repeat(many)}]`, 0, 0],
  ])('%s', (_, value, links, messages) => {
    const position = { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 1, offset: value.length } };
    const paragraph: Paragraph = { type: 'paragraph', children: [{ type: 'text', value, position }] };
    const file = new VFile(value);
    remarkReferences({ language: garden })({ type: 'root', children: [paragraph] }, file);
    expect(paragraph.children.filter(({ type }) => type === 'link')).toHaveLength(links);
    expect(file.messages).toHaveLength(messages);
  });
});

/** A project of someone else's, in which the package is installed from what `npm pack` makes, beside tools that are installed anyway. */
describe('a blog', () => {
  const blog = mkdtempSync(join(tmpdir(), 'blog-'));
  const installed = join(blog, 'node_modules');
  const tools = ['@astrojs/markdown-remark', '@mdx-js/mdx', 'astro', 'rehype-stringify', 'remark-rehype'];

  beforeAll(() => {
    cpSync('tests/blog', blog, { recursive: true });
    writeFileSync(join(blog, 'scf.json'), toJson(graphIn('patterns')));
    execFileSync('npm', ['run', '--silent', 'prepack']);
    execFileSync('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', blog]);
    const [archive = ''] = globSync('*.tgz', { cwd: blog });
    execFileSync('tar', ['-xzf', archive], { cwd: blog });
    mkdirSync(installed);
    renameSync(join(blog, 'package'), join(installed, 'pattern-language-compiler'));
    const { dependencies } = JSON.parse(readFileSync(join(installed, 'pattern-language-compiler/package.json'), 'utf8'));
    for (const name of [...Object.keys(dependencies), ...tools]) {
      mkdirSync(dirname(join(installed, name)), { recursive: true });
      symlinkSync(resolve('node_modules', name), join(installed, name));
    }
  });

  afterAll(() => rmSync(blog, { recursive: true, force: true }));

  const run = (...args: readonly string[]) =>
    execFileSync(process.execPath, args, { cwd: blog, encoding: 'utf8', env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' } });
  const strategy = () => readFileSync('tests/blog/strategy.html', 'utf8');

  test.each(['remark', 'rehype'])('plain unified, with the %s plugin', async (plugin) => {
    const { html, messages } = JSON.parse(run('unified.js', plugin));
    const told = messages.map(({ name, reason, ruleId }: VFile['messages'][number]) => `${name} ${ruleId}\n  ${reason}\n`).join('');
    await expect(`${html}\n`).toMatchFileSnapshot('blog/strategy.html');
    await expect(told).toMatchFileSnapshot('blog/strategy.messages.txt');
  });

  test('Astro', () => {
    run(join(installed, 'astro/bin/astro.mjs'), 'build', '--silent');
    const html = readFileSync(join(blog, 'dist/strategy/index.html'), 'utf8');
    expect(anchorsIn(html)).toEqual(anchorsIn(strategy()));
  });

  test('Astro stops at what is wrong, when that is wished for', () => {
    const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', STRICT: '1' };
    const astro = [join(installed, 'astro/bin/astro.mjs'), 'build', '--silent'];
    const { status, stderr } = spawnSync(process.execPath, astro, { cwd: blog, encoding: 'utf8', env });
    expect(status).toBe(1);
    for (const reason of ['`B41`', '`B5.z`', '`SCF B99`']) expect(stderr).toContain(`nothing bears the reference ${reason}`);
  });

  test('MDX', () => {
    const { html } = JSON.parse(run('mdx.js'));
    expect(anchorsIn(html)).toEqual(anchorsIn(strategy()));
  });

  test('types', () => {
    run(resolve('node_modules/typescript/bin/tsc'), '--project', blog);
  });

  test('the compiler as a library', () => {
    writeFileSync(join(blog, 'garden.json'), JSON.stringify(readFolder('tests/fixtures/garden')));
    const script = `import { compile, cite, resolveReference, toJson } from 'pattern-language-compiler';
      import files from './garden.json' with { type: 'json' };
      console.log(toJson(compile(files).value).trimEnd());`;
    expect(run('--input-type=module', '--eval', script)).toBe(toJson(garden));
  });
});
