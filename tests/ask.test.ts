import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import axe, { type AxeResults } from 'axe-core';
import { parse as parseCsv } from 'csv-parse/sync';
import { Parser } from 'n3';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { workedQueries } from '../src/cli/queries.ts';
import { compile, type PatternGraph, toQuads } from '../src/index.ts';
import { datasetOf } from '../src/query/dataset.ts';
import { MOST_ROWS, replyTo } from '../src/query/reply.ts';
import { toResultsTsv } from '../src/query/results.ts';
import { workedQuery } from '../src/query/worked.ts';
import { readFolder, readQueries } from '../src/read.ts';
import { launch, type Server, serve } from './browser.ts';
import { buildSite } from './built.ts';

/** What never comes to its end. */
const ENDLESS = 'SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER (?a != ?d && ?e != ?h) }';

function graphOf(folder: string): PatternGraph {
  return compile(readFolder(folder)).value ?? expect.fail(`${folder} has findings`);
}

const graph = graphOf('patterns');
const garden = graphOf('tests/fixtures/garden');

describe('a reply', () => {
  const asked = datasetOf(toQuads(garden), garden.language.base);
  const reply = async (query: string) => replyTo(query, await asked, garden.language.base);

  test('as TSV holds each term as Turtle writes it', async () => {
    const values = [
      '"a\\tb\\nc\\\\d\\"e\\r" "é"@fr 5 <https://x.example/%20> true "庭\\u0001"^^<https://x.example/type> -1.5e3 "" "2031-01-01"^^xsd:date',
    ];
    const answer = (await asked).ask(`SELECT * { VALUES ?x { ${values} } }`);
    if (!('rows' in answer)) return expect.fail('no rows');
    const [head, ...lines] = toResultsTsv(answer).split('\n');
    expect([head, lines.at(-1)]).toEqual(['?x', '']);
    const terms = lines.slice(0, -1).flatMap((line) => new Parser().parse(`<x:s> <x:p> ${line} .`).map(({ object }) => object));
    expect(
      terms.map((term) => [term.value, 'language' in term ? term.language : '', 'datatype' in term ? term.datatype.value : '']),
    ).toEqual(
      answer.rows.flatMap(({ x }) =>
        x === undefined
          ? []
          : [
              [
                x.value,
                x['xml:lang'] ?? '',
                x.type === 'uri'
                  ? ''
                  : (x.datatype ?? `http://www.w3.org/${x['xml:lang'] ? '1999/02/22-rdf-syntax-ns#langString' : '2001/XMLSchema#string'}`),
              ],
            ],
      ),
    );
  });

  test('shows so many rows, and keeps all of them', async () => {
    const many = await reply('SELECT * { ?s ?p ?o }');
    if (many.kind !== 'rows') return expect.fail(many.kind);
    expect(many.rows).toHaveLength(MOST_ROWS);
    expect(many.count).toBeGreaterThan(MOST_ROWS);
    for (const { ending, text } of many.files) {
      const count =
        ending === 'json'
          ? JSON.parse(text).results.bindings.length
          : parseCsv(text, { relax_quotes: true, delimiter: ending === 'csv' ? ',' : '\t', quote: ending === 'csv' ? '"' : null }).length -
            1;
      expect(count, ending).toBe(many.count);
    }
  });

  test('with a graph keeps the same triples in both of its forms, blank nodes too', async () => {
    const drawn = await reply('CONSTRUCT { ?s pl:x [ pl:y ?o, "a\\"b"@en ] } WHERE { ?s pl:linksTo ?o }');
    if (drawn.kind !== 'graph') return expect.fail(drawn.kind);
    const [turtle, lines] = drawn.files.map(({ text }) => new Parser().parse(text));
    expect(lines).toHaveLength(drawn.count);
    expect(turtle).toHaveLength(drawn.count);
    expect(drawn.rows[0]).toMatchObject({ subject: { type: expect.any(String) }, predicate: { type: 'uri' } });
  });

  test('says which piece of a query is wrong', async () => {
    expect(await reply('SELECT * { ?s skoss:x ?o }')).toMatchObject({ kind: 'problem', place: [14, 21], broken: false });
    expect(await reply('')).toEqual({ kind: 'problem', line: expect.stringContaining('asks nothing'), broken: false });
    expect(await reply(`ASK { FILTER (${'!'.repeat(50_000)}true) }`)).toMatchObject({ kind: 'problem', broken: true });
  });
});

describe('the page that asks the data', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'ask-'));
  const worked = readQueries('patterns').map(workedQuery);
  let browser: Browser;
  let server: Server;
  let gardenServer: Server;
  let contexts: BrowserContext[] = [];

  beforeAll(async () => {
    await buildSite(graph, join(scratch, 'patterns'), await workedQueries('patterns', graph));
    await buildSite(garden, join(scratch, 'garden'));
    server = await serve(join(scratch, 'patterns'));
    gardenServer = await serve(join(scratch, 'garden'));
    browser = await launch();
  });

  afterEach(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    contexts = [];
  });

  afterAll(async () => {
    await browser?.close();
    server?.close();
    gardenServer?.close();
    rmSync(scratch, { recursive: true, force: true });
  });

  async function open(address = '/data/query/', options: BrowserContextOptions = {}, { origin } = server): Promise<Page> {
    const context = await browser.newContext(options);
    contexts.push(context);
    const page = await context.newPage();
    await page.goto(origin + address);
    return page;
  }

  const run = (page: Page) => page.getByRole('button', { name: 'Run' });
  const stop = (page: Page) => page.getByRole('button', { name: 'Stop' });
  const said = (page: Page) => page.locator('#said');

  const shown = (page: Page, words: RegExp | string) => said(page).getByText(words).first().waitFor({ timeout: 60_000 });

  /** Until an answer is there, or what is wrong. */
  async function answered(page: Page): Promise<string> {
    await page.waitForFunction(
      () => !/^(?:Asking|Fetching|Nothing is fetched|Still)/.test(document.querySelector('#said')?.textContent ?? ''),
    );
    return said(page).innerText();
  }

  async function ask(page: Page, query: string): Promise<string> {
    await page.getByLabel('Query').fill(query);
    await run(page).click();
    return answered(page);
  }

  async function kept(page: Page, form: string): Promise<{ readonly name: string; readonly text: string }> {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('.keep').getByRole('link', { name: form, exact: true }).click(),
    ]);
    return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
  }

  const rowsOn = (page: Page) => page.locator('#answer tbody tr');

  test('answers every worked query as the command does', async () => {
    const page = await open();
    for (const { id, ending } of worked.map(({ name }) => ({
      id: name,
      ending: /^14/.test(name) ? 'ttl' : /^15/.test(name) ? 'txt' : 'csv',
    }))) {
      const expected = readFileSync(join('tests', 'queries', `${id}.${ending}`), 'utf8');
      await page.goto(`${server.origin}/data/query/#worked.${id}`);
      expect(await page.getByLabel('Query').inputValue()).toBe(worked.find(({ name }) => name === id)?.query);
      await run(page).click();
      await answered(page);
      if (ending === 'txt') expect(`${(await page.locator('#answer .word').innerText()).toLowerCase()}\n`).toBe(expected);
      else {
        const file = await kept(page, ending === 'ttl' ? 'Turtle' : 'CSV');
        expect(file).toEqual({ name: `${id}.${ending}`, text: expected });
      }
      if (ending === 'csv') {
        const [head, ...rows] = parseCsv(expected) as string[][];
        expect(await page.locator('#answer thead th code').allInnerTexts()).toEqual(head);
        expect(await rowsOn(page).count()).toBe(Math.min(rows.length, MOST_ROWS));
        expect(await said(page).innerText()).toMatch(rows.length === 1 ? /^1 row in / : new RegExp(`^${rows.length} rows in `));
      }
    }
  });

  test('fetches nothing before it is asked, then the engine and the dataset once, of the size that it says', async () => {
    const page = await open();
    const sizeOf = (path: string) => gzipSync(readFileSync(join(scratch, 'patterns', path))).length;
    const paths: string[] = [];
    page.context().on('request', (request) => paths.push(request.url().replace(server.origin, '')));
    await page.getByLabel('Query').fill('ASK {}');
    await page.getByRole('group').or(page.locator('.worked-list summary')).first().click();
    await page.waitForLoadState('networkidle');
    expect(paths).toEqual([]);

    await ask(page, 'SELECT * { :B5 pl:linksTo ?x }');
    expect(paths.sort()).toEqual([
      expect.stringMatching(/^\/_astro\/store-worker/),
      expect.stringMatching(/^\/_astro\/web_bg.*\.wasm$/),
      '/data/scf.nq',
    ]);
    const total = paths.reduce((sum, path) => sum + sizeOf(path), 0) / 1e6;
    const told = Number(/([\d.]+) MB together/.exec(await page.locator('.page-head').innerText())?.[1]);
    expect(Math.abs(told - total)).toBeLessThan(0.1);

    await ask(page, 'ASK { :B5 pl:linksTo :B7 }');
    expect(paths).toHaveLength(3);
    await ask(page, 'DESCRIBE :B5.b.2');
    await page.locator('#answer svg').waitFor();
    expect(paths.slice(3)).toEqual([expect.stringMatching(/^\/_astro\/layout-worker/)]);
    expect(sizeOf(paths.at(-1) ?? '')).toBeGreaterThan(400_000);
    expect(sizeOf(paths.at(-1) ?? '')).toBeLessThan(550_000);
  });

  test('lets workers alone compile what they fetch: the page itself may not', async () => {
    const page = await open();
    const compiled = await page.evaluate(() =>
      WebAssembly.compile(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)).then(
        () => 'compiled',
        (error) => String(error),
      ),
    );
    expect(compiled).toMatch(/Content Security Policy/);
    expect(await ask(page, 'ASK {}')).toMatch(/^Answered in/);
  });

  test('is opened by a link with its query, and does not run it unasked', async () => {
    const query = 'SELECT ?x\n# "50 %" & <b>?\n{ :B5 pl:linksTo ?x }';
    const page = await open();
    await ask(page, query);
    const address = page.url();
    expect(address).toBe(`${server.origin}/data/query/#q=${encodeURIComponent(query)}`);

    const other = await open(address.replace(server.origin, ''));
    const requests: string[] = [];
    other.on('request', (request) => requests.push(request.url()));
    await other.waitForLoadState('networkidle');
    expect(await other.getByLabel('Query').inputValue()).toBe(query);
    expect(await run(other).evaluate((button) => button === document.activeElement)).toBe(true);
    expect(requests.filter((url) => /wasm|worker|\.nq/.test(url))).toEqual([]);
    await other.keyboard.press('Enter');
    expect(await answered(other)).toMatch(/^\d+ rows in/);
  });

  test.each(['#q=%', '#q=', '#worked.nothing', '#worked.__proto__', '#<img src=x onerror=alert(1)>'])(
    'is not troubled by the address %s',
    async (hash) => {
      const page = await open();
      const troubles: string[] = [];
      page.on('pageerror', (error) => troubles.push(error.message));
      await page.goto(`${server.origin}/data/query/${hash}`);
      await page.reload();
      expect(await ask(page, 'ASK {}')).toMatch(/^Answered/);
      expect(troubles).toEqual([]);
    },
  );

  test('is led to by each worked query, and goes back to what was written', async () => {
    const page = await open('/data/queries/');
    const section = page.locator('section.worked').nth(4);
    await section.getByRole('link', { name: 'Run it here' }).click();
    await page.waitForURL(/#worked\.05/);
    expect(await page.getByLabel('Query').inputValue()).toBe(worked[4]?.query);

    await page.getByLabel('Query').fill('ASK { :B5 ?p ?o }');
    await page.locator('.worked-list summary').click();
    await page.locator('.worked-list').getByRole('link').nth(1).click();
    await expect.poll(() => page.getByLabel('Query').inputValue()).toBe(worked[1]?.query);
    expect(await page.locator('.worked-list').getAttribute('open')).toBeNull();
    await page.goBack();
    await expect.poll(() => page.getByLabel('Query').inputValue()).toBe('ASK { :B5 ?p ?o }');
  });

  test('works by keyboard alone', async () => {
    const page = await open();
    const focused = () =>
      page.evaluate(() => document.activeElement?.textContent?.trim().slice(0, 20) || document.activeElement?.localName);
    await page.getByLabel('Query').focus();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('SELECT ?x { :B5 pl:linksTo ?x }');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Run');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Control+Enter');
    expect(await answered(page)).toMatch(/rows in/);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('CSV');

    await page.getByLabel('Query').fill(ENDLESS);
    await page.keyboard.press('Meta+Enter');
    await expect.poll(() => stop(page).isEnabled()).toBe(true);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Stop');
    await page.keyboard.press('Enter');
    expect(await said(page).innerText()).toBe('Stopped.');
    expect(await focused()).toBe('Run');
  });

  test('works by touch, on a narrow phone, and nothing scrolls sideways but tables and drawings', async () => {
    const page = await open('/data/query/', { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true });
    const width = () => page.evaluate(() => document.documentElement.scrollWidth);
    await page.locator('.worked-list summary').tap();
    await page.locator('.worked-list').getByRole('link').nth(13).tap();
    await run(page).tap();
    expect(await answered(page)).toMatch(/^27 triples/);
    await page.locator('#answer svg').waitFor();
    expect(await width()).toBe(320);
    for (const target of await page.locator('.ask button, .keep a, #answer summary').all())
      expect((await target.boundingBox())?.height).toBeGreaterThanOrEqual(24);
    await ask(page, 'SELECT * { ?linkage pl:source ?from ; pl:target ?to ; pl:mention/pl:evidence ?words }');
    expect(await width()).toBe(320);
    await ask(page, `SELECT ${'x'.repeat(200)} {}`);
    expect(await width()).toBe(320);
  });

  test.each([
    ['SELECT *\n{ OPTINAL { ?s ?p ?o } }', 'Line 2, column 3: OPTINAL cannot stand here; did you mean OPTIONAL?', 'OPTINAL'],
    ['SELECT * { ?s skoss:prefLabel ?o }', 'Line 1, column 15: nothing declares the prefix skoss:; did you mean skos:?', 'skoss:prefLabel'],
    ['DROP ALL', 'Line 1, column 1: DROP changes data, and a query only reads it; ask with SELECT, ASK, CONSTRUCT or DESCRIBE.', 'DROP'],
    [
      'SELECT * { SERVICE <http://127.0.0.1:9/> {} }',
      'Line 1, column 12: SERVICE asks another server, and nothing is fetched here.',
      'SERVICE',
    ],
    ['SELECT * { ?s ?p "open }', 'Line 1, column 18: the text that begins here has no end; close it with ".', '"'],
    ['SELECT * { ?s ?p ?o', 'Line 1, column 10: the { that stands here is never closed.', '{'],
    ['', 'The query asks nothing; ask with SELECT, ASK, CONSTRUCT or DESCRIBE.', ''],
  ])('says where %j is wrong, and how', async (query, sentence, selected) => {
    const page = await open();
    expect((await ask(page, query)).split('\n')[0]).toBe(sentence);
    const selection = await page
      .getByLabel('Query')
      .evaluate((box: HTMLTextAreaElement) => box.value.slice(box.selectionStart, box.selectionEnd));
    expect(selection).toBe(selected);
    if (selected !== '') {
      expect(await said(page).locator('mark').innerText()).toBe(selected);
      expect(await page.getByLabel('Query').evaluate((box) => box === document.activeElement)).toBe(true);
    }
    expect(await page.locator('#answer').innerHTML()).toBe('');
    expect(await ask(page, 'ASK {}')).toMatch(/^Answered/);
    expect(await said(page).locator('mark').count()).toBe(0);
  });

  test('says of what it does not find whether it is there at all', async () => {
    const page = await open();
    expect(await ask(page, 'CONSTRUCT { ?x ?p ?y } { ?x a pl:Patern ; ?p ?y }')).toMatch(
      /^0 triples in .* Nowhere in the data: pl:Patern \(did you mean pl:Pattern or pl:pattern\?\)\.$/,
    );
    expect(await ask(page, 'ASK { :B5 pl:linksTo :B55 }')).toMatch(/Nowhere in the data: :B55 \(did you mean :B5\?\)\.$/);
    expect(await page.locator('#answer .word').innerText()).toBe('False');
    expect(await ask(page, 'SELECT * { ?x pl:neeed ?y }')).toMatch(
      /^0 rows in .* Nowhere in the data: pl:neeed \(did you mean pl:need\?\)\.$/,
    );
    expect(await ask(page, 'SELECT * { :B5 pl:need ?y ; a pl:Linkage }')).toMatch(/^0 rows in [^.]*\.$/);
  });

  test('stays alive while it is asked what takes for ever, and can be stopped', async () => {
    const page = await open();
    await ask(page, 'ASK {}');
    await page.getByLabel('Query').fill(ENDLESS);
    await run(page).click();
    await shown(page, 'Asking …');
    await page.getByLabel('Query').fill('ASK { :B5 a pl:Pattern }');
    await shown(page, /Still asking/);
    await stop(page).click();
    expect(await said(page).innerText()).toBe('Stopped.');
    expect(await stop(page).isDisabled()).toBe(true);
    await run(page).click();
    expect(await answered(page)).toMatch(/^Answered/);
    expect(await page.locator('#answer .word').innerText()).toBe('True');
  });

  test('asks anew when it is run again before it has answered, and after a query that broke the engine', async () => {
    const page = await open();
    await page.getByLabel('Query').fill(ENDLESS);
    await run(page).click();
    await shown(page, 'Asking …');
    expect(await ask(page, 'ASK { :B5 a pl:Pattern }')).toMatch(/^Answered/);
    expect(await ask(page, `ASK { FILTER (${'!'.repeat(50_000)}true) }`)).toBe(
      'The query is nested too deeply, or it or its answer is too large; a LIMIT may help.',
    );
    expect(await ask(page, 'ASK { :B5 a pl:Pattern }')).toMatch(/^Answered/);
  });

  test.each([
    ['the script of the worker', '**/store-worker*', 'The query engine'],
    ['the query engine', '**/*.wasm', 'The query engine'],
    ['the dataset', '**/*.nq', 'The dataset'],
  ])('says that %s did not come, and fetches it when it is run again', async (_, route, what) => {
    const page = await open();
    for (const answer of ['none', 'wrong'] as const) {
      await page.context().route(route, (one) => (answer === 'none' ? one.abort() : one.fulfill({ status: 500, body: 'not now' })));
      expect(await ask(page, 'ASK {}')).toBe(`${what} could not be loaded. Run the query again when you are connected.`);
      expect(await stop(page).isDisabled()).toBe(true);
      await page.context().unroute(route);
    }
    await run(page).click();
    await expect.poll(() => said(page).innerText()).toMatch(/^Answered/);
  });

  test('says that a drawing did not come; the triples are there all the same', async () => {
    const page = await open();
    await page.context().route('**/layout-worker*', (route) => route.abort());
    await ask(page, 'DESCRIBE :B5.b.2');
    await page.getByText('The drawing could not be made. The triples say the same.').waitFor();
    expect(await rowsOn(page).count()).toBeGreaterThan(5);
  });

  test('says what it does on a slow network, and can be stopped then', async () => {
    const page = await open();
    const held: (() => void)[] = [];
    const hold = (route: string) =>
      page.context().route(route, async (one) => {
        await new Promise<void>((resolve) => held.push(resolve));
        await one.continue().catch(() => undefined);
      });
    await hold('**/*.wasm');
    await hold('**/*.nq');
    await page.getByLabel('Query').fill('ASK {}');
    await run(page).click();
    await shown(page, 'Fetching the query engine …');
    await expect.poll(() => held.length).toBe(2);
    await stop(page).click();
    expect(await said(page).innerText()).toBe('Stopped.');
    await run(page).click();
    await expect.poll(() => held.length).toBe(4);
    held[2]?.();
    held[3]?.();
    expect(await answered(page)).toMatch(/^Answered/);
  });

  test('keeps answers in the forms of the W3C', async () => {
    const page = await open();
    await ask(page, 'SELECT ?title ?none { :B5 skos:prefLabel ?title }');
    expect(await kept(page, 'CSV')).toEqual({ name: 'scf-answer.csv', text: 'title,none\r\nProcurement and supplier management,\r\n' });
    expect((await kept(page, 'TSV')).text).toBe('?title\t?none\n"Procurement and supplier management"@en-gb\t\n');
    expect(JSON.parse((await kept(page, 'JSON')).text)).toEqual({
      head: { vars: ['title', 'none'] },
      results: { bindings: [{ title: { type: 'literal', value: 'Procurement and supplier management', 'xml:lang': 'en-gb' } }] },
    });
    await ask(page, 'ASK { :B5 a pl:Pattern }');
    expect(JSON.parse((await kept(page, 'JSON')).text)).toEqual({ head: {}, boolean: true });
    await ask(page, 'DESCRIBE :B5.b.2');
    const [turtle, triples] = [await kept(page, 'Turtle'), await kept(page, 'N-Triples')].map(({ text }) => new Parser().parse(text));
    expect(turtle?.length).toBe(await rowsOn(page).count());
    expect(new Set(triples?.map(({ object }) => object.value))).toEqual(new Set(turtle?.map(({ object }) => object.value)));
  });

  test('shows names by their prefixes, each leading to where it is read', async () => {
    const page = await open();
    const linkage = graph.linkages[0] ?? expect.fail('no linkage');
    const names = [
      ':B5',
      ':B5.b.2',
      `:${linkage.source}.link.${linkage.target}`,
      'pl:need',
      ':term.smart-city',
      ':edition/2026.1',
      'skos:prefLabel',
      '<https://elsewhere.example/x>',
      '<urn:x:y>',
      '"B5"',
      '"B5"@en',
      ':nothing',
    ];
    const written = names.map((name) => name.replace(':edition/2026.1', '<edition/2026.1>')).join(' ');
    await ask(page, `SELECT * { VALUES ?x { ${written} } }`);
    const cells = await page
      .locator('#answer td')
      .evaluateAll((all) => all.map((cell) => [cell.textContent, cell.querySelector('a')?.getAttribute('href')]));
    expect(cells).toEqual([
      [':B5', '/B5/'],
      [':B5.b.2', '/B5/#b.2'],
      [`:${linkage.source}.link.${linkage.target}`, `/${linkage.source}/#linkages`],
      ['pl:need', '/ns/#need'],
      [':term.smart-city', '/glossary/#term.smart-city'],
      ['<https://w3id.org/scf/edition/2026.1>', '/data/'],
      ['skos:prefLabel', 'http://www.w3.org/2004/02/skos/core#prefLabel'],
      ['<https://elsewhere.example/x>', 'https://elsewhere.example/x'],
      ['<urn:x:y>', undefined],
      ['B5', '/B5/'],
      ['B5@en', undefined],
      [':nothing', undefined],
    ]);
  });

  test('shows the first rows of very many, and says so', async () => {
    const page = await open();
    const all = [...toQuads(graph)].length;
    expect(await ask(page, 'SELECT * { GRAPH ?g { ?s ?p ?o } }')).toMatch(
      new RegExp(`^${all.toLocaleString('en-GB')} rows in .*\\. The first 500 are shown; the files have all\\.$`),
    );
    expect(await rowsOn(page).count()).toBe(500);
    expect((await kept(page, 'CSV')).text.match(/^https:/gm)?.length).toBeGreaterThanOrEqual(all);
    await ask(page, 'CONSTRUCT WHERE { ?x pl:linksTo ?y }');
    await page.getByText('A drawing of more than 80 lines cannot be read, so there is none.').waitFor();
  });

  test('draws what a graph joins: each resource once with its title, each line with its kind', async () => {
    const page = await open('/data/query/#worked.14-around-a-pattern');
    await run(page).click();
    await page.locator('#answer svg').waitFor();
    const [turtle] = [new Parser().parse(readFileSync('tests/queries/14-around-a-pattern.ttl', 'utf8'))];
    const links = turtle.filter(({ object }) => object.termType === 'NamedNode');
    const resources = new Set(links.flatMap(({ subject, object }) => [subject.value, object.value]));
    const names = await page.locator('#answer svg .name').allTextContents();
    expect(names.map((name) => name.trim()).sort()).toEqual([...resources].map((iri) => iri.replace('https://w3id.org/scf/', ':')).sort());
    expect(await page.locator('#answer svg .kind').count()).toBe(links.length);
    expect(await page.locator('#answer svg .line').count()).toBe(
      new Set(links.map(({ subject, object }) => `${subject.value} ${object.value}`)).size,
    );
    const boxes = await page
      .locator('#answer svg rect')
      .evaluateAll((all) => all.map((rect) => rect.getBoundingClientRect().toJSON() as DOMRect));
    for (const [index, one] of boxes.entries())
      for (const other of boxes.slice(index + 1))
        expect(one.right <= other.left || other.right <= one.left || one.bottom <= other.top || other.bottom <= one.top).toBe(true);
    expect(await page.locator('#answer svg a').first().getAttribute('href')).toMatch(/^\/[A-D]/);
  });

  test('shows hostile answers as text, in tables, drawings and sentences', async () => {
    const page = await open();
    const troubles: string[] = [];
    page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
    page.on('request', (request) => new URL(request.url()).origin !== server.origin && troubles.push(request.url()));
    const literal = '<img src=https://elsewhere.example/ onerror=alert(1)></td></textarea><script>alert(1)</script>\u202e';
    const iris = [
      'javascript:alert(1)',
      'JavaScript:alert(1)',
      'data:text/html,x',
      'https://a.example/?q=%22onmouseover=',
      'vbscript:x',
      'https://w3id.org/scf/javascript:alert(1)',
      'https://w3id.org/scf//elsewhere.example/',
    ];
    const values = [
      JSON.stringify(literal),
      `${JSON.stringify(literal)}@en`,
      `"x"^^<javascript:alert(1)>`,
      ...iris.map((iri) => `<${iri}>`),
    ];
    await ask(page, `SELECT * { VALUES ?x { ${values.join(' ')} } }`);
    expect(await rowsOn(page).count()).toBe(values.length);
    expect(await page.locator('#answer td').first().textContent()).toBe(literal.replace('\u202e', ''));
    await ask(
      page,
      `CONSTRUCT { ?x <javascript:p> ?y } WHERE { VALUES (?x ?y) { ${iris
        .flatMap((iri) => values.map((value) => `(<${iri}> ${value})`))
        .slice(0, 40)
        .join(' ')} } }`,
    );
    await page.locator('#answer svg').waitFor();
    await ask(page, `SELECT ${literal.replace(/[\s]/g, '')} {}`);
    expect(await said(page).locator('script, img').count()).toBe(0);
    await ask(page, `CONSTRUCT { ?x skos:prefLabel ?y } WHERE { VALUES (?x ?y) { (<javascript:x> ${JSON.stringify(literal)}) } }`);
    await page.locator('#answer svg').waitFor();
    const hrefs = await page.locator('main a').evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    expect(hrefs.filter((href) => !/^(?:\/(?!\/)|#|https?:|blob:http)/.test(href))).toEqual([]);
    expect(await page.locator('#answer :is(img, script, iframe), #said :is(img, script)').count()).toBe(0);
    expect(troubles).toEqual([]);
  });

  test.each(['light', 'dark'] as const)('passes axe with answers, %s', async (colorScheme) => {
    const page = await open('/data/query/', { colorScheme, bypassCSP: true });
    await page.evaluate(axe.source);
    const violations = async () => {
      const { violations: found } = await page.evaluate<AxeResults>('axe.run()');
      return found.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html).join(' ')}`);
    };
    expect(await violations()).toEqual([]);
    await page.locator('.worked-list summary').click();
    expect(await violations()).toEqual([]);
    for (const query of [
      'SELECT * { ?x pl:linksTo ?y ; skos:prefLabel ?title ; pl:position ?n } LIMIT 20',
      'ASK { :B5 pl:linksTo :B55 }',
      'DESCRIBE :B5.b',
      'SELECT * { OPTINAL {} }',
    ]) {
      await ask(page, query);
      if (query.startsWith('DESCRIBE')) await page.locator('#answer svg').waitFor();
      expect(await violations(), query).toEqual([]);
    }
  });

  test('without a script, or when its script does not come, says where answers are to be had', async () => {
    const plain = await open('/data/query/', { javaScriptEnabled: false });
    expect(await said(plain).innerText()).toContain('It takes a script to answer here, and none is running.');
    expect(await plain.getByLabel('Query').isVisible()).toBe(false);
    await plain.locator('.worked-list summary').click();
    expect(await plain.locator('.worked-list a').first().getAttribute('href')).toBe(`/data/queries/#${worked[0]?.name}`);

    const page = await open();
    await page.context().route('**/query.astro*.js', (route) => route.abort());
    await page.reload();
    expect(await said(page).innerText()).toContain('It takes a script to answer here, and none is running.');
    expect(await run(page).isDisabled()).toBe(true);
  });

  test('asks any other language, without worked queries too', async () => {
    const page = await open('/data/query/', {}, gardenServer);
    expect(await page.locator('.worked-list').count()).toBe(0);
    await run(page).click();
    expect(await answered(page)).toMatch(/^3 rows in/);
    expect(await rowsOn(page).allInnerTexts()).toEqual(['POND\tPond', 'GATE\tGate', 'PATH\tPath']);
    expect(await rowsOn(page).first().getByRole('link').getAttribute('href')).toBe('/POND/');
    await ask(page, 'DESCRIBE :POND');
    await page.locator('#answer svg').waitFor();
  });
});
