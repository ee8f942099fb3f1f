import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

/** The examples in docstrings: an expression, and in a comment below it the value it has. */
const examples = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .flatMap((path) =>
    [...readFileSync(join('src', path), 'utf8').matchAll(/\* @example\n((?: +\* (?!@|\/\/).*\n)+) +\* \/\/ (.*)\n/g)].map(
      ([, code = '', result = '']) => ({
        path,
        code: code.replace(/^ +\* /gm, '').trim(),
        result,
      }),
    ),
  );

test('there are examples', () => {
  expect(examples.length).toBeGreaterThanOrEqual(5);
});

test.each(examples)('$path: $code', async ({ path, code, result }) => {
  const module: Record<string, unknown> = await import(resolve('src', path));
  const evaluate = (expression: string) => new Function(...Object.keys(module), `return (${expression});`)(...Object.values(module));
  expect(evaluate(code)).toEqual(evaluate(result));
});
