import type { Quad } from '@rdfjs/types';
import type { SourceFile } from '../model.ts';
import { toTurtle } from '../rdf/turtle.ts';
import { datasetOf } from './dataset.ts';
import type { Problem } from './problem.ts';
import type { Rows } from './results.ts';

/** A query that comes with a language, to learn from. */
export interface WorkedQuery {
  /** Its file's name, without the ending. */
  readonly name: string;
  /** The question that it answers. */
  readonly title: string;
  /** How it works, and what it teaches. */
  readonly explanation: string;
  /** The query without the comment that it begins with. */
  readonly query: string;
}

/**
 * Read a worked query: a comment whose first line is the question and whose others explain, then the query.
 *
 * @example
 * workedQuery({ path: 'queries/01-ways.rq', text: '# Where does the gate lead?\n# One triple\n# is enough.\n\nSELECT ?way { :GATE pl:linksTo ?way }\n' })
 * // { name: '01-ways', title: 'Where does the gate lead?', explanation: 'One triple is enough.', query: 'SELECT ?way { :GATE pl:linksTo ?way }' }
 */
export function workedQuery({ path, text }: SourceFile): WorkedQuery {
  const [comment = ''] = /^(?:#.*\n?)*/.exec(text) ?? [];
  const [first = '', ...others] = comment.split('\n').map((line) => line.replace(/^#\s*/, '').trim());
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
  return { name, title: first || name, explanation: others.join(' ').trim(), query: text.slice(comment.length).trim() };
}

export interface AnsweredQuery extends WorkedQuery {
  readonly answer: Rows | { readonly boolean: boolean } | { readonly turtle: string };
}

export interface UnansweredQuery {
  readonly file: SourceFile;
  readonly problem: Problem;
}

/** Ask a dataset the queries in some files. */
export async function answerQueries(
  files: readonly SourceFile[],
  quads: Iterable<Quad>,
  base: string,
): Promise<readonly (AnsweredQuery | UnansweredQuery)[]> {
  if (files.length === 0) return [];
  const dataset = await datasetOf(quads, base);
  return files.map((file) => {
    const answer = dataset.ask(file.text);
    if ('message' in answer) return { file, problem: answer };
    return { ...workedQuery(file), answer: 'quads' in answer ? { turtle: toTurtle(answer.quads, base) } : answer };
  });
}
