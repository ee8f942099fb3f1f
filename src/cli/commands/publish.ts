import type { Quad } from '@rdfjs/types';
import type { PatternGraph } from '../../model.ts';
import { toNTriples } from '../../rdf/canonical.ts';
import { namesAt } from '../../rdf/names.ts';
import { GRAPHS } from '../../rdf/node.ts';
import { toQuads } from '../../rdf/quads.ts';
import { type Call, CannotRun, type Command } from '../command.ts';
import { graphOf } from '../language.ts';
import { type Credentials, SCHEMES } from '../publish/authentication.ts';
import { clientWith } from '../publish/client.ts';
import { publishGraphs } from '../publish/publish.ts';
import type { NamedGraph } from '../publish/store.ts';

export const publish: Command = {
  name: 'publish',
  summary: 'Load the dataset into a triple store, and check that it is there.',
  usage: '[DIR] --to URL [--query URL] [--graph IRI] [--user NAME] [--auth SCHEME]',
  help: [
    ['DIR', 'the folder that holds language.yaml (patterns)'],
    ['--to URL', 'where the store speaks the SPARQL 1.1 Graph Store HTTP Protocol'],
    ['--query URL', 'where it answers SPARQL queries, to count there (without it, the graphs are read back)'],
    ['--graph IRI', 'one graph for everything (one for each part of the dataset)'],
    ['--user NAME', 'who signs in; the password is read from the environment variable SCF_PASSWORD'],
    ['--auth SCHEME', 'digest: nothing weaker; basic: without being asked; bearer: SCF_PASSWORD is a token (what the store asks for)'],
    ['--plain-http', 'let basic and bearer go unencrypted to another machine'],
    ['--timeout SECONDS', 'how long one request may take (300)'],
  ],
  options: {
    to: { type: 'string' },
    query: { type: 'string' },
    graph: { type: 'string' },
    user: { type: 'string' },
    auth: { type: 'string' },
    'plain-http': { type: 'boolean' },
    timeout: { type: 'string' },
  },
  positionals: { least: 0, most: 1 },
  async run(call) {
    const { to, query, graph } = call.options;
    if (to === undefined) throw new CannotRun('`--to` is missing: say where the graph store is');
    const store = addressIn('to', to);
    const endpoint = query === undefined ? undefined : addressIn('query', query);
    const name = graph === undefined ? undefined : iriOf(String(graph));
    const send = clientWith({ credentials: credentialsOf(call), timeLimit: timeLimitOf(call), delays: DELAYS, report: call.err });
    const graphs = graphsOf(graphOf(call.positionals[0], call), name);
    return await publishGraphs(graphs, { store, endpoint, send, out: call.out, err: call.err });
  },
};

/** Exponential, and over in a quarter of a minute. */
const DELAYS = [1000, 2000, 4000, 8000];

/** The parts of the dataset, or all of it in one graph. */
function graphsOf(language: PatternGraph, name: string | undefined): NamedGraph[] {
  const quads = [...toQuads(language)];
  if (name !== undefined) return [namedGraph(name, quads)];
  return GRAPHS.map((part) => {
    const graph = namesAt(language.language.base).graph(part);
    return namedGraph(
      graph,
      quads.filter((quad) => quad.graph.value === graph),
    );
  });
}

function namedGraph(graph: string, quads: readonly Quad[]): NamedGraph {
  const text = toNTriples(quads);
  return { graph, text, triples: text.split('\n').length - 1 };
}

function addressIn(option: string, written: string | boolean): URL {
  const url = URL.parse(String(written));
  if (!url || !/^https?:$/.test(url.protocol)) throw new CannotRun(`\`--${option}\` needs an address that begins with http:// or https://`);
  if (url.username || url.password) {
    throw new CannotRun(
      `\`--${option}\` holds a user or a password; name the user with \`--user\`, and put the password into SCF_PASSWORD`,
    );
  }
  return url;
}

function iriOf(written: string): string {
  if (/^[a-z][a-z0-9+.-]*:[^\p{Cc}\s<>"{}|\\^`]+$/iu.test(written)) return written;
  throw new CannotRun(`\`--graph\` needs an absolute IRI, such as \`https://garden.example/\``);
}

function credentialsOf({ options }: Call): Credentials | undefined {
  const { user, auth } = options;
  const scheme = auth === undefined ? undefined : SCHEMES.find((one) => one === auth);
  if (auth !== undefined && !scheme)
    throw new CannotRun(`there is no scheme \`${auth}\`; the schemes are ${SCHEMES.map((one) => `\`${one}\``).join(', ')}`);
  if (user === undefined && scheme === undefined) return undefined;
  if (user === undefined && scheme !== 'bearer') throw new CannotRun('`--auth` needs to know who signs in: name the user with `--user`');
  const password = process.env['SCF_PASSWORD'];
  if (password === undefined)
    throw new CannotRun(`put the ${scheme === 'bearer' ? 'token' : `password of \`${user}\``} into the environment variable SCF_PASSWORD`);
  return { scheme, user: String(user ?? ''), password, plainHttp: options['plain-http'] === true };
}

function timeLimitOf({ options }: Call): number {
  const written = String(options['timeout'] ?? 300);
  if (!/^[1-9]\d{0,5}$/.test(written)) throw new CannotRun(`\`--timeout\` needs a number of seconds, not \`${written}\``);
  return Number(written) * 1000;
}
