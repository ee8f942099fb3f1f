import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { SourceFile } from './model.ts';

/** A file larger than this, in bytes, is not a pattern. */
const MAX_BYTES = 1_000_000;

/** A frozen edition holds the words of all of them, and the record of reviews many of their words. */
const MAX_RECORD_BYTES = 20_000_000;

/**
 * Read a pattern language from disk: `language.yaml`, `reviews.json` and the Markdown files beside it (but no README), `annexes/*.yaml`,
 * `pages/*.md`, and of `editions/` the frozen editions and `notes.yaml`.
 * A symbolic link, to a file or to one of those folders, is passed over: it may lead out of the folder.
 *
 * Files come in order of their paths; line ends become `\n` and a byte order mark goes.
 *
 * @throws when the folder itself cannot be read
 */
export function readFolder(folder: string): readonly SourceFile[] {
  const paths = [
    ...names(folder, '', /^(?:language\.yaml|reviews\.json|(?!README\.md$).+\.md)$/),
    ...within(folder, 'annexes/', /\.ya?ml$/),
    ...within(folder, 'pages/', /^(?!README\.md$).+\.md$/),
    ...within(folder, 'editions/', /^(?:\d{4}\.\d+\.json|notes\.yaml)$/),
  ].sort(byCodeUnit);
  return readFiles(folder, paths);
}

/** Read the worked queries that come with a pattern language, `queries/*.rq`, in order of their paths. There may be none. No link is followed. */
export function readQueries(folder: string): readonly SourceFile[] {
  return readFiles(folder, within(folder, 'queries/', /\.rq$/).sort(byCodeUnit));
}

function names(folder: string, directory: string, pattern: RegExp): string[] {
  return readdirSync(join(folder, directory), { withFileTypes: true })
    .filter((entry) => entry.isFile() && pattern.test(entry.name))
    .map((entry) => `${directory}${entry.name}`);
}

/** The same of a folder that need not be there. */
function within(folder: string, directory: string, pattern: RegExp): string[] {
  // Resolved, it has no slash at its end, which would lead through a link.
  return lstatSync(resolve(folder, directory), { throwIfNoEntry: false })?.isDirectory() ? names(folder, directory, pattern) : [];
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : 1;
}

function readFiles(folder: string, paths: readonly string[]): readonly SourceFile[] {
  return paths.map((path) => {
    const text = readText(join(folder, path), path.endsWith('.json') ? MAX_RECORD_BYTES : MAX_BYTES);
    return text === undefined ? { path, text: '', unreadable: true } : { path, text };
  });
}

function readText(path: string, most: number): string | undefined {
  const bytes = readFileSync(path);
  if (bytes.length > most) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n');
  } catch {
    return undefined;
  }
}
