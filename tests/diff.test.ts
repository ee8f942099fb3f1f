import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import axe, { type AxeResults } from 'axe-core';
import fc from 'fast-check';
import { HtmlValidate } from 'html-validate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { redlineHtml, redlineParagraphs, toChangesPage } from '../src/editions/changes-html.ts';
import { toChangesDocument, toChangesJson } from '../src/editions/changes-json.ts';
import { toChangesText } from '../src/editions/changes-text.ts';
import { type Change, changesBetween } from '../src/editions/diff.ts';
import { type Piece, redline } from '../src/editions/redline.ts';
import { haveSameWords, tokensOf } from '../src/editions/words.ts';
import { compile } from '../src/index.ts';
import type { Edition, EditionEntry, EditorialNote, Tombstone } from '../src/model.ts';
import { readFolder } from '../src/read.ts';
import { launch } from './browser.ts';

const FOLDER = 'tests/editions';
const { value: garden = expect.fail('the garden has errors') } = compile(readFolder(FOLDER));
const frozen = garden.editions[0] ?? expect.fail('no edition is frozen');
const changed = toChangesDocument(frozen, garden.edition);

/** `reworded POND.a → POND.a`, and what went along. */
function briefly({ kind, editorial, from, to, below = [] }: Change): string {
  const carried = below.map((one) => ` + ${one.from} → ${one.to}`).join('');
  return `${editorial === undefined ? '' : editorial ? 'editorial ' : 'substantive '}${kind} ${from.join(' ')} → ${to.join(' ')}${carried}`.trim();
}

describe('a garden to which each thing happened once', () => {
  test('has exactly these eight changes, in reading order', () => {
    expect(changed.changes.map(briefly)).toEqual([
      'substantive reworded POND.a → POND.a',
      'added  → POND.d',
      'renumbered POND.c → POND.e + POND.c.1 → POND.e.1 + POND.c.2 → POND.e.2',
      'editorial reworded GATE.a → GATE.a',
      'withdrawn GATE.c →',
      'split GATE.b → GATE.e GATE.f',
      'merged PATH.a PATH.b → PATH.c',
      'moved GATE.d → PATH.d',
    ]);
    expect(Object.values(changed.counts)).toEqual([1, 1, 1, 1, 1, 1, 1, 1]);
  });

  test('has none when it is held against itself', () => {
    expect(changesBetween(frozen, frozen)).toEqual([]);
    expect(changesBetween(garden.edition, garden.edition)).toEqual([]);
  });

  test('reads well at a terminal, as JSON and as a page', async () => {
    await expect(toChangesText(changed, { color: false })).toMatchFileSnapshot('snapshots/editions.changes.txt');
    await expect(toChangesJson(changed)).toMatchFileSnapshot('snapshots/editions.changes.json.txt');
    await expect(toChangesPage(changed, garden.language)).toMatchFileSnapshot('snapshots/editions.changes.html');
  });

  test('fits the published schema as JSON', () => {
    const [schema, ledger] = ['changes', 'edition'].map((name) => JSON.parse(readFileSync(`schema/${name}.schema.json`, 'utf8')));
    expect(schema.$defs.entry).toEqual(ledger.properties.entries.items);
    const fits = new Ajv2020({ allErrors: true }).compile(schema);
    expect(fits(JSON.parse(toChangesJson(changed))), JSON.stringify(fits.errors)).toBe(true);
    const [first] = changed.changes;
    expect(fits({ ...changed, changes: [{ ...first, kind: 'vanished' }] })).toBe(false);
  });
});

describe('words', () => {
  test.each([
    ['Dig here; keep the pond.', 'dig here, keep  the pond'],
    ['a well–kept “pond”', 'a well-kept pond'],
    ['the city’s', "the city's"],
    ['5–10 steps', '5-10 steps'],
    ['−5 °C', '-5 °C'],
    ['ﬁsh', 'fish'],
    ['e\u0301te\u0301', 'été'],
    ['rain\u00adwater', 'rainwater'],
    ['池塘，在春天。', '池塘 在春天'],
    ['', ' – '],
  ])('%j says what %j says', (a, b) => {
    expect([haveSameWords(a, b), haveSameWords(b, a)]).toEqual([true, true]);
  });

  test.each([
    ['1.5 m', '15 m'],
    ['1.5 m', '1,5 m'],
    ['.5 m', '5 m'],
    ['1,000', '1000'],
    ['-5 °C', '5 °C'],
    ['10²', '102'],
    ['1½', '11/2'],
    ['< 5', '> 5'],
    ['5 %', '5 ‰'],
    ['€ 5', '$ 5'],
    ['5–10', '5 10'],
    ['we’ll', 'well'],
    ['池塘', '塘池'],
    ['should', 'should not'],
    ['dig deep here', 'dig here deep'],
  ])('%j does not say what %j says', (a, b) => {
    expect([haveSameWords(a, b), haveSameWords(b, a)]).toEqual([false, false]);
  });

  test('are told apart in scripts without spaces', () => {
    expect(tokensOf('池塘, ภูเขา 1.5')).toEqual(['池', '塘', ',', ' ', 'ภู', 'เ', 'ข', 'า', ' ', '1.5']);
  });
});

describe('a redline', () => {
  const wdiff = (before: string, after: string) =>
    redline(before, after)
      .map(({ kind, text }) => (kind === 'same' ? text : kind === 'removed' ? `[-${text}-]` : `{+${text}+}`))
      .join('');

  test.each([
    ['dig where it is wet', 'dig where it is wettest', 'dig where it is [-wet-]{+wettest+}'],
    ['a gate of oak', 'a gate of old elm', 'a gate of [-oak-]{+old elm+}'],
    ['1.5 m', '15 m', '[-1.5-]{+15+} m'],
    ['frogs and newts sleep', 'toads and snakes sleep', '[-frogs and newts-]{+toads and snakes+} sleep'],
    ['frogs under newts sleep', 'toads under snakes sleep', '[-frogs-]{+toads+} under [-newts-]{+snakes+} sleep'],
    ['one\n\ntwo', 'uno\n\ndue', '[-one-]{+uno+}\n\n[-two-]{+due+}'],
    ['池塘在春天', '池塘在冬天', '池塘在[-春-]{+冬+}天'],
    ['', 'new', '{+new+}'],
    ['same', 'same', 'same'],
  ])('of %j and %j', (before, after, expected) => {
    expect(wdiff(before, after)).toBe(expected);
  });

  const text = fc
    .array(
      fc.oneof(
        fc.constantFrom('pond', 'gate', 'of', ' ', ' ', ', ', '\n\n', '1.5', '池', "'"),
        fc.string({ unit: 'binary', maxLength: 3 }),
      ),
    )
    .map((words) => words.join(''));

  test('gives back both texts, with a change between what stays and no piece without text', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = redline(before, after);
        expect(sideOf(pieces, 'inserted')).toBe(before);
        expect(sideOf(pieces, 'removed')).toBe(after);
        expect(pieces.every((piece) => piece.text !== '')).toBe(true);
        expect(pieces.some((piece, index) => piece.kind === pieces[index - 1]?.kind)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ['words', 'pond gate path '],
    ['marks', '.,;'],
    ['numbers', '1.2,3/'],
    ['white space', ' \n\t'],
    ['a word', 'pond'],
  ])('of huge texts of %s is there, and whole', (_what, unit) => {
    const before = unit.repeat(1_000_000 / unit.length);
    const after = `x${[...unit]
      .reverse()
      .join('')
      .repeat(900_000 / unit.length)}`;
    const pieces = redline(before, after);
    expect(sideOf(pieces, 'inserted') === before && sideOf(pieces, 'removed') === after).toBe(true);
  });

  test('marks no white space', () => {
    const pieces = [
      { kind: 'removed', text: '\n\n' } as const,
      { kind: 'inserted', text: ' ' } as const,
      { kind: 'same', text: 'pond' } as const,
    ];
    expect(redlineHtml(pieces)).toBe(' pond');
    expect(redlineHtml([{ kind: 'inserted', text: ' deep ' }])).toMatch(/^ <ins>.*<\/ins> $/);
  });

  test('shows the paragraphs that changed alone', () => {
    const before = 'First words.\n\nSecond words.\n\nThird words.\n\nFourth words.';
    expect(redlineParagraphs(redline(before, before.replace('Third', '<b>3rd</b>'))).replace(/<(p|span)[^>]*>/g, '<$1>')).toBe(
      [
        '<p>…<span> unchanged text </span></p>',
        '<p><del><span>[removed: </span>Third<span>] </span></del><ins><span>[inserted: </span>&lt;b&gt;3rd&lt;/b&gt;<span>] </span></ins> words.</p>',
        '<p>…<span> unchanged text </span></p>',
      ].join('\n'),
    );
  });
});

function sideOf(pieces: readonly Piece[], without: Piece['kind']): string {
  return pieces
    .filter(({ kind }) => kind !== without)
    .map(({ text }) => text)
    .join('');
}

// ---- What happened to a thing ----------------------------------------------------------------------------------------

interface Notes {
  readonly withdrawn?: Readonly<Record<string, string>>;
  readonly editorial?: readonly EditorialNote[];
}

/** An edition of entries `ref: wording`; each stands in what its reference begins with, or in an annex: `rules/R.1`. */
function editionOf(edition: string, wordings: Readonly<Record<string, string>>, { withdrawn = {}, editorial = [] }: Notes = {}): Edition {
  const entries = Object.entries(wordings).map(([path, wording]): EditionEntry => {
    const [, annex, ref = ''] = /^(?:(\w+)\/)?(.*)$/.exec(path) ?? [];
    const parent = /^(.+)\.[^.]+$/.exec(ref)?.[1];
    const where = { ...(annex !== undefined ? { annex } : parent !== undefined && { parent }) };
    return {
      ref,
      kind: parent === undefined && annex === undefined ? 'pattern' : 'recommendation',
      ...where,
      wording,
      fingerprint: '0'.repeat(64),
    };
  });
  const tombstones = Object.entries(withdrawn).map(([ref, heirs]): Tombstone => {
    return { ref, replacedBy: heirs.split(' ').filter(Boolean), why: `${ref} went.` };
  });
  return { edition, title: 'Garden', prefix: 'GDN', base: 'https://garden.example/', entries, withdrawn: tombstones, editorial };
}

function happened(before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>, notes: Notes = {}): readonly string[] {
  return changesBetween(editionOf('2031.1', before), editionOf('2031.2', after, notes)).map(briefly);
}

describe('what happened', () => {
  test('is one change of each kind to what keeps its reference', () => {
    expect(happened({ 'rules/R.1': 'dig', POND: 'pond' }, { 'tools/R.1': 'delve', POND: 'pond' })).toEqual([
      'moved R.1 → R.1',
      'substantive reworded R.1 → R.1',
    ]);
  });

  test('is nothing when white space, accents written otherwise, order or the letter case of a reference differ', () => {
    expect(happened({ POND: 'a b', GATE: 'été', PATH: 'p' }, { PATH: 'p', GATE: 'e\u0301te\u0301', pond: ' a\n b ' })).toEqual([]);
  });

  test('is nothing to what holds an item that changed', () => {
    expect(happened({ POND: 'p', 'POND.a': 'one' }, { POND: 'p', 'POND.a': 'two' })).toEqual(['substantive reworded POND.a → POND.a']);
  });

  test('is editorial when the author says so of this edition or one before', () => {
    const note = (since: string) => ({ editorial: [{ ref: 'pond', since, why: 'The same said shorter.' }] });
    expect(happened({ POND: 'one' }, { POND: 'two' }, note('2031.1'))).toEqual(['editorial reworded POND → POND']);
    expect(happened({ POND: 'one' }, { POND: 'two' }, note('2030.12'))).toEqual(['editorial reworded POND → POND']);
    expect(happened({ POND: 'one' }, { POND: 'two' }, note('2031.2'))).toEqual(['substantive reworded POND → POND']);
    expect(happened({ POND: 'one' }, { POND: 'two' }, note('2031.10'))).toEqual(['substantive reworded POND → POND']);
    const [change] = changesBetween(editionOf('2031.1', { POND: 'one' }), editionOf('2031.2', { POND: 'two' }, note('2031.1')));
    expect(change?.why).toEqual(['The same said shorter.']);
  });

  test('follows tombstones to what stands', () => {
    const withdrawn = { 'POND.a': 'POND.b', 'POND.b': 'POND.c' };
    expect(happened({ POND: 'p', 'POND.a': 'one' }, { POND: 'p', 'POND.c': 'one' }, { withdrawn })).toEqual(['renumbered POND.a → POND.c']);
  });

  test('ends where tombstones lead in a circle, or nowhere', () => {
    const withdrawn = { 'POND.a': 'POND.b', 'POND.b': 'POND.a', 'POND.c': 'POND.c', 'POND.d': 'POND.z' };
    const before = { POND: 'p', 'POND.a': '1', 'POND.b': '2', 'POND.c': '3', 'POND.d': '4' };
    expect(happened(before, { POND: 'p' }, { withdrawn })).toEqual(['a', 'b', 'c', 'd'].map((label) => `withdrawn POND.${label} →`));
  });

  test('ends after a hundred thousand tombstones', () => {
    const withdrawn = Object.fromEntries(Array.from({ length: 100_000 }, (_, at) => [`POND.${at}`, `POND.${at + 1}`]));
    expect(happened({ 'POND.0': 'one' }, { 'POND.100000': 'one' }, { withdrawn })).toEqual(['renumbered POND.0 → POND.100000']);
  });

  test('takes what stands below along, with or without tombstones of its own', () => {
    const before = { POND: 'p', 'POND.b': 'b', 'POND.b.1': 'one', 'POND.b.1.x': 'x', 'POND.b.2': 'two', 'POND.b.3': 'three' };
    const after = { POND: 'p', 'POND.d': 'b', 'POND.d.1': 'one', 'POND.d.1.x': 'x', 'POND.d.2': 'zwei', 'POND.d.4': 'four' };
    const expected = [
      'renumbered POND.b → POND.d + POND.b.1 → POND.d.1 + POND.b.1.x → POND.d.1.x',
      'substantive renumbered POND.b.2 → POND.d.2',
      'withdrawn POND.b.3 →',
      'added  → POND.d.4',
    ];
    expect(happened(before, after, { withdrawn: { 'POND.b': 'POND.d' } })).toEqual(expected);
    const [, , withdrawal] = changesBetween(editionOf('2031.1', before), editionOf('2031.2', after, { withdrawn: { 'POND.b': 'POND.d' } }));
    expect(withdrawal?.why).toEqual(['POND.b went.']);
    const own = { 'POND.b': 'POND.d', 'POND.b.1': 'POND.d.1', 'POND.b.1.x': 'POND.d.1.x', 'POND.b.2': 'POND.d.2', 'POND.b.3': '' };
    const apart = happened(before, after, { withdrawn: own });
    expect(apart).toContain('renumbered POND.b → POND.d');
    expect(apart).toContain('renumbered POND.b.1 → POND.d.1');
  });

  test('takes the items of an annex along with the pattern under which they are numbered', () => {
    const numbered = (edition: Edition, pattern: string): Edition => ({
      ...edition,
      entries: edition.entries.map((entry) => (entry.kind === 'pattern' ? entry : { ...entry, pattern })),
    });
    const before = numbered(editionOf('2031.1', { POND: 'p', 'rules/POND.1': 'one', 'rules/POND.2': 'two' }), 'POND');
    const after = numbered(editionOf('2031.2', { LAKE: 'p', 'rules/LAKE.1': 'one' }, { withdrawn: { POND: 'LAKE' } }), 'LAKE');
    const changes = changesBetween(before, after);
    expect(changes.map(briefly)).toEqual(['renumbered POND → LAKE', 'renumbered POND.1 → LAKE.1', 'withdrawn POND.2 →']);
    expect(changes.map(({ why }) => why)).toEqual([['POND went.'], ['POND went.'], ['POND went.']]);
  });

  test('is no move when the parent has another reference', () => {
    const withdrawn = { POND: 'LAKE', 'POND.a': 'LAKE.b' };
    expect(happened({ POND: 'p', 'POND.a': 'one' }, { LAKE: 'p', 'LAKE.b': 'one' }, { withdrawn })).toEqual([
      'renumbered POND → LAKE',
      'renumbered POND.a → LAKE.b',
    ]);
  });

  test('is a move when it stands in another parent, whatever its words', () => {
    const before = { POND: 'p', 'POND.a': 'one', GATE: 'g' };
    expect(happened(before, { POND: 'p', GATE: 'g', 'GATE.a': 'two' }, { withdrawn: { 'POND.a': 'GATE.a' } })).toEqual([
      'substantive moved POND.a → GATE.a',
    ]);
  });

  test('is a merger when one goes into another that stays, and the rewording of that is told with it', () => {
    const before = { POND: 'p', 'POND.a': 'dig', 'POND.b': 'fill' };
    expect(happened(before, { POND: 'p', 'POND.a': 'dig and fill' }, { withdrawn: { 'POND.b': 'POND.a' } })).toEqual([
      'merged POND.a POND.b → POND.a',
    ]);
  });

  test('is one merger when several became several', () => {
    const before = { POND: 'p', 'POND.a': '1', 'POND.b': '2' };
    const after = { POND: 'p', 'POND.c': '3', 'POND.d': '4', 'POND.e': '5' };
    const withdrawn = { 'POND.a': 'POND.d POND.c', 'POND.b': 'POND.d' };
    expect(happened(before, after, { withdrawn })).toEqual(['merged POND.a POND.b → POND.c POND.d', 'added  → POND.e']);
  });

  test('is withdrawn without a reason where nobody gave one, and stands where it stood', () => {
    const before = { POND: 'p', 'POND.a': '1', 'POND.b': '2', GATE: 'g' };
    const changes = changesBetween(editionOf('2031.1', before), editionOf('2031.2', { POND: 'q', GATE: 'h' }));
    expect(changes.map(briefly)).toEqual([
      'substantive reworded POND → POND',
      'withdrawn POND.a →',
      'withdrawn POND.b →',
      'substantive reworded GATE → GATE',
    ]);
    expect(changes[1]?.why).toEqual([]);
  });

  test('is a withdrawal, too, when a pattern stays to be read, and the other way about', () => {
    const [before, after] = [editionOf('2031.1', { POND: 'p' }), editionOf('2031.2', { POND: 'p' })];
    const marked = { ...after, entries: after.entries.map((entry) => ({ ...entry, withdrawn: true as const })) };
    expect(changesBetween(before, marked).map(briefly)).toEqual(['withdrawn POND → POND']);
    expect(changesBetween(marked, after).map(briefly)).toEqual(['added POND → POND']);
    expect(changesBetween(marked, marked)).toEqual([]);
  });

  test('names each reference that is gone or new in one change, whatever two editions say', () => {
    const refs = [
      'POND',
      'GATE',
      ...['POND', 'GATE'].flatMap((ref) => ['a', 'b', 'c', 'b.1', 'b.2', 'c.1'].map((label) => `${ref}.${label}`)),
    ];
    const wordings = fc.uniqueArray(fc.tuple(fc.constantFrom(...refs), fc.constantFrom('one', 'two', 'One!')), {
      selector: ([ref]) => ref,
    });
    const graves = fc.dictionary(
      fc.constantFrom(...refs),
      fc.uniqueArray(fc.constantFrom(...refs), { maxLength: 3 }).map((heirs) => heirs.join(' ')),
    );
    fc.assert(
      fc.property(wordings, wordings, graves, (was, is, withdrawn) => {
        const [before, after] = [Object.fromEntries(was), Object.fromEntries(is)];
        const changes = changesBetween(editionOf('2031.1', before), editionOf('2031.2', after, { withdrawn }));
        const gone = Object.keys(before).filter((ref) => !(ref in after));
        const added = Object.keys(after).filter((ref) => !(ref in before));
        const from = changes.flatMap((change) => [...change.from, ...(change.below ?? []).map((one) => one.from)]);
        const to = changes.flatMap((change) => [...change.to, ...(change.below ?? []).map((one) => one.to)]);
        expect(from.filter((ref) => gone.includes(ref)).sort()).toEqual(gone.sort());
        expect(to.filter((ref) => added.includes(ref)).sort()).toEqual(added.sort());
        for (const { from: old, to: now, before: bore, after: bears } of changes)
          expect([bore.map(({ ref }) => ref), bears.map(({ ref }) => ref)]).toEqual([old, now]);
      }),
      { numRuns: 1_000 },
    );
  });
});

// ---- The page and the command ----------------------------------------------------------------------------------------

test('what is withdrawn along with what it stood in is told below it, and the reason once', () => {
  const before = editionOf('2031.1', { POND: 'p', 'POND.b': 'fill', 'POND.b.1': 'with rain', 'POND.c': 'wait' });
  const document = toChangesDocument(before, editionOf('2031.2', { POND: 'p' }, { withdrawn: { 'POND.b': '', 'POND.c': '' } }));
  expect(toChangesText(document, { color: false }).split('\n\n').slice(3).join('\n\n')).toBe(
    'POND.b\n  fill\n  Why: POND.b went.\n\n  POND.b.1\n    with rain\n\nPOND.c\n  wait\n  Why: POND.c went.\n',
  );
  expect(toChangesPage(document, garden.language).match(/<h[34]>|POND\.. went/g)).toEqual([
    '<h3>',
    'POND.b went',
    '<h4>',
    '<h3>',
    'POND.c went',
  ]);
});

describe('the page', () => {
  let browser: Awaited<ReturnType<typeof launch>>;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());

  test('is valid HTML that asks for nothing', () => {
    const page = toChangesPage(changed, garden.language);
    const { results } = new HtmlValidate({ extends: ['html-validate:standard'], rules: { 'doctype-style': 'off' } }).validateStringSync(
      page,
    );
    expect(results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`))).toEqual([]);
    expect(page).not.toMatch(/<(?:script|link|img)\b|\bsrc=|@import|url\(/);
  });

  test.each([
    ['light', 1280],
    ['dark', 360],
  ] as const)('has no violation that axe finds and no line that is too long, %s at %i px', async (colorScheme, width) => {
    const page = await browser.newPage({ colorScheme, viewport: { width, height: 800 }, bypassCSP: true });
    await page.setContent(toChangesPage(changed, garden.language));
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate<AxeResults>('axe.run()');
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    await page.close();
  });

  test('says aloud what is removed and what is inserted', async () => {
    const page = await browser.newPage();
    await page.setContent(toChangesPage(changed, garden.language));
    expect(await page.locator('#reworded article').ariaSnapshot()).toMatch(
      /dig at least.*\n.*deletion: "\[removed: 60 ?\]"\n.*insertion: "\[inserted: 80 ?\]"\n.*cm deep/,
    );
    await page.close();
  });

  test('keeps markup in words, titles, reasons and references as words', async () => {
    const evil = `</p><script>changed.title='owned'</script><img src=x onerror="changed.title='owned'">"'&amp;`;
    const edition = (number: string, words: string, refs: readonly string[], withdrawn: readonly Tombstone[]): Edition => {
      const made = editionOf(number, Object.fromEntries(refs.map((ref) => [ref, words])));
      const entries = made.entries.map((entry) => ({ ...entry, title: `${words} title`, annex: words }));
      return { ...made, entries, withdrawn, title: evil, base: `javascript:alert(1)//${evil}` };
    };
    const before = edition('2031.1', evil, ['POND.a', 'POND.b'], []);
    const after = edition('2031.2', `${evil} and more`, ['POND.a'], [{ ref: 'POND.b', replacedBy: [], why: evil }]);
    const page = await browser.newPage();
    await page.setContent(toChangesPage(toChangesDocument(before, after), { language: `en" onclick="${evil}` }));
    expect(await page.title()).toContain(evil);
    expect(await page.locator('script, img, [onclick], a[href^=javascript]').count()).toBe(0);
    expect(await page.locator('.why').innerText()).toBe(`Why: ${evil}`);
    await page.close();
  });
});

describe('scf diff', () => {
  function scf(...args: string[]) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('bin/scf.js'), 'diff', ...args], {
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
    });
    return { status, stdout, stderr };
  }

  test.each([
    ['text', toChangesText(changed, { color: false })],
    ['json', toChangesJson(changed)],
    ['html', toChangesPage(changed, garden.language)],
  ])('gives %s, and exits 1 when something changed', (format, stdout) => {
    expect(scf('2031.1', '--in', FOLDER, '--format', format)).toEqual({ status: 1, stdout, stderr: '' });
  });

  test('exits 0 when nothing changed', () => {
    const { status, stdout } = scf('2031.1', '2031.1', '--in', FOLDER);
    expect({ status, stdout }).toEqual({
      status: 0,
      stdout: 'A Growing Garden: what changed from edition 2031.1 to edition 2031.1\n\nnothing\n',
    });
  });

  test.each([
    [['2030.1', '--in', FOLDER], 'no edition `2030.1` was frozen; the editions are `2031.1`'],
    [['2031.1', '2031.2', '--in', FOLDER], 'no edition `2031.2` was frozen'],
    [['2031.1', '--in', 'tests/fixtures/garden'], 'no edition `2031.1` was frozen; see `scf freeze --help`'],
    [['2031.1', '--format', 'pdf'], 'there is no format `pdf`'],
  ])('cannot run with %j', (args, message) => {
    const { status, stdout, stderr } = scf(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  test('marks changes in colour when told to, and lets nothing in a text do so', () => {
    const colored = toChangesText(changed, { color: true });
    expect(colored).toContain('\u001b[31m[-60-]\u001b[0m \u001b[32m{+80+}\u001b[0m cm');
    const hostile = toChangesDocument(
      editionOf('2031.1', { POND: 'a \u001b[2J b' }),
      editionOf('2031.2', { POND: 'a \u001b]0;owned\u0007\u202e c' }),
    );
    for (const control of ['\u0007', '\u001b', '\u202e']) expect(toChangesText(hostile, { color: false })).not.toContain(control);
  });
});
