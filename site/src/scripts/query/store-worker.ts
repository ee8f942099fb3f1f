/** Answers questions to the dataset, off the page. What it takes is fetched with the first one. */
import start, { Store } from 'oxigraph/web.js';
import engine from 'oxigraph/web_bg.wasm?url';
import { type Reply, replyTo } from '../../../../src/query/reply.ts';
import { type Dataset, datasetIn, TOO_MUCH } from '../../../../src/query/store.ts';
import type { Part, Progress, Question } from './messages.ts';

let dataset: Dataset | undefined;

addEventListener('message', async ({ data: { query, base, data } }: MessageEvent<Question>) => {
  dataset ??= await loaded(base, data);
  if (!dataset) return;
  say({ asking: true });
  const began = performance.now();
  const reply = replyOf(query, dataset, base);
  say({ reply, took: performance.now() - began });
});

/** Both are on their way at once. */
async function loaded(base: string, data: string): Promise<Dataset | undefined> {
  const [bytes, lines] = [fetched(engine).then((response) => response.arrayBuffer()), fetched(data).then((response) => response.text())];
  // What becomes of it is seen when its turn comes.
  lines.catch(() => undefined);
  const isStarted = await had('the query engine', async () => Boolean(await start({ module_or_path: await bytes })));
  return isStarted ? had('the dataset', async () => datasetIn(await lines, base, Store)) : undefined;
}

function replyOf(query: string, dataset: Dataset, base: string): Reply {
  try {
    return replyTo(query, dataset, base);
  } catch {
    return { kind: 'problem', line: TOO_MUCH, broken: true };
  }
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
