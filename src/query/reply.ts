import type { Quad, Term } from '@rdfjs/types';
import { toTripleLines, toTurtle } from '../rdf/turtle.ts';
import { absentFrom } from './absent.ts';
import { lineOf, type Problem } from './problem.ts';
import { type ResultTerm, type Row, toResultsCsv, toResultsJson, toResultsTsv } from './results.ts';
import { type Dataset, TOO_MUCH } from './store.ts';
import { tokensOf } from './tokens.ts';

/** An answer in a form of its own, to keep. */
export interface AnswerFile {
  /** Of its name. */
  readonly ending: 'csv' | 'tsv' | 'json' | 'ttl' | 'nt';
  readonly type: string;
  readonly text: string;
}

/** What is shown of an answer: so many rows that a page can bear them, and the whole as files. */
export type Reply =
  | {
      readonly kind: 'rows' | 'graph';
      readonly variables: readonly string[];
      /** The first ones; of a graph its triples. */
      readonly rows: readonly Row[];
      /** How many there are in all. */
      readonly count: number;
      readonly files: readonly AnswerFile[];
      readonly absent?: string | undefined;
    }
  | { readonly kind: 'boolean'; readonly boolean: boolean; readonly files: readonly AnswerFile[]; readonly absent?: string | undefined }
  | {
      readonly kind: 'problem';
      /** Where, what, and how to mend it. */
      readonly line: string;
      /** What of the query is wrong, in UTF-16 code units; missing when all of it is. */
      readonly place?: readonly [start: number, end: number];
      /** The engine broke, and is not to be asked again. */
      readonly broken: boolean;
    };

/** Rows that are shown at most. */
export const MOST_ROWS = 500;

const TRIPLE = ['subject', 'predicate', 'object'] as const;

/** Answer a query for people to look at. */
export function replyTo(query: string, dataset: Dataset, base: string): Reply {
  const answer = dataset.ask(query);
  if ('message' in answer) return replyOf(answer, query);
  const absent = () => absentFrom(dataset.quads(), query, base);
  if ('quads' in answer) return graphOf(answer.quads, base, absent);
  const json: AnswerFile = { ending: 'json', type: 'application/sparql-results+json', text: toResultsJson(answer) };
  if ('boolean' in answer)
    return { kind: 'boolean', boolean: answer.boolean, files: [json], absent: answer.boolean ? undefined : absent() };
  const { variables, rows } = answer;
  return {
    kind: 'rows',
    variables,
    rows: rows.slice(0, MOST_ROWS),
    count: rows.length,
    files: [
      { ending: 'csv', type: 'text/csv;charset=utf-8', text: toResultsCsv(answer) },
      { ending: 'tsv', type: 'text/tab-separated-values;charset=utf-8', text: toResultsTsv(answer) },
      json,
    ],
    absent: rows.length === 0 ? absent() : undefined,
  };
}

function replyOf(problem: Problem, query: string): Reply {
  const { message, offset } = problem;
  const token = tokensOf(query).find((one) => one.offset === offset);
  return {
    kind: 'problem',
    line: lineOf(problem, { path: '', text: query }),
    ...(offset !== undefined && { place: [offset, offset + (token?.text.length ?? 0)] }),
    broken: message === TOO_MUCH,
  };
}

function graphOf(quads: readonly Quad[], base: string, absent: () => string | undefined): Reply {
  const rows = quads
    .slice(0, MOST_ROWS)
    .map((quad) => Object.fromEntries(TRIPLE.flatMap((name) => termOf(quad[name]).map((term) => [name, term]))));
  return {
    kind: 'graph',
    variables: TRIPLE,
    rows,
    count: quads.length,
    files: [
      { ending: 'ttl', type: 'text/turtle', text: toTurtle(quads, base) },
      { ending: 'nt', type: 'application/n-triples', text: toTripleLines(quads) },
    ],
    absent: quads.length === 0 ? absent() : undefined,
  };
}

function termOf(term: Term): readonly ResultTerm[] {
  if (term.termType === 'NamedNode') return [{ type: 'uri', value: term.value }];
  if (term.termType === 'BlankNode') return [{ type: 'bnode', value: term.value }];
  if (term.termType !== 'Literal') return [];
  const { value, language, datatype } = term;
  return [{ type: 'literal', value, ...(language === '' ? { datatype: datatype.value } : { 'xml:lang': language }) }];
}
