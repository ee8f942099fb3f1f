import { describe, expect, it } from 'vitest';
import { PREFERENCES } from '../src/export/serving/accept.ts';
import { toHtaccess } from '../src/export/serving/apache.ts';
import { toHeaders, toRedirects } from '../src/export/serving/hosts.ts';
import { toNginx } from '../src/export/serving/nginx.ts';
import { FRAME_FILE, patternOf, rulesOf } from '../src/export/serving/rules.ts';
import { toW3id } from '../src/export/serving/w3id.ts';
import { compile } from '../src/index.ts';
import type { PatternGraph } from '../src/model.ts';
import { FRAME } from '../src/rdf/node.ts';
import { nodesOf } from '../src/rdf/nodes/index.ts';
import { readFolder } from '../src/read.ts';

// The servers themselves are asked in CI: .ci/outside/serving.sh.

function graphOf(folder: string): PatternGraph {
  const { value } = compile(readFolder(folder));
  if (!value) throw new Error(`${folder} does not compile`);
  return value;
}

const garden = graphOf('tests/fixtures/garden');

/** A garden whose pond has so many recommendations. */
function gardenOf(count: number): PatternGraph {
  const item = garden.items['POND.a'];
  if (!item) throw new Error('the pond has no recommendation a');
  const refs = Array.from({ length: count }, (_, index) => `n${index + 1}`);
  const items = refs.map((label) => ({
    ...item,
    ref: `POND.${label}`,
    url: `/POND/#${label}`,
    iri: `${garden.language.base}POND.${label}`,
  }));
  return { ...garden, items: { ...garden.items, ...Object.fromEntries(items.map((one) => [one.ref, one])) } };
}

describe.each(['patterns', 'tests/fixtures/garden'])('the names of %s', (folder) => {
  const graph = graphOf(folder);
  const rules = rulesOf(graph).map((rule) => ({ ...rule, pattern: new RegExp(`^${patternOf(rule)}$`) }));
  const pages = new Set(['/', ...[graph.patterns, graph.annexes, graph.pages].flatMap((list) => list.map(({ url }) => url))]);

  /** Where the one rule for a name leads. */
  function placeOf(name: string) {
    const [rule, ...more] = rules.filter(({ pattern }) => pattern.test(name));
    if (!rule || more.length > 0) return undefined;
    const { pattern, page, data } = rule;
    return { page: page === undefined ? `/${name}` : name.replace(pattern, page), data: name.replace(pattern, data) };
  }

  it('each have one rule, with a page that there is and a data file that speaks of them', () => {
    const wrong = [...nodesOf(graph)].filter(({ id, files }) => {
      const name = id.slice(graph.language.base.length);
      const { page = '', data = '' } = placeOf(name) ?? {};
      const isHeld = files.some((file) => data === (file === FRAME ? FRAME_FILE : `/${file}`));
      return !isHeld || !pages.has(page.replace(/#.*/, '')) || page !== (graph.items[name]?.url ?? page);
    });
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  it('are no others', () => {
    const [pattern] = graph.patterns;
    const others = [
      `${pattern?.ref}.zz`,
      `${pattern?.ref}x`,
      `x${pattern?.ref}`,
      `${pattern?.ref}.link.ZZ`,
      'term.zz',
      'component.',
      'graph/',
      'ZZ',
    ];
    expect(others.filter((name) => placeOf(name))).toEqual([]);
  });
});

it.each([
  ['', 'html'],
  ['*/*', 'html'],
  ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'html'],
  ['text/turtle', 'ttl'],
  ['Text/Turtle ;q=1.0', 'ttl'],
  ['text/turtle-like', 'html'],
  ['application/ld+json, application/json', 'jsonld'],
  ['application/n-triples;q=0.9, application/rdf+xml', 'rdf'],
  ['text/turtle;q=0, application/n-triples;q=0.1', 'nt'],
  ['text/turtle;q=0.00', 'html'],
  ['text/html;q=0.9, text/turtle;q=0.1', 'html'],
  ['text/html;q=0.1, text/turtle;q=0.9', 'ttl'],
  ['application/n-quads, application/n-triples;q=0.1', 'nt'],
  ['application/trig', 'trig'],
  ['application/n-quads', 'nq'],
])('the Accept header `%s` asks for %s', (accept, ending) => {
  expect(PREFERENCES.find(({ pattern }) => new RegExp(pattern, 'i').test(accept))?.ending ?? 'html').toBe(ending);
});

it.each([
  ['htaccess', toHtaccess],
  ['nginx', toNginx],
  ['redirects', toRedirects],
  ['headers', toHeaders],
])('what people read: %s', async (name, write) => {
  await expect(write(garden)).toMatchFileSnapshot(`snapshots/garden.${name}.txt`);
});

it('a linkage leads to the page of its pattern, even where an item has a name that its own begins with', () => {
  const files = readFolder('tests/fixtures/garden').map((file) => ({ ...file, text: file.text.replaceAll('id: spade', 'id: link') }));
  const graph = compile(files).value;
  expect(graph?.items['POND.link']).toBeDefined();
  const lines = graph ? toRedirects(graph).split('\n') : [];
  expect(lines).toContain('/POND.link /tools/#POND.link 302');
  expect(lines).toContain('/POND.link.GATE /POND/#linkages 302');
});

it('a long list of names keeps within what nginx can read', () => {
  const lines = toNginx(gardenOf(5000)).split('\n');
  expect(lines.filter((line) => line.includes('~^/POND\\.')).length).toBeGreaterThan(5);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(4096);
});

it('the variables of nginx are named after the prefix, whatever it is', () => {
  const text = toNginx({ ...garden, language: { ...garden.language, prefix: 'Sent-HTTP' } });
  const variables = Array.from(text.matchAll(/map \S+ (\S+) \{/g), ([, variable]) => variable);
  expect(variables.length).toBeGreaterThan(5);
  for (const variable of variables) expect(variable).toMatch(/^\$site_sent_http_[a-z]+$/);
});

it('redirects keep within what Cloudflare Pages takes, what can be cited first', () => {
  const lines = toRedirects(gardenOf(2500)).split('\n');
  expect(lines.filter((line) => line.startsWith('/'))).toHaveLength(2000);
  expect(lines.some((line) => /^# \d+ more names are left out/.test(line))).toBe(true);
  expect(lines).toContain('/POND.n1900 /POND/#n1900 302');
  expect(lines.some((line) => line.includes('.link.'))).toBe(false);
});

describe('the folder for w3id.org', () => {
  const at = (base: string, title = garden.language.title) => toW3id({ ...garden, language: { ...garden.language, base, title } });

  it('is for bases there alone', () => {
    expect(at('https://garden.example/')).toBeUndefined();
    expect(at('https://w3id.org.example/gdn/')).toBeUndefined();
    expect(at('https://w3id.org/team/gdn/')?.name).toBe('team/gdn');
  });

  it('says what it is for, in one place each', () => {
    const folder = at('https://w3id.org/gdn/', 'A Garden\n# not a heading');
    expect(folder?.readme).toMatch(/^# A Garden # not a heading\n/);
    expect(folder?.htaccess.match(/^Rewrite.*SITE/gm)).toEqual(['RewriteRule ^(.*)$ https://SITE']);
  });
});
