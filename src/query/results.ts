import type { Quad, Term } from '@rdfjs/types';
import { DataFactory } from 'n3';

/** A term as the SPARQL 1.1 Query Results JSON Format writes it. */
export interface ResultTerm {
  readonly type: 'uri' | 'literal' | 'bnode';
  readonly value: string;
  readonly datatype?: string;
  readonly 'xml:lang'?: string;
}

/** What a solution binds, by variable. */
export type Row = Readonly<Record<string, ResultTerm>>;

/** What a solution binds to a variable, which may have a name such as `constructor` that every object answers to. */
export function boundIn(row: Row, variable: string): ResultTerm | undefined {
  return Object.hasOwn(row, variable) ? row[variable] : undefined;
}

export interface Rows {
  readonly variables: readonly string[];
  readonly rows: readonly Row[];
}

export interface Graph {
  readonly quads: readonly Quad[];
}

/** What a query gives: rows for SELECT, true or false for ASK, a graph for CONSTRUCT and DESCRIBE. */
export type Answer = Rows | Graph | { readonly boolean: boolean };

/** The same answer with blank nodes called `b0`, `b1` and so on as they come, so that each time gives the same bytes. */
export function labelled<Given extends Rows | Graph>(answer: Given): Given {
  const labels = new Map<string, string>();
  const labelOf = (value: string) => labels.get(value) ?? labels.set(value, `b${labels.size}`).get(value) ?? value;
  if ('quads' in answer) {
    const relabel = <Kind extends Term>(term: Kind) =>
      (term.termType === 'BlankNode' ? DataFactory.blankNode(labelOf(term.value)) : term) as Kind;
    return {
      ...answer,
      quads: answer.quads.map(({ subject, predicate, object }) => DataFactory.quad(relabel(subject), predicate, relabel(object))),
    };
  }
  const relabel = (term: ResultTerm) => (term.type === 'bnode' ? { ...term, value: labelOf(term.value) } : term);
  const rows = answer.rows.map((row) =>
    Object.fromEntries(
      answer.variables.flatMap((variable) => {
        const term = boundIn(row, variable);
        return term ? [[variable, relabel(term)]] : [];
      }),
    ),
  );
  return { ...answer, rows };
}

/** SPARQL 1.1 Query Results JSON Format. */
export function toResultsJson(answer: Rows | { readonly boolean: boolean }): string {
  const results =
    'boolean' in answer ? { head: {}, boolean: answer.boolean } : { head: { vars: answer.variables }, results: { bindings: answer.rows } };
  return `${JSON.stringify(results, null, 2)}\n`;
}

/**
 * SPARQL 1.1 Query Results CSV Format (section 3): values alone, CRLF, quotation marks where RFC 4180 asks for them.
 *
 * @example
 * toResultsCsv({ variables: ['ref', 'title'], rows: [{ ref: { type: 'literal', value: 'POND' }, title: { type: 'literal', value: 'a "pond", deep' } }] })
 * // 'ref,title\r\nPOND,"a ""pond"", deep"\r\n'
 */
export function toResultsCsv({ variables, rows }: Rows): string {
  const lines = [
    variables,
    ...rows.map((row) => variables.map((variable) => boundIn(row, variable)).map((term) => (term ? written(term) : ''))),
  ];
  return lines.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('');
}

/**
 * SPARQL 1.1 Query Results TSV Format (section 4): terms as Turtle writes them, so that nothing of them is lost.
 *
 * @example
 * toResultsTsv({ variables: ['pond', 'title'], rows: [{ pond: { type: 'uri', value: 'https://garden.example/POND' }, title: { type: 'literal', value: 'a\t"pond"', 'xml:lang': 'en' } }] })
 * // '?pond\t?title\n<https://garden.example/POND>\t"a\\t\\"pond\\""@en\n'
 */
export function toResultsTsv({ variables, rows }: Rows): string {
  const lines = [
    variables.map((variable) => `?${variable}`),
    ...rows.map((row) => variables.map((variable) => boundIn(row, variable)).map((term) => (term ? inTurtle(term) : ''))),
  ];
  return lines.map((cells) => `${cells.join('\t')}\n`).join('');
}

function inTurtle(term: ResultTerm): string {
  if (term.type !== 'literal') return term.type === 'bnode' ? `_:${term.value}` : `<${term.value}>`;
  const text = `"${term.value.replace(/["\\\n\r\t]/g, (character) => ESCAPES[character] ?? '')}"`;
  if (term['xml:lang'] !== undefined) return `${text}@${term['xml:lang']}`;
  return term.datatype === undefined ? text : `${text}^^<${term.datatype}>`;
}

const ESCAPES: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function written({ type, value }: ResultTerm): string {
  return type === 'bnode' ? `_:${value}` : value;
}
