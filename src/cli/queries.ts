import type { PatternGraph } from '../model.ts';
import { lineOf } from '../query/problem.ts';
import { type AnsweredQuery, answerQueries } from '../query/worked.ts';
import { toQuads } from '../rdf/quads.ts';
import { readQueries } from '../read.ts';
import { CannotRun } from './command.ts';

/**
 * The worked queries of a folder, with their answers.
 *
 * @throws CannotRun when one of them cannot be answered
 */
export async function workedQueries(folder: string, graph: PatternGraph): Promise<readonly AnsweredQuery[]> {
  const files = readQueries(folder).map((file) => ({ ...file, path: `${folder}/${file.path}` }));
  const unreadable = files.find((file) => file.unreadable);
  if (unreadable) throw new CannotRun(`\`${unreadable.path}\` is not UTF-8 text, or is too large`);
  const queries = await answerQueries(files, toQuads(graph), graph.language.base);
  return queries.map((query) => {
    if ('problem' in query) throw new CannotRun(lineOf(query.problem, query.file));
    return query;
  });
}
