// Asks running servers for every name of a dataset in every form, and for what they must refuse.
// Usage: serving.mjs SITE APACHE NGINX W3ID: the folder of the site, and the addresses of three servers.
import { readdirSync, readFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { join, relative } from 'node:path';
import { parse } from 'oxigraph';

const [site, apache, nginx, w3id] = process.argv.slice(2);

const HTML = 'text/html; charset=utf-8';
const TYPES = {
  ttl: 'text/turtle; charset=utf-8',
  jsonld: 'application/ld+json',
  rdf: 'application/rdf+xml',
  nt: 'application/n-triples',
  nq: 'application/n-quads',
  trig: 'application/trig',
  json: 'application/json',
  md: 'text/markdown; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  xtm: 'application/xml',
  graphml: 'application/xml',
  dot: 'text/vnd.graphviz; charset=utf-8',
  mmd: 'text/vnd.mermaid; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
  bib: 'application/x-bibtex',
  ris: 'application/x-research-info-systems',
  'csl.json': 'application/vnd.citationstyles.csl+json',
  sha256: 'text/plain; charset=utf-8',
  void: 'text/turtle; charset=utf-8',
};

// What is asked for, and the ending of what has to come.
const EVERYWHERE = [
  [undefined, 'html'],
  ['*/*', 'html'],
  ['text/html', 'html'],
  [
    'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7',
    'html',
  ],
  ['text/turtle', 'ttl'],
  ['application/ld+json', 'jsonld'],
  ['application/rdf+xml', 'rdf'],
  ['application/n-triples', 'nt'],
];
const CLIENTS = [
  // Jena
  ['text/turtle,application/n-triples;q=0.9,application/ld+json;q=0.8,application/rdf+xml;q=0.7,*/*;q=0.3', 'ttl'],
  // rdflib
  ['application/rdf+xml,text/rdf+n3;q=0.9,application/xhtml+xml;q=0.5, */*;q=0.1', 'rdf'],
  // jsonld.js
  ['application/ld+json, application/json', 'jsonld'],
  // Comunica
  [
    'application/n-quads,application/trig;q=0.95,application/ld+json;q=0.9,application/n-triples;q=0.8,text/turtle;q=0.6,application/rdf+xml;q=0.5,text/html;q=0.2',
    'ttl',
  ],
  ['text/html;q=0.9, text/turtle;q=0.1', 'html'],
  ['text/html;q=0.2, text/turtle;q=0.6', 'ttl'],
  ['TEXT/TURTLE', 'ttl'],
  ['text/turtle;charset=utf-8', 'ttl'],
  ['text/turtle ; q=1.0', 'ttl'],
  ['text/turtle;q=0, application/n-triples;q=0.1', 'nt'],
  ['text/turtle;q=0.000', 'html'],
  ['text/html;q=0.5, application/ld+json', 'jsonld'],
  ['text/turtle;q=0.5, text/html', 'html'],
  ['text/turtle-like, application/ld+json-like', 'html'],
  ['image/png', 'html'],
  ['application/trig', 'trig'],
  ['application/n-quads;q=0.3', 'nq'],
];

const problems = [];
const check = (holds, what) => holds || problems.push(what);

// ---- What there is --------------------------------------------------------------------------------------------------

const files = readdirSync(site, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(site, join(entry.parentPath, entry.name)));
const published = files.filter((path) => endingOf(path) in TYPES && !path.includes('_astro'));
const [whole] = files.filter((path) => /^data\/[^/]+\.nq$/.test(path)).map((path) => path.slice(0, -'.nq'.length));
const { language, edition, items, patterns, annexes } = JSON.parse(read(`${whole}.json`));
const { base } = language;

const quads = parse(read(`${whole}.nq`), { format: 'application/n-quads' });
const graphs = [...new Set(quads.map(({ graph }) => graph.value))];
const subjects = [...new Set(quads.map(({ subject }) => subject.value))].filter((iri) => iri.startsWith(base));
// Whatever asks for data gets the one file that there is.
const oneFile = new Map([
  [`${base}ns`, 'ttl'],
  [`${base}shapes`, 'ttl'],
  [`${base}edition/${edition}`, 'ttl'],
  [`${base}graph/dataset`, 'ttl'],
  ...graphs.map((iri) => [iri, 'trig']),
]);
const names = [...subjects, ...oneFile.keys()];

// ---- Asking ---------------------------------------------------------------------------------------------------------

const agent = new Agent({ keepAlive: true, maxSockets: 16 });

function ask(server, path, accept) {
  const { hostname, port } = new URL(server);
  return new Promise((resolve, reject) => {
    get({ agent, hostname, port, path, headers: accept === undefined ? {} : { accept } }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }));
      response.on('error', reject);
    }).on('error', reject);
  });
}

async function each(list, work) {
  const rest = list.values();
  await Promise.all(
    Array.from({ length: 16 }, async () => {
      for (const one of rest) await work(one);
    }),
  );
}

// ---- Checks ---------------------------------------------------------------------------------------------------------

async function checkServer(name, server) {
  const say = (what) => `${name}: ${what}`;
  const followed = new Map();
  const follow = (path, accept) => {
    const key = JSON.stringify([path, accept]);
    if (!followed.has(key)) followed.set(key, ask(server, path, accept));
    return followed.get(key);
  };
  const holdings = new Map();
  const held = (path, type, body) => {
    if (!holdings.has(path)) {
      const found = parse(body.toString(), { format: type.split(';')[0], base_iri: base });
      holdings.set(path, new Set(found.flatMap(({ subject, graph }) => [subject.value, graph.value])));
    }
    return holdings.get(path);
  };
  const open = ({ headers }, what) => {
    check(headers['access-control-allow-origin'] === '*', say(`${what}: other sites may not read it`));
    check(headers['x-content-type-options'] === 'nosniff', say(`${what}: its media type may be guessed at`));
  };

  async function checkName(iri, accept, asked) {
    const path = `/${iri.slice(base.length)}`;
    const what = `${path} as ${accept}`;
    const first = await ask(server, path, accept);
    open(first, what);
    check(/\baccept\b/i.test(first.headers.vary ?? ''), say(`${what}: no Vary: Accept`));
    const ending = asked === 'html' ? 'html' : (oneFile.get(iri) ?? asked);
    const isPage = path.endsWith('/');
    if (ending === 'html' && isPage) {
      check(
        first.status === 200 && first.headers['content-type'] === HTML,
        say(`${what}: ${first.status} ${first.headers['content-type']}`),
      );
      return;
    }
    if (first.status !== 303) return check(false, say(`${what}: ${first.status}`));
    const place = new URL(first.headers.location, `${server}${path}`);
    check(place.origin === server && place.search === '', say(`${what}: leads to ${place}`));
    const last = await follow(place.pathname, accept);
    open(last, `${what}, then ${place.pathname}`);
    const type = ending === 'html' ? HTML : TYPES[ending];
    if (last.status !== 200 || last.headers['content-type'] !== type) {
      return check(false, say(`${what}: ${place.pathname} is ${last.status} ${last.headers['content-type']}`));
    }
    if (ending !== 'html') return check(speaksOf(iri, held(place.pathname, type, last.body)), say(`${what}: ${place} does not hold it`));
    const anchor = place.hash.slice(1);
    check(anchor === '' || last.body.includes(` id="${anchor}"`), say(`${what}: ${place} is no place on the page`));
    const item = items[iri.slice(base.length)];
    check(item === undefined || item.url === place.pathname + place.hash, say(`${what}: leads to ${place}, not ${item?.url}`));
  }

  const pairs = names.flatMap((iri) => EVERYWHERE.map((pair) => [iri, ...pair]));
  await each(pairs, ([iri, accept, ending]) => checkName(iri, accept, ending));
  const samples = [base, `${base}${patterns[0].ref}`, `${base}${annexes[0].slug}/`, `${base}${Object.keys(items)[0]}`];
  await each(samples, async (iri) => {
    for (const [accept, ending] of CLIENTS) await checkName(iri, accept, ending);
  });

  await each(published, async (path) => {
    const { status, headers, body } = await ask(server, `/${path}`, 'text/html');
    open({ headers }, path);
    check(status === 200 && headers['content-type'] === TYPES[endingOf(path)], say(`${path}: ${status} ${headers['content-type']}`));
    check(body.equals(readFileSync(join(site, path))), say(`${path}: is not the file`));
    check(headers['cache-control'] === 'public, max-age=600', say(`${path}: ${headers['cache-control']}`));
  });
  const hashed = await ask(server, '/_astro/page.BQ3x9kZt.js');
  check(
    hashed.status === 200 && hashed.headers['cache-control'] === 'public, max-age=31536000, immutable',
    say('hashed files are not kept for ever'),
  );

  for (const path of ['/', ...patterns.map(({ url }) => url), ...annexes.map(({ url }) => url)]) {
    const { headers } = await ask(server, path);
    const links = [...(headers.link ?? '').matchAll(/<([^>]+)>; rel="alternate"; type="([^"]+)"/g)];
    check(links.length === 4, say(`${path}: names ${links.length} files`));
    const policy = headers['content-security-policy'] ?? '';
    check(/script-src 'self'/.test(policy) && !policy.includes("'unsafe"), say(`${path}: its Content-Security-Policy is \`${policy}\``));
    for (const header of ['referrer-policy', 'permissions-policy', 'cross-origin-opener-policy']) {
      check(headers[header] !== undefined, say(`${path}: no ${header}`));
    }
    for (const [, file, type] of links) {
      const alternate = await follow(file);
      check(
        alternate.status === 200 && alternate.headers['content-type'].split(';')[0] === type,
        say(`${path}: ${file} is ${alternate.status}`),
      );
    }
  }

  const notFound = read('404.html');
  const [{ ref }] = patterns;
  const unknown = [
    ...[
      'ZZ99',
      `${ref}.zz`,
      `x${ref}`,
      `${ref}x`,
      ref.toLowerCase(),
      `${ref}%0A`,
      `${ref}%20`,
      `${ref}.link.${ref}`,
      `${ref}.link.ZZ99.0123456789ab`,
    ],
    ...[
      `${Object.keys(items)[0]}x`,
      'term.nothing',
      'erratum.0',
      'erratum.1.',
      'component.zz',
      'group.zz',
      'kind.zz',
      'row.a.b',
      'level.a.1',
      'map.9.9',
    ],
    ...['edition/1066.1', 'graph/zz', 'graph/', 'nothing/', 'data/nothing.ttl', 'ns.zz', '.ZZ99'],
  ];
  for (const path of unknown) {
    for (const accept of [undefined, 'text/html', 'text/turtle']) {
      const { status, headers, body } = await ask(server, `/${path}`, accept);
      check(status === 404 && headers.location === undefined, say(`/${path} as ${accept}: ${status} ${headers.location}`));
      check(body.toString() === notFound, say(`/${path}: not the site's own page`));
    }
  }
  // Servers refuse these before they look at any rule.
  const broken = [
    '/%00',
    `/${ref}%00`,
    '/../data/',
    '/../../etc/passwd',
    '/..%2f..%2fetc/passwd',
    '/%2e%2e/%2e%2e/etc/passwd',
    `/${'A'.repeat(5000)}`,
    `/${'A'.repeat(60000)}`,
    '/.htaccess',
  ];
  for (const path of broken) {
    const { status, headers } = await ask(server, path);
    check(
      [400, 403, 404, 414].includes(status) && headers.location === undefined,
      say(`${path.slice(0, 40)}: ${status} ${headers.location}`),
    );
  }
  const tracked = await ask(server, `/${ref}?utm_source=x`);
  check(new URL(tracked.headers.location, server).pathname === `/${ref}/`, say(`a query hides the pattern: ${tracked.headers.location}`));
  process.stdout.write(
    `${name}: ${names.length} names in ${EVERYWHERE.length} ways, ${samples.length} more in ${CLIENTS.length}, ${published.length} files, ${unknown.length + broken.length} refusals\n`,
  );
}

/** Each name leads to the same path of the site. */
async function checkW3id(server) {
  const { pathname } = new URL(base);
  await each([...names, `${base}ns.ttl`], async (iri) => {
    const name = iri.slice(base.length);
    const { status, headers } = await ask(server, pathname + name);
    const isRight = status === 302 && headers.location === `${apache}/${name}` && headers['access-control-allow-origin'] === '*';
    check(isRight, `w3id: ${iri}: ${status} ${headers.location}`);
  });
  process.stdout.write(`w3id: ${names.length} names lead to the site\n`);
}

/** The vocabulary and the shapes are spoken of by what they declare, the graph of the description is the whole file. */
function speaksOf(iri, held) {
  if (/^(?:ns|shapes)$/.test(iri.slice(base.length))) return [...held].some((one) => one.startsWith(iri));
  return iri === `${base}graph/dataset` ? held.size > 0 : held.has(iri);
}

function read(path) {
  return readFileSync(join(site, path), 'utf8');
}

function endingOf(path) {
  return path.endsWith('.csl.json') ? 'csl.json' : path.slice(Math.max(path.lastIndexOf('.'), path.lastIndexOf('/')) + 1);
}

await checkServer('Apache', apache);
await checkServer('nginx', nginx);
await checkW3id(w3id);
agent.destroy();
if (problems.length > 0) {
  process.stderr.write(`${problems.slice(0, 40).join('\n')}\nserving: ${problems.length} problems\n`);
  process.exitCode = 1;
}
