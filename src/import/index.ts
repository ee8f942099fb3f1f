import type { Quad } from '@rdfjs/types';
import { fileKey, isFileName } from '../file-names.ts';
import type { SourceFile } from '../model.ts';
import { isPatternReference } from '../reference.ts';
import { annexFiles } from './annexes.ts';
import { type MadeFile, type Problem, readDataset } from './dataset.ts';
import { languageFile, pageFiles } from './frame.ts';
import { patternFiles } from './patterns.ts';

export type { Problem } from './dataset.ts';

export interface Imported {
  /** In order of their paths, as the reader gives them; undefined when there is a problem. */
  readonly files: readonly SourceFile[] | undefined;
  readonly problems: readonly Problem[];
}

/**
 * The files that a dataset was made from, made again: the inverse of `toQuads(compile(files))`, whatever graphs the quads stand in.
 *
 * Comments, the order of keys and the breaks of lines in YAML are not in the dataset, nor is what it does not name as part of the language.
 */
export function fromQuads(quads: Iterable<Quad>): Imported {
  const problems = new Map<string, Problem>();
  const report = (problem: Problem) => void problems.set(JSON.stringify([problem.resource, problem.message]), problem);
  const dataset = readDataset(quads, report);
  const made = dataset && [languageFile(dataset), ...patternFiles(dataset), ...annexFiles(dataset), ...pageFiles(dataset)];
  for (const problem of pathProblems(made ?? [])) report(problem);
  const files = made?.map(({ path, text }) => ({ path, text })).sort((a, b) => (a.path < b.path ? -1 : 1));
  return { files: problems.size === 0 ? files : undefined, problems: [...problems.values()] };
}

/** Every file has a name of its own that leads nowhere else, on any system of files. */
function* pathProblems(files: readonly MadeFile[]): Generator<Problem> {
  const taken = new Set<string>();
  for (const { path, resource } of files) {
    const key = fileKey(path);
    if (!isSafe(path)) yield { resource, message: `\`${path}\` is no safe name of a file`, help: 'use letters, digits and hyphens' };
    else if (taken.has(key)) yield { resource, message: `\`${path}\` would be written twice`, help: 'give one of the two another name' };
    taken.add(key);
  }
}

function isSafe(path: string): boolean {
  if (path === 'language.yaml') return true;
  const pattern = /^([^/]*)\.md$/.exec(path);
  if (pattern) return isPatternReference(pattern[1] ?? '');
  const name = /^(?:annexes\/(.+)\.ya?ml|pages\/(.+)\.md)$/s.exec(path);
  return isFileName(name?.[1] ?? name?.[2] ?? '');
}
