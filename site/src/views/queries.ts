import type { PatternGraph } from '../../../src/model.ts';
import type { Rows } from '../../../src/query/results.ts';
import { prefixesAt } from '../../../src/query/store.ts';
import { cellIn } from '../../../src/query/table.ts';
import type { AnsweredQuery } from '../../../src/query/worked.ts';
import type { AnswerTable, QueryRecord } from '../records.ts';

/** Rows, or lines of a graph, that are shown of an answer at most. */
const MOST = 8;

export function queryRecords(queries: readonly AnsweredQuery[], graph: PatternGraph): readonly QueryRecord[] {
  return queries.map(({ name, title, explanation, query, answer }) => ({
    id: name,
    title,
    explanation,
    query,
    answer: 'rows' in answer ? tableOf(answer, graph) : { text: 'turtle' in answer ? beginningOf(answer.turtle) : String(answer.boolean) },
  }));
}

function tableOf({ variables, rows }: Rows, graph: PatternGraph): AnswerTable {
  const prefixes = prefixesAt(graph.language.base);
  const pages = new Map([...graph.patterns, ...Object.values(graph.items)].map(({ ref, url }) => [ref, url]));
  const cellOf = (text: string) => {
    const href = pages.get(text);
    return { text, ...(href !== undefined && { href }) };
  };
  const cells = rows.slice(0, MOST).map((row) => variables.map((variable) => cellOf(cellIn(row, variable, prefixes))));
  return { columns: variables, rows: cells, count: rows.length };
}

/** Without the prefixes, which every page of data declares alike. */
function beginningOf(turtle: string): string {
  const lines = turtle.split('\n').filter((line) => line !== '' && !line.startsWith('@prefix'));
  return [...lines.slice(0, MOST), ...(lines.length > MOST ? ['…'] : [])].join('\n');
}
