import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { compile, type PatternGraph, toJson, toQuads } from '../src/index.ts';
import type { ReviewRecord } from '../src/model.ts';
import { toNQuads } from '../src/rdf/canonical.ts';
import { readFolder } from '../src/read.ts';

const scratch = mkdtempSync(join(tmpdir(), 'review-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function scf(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('bin/scf.js'), ...args], {
    cwd: scratch,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
  });
  return { status, stdout, stderr };
}

type Changes = Readonly<Record<string, (text: string) => string>>;

/** A copy of a language in a folder of its own, with some files changed. */
function copied(from: string, name: string, changes: Changes = {}): string {
  const folder = join(scratch, name);
  cpSync(from, folder, { recursive: true });
  for (const [path, edit] of Object.entries(changes)) {
    const before = readFileSync(join(folder, path), 'utf8');
    const after = edit(before);
    expect(after, path).not.toBe(before);
    writeFileSync(join(folder, path), after);
  }
  return folder;
}

const replaced = (before: string, after: string) => (text: string) => text.replace(before, () => after);

const garden = resolve('tests/fixtures/garden');
const recordOf = (folder: string): ReviewRecord => JSON.parse(readFileSync(join(folder, 'reviews.json'), 'utf8'));

/** The garden, with every linkage reviewed on the same day. */
const reviewed = copied(garden, 'reviewed');
const recorded = scf('review', '--all', '--why', 'Read at the pond.', '--date', '2031-06-30', '--in', reviewed);

/** What is found, with the line of the frontmatter at which it is. */
function findings(folder: string): readonly string[] {
  const files = readFolder(folder);
  return compile(files).diagnostics.map(({ code, span }) => {
    const line = files.find(({ path }) => path === span.file)?.text.split('\n')[span.start.line - 1];
    return `${code} ${span.file} ${line?.trim()}`;
  });
}

describe('a linkage that was reviewed', () => {
  test('is no finding', () => {
    expect(recorded).toMatchObject({ status: 0, stdout: expect.stringContaining('recorded 4 reviews in ') });
    expect(findings(reviewed)).toEqual([]);
  });

  const toGate = ['PL601 PATH.md GATE: leadsTo', 'PL601 POND.md GATE: reflects'];
  const toPond = ['PL601 PATH.md POND: leadsTo'];

  test.each<[string, Changes, readonly string[]]>([
    ['the need of its target', { 'GATE.md': replaced('one way in', 'one way in and out') }, toGate],
    ['an unlettered recommendation', { 'GATE.md': replaced('closes by itself', 'stays open') }, toGate],
    ['an item of the recommendations', { 'POND.md': replaced('leave the banks flat', 'leave the banks steep') }, toPond],
    ['an item deep in them', { 'POND.md': replaced('keeps full', 'runs dry') }, toPond],
    ['the stem above the items', { 'POND.md': replaced('Gardeners should:', 'Gardeners should in spring:') }, toPond],
    ['an item that is new', { 'POND.md': replaced('- b)', '- c) let ducks in\n- b)') }, toPond],
    ['an item that is gone', { 'POND.md': replaced('- b) leave the banks flat\n', '') }, toPond],
    ['the body', { 'GATE.md': replaced('a barrow', 'a cart') }, []],
    ['the context', { 'GATE.md': replaced('A wall without', 'A fence without') }, []],
    ['the section on linkages', { 'POND.md': replaced('stands in the water', 'lies in the water') }, []],
    ['the title', { 'GATE.md': replaced('title: Gate', 'title: Garden gate') }, []],
    ['the order of the items', { 'POND.md': (text) => text.replace(/(- a\) [\s\S]*?)(- b\) .*\n)/, '$2$1') }, []],
    ['line breaks and emphasis alone', { 'POND.md': replaced('see the sky twice', 'see *the\nsky* twice') }, []],
  ])('when %s changes, exactly those that lead to these words are suspect', (what, changes, expected) => {
    const found = findings(copied(reviewed, what.replaceAll(' ', '-'), changes));
    expect(found.filter((one) => !one.startsWith('PL309'))).toEqual(expected);
  });

  test('is suspect with the old words and the new, in every format', () => {
    const folder = copied(reviewed, 'shown', { 'POND.md': replaced('ground is wet', 'ground is *soft*') });
    const [json, ...others] = JSON.parse(scf('check', folder, '--format', 'json').stdout);
    expect(others).toEqual([]);
    const textWithout = (kind: string) =>
      json.redline.flatMap((piece: { kind: string; text: string }) => (piece.kind === kind ? [] : [piece.text])).join('');
    expect(Object.values(recordOf(reviewed).wordings)).toContain(textWithout('inserted'));
    expect(textWithout('removed')).toBe(textWithout('inserted').replace('wet', 'soft'));

    const changed = 'a) dig where the ground is [-wet-] {+soft+}, so that';
    const { status, stderr } = scf('check', folder);
    expect(status).toBe(1);
    expect(stderr).toContain(`      ${changed}\n`);
    expect(stderr).not.toContain('banks flat');
    expect(stderr).toContain('on 2031-06-30, when this linkage was reviewed: "Read at the pond."');
    expect(stderr).toContain('`scf review PATH POND --why "…"`');
    expect(JSON.parse(scf('check', folder, '--format', 'sarif').stdout).runs[0].results[0].message.text).toContain(`\n${changed}\n`);
    const github = scf('check', folder, '--format', 'github').stdout;
    expect(github.trimEnd().split('\n')).toHaveLength(1);
    expect(github).toContain(`%0A${changed}`);
  });

  test('is no finding again when the old words are back', () => {
    const folder = copied(reviewed, 'back', { 'POND.md': replaced('ground is wet', 'ground is soft') });
    expect(findings(folder)).toEqual(toPond);
    cpSync(join(garden, 'POND.md'), join(folder, 'POND.md'));
    expect(findings(folder)).toEqual([]);
  });

  test('is passed over where its words hold an error, which is the one finding', () => {
    const folder = copied(reviewed, 'mistaken', { 'GATE.md': replaced('hang the gate', 'hang the gate [GAIT]') });
    expect(findings(folder)).toEqual(['PL401 GATE.md Gardeners should hang the gate [GAIT] so that it closes by itself.']);
  });

  test('that is declared anew is not trusted', () => {
    const folder = copied(reviewed, 'new', {
      'GATE.md': (text) =>
        text.replace('[leadsTo]', '[leadsTo]\n  POND: reflects').replace('the path [PATH]', 'the path [PATH] and the pond [POND]'),
    });
    expect(findings(folder)).toEqual(['PL602 GATE.md POND: reflects']);
  });

  test('and is declared no longer stays in the record, and is no finding', () => {
    const folder = copied(reviewed, 'gone', {
      'PATH.md': (text) => text.replace('  GATE: leadsTo\n', '').replace('from the gate [GATE] ', ''),
    });
    expect(findings(folder)).toEqual([]);
    scf('review', 'PATH', 'POND', '--why', 'Again.', '--in', folder);
    expect(recordOf(folder).reviews.map(({ source, target }) => `${source} ${target}`)).toContain('PATH GATE');
  });

  test('is neither in the dataset nor in the published graph', () => {
    const [with_, without] = [reviewed, garden].map((folder) => compile(readFolder(folder)).value as PatternGraph);
    expect(with_?.reviews?.reviews).toHaveLength(4);
    expect(with_ && toNQuads(toQuads(with_))).toBe(without && toNQuads(toQuads(without)));
    expect(with_ && toJson(with_)).toBe(without && toJson(without));
  });
});

describe('scf review', () => {
  test('lists what is suspect or unreviewed, and writes nothing', () => {
    const fresh = copied(garden, 'fresh');
    expect(findings(fresh)).toEqual([]);
    expect(scf('review', '--in', fresh)).toEqual({
      status: 1,
      stdout: ['POND → GATE', 'GATE → PATH', 'PATH → POND', 'PATH → GATE']
        .map((linkage) => `${linkage}  unreviewed\n`)
        .concat('0 suspect, 4 unreviewed, 0 reviewed\n')
        .join(''),
      stderr: '',
    });
    expect(scf('review', 'gate', 'path', '--in', fresh).stdout).toBe(
      'GATE → PATH  unreviewed\n  GATE leads to PATH:\n  “The wicket opens on the path [PATH].”\n\n  PATH needs and recommends:\n  Walkers want dry feet.\n\n  Gardeners should lay the path where the grass is worn.\n\n' +
        '0 suspect, 1 unreviewed, 0 reviewed; to record a review, add `--why "…"`\n',
    );
    expect(existsSync(join(fresh, 'reviews.json'))).toBe(false);

    const folder = copied(reviewed, 'listed', { 'POND.md': replaced('ground is wet', 'ground is soft') });
    expect(scf('review', 'PATH', '--in', folder)).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(
        /^PATH → POND {2}suspect, reviewed 2031-06-30: Read at the pond\.\n[\s\S]*\[-wet-\] \{\+soft\+\}[\s\S]*\n1 suspect, 0 unreviewed, 1 reviewed\n$/,
      ),
    });
    expect(scf('review', 'GATE', '--in', folder)).toMatchObject({ status: 0, stdout: '0 suspect, 0 unreviewed, 1 reviewed\n' });
    expect(scf('review', 'GATE', 'PATH', '--in', folder)).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^GATE → PATH {2}reviewed 2031-06-30: Read at the pond\.\n {2}GATE leads to PATH:\n {2}“The wicket/),
    });
    expect(recordOf(folder)).toEqual(recordOf(reviewed));
  });

  test('clears the linkage that it names, shows what changed, and keeps every earlier review with its words', () => {
    const folder = copied(reviewed, 'cleared', { 'GATE.md': replaced('one way in', 'one way in and out') });
    const [before, old] = [recordOf(folder), recordOf(folder).wordings];
    const { status, stdout } = scf('review', '[path]', 'GDN gate', '--why', ' Out is\n in, too. ', '--date', '2031-09-01', '--in', folder);
    expect(status).toBe(0);
    expect(stdout).toContain('{+and out+}');
    expect(findings(folder)).toEqual(['PL601 POND.md GATE: reflects']);

    const after = recordOf(folder);
    expect(after.reviews.filter((review) => !before.reviews.some((one) => JSON.stringify(one) === JSON.stringify(review)))).toEqual([
      { source: 'PATH', target: 'GATE', fingerprint: expect.any(String), date: '2031-09-01', why: 'Out is in, too.' },
    ]);
    expect(after.reviews).toHaveLength(before.reviews.length + 1);
    expect(after.wordings).toMatchObject(old);
    expect(Object.keys(after.wordings)).toHaveLength(Object.keys(old).length + 1);

    scf('review', '--all', '--why', 'The same.', '--in', folder);
    expect(findings(folder)).toEqual([]);
    expect(recordOf(folder).reviews).toHaveLength(before.reviews.length + 2);
  });

  test('writes the same bytes whichever linkage comes first, and nothing twice', () => {
    const pairs = [
      ['PATH', 'POND'],
      ['GATE', 'PATH'],
      ['PATH', 'GATE'],
    ];
    const texts = [pairs, pairs.toReversed(), [...pairs, ...pairs]].map((order, index) => {
      const folder = copied(garden, `order-${index}`);
      for (const pair of order) scf('review', ...pair, '--why', 'So it is.', '--date', '2031-06-30', '--in', folder);
      return readFileSync(join(folder, 'reviews.json'), 'utf8');
    });
    expect(texts[0]).toMatch(/\}\n$/);
    expect(new Set(texts).size).toBe(1);
  });

  test.each([
    ['a linkage the wrong way round', ['GATE', 'POND', '--why', 'So.'], 'declares no linkage to `POND`; `POND` declares one to `GATE`'],
    ['a pattern that is not there', ['PATHS', 'POND', '--why', 'So.'], 'nothing bears the reference `PATHS`; did you mean `PATH`?'],
    ['an item', ['PATH', 'POND.a', '--why', 'So.'], '`POND.a` is no pattern, and linkages join patterns; did you mean `POND`?'],
    ['an empty reason', ['PATH', 'POND', '--why', ' '], '`--why` says nothing'],
    ['a reason that no file can hold', ['PATH', 'POND', '--why', 'So \u001b[2J'], '`U+001B` is a control character'],
    ['all of them without a reason', ['--all'], 'say why the linkages hold'],
    ['a reason without a linkage', ['PATH', '--why', 'So.'], 'name the linkage that was reviewed'],
    ['a linkage and all of them', ['PATH', 'POND', '--all', '--why', 'So.'], 'name the linkage that was reviewed'],
    ['a day that never was', ['PATH', 'POND', '--why', 'So.', '--date', '2031-02-30'], 'is no date'],
  ])('refuses %s, and writes nothing', (what, args, message) => {
    const folder = copied(garden, what.replaceAll(' ', '-'));
    expect(scf('review', ...args, '--in', folder)).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining(message) });
    expect(existsSync(join(folder, 'reviews.json'))).toBe(false);
  });

  test('refuses a language with errors, and a record that it cannot read', () => {
    const folder = copied(reviewed, 'errors', { 'reviews.json': replaced('"why"', '"wy"') });
    const before = readFileSync(join(folder, 'reviews.json'), 'utf8');
    expect(scf('review', '--all', '--why', 'So.', '--in', folder)).toMatchObject({ status: 2, stderr: expect.stringContaining('PL201') });
    expect(readFileSync(join(folder, 'reviews.json'), 'utf8')).toBe(before);
  });
});

describe('reviews.json from a stranger', () => {
  const text = readFileSync(join(reviewed, 'reviews.json'), 'utf8');
  const record = recordOf(reviewed);
  const holding = (fields: Readonly<Record<string, unknown>>) => JSON.stringify({ ...record, ...fields });
  const withReview = (fields: Readonly<Record<string, unknown>>) =>
    holding({ reviews: record.reviews.map((review, index) => (index === 0 ? { ...review, ...fields } : review)) });

  test.each([
    ['cut short', text.slice(0, 400), 'PL104'],
    ['empty', '', 'PL104'],
    ['a list', '[]', 'PL202'],
    ['nested without end', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'PL202'],
    ['text for the reviews', holding({ reviews: 'none' }), 'PL202'],
    ['a number for the words', holding({ wordings: 1 }), 'PL202'],
    ['a number for some words', holding({ wordings: { ...record.wordings, [Object.keys(record.wordings)[0] ?? '']: 1 } }), 'PL202'],
    ['no words', holding({ wordings: {} }), 'PL603'],
    ['other words', text.replace('dry feet', 'wet feet'), 'PL603'],
    ['words that nobody read', holding({ reviews: record.reviews.filter(({ target }) => target !== 'POND') }), 'PL603'],
    ['words of no name', text.replace(/"[0-9a-f]{64}": "/, '"__proto__": "'), 'PL204'],
    ['an unknown field', withReview({ reason: 'So.' }), 'PL201'],
    ['no reason', withReview({ why: undefined }), 'PL203'],
    ['no day', withReview({ date: 'yesterday' }), 'PL204'],
    ['no pattern', withReview({ source: '../GATE' }), 'PL204'],
    ['a control character', text.replace('Read at', 'Read\u001b[2J at'), 'PL108'],
    ['an escaped control character', text.replace('Read at', 'Read\\u001b[2J at'), 'PL108'],
    ['an escaped backspace', text.replace('Read at', 'Read\\b at'), 'PL108'],
    ['half a surrogate pair', text.replace('Read at', 'Read \\ud83d at'), 'PL108'],
    ['more than can be read', text.replace('Read at', `Read ${'x'.repeat(20_000_000)} at`), 'PL107'],
  ])('%s: one finding, and nothing else is said', (what, hostile, code) => {
    const folder = copied(garden, `hostile-${what.replaceAll(' ', '-')}`);
    writeFileSync(join(folder, 'reviews.json'), hostile);
    expect(compile(readFolder(folder)).diagnostics.map((found) => [found.code, found.span.file])).toEqual([[code, 'reviews.json']]);
  });

  test('may say anything in its reasons, of which nothing reaches the terminal but words', () => {
    const why = '<script>alert(1)</script> ::error::x \u202e%0A';
    const folder = copied(reviewed, 'markup', {
      'reviews.json': (record) => record.replaceAll('Read at the pond.', why),
      'POND.md': replaced('ground is wet', 'ground is soft'),
    });
    const { stderr } = scf('check', folder);
    expect(stderr).toContain('"<script>alert(1)</script> ::error::x  %0A"');
    expect(stderr).not.toContain('\u202e');
    expect(scf('review', '--in', folder).stdout).not.toContain('\u202e');
  });
});
