import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { toLedger } from '../src/editions/ledger.ts';
import { compile, type Edition, type PatternGraph, resolveReference } from '../src/index.ts';
import { readFolder } from '../src/read.ts';

const scratch = mkdtempSync(join(tmpdir(), 'editions-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const framework = compile(readFolder('patterns')).value as PatternGraph;

function scf(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('bin/scf.js'), ...args], { cwd: scratch, encoding: 'utf8' });
  return { status, stdout, stderr };
}

/** A copy of the garden in a folder of its own, with some files changed. */
function garden(name: string, changes: Readonly<Record<string, (text: string) => string>> = {}): string {
  const folder = join(scratch, name);
  cpSync(resolve('tests/fixtures/garden'), folder, { recursive: true });
  change(folder, changes);
  return folder;
}

function change(folder: string, changes: Readonly<Record<string, (text: string) => string>>): void {
  for (const [path, edit] of Object.entries(changes)) {
    const before = readFileSync(join(folder, path), 'utf8');
    const after = edit(before);
    expect(after, path).not.toBe(before);
    writeFileSync(join(folder, path), after);
  }
}

const replaced = (before: string, after: string) => (text: string) => text.replace(before, after);

describe('a fingerprint', () => {
  /** The paragraph on fingerprints, done by hand on the ledger. */
  const byHand = ({ entries }: Edition, ref: string): string => {
    const wordingOf = (one: string): string => {
      const entry = entries.find((entryOf) => entryOf.ref === one);
      const number = (text: string) => text.split('.').map((part) => (/^\d+$/.test(part) ? part.padStart(9, '0') : part));
      const below = entries
        .filter(({ parent }) => parent === one)
        .sort((a, b) => (number(a.ref).join('.') < number(b.ref).join('.') ? -1 : 1))
        .map((child) => `${child.label === undefined ? '•' : `${child.label})`} ${wordingOf(child.ref)}`);
      return [entry?.title, entry?.wording, ...below].filter(Boolean).join(' ');
    };
    const words = wordingOf(ref).normalize('NFC').split(/\s+/u).filter(Boolean).join(' ');
    return createHash('sha256').update(words).digest('hex');
  };

  test('of everything in the framework is what its definition says', () => {
    const { entries } = framework.edition;
    expect(entries.length).toBeGreaterThan(600);
    expect(entries.filter(({ ref, fingerprint }) => byHand(framework.edition, ref) !== fingerprint).map(({ ref }) => ref)).toEqual([]);
  });

  const changedBy = (changes: Readonly<Record<string, (text: string) => string>>): readonly string[] => {
    const files = readFolder('patterns').map((file) => {
      const edit = changes[file.path];
      if (!edit) return file;
      const text = edit(file.text);
      expect(text, file.path).not.toBe(file.text);
      return { ...file, text };
    });
    const now = new Map(compile(files).value?.edition.entries.map(({ ref, fingerprint }) => [ref, fingerprint]));
    return framework.edition.entries.filter(({ ref, fingerprint }) => now.get(ref) !== fingerprint).map(({ ref }) => ref);
  };

  const inRecommendations = (edit: (text: string) => string) => (text: string) => {
    const [before = '', after = ''] = text.split('## Recommendations');
    return `${before}## Recommendations${edit(after)}`;
  };

  test('stays when a file is wrapped otherwise, or words are emphasized', () => {
    expect(changedBy({ 'B3.md': inRecommendations((text) => text.replace(/(?<=\w) (?=\w+\n)/g, '\n')) })).toEqual([]);
    expect(changedBy({ 'B3.md': inRecommendations(replaced(' the ', ' *the* ')) })).toEqual([]);
  });

  test('stays when two items change places', () => {
    const swapped = (text: string) => text.replace(/(- a\) [\s\S]*?\n)(- b\) [\s\S]*?\n)(?=- c\))/, '$2$1');
    expect(changedBy({ 'B3.md': inRecommendations(swapped) })).toEqual([]);
  });

  test('changes with an item that is put in for what it is put into, and for nothing else', () => {
    expect(changedBy({ 'B3.md': inRecommendations(replaced('- b) ', '- z) An example that nobody needs.\n- b) ')) })).toEqual([
      'B3',
      'B3.rec',
    ]);
  });

  test('changes with a word for the item that has it and those that hold the item', () => {
    const item = framework.items['B5.b.2'];
    const word = /\p{L}+/u.exec(item?.prose.markdown ?? '')?.[0] ?? '';
    const edit = (text: string) => {
      const at = text.indexOf(item?.prose.markdown.split('\n')[0] ?? '');
      return `${text.slice(0, at)}${text.slice(at).replace(word, 'Otherwise')}`;
    };
    expect(changedBy({ 'B5.md': edit })).toEqual(['B5', 'B5.rec', 'B5.b', 'B5.b.2']);
  });
});

describe('scf freeze', () => {
  test('writes down every reference with its words, once', () => {
    const folder = garden('frozen');
    const ledger = join(folder, 'editions', '2031.2.json');
    const date = ['--date', '2031-06-30'];
    expect(scf('freeze', '2031.2', folder, ...date)).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^froze \d+ references in /),
    });
    const graph = compile(readFolder(folder)).value as PatternGraph;
    const text = readFileSync(ledger, 'utf8');
    expect(text).toBe(toLedger({ ...graph.edition, issued: '2031-06-30' }));
    expect(graph.editions.map(({ edition }) => edition)).toEqual(['2031.2']);
    expect(graph.edition.entries.map(({ ref }) => ref).sort()).toEqual(
      [...graph.patterns.map(({ ref }) => ref), ...Object.keys(graph.items)].sort(),
    );

    expect(scf('freeze', '2031.2', folder, '--date', '2031-07-01')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('was frozen on 2031-06-30'),
    });
    change(folder, { 'POND.md': replaced('dig where', 'dig only where') });
    expect(scf('freeze', '2031.2', folder, ...date)).toMatchObject({ status: 2, stderr: expect.stringContaining('with other words') });
    expect(readFileSync(ledger, 'utf8')).toBe(text);
  });

  test('refuses what is no edition of the language, no date, or holds errors, and writes nothing', () => {
    const folder = garden('refused');
    expect(scf('freeze', '2031.3', folder)).toMatchObject({ status: 2, stderr: expect.stringContaining('bears edition 2031.2') });
    expect(scf('freeze', '2031.2', folder, '--date', '2031-02-30')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('no date'),
    });
    change(folder, { 'POND.md': replaced('[GATE]', '[GAIT]') });
    expect(scf('freeze', '2031.2', folder)).toMatchObject({ status: 2, stderr: expect.stringContaining('PL401') });
    expect(existsSync(join(folder, 'editions'))).toBe(false);
  });
});

describe('a frozen edition', () => {
  const published = garden('published');
  scf('freeze', '2031.2', published, '--date', '2031-06-30');

  /** The garden of the year after: an item reworded, one withdrawn, one split, one that has another label, one new. */
  const later = join(scratch, 'later');
  cpSync(published, later, { recursive: true });
  const next = { 'language.yaml': replaced('2031.2', '2032.1') };

  test('is on the garden that the tests know', () => {
    expect(readdirSync(join(published, 'editions'))).toEqual(['2031.2.json']);
    expect(scf('check', published)).toMatchObject({ status: 0 });
  });

  test('says what became of each reference, and of its words', () => {
    change(later, {
      ...next,
      'POND.md': (text) => text.replace('dig where the ground is wet', 'dig where the ground is soft').replace(/- b\) /, '- d) '),
    });
    writeFileSync(
      join(later, 'editions', 'notes.yaml'),
      'withdrawn:\n  - { ref: POND.b, replacedBy: [POND.d], why: It is now the last. }\n',
    );
    const graph = compile(readFolder(later)).value as PatternGraph;
    expect(graph).toBeDefined();
    const then = new Map(graph.editions[0]?.entries.map(({ ref, fingerprint }) => [ref, fingerprint.slice(0, 8)]));
    const statusOf = (spelling: string) => resolveReference(spelling, graph);

    expect(statusOf('POND.a')).toMatchObject({ status: 'current' });
    expect(statusOf(`POND.a#${then.get('POND.a')}`)).toMatchObject({ status: 'reworded', ref: 'POND.a', cited: { edition: '2031.2' } });
    expect(statusOf('GDN:2031.2 POND.a')).toMatchObject({ status: 'reworded', cited: { edition: '2031.2' } });
    expect(statusOf('GDN:2032.1 POND.a')).toMatchObject({ status: 'current' });
    expect(statusOf('GDN:2030.1 POND.a')).toMatchObject({ status: 'unpinned' });
    expect(statusOf('POND.a#00000000')).toEqual({ status: 'reworded', ref: 'POND.a', asked: { ref: 'POND.a', fingerprint: '00000000' } });
    expect(statusOf('GDN:2031.2 [pond] B)')).toMatchObject({ status: 'moved', ref: 'POND.d', asked: { ref: 'POND.b' } });
    expect(statusOf('GDN:2031.2 GATE')).toMatchObject({ status: 'current', ref: 'GATE' });
    expect(statusOf('POND.x')).toMatchObject({ status: 'unknown' });

    const { status, stdout } = scf('resolve', 'GDN:2031.2 POND.a', later);
    expect(status).toBe(1);
    expect(stdout).toContain('status       reworded: other words than in edition 2031.2');
    expect(stdout).toContain('[-wet-] {+soft+}');
    expect(scf('resolve', 'POND.b', later).stdout).toContain(
      'status       moved: POND.b is POND.d now, in the same words. It is now the last\n',
    );
    expect(JSON.parse(scf('resolve', 'GDN:2031.2 POND.a', later, '--format', 'json').stdout)).toMatchObject({
      status: 'reworded',
      cited: { edition: '2031.2', wording: expect.stringContaining('wet') },
      wording: expect.stringContaining('soft'),
    });
  });

  test('keeps its withdrawals though nobody speaks of them any more', () => {
    scf('freeze', '2032.1', later, '--date', '2032-06-30');
    rmSync(join(later, 'editions', 'notes.yaml'));
    change(later, { 'language.yaml': replaced('2032.1', '2033.1') });
    expect(scf('check', later)).toMatchObject({ status: 0 });
    const graph = compile(readFolder(later)).value as PatternGraph;
    expect(graph.editions.map(({ edition }) => edition)).toEqual(['2031.2', '2032.1']);
    expect(resolveReference('POND.b', graph)).toMatchObject({ status: 'moved', ref: 'POND.d' });
    change(later, { 'POND.md': (text) => text.replace('- d) ', '- b) again, that\n- d) ') });
    const { stderr } = scf('check', later);
    expect(stderr).toContain('error[PL502]: `POND.b`, which edition 2032.1 withdrew, is used again');
  });

  test('with an item go those below it, to the ones that end alike below what took its place', () => {
    const moved = join(scratch, 'moved');
    cpSync(published, moved, { recursive: true });
    const renamed = (text: string) => text.replaceAll('POND.a', 'POND.c');
    change(moved, {
      ...next,
      'POND.md': (text) => text.replace('- a) dig', '- c) dig').replace('keeps full', 'stays full'),
      'annexes/ways.yaml': renamed,
      'annexes/plan.yaml': renamed,
      'PATH.md': renamed,
    });
    writeFileSync(join(moved, 'editions', 'notes.yaml'), 'withdrawn:\n  - { ref: POND.a, replacedBy: [POND.c], why: It comes later. }\n');
    const graph = compile(readFolder(moved)).value as PatternGraph;
    expect(resolveReference('POND.a.1', graph)).toMatchObject({ status: 'moved', ref: 'POND.c.1' });
    expect(resolveReference('POND.a.2', graph)).toMatchObject({ status: 'withdrawn', successors: ['POND.c.2'] });
  });

  test('with a pattern goes all that stood in it, on one word', () => {
    const without = join(scratch, 'without');
    cpSync(published, without, { recursive: true });
    change(without, {
      'language.yaml': (text) => text.replace('2031.2', '2032.1').replace(/\bGATE, |, GATE\b/, ''),
    });
    rmSync(join(without, 'GATE.md'));
    const vanished = () => scf('check', without).stderr.match(/PL501\]: `[^`]+`/g) ?? [];
    expect(vanished()).toEqual(['PL501]: `GATE`']);
    writeFileSync(join(without, 'editions', 'notes.yaml'), 'withdrawn:\n  - { ref: GATE, replacedBy: [PATH], why: It stood open. }\n');
    const { stderr } = scf('check', without);
    expect(stderr).not.toContain('PL501');
    expect(stderr).toContain('`GATE` was withdrawn');
    expect(stderr).toContain('name what replaced it: `[PATH]`');
  });

  test.each([
    ['cut short', (text: string) => text.slice(0, 400), 'PL104'],
    ['another number', replaced('"2031.2"', '"2031.3"'), 'PL205'],
    ['a word changed', replaced('wet', 'dry'), 'PL505'],
    ['an entry twice', (text: string) => text.replace(/( {4}\{[^}]*"ref": "POND\.a"[^}]*\},\n)/, '$1$1'), 'PL505'],
    ['an unknown field', replaced('"issued"', '"isued"'), 'PL201'],
  ])('%s is found once, at its place, and nothing else is said', (name, edit, code) => {
    const folder = join(scratch, name.replaceAll(' ', '-'));
    cpSync(published, folder, { recursive: true });
    change(folder, { 'editions/2031.2.json': edit });
    const report: readonly { code: string; span: { file: string } }[] = JSON.parse(scf('check', folder, '--format', 'json').stdout);
    expect(report.map((found) => [found.code, found.span.file.endsWith('editions/2031.2.json')])).toEqual([[code, true]]);
  });
});
