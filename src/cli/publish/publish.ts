import { CannotRun } from '../command.ts';
import type { Send } from './client.ts';
import { countByQuery, countByReading, type NamedGraph, replaceGraph } from './store.ts';

interface PublishOptions {
  /** Where the store speaks the Graph Store HTTP Protocol. */
  readonly store: URL;
  /** Where it answers SPARQL queries; without it, what was sent is read back to be counted. */
  readonly endpoint: URL | undefined;
  readonly send: Send;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/**
 * Put each graph into a store in place of what the store holds under its name, then count what is there.
 *
 * @returns the exit status: 1 when the store holds another number of triples
 * @throws CannotRun when the store cannot be reached or refuses
 */
export async function publishGraphs(graphs: readonly NamedGraph[], { store, endpoint, send, out, err }: PublishOptions): Promise<number> {
  for (const [index, one] of graphs.entries()) {
    err(`${index + 1}/${graphs.length} ${one.graph}: ${triples(one.triples)} … `);
    const state = index === 0 ? '' : `; ${index} of ${graphs.length} graphs are published, publish again for the rest`;
    await replaceGraph(one, store, send).catch((error) => stop(error, state, err));
    err('ok\n');
  }

  err('counting … ');
  const wrong: string[] = [];
  for (const one of graphs) {
    const count = endpoint ? countByQuery(one.graph, endpoint, send) : countByReading(one.graph, store, send);
    const found = await count.catch((error) => stop(error, '; everything is sent, but not counted', err));
    if (found !== one.triples) wrong.push(`${one.graph}: sent ${triples(one.triples)}, found ${number(found)}`);
  }
  if (wrong.length > 0) {
    const help = endpoint ? '' : '  some stores cut long answers short: count where it answers queries, with `--query`\n';
    err(`failed\n${wrong.map((line) => `  ${line}\n`).join('')}${help}`);
    return 1;
  }
  err('ok\n');
  const total = graphs.reduce((sum, one) => sum + one.triples, 0);
  out(`published ${triples(total)} in ${graphs.length} ${graphs.length === 1 ? 'graph' : 'graphs'} to ${store.origin}${store.pathname}\n`);
  return 0;
}

function stop(error: Error, state: string, err: (text: string) => void): never {
  err('failed\n');
  throw error instanceof CannotRun ? new CannotRun(`${error.message}${state}`) : error;
}

function triples(count: number): string {
  return `${number(count)} ${count === 1 ? 'triple' : 'triples'}`;
}

function number(count: number): string {
  return count.toLocaleString('en-GB');
}
