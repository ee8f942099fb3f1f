import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CODES } from '../src/codes.ts';
import { compile } from '../src/index.ts';
import type { SourceFile } from '../src/model.ts';
import { readFolder } from '../src/read.ts';
import { toText } from '../src/report/text.ts';

/**
 * Every folder in tests/fixtures is a small language. The lines where findings are due say so themselves: `# PL201` or
 * `<!-- PL401 -->`, or, where no comment can stand, a line `P1.md:1 PL102` in the folder's README.
 */
const folders = readdirSync('tests/fixtures', { withFileTypes: true }).filter((entry) => entry.isDirectory());

describe.each(folders)('$name', ({ name }) => {
  const folder = join('tests/fixtures', name);
  const files = readFolder(folder);
  const { value, diagnostics } = compile(files);

  test('gives exactly the findings that it marks', () => {
    const found = diagnostics.map(({ code, span }) => `${span.file}:${span.start.line} ${code}`);
    expect(found.sort()).toEqual(markedIn(folder, files).sort());
  });

  test('has a graph unless there is an error', () => {
    expect(value === undefined).toBe(diagnostics.some(({ severity }) => severity === 'error'));
  });

  test('reads well', async () => {
    if (diagnostics.length === 0) return expect(name).toBe('garden');
    const text = toText(diagnostics, { files, locate: (path) => path, color: false });
    await expect(text).toMatchFileSnapshot(join('fixtures', name, 'findings.txt'));
  });
});

test('every code has a fixture of its name, which marks it', () => {
  const missing = Object.entries(CODES).filter(([code, { name }]) => {
    const folder = join('tests/fixtures', name);
    return !folders.some((one) => one.name === name) || !markedIn(folder, readFolder(folder)).some((mark) => mark.endsWith(code));
  });
  expect(missing).toEqual([]);
});

function markedIn(folder: string, files: readonly SourceFile[]): string[] {
  const inLines = files.flatMap(({ path }) =>
    readFileSync(join(folder, path), 'utf8')
      .split('\n')
      .flatMap((line, index) => (line.match(/PL\d{3}/g) ?? []).map((code) => `${path}:${index + 1} ${code}`)),
  );
  const readme = readdirSync(folder).includes('README.md') ? readFileSync(join(folder, 'README.md'), 'utf8') : '';
  return [
    ...inLines,
    ...[...readme.matchAll(/(?:"([^"]+)|(\S+)):(\d+ PL\d{3})/g)].map(([, quoted, plain, rest]) => `${quoted ?? plain}:${rest}`),
  ];
}
