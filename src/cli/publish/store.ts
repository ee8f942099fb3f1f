import type { IncomingMessage } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { StreamParser } from 'n3';
import { CannotRun } from '../command.ts';
import type { Send } from './client.ts';
import { textOf } from './exchange.ts';

export interface NamedGraph {
  /** The IRI that names the graph. */
  readonly graph: string;
  readonly triples: number;
  /** N-Triples. */
  readonly text: string;
}

/**
 * Replace a graph in a store by the SPARQL 1.1 Graph Store HTTP Protocol (sections 5.3 and 5.4). A graph without triples is taken away.
 *
 * N-Triples go as Turtle, which every store takes and which they are. The first line is for Virtuoso, which believes no media type and finds out
 * by itself what it is given: where a long literal stands near the beginning, it gives up unless it meets a prefix.
 */
export function replaceGraph({ graph, triples, text }: NamedGraph, store: URL, send: Send): Promise<void> {
  const url = addressOf(graph, store);
  if (triples === 0) return send({ method: 'DELETE', url, headers: {} }, drain, [404]);
  return send({ method: 'PUT', url, headers: { 'content-type': 'text/turtle' }, body: `${PREFIX}\n${text}` }, drain);
}

const PREFIX = '@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .';

/** How many triples of a graph a SPARQL query finds. */
export function countByQuery(graph: string, endpoint: URL, send: Send): Promise<number> {
  const query = `SELECT (COUNT(*) AS ?n) WHERE { GRAPH <${graph}> { ?s ?p ?o } }`;
  const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/sparql-results+json' };
  return send({ method: 'POST', url: endpoint, headers, body: new URLSearchParams({ query }).toString() }, async (answer) => {
    const count = numberIn(await textOf(answer, 65_536));
    if (count === undefined) throw new CannotRun(`\`${endpoint.origin}${endpoint.pathname}\` does not answer SPARQL queries in JSON`);
    return count;
  });
}

/** How many triples there are in a graph that the store gives back. */
export function countByReading(graph: string, store: URL, send: Send): Promise<number> {
  const headers = { accept: 'application/n-triples, text/turtle;q=0.9' };
  return send(
    { method: 'GET', url: addressOf(graph, store), headers },
    (answer) => (answer.statusCode === 404 ? drain(answer).then(() => 0) : countTriples(answer)),
    [404],
  );
}

async function countTriples(answer: IncomingMessage): Promise<number> {
  let count = 0;
  await pipeline(answer, new StreamParser({ format: 'text/turtle' }), async (triples: AsyncIterable<unknown>) => {
    for await (const _ of triples) count++;
  });
  return count;
}

function addressOf(graph: string, store: URL): URL {
  const url = new URL(store);
  url.searchParams.set('graph', graph);
  return url;
}

async function drain(answer: IncomingMessage): Promise<void> {
  for await (const _ of answer);
}

/** The number in SPARQL 1.1 Query Results JSON that hold one. */
function numberIn(json: string): number | undefined {
  try {
    const value = Number(JSON.parse(json).results.bindings[0].n.value);
    return Number.isInteger(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
