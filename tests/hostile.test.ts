import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile } from '../src/index.ts';
import type { SourceFile } from '../src/model.ts';
import { readFolder, readQueries } from '../src/read.ts';
import { toText } from '../src/report/text.ts';

/** Files come from strangers: whatever they hold, the compiler ends with findings or a graph, and marks places that exist. */
const garden = readFolder('tests/fixtures/garden');

function compiled(path: string, text: string) {
  const files: readonly SourceFile[] = [...garden.filter((file) => file.path !== path), { path, text }];
  const { value, diagnostics } = compile(files);
  for (const { span, message } of diagnostics) {
    const source = files.find((file) => file.path === span.file)?.text ?? '';
    expect(span.end.offset).toBeGreaterThanOrEqual(span.start.offset);
    expect(span.end.offset).toBeLessThanOrEqual(source.length);
    expect(source.slice(0, span.start.offset).split('\n').length, message).toBe(span.start.line);
    expect((source.slice(0, span.start.offset).split('\n').at(-1)?.length ?? 0) + 1, message).toBe(span.start.column);
  }
  expect(toText(diagnostics, { files, locate: (name) => name, color: false })).not.toContain('\u001b');
  return { value, diagnostics };
}

const piece = fc.constantFrom(
  ...[
    '---',
    '\n',
    '\n\n',
    '  ',
    '- ',
    '- a) ',
    '- 1) ',
    '1. ',
    '> ',
    '## ',
    '## Need',
    '## Body',
    '[',
    ']',
    '[GATE]',
    '[work.walls]',
    '(',
    ')',
    '|',
    '|-|',
    '`',
    '```\n',
  ],
  ...[
    '*',
    '**',
    '\\',
    '<b>',
    '<!--',
    '-->',
    '&lt;',
    '&#91;',
    '[x]: y',
    '![',
    '](annexes/tools.yaml)',
    '](javascript:x)',
    ': ',
    '"',
    "'",
    '{',
    '}',
    '&a',
    '*a',
    '!!js',
    '%',
    '\t',
    '\u0000',
    '\u202e',
    '😀',
    'é',
    'word',
    'ref: POND',
  ],
);
const soup = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));

describe('no text makes the compiler fail', () => {
  test.each(garden.map(({ path, text }) => ({ path, text })))('in place of $path', ({ path }) => {
    fc.assert(
      fc.property(fc.oneof(soup, fc.string({ unit: 'binary', maxLength: 200 })), (text) => void compiled(path, text)),
      { numRuns: 60, seed: 20261 },
    );
  });

  test.each(garden.map(({ path, text }) => ({ path, text })))('dropped into $path', ({ path, text }) => {
    fc.assert(
      fc.property(soup, fc.nat(text.length), (inserted, at) => void compiled(path, text.slice(0, at) + inserted + text.slice(at))),
      { numRuns: 60, seed: 20262 },
    );
  });
});

describe('what is made to be slow or deep', () => {
  test.each([
    ['quotations', '> '.repeat(20_000)],
    ['lists', Array.from({ length: 2_000 }, (_, depth) => `${' '.repeat(2 * depth)}- x`).join('\n')],
    ['brackets', '['.repeat(20_000)],
    ['references', '[GATE] '.repeat(20_000)],
    ['images', '!['.repeat(20_000)],
    ['comments and more', `${'<!---->'.repeat(20_000)}x`],
    ['half links', '[a](b '.repeat(20_000)],
    ['emphasis', '*a_'.repeat(10_000)],
    ['flow collections', `---\nref: ${'['.repeat(5_000)}\n---\n`],
    ['aliases', `---\na: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nref: *c\n---\n`],
  ])('%s end in a finding', (_name, text) => {
    const { value, diagnostics } = compiled('POND.md', text);
    expect(value).toBeUndefined();
    expect(diagnostics.length).toBeGreaterThan(0);
  });
});

test('a long run of spaces takes no long time', () => {
  const pond = garden.find(({ path }) => path === 'POND.md')?.text ?? '';
  expect(compiled('POND.md', pond.replace('twice', `twice${' '.repeat(200_000)}over`)).value).toBeDefined();
});

test('a link out of the folder is not followed, be it a file or a folder', () => {
  const [folder, elsewhere] = ['folder', 'elsewhere'].map((name) => mkdtempSync(join(tmpdir(), `scf-${name}-`))) as [string, string];
  try {
    for (const name of ['language.yaml', 'POND.md', 'plan.yaml', 'query.rq']) writeFileSync(join(elsewhere, name), 'ref: POND\n');
    for (const name of ['annexes', 'pages', 'queries']) symlinkSync(elsewhere, join(folder, name));
    for (const name of ['language.yaml', 'POND.md']) symlinkSync(join(elsewhere, name), join(folder, name));
    expect(readFolder(folder)).toEqual([]);
    expect(readQueries(folder)).toEqual([]);
  } finally {
    for (const made of [folder, elsewhere]) rmSync(made, { recursive: true });
  }
});

test('a key that JavaScript knows is only a key', () => {
  const { diagnostics } = compiled(
    'POND.md',
    (garden.find(({ path }) => path === 'POND.md')?.text ?? '').replace(
      'status: current',
      'status: current\n__proto__: { polluted: true }\nconstructor: 1',
    ),
  );
  expect(diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual([
    'PL201 unknown field `__proto__`',
    'PL201 unknown field `constructor`',
  ]);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});
