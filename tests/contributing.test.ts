import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compile } from '../src/index.ts';
import { readFolder } from '../src/read.ts';

test('the example pattern in CONTRIBUTING compiles as it stands', () => {
  const example = /```markdown\n([\s\S]*?)```/.exec(readFileSync('CONTRIBUTING.md', 'utf8'))?.[1] ?? '';
  const files = readFolder('tests/fixtures/garden').map((file) => (file.path === 'GATE.md' ? { ...file, text: example } : file));
  const { value, diagnostics } = compile(files);
  expect(diagnostics).toEqual([]);
  expect(Object.keys(value?.items ?? {})).toEqual(expect.arrayContaining(['GATE.a', 'GATE.b', 'GATE.b.1', 'GATE.b.2']));
});

test('the example guide in CONTRIBUTING compiles as it stands', () => {
  const example = /```yaml\n([\s\S]*?)```/.exec(readFileSync('CONTRIBUTING.md', 'utf8'))?.[1] ?? '';
  const files = readFolder('tests/fixtures/garden').map((file) => (file.path === 'annexes/ways.yaml' ? { ...file, text: example } : file));
  const { value, diagnostics } = compile(files);
  expect(diagnostics).toEqual([]);
  expect(value?.items['way.dry-feet']).toMatchObject({ kind: 'way', url: '/ways/#way.dry-feet', names: ['PATH', 'GATE'] });
});
