import type { QuerySpace } from '../views/query.ts';
import { element } from './asking.ts';
import { problemShown, replyShown, sentence, summaryOf } from './query/answer.ts';
import type { Progress, Question } from './query/messages.ts';

/**
 * Ask the dataset what is written in the box. A worker answers, which brings the query engine when it is first asked; to stop is to end it.
 * The query stands in the address (`#q=…`, or `#worked.…` for a worked one), which is sent to no server, and is not run before it is asked for.
 */
const form = document.querySelector<HTMLFormElement>('form[data-query]');
const box = form?.querySelector('textarea');
const [run, stop] = form?.querySelectorAll('button') ?? [];
const said = document.querySelector<HTMLElement>('#said');
const place = document.querySelector('#answer');

const HINT = 'Nothing is fetched before you run it.';

/** After so many milliseconds it is said that a question takes long. */
const LONG = 8_000;

if (form && box && run && stop && said && place) {
  const space: QuerySpace = JSON.parse(document.querySelector('#space')?.textContent ?? '');
  let worker: Worker | undefined;
  let patience: ReturnType<typeof setTimeout> | undefined;

  const say = (...words: readonly (Node | string)[]) => {
    delete said.dataset['wrong'];
    said.replaceChildren(element('p', {}, ...words));
  };
  const complain = (...words: readonly Node[]) => {
    said.dataset['wrong'] = '';
    said.replaceChildren(...words);
  };
  const clear = () => {
    for (const { href } of place.querySelectorAll<HTMLAnchorElement>('a[download]')) URL.revokeObjectURL(href);
    place.replaceChildren();
  };
  const rest = () => {
    clearTimeout(patience);
    if (document.activeElement === stop) run.focus();
    stop.disabled = true;
  };
  const end = () => {
    worker?.terminate();
    worker = undefined;
    rest();
  };
  const fail = (what: string) => {
    end();
    complain(element('p', {}, sentence(`${what} could not be loaded. Run the query again when you are connected`)));
  };

  const ask = () => {
    if (!stop.disabled) end();
    const query = box.value;
    history.replaceState(null, '', addressOf(query, space));
    clear();
    say('Asking …');
    stop.disabled = false;
    worker ??= new Worker(new URL('./query/store-worker.ts', import.meta.url), { type: 'module' });
    worker.onerror = () => fail('the query engine');
    worker.onmessage = ({ data }: MessageEvent<Progress>) => {
      if ('fetching' in data) return say(`Fetching ${data.fetching} …`);
      if ('failed' in data) return fail(data.failed);
      if ('asking' in data) {
        say('Asking …');
        patience = setTimeout(() => say('Still asking. What joins everything with everything may never end: you can stop it.'), LONG);
        return;
      }
      const { reply, took } = data;
      if (reply.kind !== 'problem') {
        rest();
        say(...summaryOf(reply, took));
        place.replaceChildren(...replyShown(reply, nameOf(query, space), space));
        return;
      }
      if (reply.broken) end();
      else rest();
      complain(...problemShown(reply, query));
      if (reply.place && box.value === query) select(box, reply.place);
    };
    worker.postMessage({ query, base: space.base, data: space.data } satisfies Question);
  };

  const load = () => {
    const query = queryIn(location.hash, space);
    if (query === undefined) return;
    if (query !== box.value) {
      if (!stop.disabled) end();
      box.value = query;
      clear();
      say(HINT);
    }
    document.querySelector('.worked-list')?.removeAttribute('open');
    run.focus();
    form.scrollIntoView({ block: 'nearest' });
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    ask();
  });
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
    event.preventDefault();
    ask();
  });
  stop.addEventListener('click', () => {
    end();
    say('Stopped.');
  });
  for (const item of document.querySelectorAll('.worked-list li')) {
    const link = item.querySelector('a');
    link?.setAttribute('href', `#${item.id}`);
    // The browser is not to open the list at it.
    item.removeAttribute('id');
    // What was written and not run yet is to be had again by going back.
    link?.addEventListener('click', () => history.replaceState(null, '', addressOf(box.value, space)));
  }
  addEventListener('hashchange', load);
  run.disabled = false;
  rest();
  say(HINT);
  load();
}

function addressOf(query: string, space: QuerySpace): string {
  const worked = space.worked.find((one) => one.query === query);
  return worked ? `#worked.${worked.id}` : `#q=${encodeURIComponent(query)}`;
}

function queryIn(hash: string, space: QuerySpace): string | undefined {
  const [, name, written] = /^#(?:worked\.(.*)|q=(.*))$/s.exec(hash) ?? [];
  if (name !== undefined) return space.worked.find(({ id }) => id === name)?.query;
  try {
    return written === undefined ? undefined : decodeURIComponent(written);
  } catch {
    return undefined;
  }
}

/** What files with the answer are called. */
function nameOf(query: string, space: QuerySpace): string {
  return space.worked.find((one) => one.query === query)?.id ?? `${space.prefix.toLowerCase()}-answer`;
}

/** Browsers show what is selected when the box comes to have the focus. */
function select(box: HTMLTextAreaElement, [start, end]: readonly [number, number]): void {
  box.blur();
  box.setSelectionRange(start, end);
  box.focus();
}
