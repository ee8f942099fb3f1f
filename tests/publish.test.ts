import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { namedNode, Store } from 'oxigraph';
import { afterEach, describe, expect, test } from 'vitest';
import { CannotRun } from '../src/cli/command.ts';
import { publish } from '../src/cli/commands/publish.ts';
import { type Credentials, digest, parseChallenges } from '../src/cli/publish/authentication.ts';
import { clientWith } from '../src/cli/publish/client.ts';
import { publishGraphs } from '../src/cli/publish/publish.ts';
import type { NamedGraph } from '../src/cli/publish/store.ts';

const servers: Server[] = [];
afterEach(() => {
  delete process.env['SCF_PASSWORD'];
  for (const server of servers.splice(0)) {
    if ('closeAllConnections' in server) (server as ReturnType<typeof createServer>).closeAllConnections();
    server.close();
  }
});

async function listen(server: Server): Promise<string> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const serve = async (listener: RequestListener, asked?: RequestListener) => {
  const server = createServer(listener);
  if (asked) server.on('checkContinue', asked);
  return new URL(`http://${await listen(server)}/store`);
};

/** Answers in place of the store, or lets it answer. */
type Gate = (request: IncomingMessage, response: ServerResponse) => boolean;

/** A graph store with a query endpoint at `/query`, over a real triple store. The gate comes before the body is asked for. */
async function graphStore(gate: Gate = () => true, keep: (triples: string) => string = (triples) => triples) {
  const store = new Store();
  const log: string[] = [];
  const answer: RequestListener = async (request, response) => {
    const url = new URL(request.url ?? '', 'http://store');
    const graph = namedNode(url.searchParams.get('graph') ?? 'urn:none');
    const held = () => store.match(null, null, null, graph);
    const body = await text(request);
    if (url.pathname === '/query') {
      const query = new URLSearchParams(body).get('query') ?? '';
      response.setHeader('content-type', 'application/sparql-results+json').end(store.query(query, { results_format: 'json' }));
    } else if (request.method === 'GET') {
      if (held().length === 0) response.writeHead(404).end();
      else
        response
          .setHeader('content-type', 'application/n-triples')
          .end(store.dump({ format: 'application/n-triples', from_graph_name: graph }));
    } else {
      const before = held();
      for (const quad of before) store.delete(quad);
      if (request.method === 'PUT') store.load(keep(body), { format: String(request.headers['content-type']), to_graph_name: graph });
      response.writeHead(before.length > 0 || request.method === 'PUT' ? 204 : 404).end();
    }
  };
  const gated: RequestListener = (request, response) => {
    log.push(`${request.method} ${request.url}`);
    if (!gate(request, response)) return;
    if (request.headers.expect) response.writeContinue();
    void answer(request, response);
  };
  return { url: await serve(gated, gated), store, log };
}

const small: NamedGraph[] = [
  { graph: 'https://garden.example/graph/a', triples: 2, text: '<urn:a> <urn:b> "c" .\n<urn:a> <urn:b> "é😀\\n\\""@en .\n' },
  { graph: 'https://garden.example/graph/b?x=1&y=+', triples: 1, text: '<urn:a> <urn:b> <urn:c> .\n' },
];
const large: NamedGraph[] = [
  {
    graph: 'https://garden.example/graph/large',
    triples: 20_000,
    text: Array.from({ length: 20_000 }, (_, index) => `<urn:a> <urn:b> "${index} ${'words '.repeat(20)}" .\n`).join(''),
  },
];

interface Trial {
  readonly graphs?: readonly NamedGraph[];
  readonly credentials?: Partial<Credentials>;
  readonly timeLimit?: number;
  readonly endpoint?: URL;
  readonly delays?: readonly number[];
}

/** What a run says and how it ends. */
async function trial(store: URL, { graphs = small, credentials, timeLimit = 20_000, endpoint, delays = [5, 10] }: Trial = {}) {
  let [out, err] = ['', ''];
  const said = (chunk: string) => {
    err += chunk;
  };
  const all = credentials && { scheme: undefined, user: 'gardener', password: 'blue gate', plainHttp: false, ...credentials };
  const send = clientWith({ credentials: all, timeLimit, delays, report: said });
  const status = await publishGraphs(graphs, {
    store,
    endpoint,
    send,
    err: said,
    out: (chunk) => {
      out += chunk;
    },
  }).catch((error: unknown) => {
    if (!(error instanceof CannotRun)) throw error;
    err += error.message;
    return 2;
  });
  expect(out + err).not.toContain(all?.password ?? 'blue gate');
  return { status, out, err };
}

describe('scf publish', () => {
  const run = async (options: Record<string, string | boolean>, folder = 'tests/fixtures/garden') => {
    let [out, err] = ['', ''];
    const call = { positionals: [folder], options, root: '.', color: false, colorOut: false };
    const status = await publish.run({
      ...call,
      out: (chunk) => {
        out += chunk;
      },
      err: (chunk) => {
        err += chunk;
      },
    });
    return { status, out, err };
  };

  test('puts each part of the dataset into its own graph, says so, and may do so again', async () => {
    const { url, store, log } = await graphStore();
    for (const _ of ['first', 'again']) {
      const { status, out, err } = await run({ to: url.href });
      const size = store.size.toLocaleString('en-GB');
      expect({ status, out }).toEqual({ status: 0, out: `published ${size} triples in 4 graphs to ${url.href}\n` });
      expect(err).toMatch(
        /^1\/4 https:\/\/garden\.example\/graph\/content: \d+ triples … ok\n2\/4 .*\n3\/4 .*\n4\/4 .*\/errata: .* … ok\ncounting … ok\n$/,
      );
    }
    expect(store.size).toBeGreaterThan(100);
    expect(log[0]).toBe('PUT /store?graph=https%3A%2F%2Fgarden.example%2Fgraph%2Fcontent');
  });

  test('puts everything into one graph, and leaves the others alone', async () => {
    const { url, store } = await graphStore();
    store.load('<urn:kept> <urn:b> "c" .', { format: 'text/turtle', to_graph_name: namedNode('urn:other') });
    const { out } = await run({ to: url.href, query: new URL('/query', url).href, graph: 'https://garden.example/' });
    const held = store.match(null, null, null, namedNode('https://garden.example/')).length;
    expect(out).toBe(`published ${held.toLocaleString('en-GB')} triples in 1 graph to ${url.href}\n`);
    expect(store.size).toBe(held + 1);
  });

  test('reads the password from the environment and never shows it', async () => {
    process.env['SCF_PASSWORD'] = 'blue gate';
    const { url } = await graphStore(basic);
    const { status, out, err } = await run({ to: url.href, user: 'gardener' });
    expect(status).toBe(0);
    expect(out + err).not.toContain('blue');
  });

  test.each([
    [{}, '`--to` is missing: say where the graph store is'],
    [{ to: 'store' }, '`--to` needs an address that begins with http:// or https://'],
    [{ to: 'file:///store' }, '`--to` needs an address that begins with http:// or https://'],
    [{ to: 'http://a/', query: 'b' }, '`--query` needs an address that begins with http:// or https://'],
    [
      { to: 'http://user:secret@a/' },
      '`--to` holds a user or a password; name the user with `--user`, and put the password into SCF_PASSWORD',
    ],
    [{ to: 'http://a/', graph: 'b> } DROP ALL' }, '`--graph` needs an absolute IRI, such as `https://garden.example/`'],
    [{ to: 'http://a/', graph: 'relative' }, '`--graph` needs an absolute IRI, such as `https://garden.example/`'],
    [{ to: 'http://a/', user: 'b' }, 'put the password of `b` into the environment variable SCF_PASSWORD'],
    [{ to: 'http://a/', auth: 'bearer' }, 'put the token into the environment variable SCF_PASSWORD'],
    [{ to: 'http://a/', auth: 'digest' }, '`--auth` needs to know who signs in: name the user with `--user`'],
    [{ to: 'http://a/', auth: 'x' }, 'there is no scheme `x`; the schemes are `basic`, `digest`, `bearer`'],
    [{ to: 'http://a/', timeout: '-1' }, '`--timeout` needs a number of seconds, not `-1`'],
  ])('refuses %o before anything is sent', async (options, message) => {
    await expect(run(options)).rejects.toThrow(new CannotRun(message));
  });
});

describe('the protocol', () => {
  test('carries every character, escapes the name of the graph, and replaces what was there', async () => {
    const { url, store } = await graphStore();
    const [first] = small;
    const graph = namedNode(first?.graph ?? '');
    store.load('<urn:old> <urn:b> "c" .', { format: 'text/turtle', to_graph_name: graph });
    expect(await trial(url)).toMatchObject({ status: 0 });
    expect(store.match(null, null, null, graph).map(({ object }) => object.value)).toEqual(expect.arrayContaining(['c', 'é😀\n"']));
    expect(store.size).toBe(3);
  });

  test('takes away a graph that has become empty, which may not be there', async () => {
    const { url, store, log } = await graphStore();
    await trial(url);
    const empty = small.map(({ graph }) => ({ graph, triples: 0, text: '' }));
    expect(await trial(url, { graphs: empty })).toMatchObject({ status: 0 });
    expect(await trial(url, { graphs: empty })).toMatchObject({ status: 0 });
    expect(store.size).toBe(0);
    expect(log.at(-1)).toMatch(/^GET /);
  });

  test('keeps the parameters of the address and never prints them', async () => {
    const { url, log } = await graphStore(status(500));
    url.search = '?access-token=blue';
    const { err } = await trial(url);
    expect(log[0]).toBe('PUT /store?access-token=blue&graph=https%3A%2F%2Fgarden.example%2Fgraph%2Fa');
    expect(err).not.toContain('blue');
  });

  test('counts by query and by reading back, and exits 1 when the number is another', async () => {
    const { url } = await graphStore(undefined, (triples) => triples.replace('<urn:a> <urn:b> "c" .\n', ''));
    const said = '  https://garden.example/graph/a: sent 2 triples, found 1\n';
    expect(await trial(url)).toMatchObject({ status: 1, out: '', err: expect.stringContaining(said) });
    const byQuery = await trial(url, { endpoint: new URL('/query', url) });
    expect(byQuery).toMatchObject({ status: 1, out: '', err: expect.stringMatching(/counting … failed\n {2}https:.*found 1\n$/) });
  });

  test('says so when the query address gives something else', async () => {
    const { url } = await graphStore();
    expect(await trial(url, { endpoint: url })).toMatchObject({ status: 2, err: expect.stringContaining('counting … failed') });
    const page = await serve((_, response) => response.end('<html>'));
    expect((await trial(url, { endpoint: page })).err).toContain(`\`${page.href}\` does not answer SPARQL queries in JSON`);
  });
});

describe('signing in', () => {
  const known = { user: 'Mufasa', method: 'GET', uri: '/dir/index.html', count: 1 };

  test.each([
    ['MD5', '8ca523f5e9506fed4657c9700eebdbec'],
    ['SHA-256', '753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1'],
  ])('answers as the example of RFC 7616 does: %s', (algorithm, response) => {
    const header = `Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm=${algorithm}, nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"`;
    const [challenge = { scheme: '', parameters: {} }] = parseChallenges(header);
    const input = { ...known, password: 'Circle of Life', cnonce: 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ' };
    const answer = digest(challenge, input);
    expect(parseChallenges(answer)[0]?.parameters).toEqual({
      username: 'Mufasa',
      realm: 'http-auth@example.org',
      uri: '/dir/index.html',
      algorithm,
      nonce: '7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v',
      nc: '00000001',
      cnonce: 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ',
      qop: 'auth',
      response,
      opaque: 'FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS',
    });
  });

  test('answers as the example of RFC 2617 does, whose challenge names no algorithm', () => {
    const parameters = { realm: 'testrealm@host.com', qop: 'auth,auth-int', nonce: 'dcd98b7102dd2f0e8b11d0f600bfb0c093' };
    const input = { ...known, password: 'Circle Of Life', cnonce: '0a4f113b' };
    expect(digest({ scheme: 'digest', parameters }, input)).toContain('response="6629fae49393a05397450978507c4ef1"');
  });

  test.each([
    ['gar"de\\ner', 'username="gar\\"de\\\\ner"'],
    ['jardinière', "username*=UTF-8''jardini%C3%A8re"],
  ])('writes the name %s', (user, written) => {
    expect(digest({ scheme: 'digest', parameters: {} }, { ...known, user, password: '', cnonce: '' })).toContain(`Digest ${written}, `);
  });

  test('takes the strongest digest that is offered, and asks once for all its requests', async () => {
    const asker = digestGate();
    const { url } = await graphStore(asker.gate);
    expect(await trial(url, { graphs: large, credentials: {} })).toMatchObject({ status: 0 });
    expect(asker).toMatchObject({ asked: 1, accepted: ['SHA-256 00000001', 'SHA-256 00000002'] });
  });

  test('goes on with a new nonce when the old one is stale, and with the one that the server names', async () => {
    const stale = digestGate({ uses: 1 });
    expect(await trial((await graphStore(stale.gate)).url, { credentials: {} })).toMatchObject({ status: 0 });
    expect(stale).toMatchObject({ asked: 4, accepted: Array(4).fill('SHA-256 00000001') });
    const next = digestGate({ uses: 1, names: true });
    expect(await trial((await graphStore(next.gate)).url, { credentials: {} })).toMatchObject({ status: 0 });
    expect(next).toMatchObject({ asked: 1, accepted: Array(4).fill('SHA-256 00000001') });
  });

  test.each([{}, { scheme: 'basic' }, { scheme: 'bearer' }] as const)(
    'stops at once when the password is wrong: %o',
    async (credentials) => {
      const { url, log } = await graphStore(credentials.scheme ? basic : digestGate().gate);
      const { status, err } = await trial(url, { credentials: { ...credentials, password: 'green' } });
      expect(status).toBe(2);
      const who = credentials.scheme === 'bearer' ? 'this token' : 'user `gardener` with this password';
      expect(err).toMatch(`\`${url.origin}\` does not accept ${who}`);
      expect(log.length).toBeLessThanOrEqual(2);
    },
  );

  test('hashes the bytes of a realm, a user and a password in other letters', async () => {
    const [realm, user, password] = ['le jardin des Éléphants 庭', 'jardinière', 'bleu ciel é'];
    const asker = digestGate({ realm, user, password });
    const { url } = await graphStore(asker.gate);
    expect(await trial(url, { credentials: { user, password } })).toMatchObject({ status: 0 });
    expect(asker.accepted).toHaveLength(4);
  });

  test('uses basic when the server wants it, and not when told to use nothing weaker than digest', async () => {
    const { url } = await graphStore(basic);
    expect(await trial(url, { credentials: {} })).toMatchObject({ status: 0 });
    expect((await trial(url, { credentials: { scheme: 'digest' } })).err).toContain(
      'offers no way to sign in that can be used here: `negotiate`, `basic`',
    );
  });

  test('sends a token', async () => {
    const { url } = await graphStore(
      (request, response) => request.headers.authorization === 'Bearer blue gate' || refuse(response, ['Bearer']),
    );
    expect(await trial(url, { credentials: { scheme: 'bearer' } })).toMatchObject({ status: 0 });
  });

  test.each(['basic', 'bearer'] as const)('sends %s unencrypted to this machine alone, unless allowed', async (scheme) => {
    // The unspecified address leads here too, but does not promise to.
    const { url, log } = await graphStore();
    url.hostname = '0.0.0.0';
    const { status: exit, err } = await trial(url, { credentials: { scheme } });
    expect({ exit, log }).toEqual({ exit: 2, log: [] });
    expect(err).toContain(`the password would go to \`${url.origin}\` unencrypted; use https, or allow it with \`--plain-http\``);
    expect(await trial(url, { credentials: { scheme, plainHttp: true } })).toMatchObject({ status: 0 });
  });

  test('says that a password is wanted', async () => {
    const { url } = await graphStore(basic);
    expect((await trial(url)).err).toContain(`\`${url.origin}\` wants a password; name the user with \`--user\``);
  });
});

describe('trouble', () => {
  test('tries again when the server is busy, as late as it asks', async () => {
    let left = 2;
    const { url, log } = await graphStore((request, response) => {
      if (request.method !== 'PUT' || left-- <= 0) return true;
      response.writeHead(left === 1 ? 503 : 429, left === 1 ? { 'retry-after': '1' } : {}).end('busy');
      return false;
    });
    const begun = Date.now();
    const { status, err } = await trial(url);
    expect(status).toBe(0);
    expect(err).toContain('2 triples … 503 Service Unavailable: busy, again in 1 s … 429 Too Many Requests: busy, again in 0.01 s … ok\n');
    expect(Date.now() - begun).toBeGreaterThanOrEqual(1000);
    expect(log.filter((line) => line.startsWith('PUT'))).toHaveLength(4);
  });

  test('tries again when the connection breaks in the middle of an upload', async () => {
    let cut = 0;
    const { url, store } = await graphStore((request, response) => {
      if (request.method !== 'PUT' || cut++ > 0) return true;
      response.writeContinue();
      request.once('data', () => request.socket.resetAndDestroy());
      return false;
    });
    const { status, err } = await trial(url, { graphs: large });
    expect({ status, held: store.size }).toEqual({ status: 0, held: 20_000 });
    expect(err).toMatch(/connection lost \((ECONNRESET|EPIPE)\), again in 0\.005 s … ok\n/);
  });

  test('tries again when the connection breaks in the middle of an answer', async () => {
    let cut = 0;
    const { url } = await graphStore((request, response) => {
      if (request.method !== 'GET' || cut++ > 0) return true;
      response.writeHead(200, { 'content-length': 1000 }).write('<urn:a> ');
      setTimeout(() => request.socket.destroy(), 20);
      return false;
    });
    expect(await trial(url)).toMatchObject({
      status: 0,
      err: expect.stringContaining('counting … connection lost (ECONNRESET), again in'),
    });
  });

  test('gives up in the end, and says how far it came', async () => {
    const { url, log } = await graphStore((request, response) => request.url?.includes('graph%2Fa') || status(503)(request, response));
    const { status: exit, err } = await trial(url);
    expect(exit).toBe(2);
    expect(err).toMatch(/failed\n`http:[^`]*store`: 503 Service Unavailable; 1 of 2 graphs are published, publish again for the rest$/);
    expect(log).toHaveLength(4);
  });

  test.each([
    [403, '403 Forbidden: this user may not PUT here'],
    [404, '404 Not Found: there is nothing at this address'],
    [405, '405 Method Not Allowed: this address takes no PUT'],
    [413, '413 Payload Too Large: the graph is larger than the server takes'],
    [501, '501 Not Implemented: this address takes no PUT'],
  ])('explains %i, once and before the upload', async (code, message) => {
    let received = 0;
    const { url, log } = await graphStore((request, response) => {
      request.on('data', (chunk) => {
        received += chunk.length;
      });
      return status(code)(request, response);
    });
    const { status: exit, err } = await trial(url, { graphs: large });
    expect({ exit, received, requests: log.length }).toEqual({ exit: 2, received: 0, requests: 1 });
    expect(err).toContain(`failed\n\`${url.href}\`: ${message}`);
  });

  test('says what the server says, in one harmless line', async () => {
    const { url } = await graphStore(status(400, '<html>\n<h1>Bad \u001b[31mTurtle\u202e</h1> at &lt;line 3&gt;\r\n</html>'));
    expect((await trial(url)).err).toContain(': 400 Bad Request: Bad [31mTurtle at &lt;line 3&gt;');
    const long = await graphStore(status(400, 'x'.repeat(1_000_000)));
    expect((await trial(long.url)).err.length).toBeLessThan(600);
  });

  test('follows no redirection, which might take a password elsewhere', async () => {
    const { url, log } = await graphStore((_, response) => {
      response.writeHead(301, { location: 'https://elsewhere.example/store?token=blue' }).end();
      return false;
    });
    expect((await trial(url, { credentials: { scheme: 'basic' } })).err).toContain(
      '301 Moved Permanently: it has moved to `https://elsewhere.example/store`; give the address where it is now',
    );
    expect(log).toHaveLength(1);
  });

  test.each(['before', 'after'])(
    'waits no longer than the time limit for a server that falls silent %s its answer begins',
    async (when) => {
      const { url, log } = await graphStore((_, response) => {
        if (when === 'after') response.writeHead(200, { 'content-length': 10 }).flushHeaders();
        return false;
      });
      const { status: exit, err } = await trial(url, { timeLimit: 300 });
      expect(exit).toBe(2);
      expect(err).toContain('no whole answer within 0.3 s; `--timeout` sets how long to wait');
      expect(log).toHaveLength(1);
    },
  );

  test('uploads to a server that does not know how to ask for a body', async () => {
    let received = '';
    const host = await listen(
      createTcpServer((socket) => {
        socket.setEncoding('latin1').on('data', (chunk: string) => {
          received += chunk;
          const length = Number(/content-length: (\d+)/i.exec(received)?.[1]);
          if (received.length >= received.indexOf('\r\n\r\n') + 4 + length) {
            socket.end('HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n');
          }
        });
      }),
    );
    await trial(new URL(`http://${host}/`), { graphs: large });
    expect(received).toContain('<urn:a> <urn:b> "19999 words');
  });

  test('uploads once to a server that asks for a body late, and again', async () => {
    const uploads: string[] = [];
    const late: RequestListener = async (request, response) => {
      const asks = async () => {
        // The client has lost patience by then.
        await sleep(1300);
        for (const _ of ['late', 'again']) response.writeContinue();
      };
      const [body] = await Promise.all([text(request), asks()]);
      await sleep(100);
      if (request.method === 'PUT') uploads.push(body);
      response.end(request.method === 'GET' ? body : '');
    };
    const { err } = await trial(await serve(late, late), { graphs: large, delays: [] });
    expect(err).toContain('20,000 triples … ok\n');
    expect(uploads.map((body) => body.endsWith(large[0]?.text ?? ''))).toEqual([true]);
  });

  test('explains a server that is not there, is no web server, or speaks no TLS', async () => {
    const { url } = await graphStore();
    const secure = new URL(url.href.replace('http:', 'https:'));
    expect((await trial(secure)).err).toContain(`\`${secure.host}\` does not speak TLS`);
    const mail = await listen(createTcpServer((socket) => socket.on('error', () => {}).end('220 mail ready\r\n')));
    expect((await trial(new URL(`http://${mail}/`))).err).toContain(`\`${mail}\` does not speak HTTP`);
    for (const server of servers.splice(0)) server.close();
    expect((await trial(new URL(`http://${mail}/`))).err).toContain(
      `connection refused, again in 0.01 s … failed\n\`http://${mail}/\`: connection refused`,
    );
  });
});

function status(code: number, body = ''): Gate {
  return (_, response) => {
    response.writeHead(code).end(body);
    return false;
  };
}

function refuse(response: ServerResponse, challenges: string[]): false {
  response.writeHead(401, { 'www-authenticate': challenges }).end();
  return false;
}

function basic({ headers }: IncomingMessage, response: ServerResponse): boolean {
  const expected = `Basic ${Buffer.from('gardener:blue gate').toString('base64')}`;
  return headers.authorization === expected || refuse(response, ['Negotiate', 'Basic realm="garden", charset="UTF-8"']);
}

/** Asks for digests, each nonce to be used so often; the next one may be named in each answer. */
function digestGate({
  uses = Number.POSITIVE_INFINITY,
  names = false,
  realm = 'the garden',
  user = 'gardener',
  password = 'blue gate',
} = {}) {
  const state = { asked: 0, accepted: [] as string[], gate };
  let [serial, used] = [0, 0];
  const renew = () => {
    used = 0;
    return `nonce ${++serial}`;
  };
  function gate({ method, url, headers }: IncomingMessage, response: ServerResponse): boolean {
    const [given] = parseChallenges(headers.authorization ?? '');
    const { nonce = '', nc = '', cnonce = '', algorithm = '', uri, response: answer } = given?.parameters ?? {};
    const current = nonce === `nonce ${serial}` && used < uses;
    if (current && uri === url && Number.parseInt(nc, 16) === used + 1) {
      const hash = (input: string) =>
        createHash(algorithm === 'SHA-256' ? 'sha256' : 'md5')
          .update(input)
          .digest('hex');
      if (answer === hash(`${hash(`${user}:${realm}:${password}`)}:${nonce}:${nc}:${cnonce}:auth:${hash(`${method}:${url}`)}`)) {
        used++;
        state.accepted.push(`${algorithm} ${nc}`);
        if (names) response.setHeader('authentication-info', `nextnonce="${renew()}"`);
        return true;
      }
    }
    state.asked++;
    const stale = given !== undefined && !current;
    const rest = `realm="${Buffer.from(realm).toString('latin1')}", qop="auth, auth-int", nonce="${renew()}", stale=${stale}`;
    return refuse(response, [
      'Basic realm="the garden"',
      `Digest ${rest}, algorithm=SHA-512-256`,
      `Digest ${rest}, algorithm=MD5`,
      `Digest ${rest}, algorithm=SHA-256`,
    ]);
  }
  return state;
}
