import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import type { SourceFile } from '../model.ts';
import { CannotRun } from './command.ts';

/** Write a file so that it is there whole or not at all. */
export function writeFileAtomically(path: string, text: string): void {
  const draft = `${path}.${process.pid}.tmp`;
  orCannotRun(path, () => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(draft, text);
    renameSync(draft, path);
  });
}

/**
 * Build a folder beside its place and then put it there, so that it is never half written.
 *
 * @throws CannotRun when the place holds something that no earlier build wrote
 */
export async function replaceFolder(folder: string, sources: string, write: (draft: string) => Promise<void>): Promise<void> {
  const place = resolve(folder);
  const inside = (path: string) => `${resolve(path)}${sep}`.startsWith(`${place}${sep}`);
  if (inside('.') || inside(sources)) throw new CannotRun(`\`${folder}\` holds what the site is built from; choose another folder`);
  const holds = orCannotRun(folder, () => (existsSync(place) ? readdirSync(place) : []));
  if (holds.length > 0 && !existsSync(join(place, 'data', 'index.html'))) {
    throw new CannotRun(`\`${folder}\` holds files that no build wrote; empty it or choose another folder`);
  }
  const draft = join(dirname(place), `.${basename(place)}.${process.pid}.tmp`);
  const old = `${draft}.old`;
  try {
    await write(draft);
    orCannotRun(folder, () => {
      if (existsSync(place)) renameSync(place, old);
      try {
        renameSync(draft, place);
      } catch (error) {
        if (existsSync(old)) renameSync(old, place);
        throw error;
      }
    });
  } finally {
    rmSync(draft, { recursive: true, force: true });
    rmSync(old, { recursive: true, force: true });
  }
}

/**
 * Write files into a folder that is not there yet, or is empty, so that it is there whole or not at all.
 *
 * @throws CannotRun when the folder holds something
 */
export function createFolder(folder: string, files: readonly SourceFile[]): void {
  const place = resolve(folder);
  if (`${resolve('.')}${sep}`.startsWith(`${place}${sep}`))
    throw new CannotRun(`\`${folder}\` is where this runs; name a folder inside it`);
  const holds = orCannotRun(folder, () => (existsSync(place) ? readdirSync(place) : []));
  if (holds.length > 0) throw new CannotRun(`\`${folder}\` is not empty; name a folder that is not there yet`);
  const draft = join(dirname(place), `.${basename(place)}.${process.pid}.tmp`);
  orCannotRun(folder, () => {
    mkdirSync(dirname(place), { recursive: true });
    // Not where something stands already: it might lead elsewhere.
    mkdirSync(draft);
    try {
      for (const { path, text } of files) {
        mkdirSync(dirname(join(draft, path)), { recursive: true });
        writeFileSync(join(draft, path), text);
      }
      renameSync(draft, place);
    } finally {
      rmSync(draft, { recursive: true, force: true });
    }
  });
}

function orCannotRun<Result>(path: string, use: () => Result): Result {
  try {
    return use();
  } catch (error) {
    throw new CannotRun(`cannot write \`${path}\`: ${(error as NodeJS.ErrnoException).code ?? 'unknown error'}`);
  }
}
