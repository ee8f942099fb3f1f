import type { PatternGraph } from '../model.ts';
import { printableLine } from '../printable.ts';
import { lineOf } from '../query/problem.ts';
import { type AnsweredQuery, answerQueries } from '../query/worked.ts';
import { toQuads } from '../rdf/quads.ts';
import { readQueries } from '../read.ts';
import { CannotRun } from './command.ts';

/**
 * The worked queries of a folder, with their answers.
 *
 * @throws CannotRun when one of them cannot be answered, or its name cannot be part of an address
 */
export async function workedQueries(folder: string, graph: PatternGraph): Promise<readonly AnsweredQuery[]> {
  const files = readQueries(folder).map((file) => ({ ...file, path: `${folder}/${file.path}` }));
  const misnamed = files.find(({ path }) => !FILE_NAME.test(path));
  if (misnamed) {
    const path = printableLine(misnamed.path);
    throw new CannotRun(`the name of \`${path}\` becomes part of an address; make it of letters a to z, digits and single hyphens`);
  }
  const unreadable = files.find((file) => file.unreadable);
  if (unreadable) throw new CannotRun(`\`${unreadable.path}\` is not UTF-8 text, or is too large`);
  const queries = await answerQueries(files, toQuads(graph), graph.language.base);
  return queries.map((query) => {
    if ('problem' in query) throw new CannotRun(lineOf(query.problem, query.file));
    return query;
  });
}

const FILE_NAME = /(?:^|\/)[a-z0-9]+(?:-[a-z0-9]+)*\.rq$/;
