import type { SourceFile } from '../../model.ts';
import { absentFrom } from '../../query/absent.ts';
import { datasetOf } from '../../query/dataset.ts';
import { lineOf } from '../../query/problem.ts';
import { type Answer, toResultsCsv, toResultsJson, toResultsTsv } from '../../query/results.ts';
import { prefixesAt } from '../../query/store.ts';
import { toTable } from '../../query/table.ts';
import { toQuads } from '../../rdf/quads.ts';
import { toTurtle } from '../../rdf/turtle.ts';
import { CannotRun, type Command } from '../command.ts';
import { formatOf, graphOf } from '../language.ts';
import { readText } from '../read.ts';

export const query: Command = {
  name: 'query',
  summary: 'Ask the dataset a question in SPARQL 1.1.',
  usage: 'QUERY [DIR] [--format FORMAT]',
  help: [
    ['QUERY', 'the query itself, a file of it that ends in .rq or .sparql, or - for standard input'],
    ['DIR', 'the folder that holds language.yaml (patterns)'],
    ['--format FORMAT', 'table, json, csv or tsv for SELECT (table); table or json for ASK (table); ttl for CONSTRUCT and DESCRIBE'],
    ['', 'The default graph is all graphs together. The usual prefixes are declared, pl: is the vocabulary, and :POND.a an item.'],
    ['', 'Rows without ORDER BY come in no particular order, but always in the same. Exit status 1: ASK says false.'],
  ],
  options: { format: { type: 'string' } },
  positionals: { least: 1, most: 2 },
  async run(call) {
    const [written = '', folder] = call.positionals;
    const format = call.options['format'] === undefined ? undefined : formatOf(call, FORMATS);
    const question = read(written);
    const graph = graphOf(folder, call);
    const { base } = graph.language;
    const quads = [...toQuads(graph)];
    const dataset = await datasetOf(quads, base);
    const answer = dataset.ask(question.text);
    if ('message' in answer) throw new CannotRun(lineOf(answer, question));
    call.out(print(answer, format, base));
    const isFalse = 'boolean' in answer && !answer.boolean;
    const isEmpty = isFalse || ('rows' in answer && answer.rows.length === 0) || ('quads' in answer && answer.quads.length === 0);
    const absent = isEmpty ? absentFrom(quads, question.text, base) : undefined;
    if (absent !== undefined) call.err(`${absent}\n`);
    return isFalse ? 1 : 0;
  },
};

const FORMATS = ['table', 'json', 'csv', 'tsv', 'ttl'] as const;

type Format = (typeof FORMATS)[number];

/** What is typed has no path. */
function read(written: string): SourceFile {
  const isFile = /\.(?:rq|sparql)$/.test(written);
  if (!isFile && written !== '-') return { path: '', text: written };
  const path = isFile ? written : 'standard input';
  return { path, text: readText(isFile ? written : process.stdin.fd, path) };
}

function print(answer: Answer, format: Format | undefined, base: string): string {
  if ('quads' in answer) {
    if (format !== undefined && format !== 'ttl')
      throw new CannotRun(`CONSTRUCT and DESCRIBE give a graph, which is no \`${format}\`; the format is \`ttl\``);
    return toTurtle(answer.quads, base);
  }
  if (format === 'ttl')
    throw new CannotRun(
      `${'rows' in answer ? 'SELECT gives rows' : 'ASK gives true or false'}, which is no \`ttl\`; ask with CONSTRUCT for a graph`,
    );
  if (format === 'json') return toResultsJson(answer);
  if ('rows' in answer) {
    if (format === 'csv') return toResultsCsv(answer);
    if (format === 'tsv') return toResultsTsv(answer);
    return toTable(answer, { width: process.stdout.columns ?? 100, prefixes: prefixesAt(base) });
  }
  if (format === 'csv' || format === 'tsv')
    throw new CannotRun(`ASK gives true or false, which is no \`${format}\`; the formats are \`table\`, \`json\``);
  return `${answer.boolean}\n`;
}
