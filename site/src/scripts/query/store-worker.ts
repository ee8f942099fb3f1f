/** Answers questions to the dataset, off the page. What it takes is fetched with the first one. */
import start, { Store } from 'oxigraph/web.js';
import engine from 'oxigraph/web_bg.wasm?url';
import { replyTo } from '../../../../src/query/reply.ts';
import { type Dataset, datasetIn } from '../../../../src/query/store.ts';
import type { Part, Progress, Question } from './messages.ts';

let dataset: Dataset | undefined;

addEventListener('message', async ({ data: { query, base, data } }: MessageEvent<Question>) => {
  dataset ??= await loaded(base, data);
  if (!dataset) return;
  say({ asking: true });
  const began = performance.now();
  const reply = replyTo(query, dataset, base);
  say({ reply, took: performance.now() - began });
});

async function loaded(base: string, data: string): Promise<Dataset | undefined> {
  const bytes = await had('the query engine', () => fetched(engine).then((response) => response.arrayBuffer()));
  const lines = bytes && (await had('the dataset', () => fetched(data).then((response) => response.text())));
  if (!bytes || lines === undefined) return undefined;
  await start({ module_or_path: bytes });
  return datasetIn(lines, base, Store);
}

async function had<Value>(part: Part, get: () => Promise<Value>): Promise<Value | undefined> {
  say({ fetching: part });
  try {
    return await get();
  } catch {
    say({ failed: part });
    return undefined;
  }
}

async function fetched(address: string): Promise<Response> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(response.statusText);
  return response;
}

function say(progress: Progress): void {
  postMessage(progress);
}
