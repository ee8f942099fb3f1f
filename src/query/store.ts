import type { Quad } from '@rdfjs/types';
import type { Store } from 'oxigraph';
import { NAMESPACES } from '../rdf/terms.ts';
import { type Asked, formOf, misplaced, type Problem, problemOf, unfinished } from './problem.ts';
import { type Answer, labelled, type Row } from './results.ts';
import { isKeyword, type Token, tokensOf } from './tokens.ts';

/** A dataset that can be asked. */
export interface Dataset {
  /**
   * Answer a query in SPARQL 1.1. The default graph is all the graphs together, unless the query says with FROM what it asks.
   * The prefixes of {@link prefixesAt} and the base of the language need no declaration. Nothing is fetched and nothing changed.
   */
  readonly ask: (query: string) => Answer | Problem;
  /** All that it holds. */
  readonly quads: () => Iterable<Quad>;
}

/** The prefixes that a query need not declare: those in use everywhere, the vocabulary, and the empty one for the language's own names. */
export function prefixesAt(base: string): Readonly<Record<string, string>> {
  return { ...NAMESPACES, pl: `${base}ns#`, '': base };
}

/**
 * Load canonical N-Quads into a store of a kind that is at hand. Rows without order come in the same order wherever the same lines are
 * loaded in the same order.
 */
export function datasetIn(nquads: string, base: string, Kind: typeof Store): Dataset {
  const store = new Kind();
  store.load(nquads, { format: 'application/n-quads', no_transaction: true });
  const engine: Engine = { store, empty: new Kind(), prefixes: prefixesAt(base), base };
  return { ask: (query) => ask(query, engine), quads: () => store.match() };
}

interface Engine {
  readonly store: Store;
  /** In which a query is read, and has no answers that could take time. */
  readonly empty: Store;
  readonly prefixes: Readonly<Record<string, string>>;
  readonly base: string;
}

function ask(query: string, engine: Engine): Answer | Problem {
  const tokens = tokensOf(query);
  const asked = formOf(tokens);
  if ('message' in asked) return asked;
  const problem = problemOf(tokens, Object.keys(engine.prefixes));
  if (problem) return problem;
  try {
    return answerOf(query, { asked, tokens, engine });
  } catch (error) {
    return problemIn(query, { failure: messageOf(error), asked, engine });
  }
}

interface Reading {
  readonly asked: Asked;
  readonly tokens: readonly Token[];
  readonly engine: Engine;
}

function answerOf(query: string, { asked, tokens, engine }: Reading): Answer {
  const { store, base } = engine;
  const options = { base_iri: base, use_default_graph_as_union: !tokens.some((token) => isKeyword(token, 'FROM')) };
  const text = textFor(engine, query);
  if (asked.form === 'CONSTRUCT' || asked.form === 'DESCRIBE') {
    const quads = store.query(text, options) as Quad[];
    if (quads.some(({ subject, object }) => [subject, object].some(({ termType }) => termType === 'Quad'))) throw new Error(TRIPLE);
    return labelled({ quads });
  }
  const { head, results, boolean } = JSON.parse(store.query(text, { ...options, results_format: 'json' }) as string) as Results;
  if (boolean !== undefined) return { boolean };
  const rows = results?.bindings ?? [];
  if (rows.some((row) => Object.values(row).some(({ type }) => !KINDS.includes(type)))) throw new Error(TRIPLE);
  return labelled({ variables: inOrderOfUse(head.vars ?? [], tokens), rows });
}

const KINDS = ['uri', 'literal', 'bnode'];
const TRIPLE = 'a triple cannot be a value: that is SPARQL 1.2';

/** SPARQL 1.1 Query Results JSON Format, as an engine gives it. */
interface Results {
  readonly head: { readonly vars?: readonly string[] };
  readonly results?: { readonly bindings: readonly Row[] };
  readonly boolean?: boolean;
}

/** `SELECT *` takes the variables as they come in the query. */
function inOrderOfUse(variables: readonly string[], tokens: readonly Token[]): readonly string[] {
  const start = tokens.findIndex((token) => isKeyword(token, 'SELECT'));
  const star = tokens.slice(start + 1).find((token) => !isKeyword(token, 'DISTINCT', 'REDUCED'))?.text === '*';
  const place = (variable: string) => tokens.findIndex(({ kind, text }) => kind === 'variable' && text.slice(1) === variable);
  return star ? variables.toSorted((a, b) => place(a) - place(b)) : variables;
}

/** What the engine says of a text that it cannot read as a query. */
function failureOf(query: string, engine: Engine): string | undefined {
  try {
    engine.empty.query(textFor(engine, query), { base_iri: engine.base });
    return undefined;
  } catch (error) {
    return messageOf(error);
  }
}

/** The query as the engine gets it: its first line is the second there. */
function textFor({ prefixes }: Engine, query: string): string {
  const declarations = Object.entries(prefixes).map(([prefix, iri]) => `PREFIX ${prefix}: <${iri}>`);
  return `${declarations.join(' ')}\n${withDotsEscaped(query)}`;
}

/** Oxigraph 0.5 cannot read a name with two dots, such as `:POND.a.1`, but can when a backslash stands before each. */
function withDotsEscaped(query: string): string {
  const dotted = tokensOf(query).filter(({ kind, text }) => kind === 'name' && /:.*\..*\./.test(text));
  return dotted.reduceRight((changed, { text, offset }) => {
    const colon = text.indexOf(':');
    const escaped = text.slice(0, colon) + text.slice(colon).replace(/(?<!\\)\./g, '\\.');
    return changed.slice(0, offset) + escaped + changed.slice(offset + text.length);
  }, query);
}

function messageOf(error: unknown): string {
  if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) return TOO_MUCH;
  return error instanceof Error ? error.message : String(error);
}

/** Said of a query that broke the engine, which may not answer another. */
export const TOO_MUCH = 'the query is nested too deeply, or it or its answer is too large; a `LIMIT` may help';

interface Failure {
  /** What the engine says. */
  readonly failure: string;
  readonly asked: Asked;
  readonly engine: Engine;
}

function problemIn(query: string, { failure, asked, engine }: Failure): Problem {
  if (!SYNTAX.test(failure)) return inOwnWords(failure);
  const piece = misplaced(query, (beginning) => failsAtEnd(beginning, engine));
  if (piece) return piece;
  const [sentence] = SENTENCE.exec(failure) ?? [];
  return sentence === undefined ? unfinished(query) : { ...inOwnWords(sentence), offset: asked.offset };
}

const SYNTAX = /^error at (\d+):(\d+): /;

/** Among what the engine expected, something that is no character or keyword. */
const SENTENCE = /(?<=expected (?:one of )?(?:.*, )?)[A-Z][\w*]*(?: [\w*]+){3,}/s;

/**
 * Whether the engine can read the beginning of a query up to its end. What it names as the place of an error is the furthest that
 * it looked ahead, which is at the end only if nothing before was wrong: hence the room after the end.
 */
function failsAtEnd(beginning: string, engine: Engine): boolean {
  const text = `${beginning}\n${' '.repeat(ROOM)}`;
  const [, line, column] = SYNTAX.exec(failureOf(text, engine) ?? '') ?? [];
  if (line === undefined) return true;
  return Number(line) === text.split('\n').length + 1 && Number(column) === ROOM + 1;
}

/** More than the longest keyword. */
const ROOM = 40;

function inOwnWords(message: string): Problem {
  return { message: message.replace(/^(?:Error: )?[A-Z](?=[a-z])/, (letter) => letter.toLowerCase()) };
}
