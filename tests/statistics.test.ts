import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import fc from 'fast-check';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mapPage } from '../site/src/views/map.ts';
import { statisticsPage } from '../site/src/views/statistics.ts';
import { compile, type PatternGraph, toQuads } from '../src/index.ts';
import { datasetOf } from '../src/query/dataset.ts';
import { readFolder } from '../src/read.ts';
import { adjustedRand, clustersIn, modularityOf, type Partition, partitionBy } from '../src/statistics/clusters.ts';
import { statisticsOf } from '../src/statistics/index.ts';
import { type Network, networkOf } from '../src/statistics/network.ts';
import { betweennessIn, bowTieIn, distancesIn, stepsIn } from '../src/statistics/ways.ts';
import { launch, type Server, serve } from './browser.ts';
import { buildSite } from './built.ts';

function graphOf(folder: string): PatternGraph {
  return compile(readFolder(folder)).value ?? expect.fail(`${folder} has findings`);
}

/** A network of so many nodes, its edges written as `0>1 1>2`. */
function networkFrom(size: number, edges: string): Network {
  const patterns = Array.from({ length: size }, (_, node) => ({ ref: `P${node}` }));
  const linkages = edges.split(' ').flatMap((edge) => {
    const [from, to] = edge.split('>');
    return to === undefined ? [] : [{ source: `P${from}`, target: `P${to}` }];
  });
  return networkOf({ patterns, linkages });
}

/** A language of so many patterns with the linkages of a network. */
function languageFrom({ size, next }: Network, components: readonly string[] = ['all']): PatternGraph {
  const refs = Array.from({ length: size }, (_, node) => `P${node}`);
  const language = {
    title: 'A network',
    prefix: 'NET',
    base: 'https://net.example/',
    edition: '2031.1',
    language: 'en-GB',
    summary: 'Patterns in a network.',
    notice: 'Invented.',
    licences: { content: { name: 'CC0', url: 'https://creativecommons.org/publicdomain/zero/1.0/' } },
    order: refs,
    components: components.map((id) => ({ id, title: `Part ${id}` })),
    linkageKinds: { next: { label: 'comes before', inverse: 'comes after', definition: 'The target is next.' } },
  };
  const patterns = refs.map((ref, node) => {
    const targets = (next[node] ?? []).map((other) => `P${other}`);
    const head = {
      ref,
      title: `Pattern ${ref}`,
      component: components[node % components.length],
      status: 'current',
      linkages: Object.fromEntries(targets.map((target) => [target, 'next'])),
    };
    const sections = ['Context', 'Need', 'Body', 'Recommendations'].map((title) => `## ${title}\n\nWords of ${ref}.\n`);
    const linked = targets.map((target) => `After it comes pattern [${target}].`).join(' ') || 'None.';
    return { path: `${ref}.md`, text: `---\n${JSON.stringify(head)}\n---\n\n${sections.join('\n')}\n## Linkages\n\n${linked}\n` };
  });
  const { value, diagnostics } = compile([{ path: 'language.yaml', text: `${JSON.stringify(language)}\n` }, ...patterns]);
  return value ?? expect.fail(diagnostics.map(({ message }) => message).join('; '));
}

const networks = fc
  .integer({ min: 1, max: 7 })
  .chain((size) =>
    fc
      .uniqueArray(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), { maxLength: 22, selector: ([from, to]) => `${from}>${to}` })
      .map((edges) => networkFrom(size, edges.map(([from, to]) => `${from}>${to}`).join(' '))),
  );

const partitions = (size: number) => fc.array(fc.nat(3), { minLength: size, maxLength: size }).map(partitionBy);

const nodesOf = ({ size }: Network) => Array.from({ length: size }, (_, node) => node);
const has = ({ edges }: Network, from: number, to: number) => edges.some(([a, b]) => a === from && b === to);

describe('counted by hand', () => {
  /** Two triangles that go round, and a bridge from one to the other. */
  const triangles = networkFrom(6, '0>1 1>2 2>0 3>4 4>5 5>3 2>3');

  test('steps, distances and what goes round', () => {
    const steps = stepsIn(triangles);
    expect(steps[0]).toEqual([0, 1, 2, 3, 4, 5]);
    expect(steps[3]).toEqual([undefined, undefined, undefined, 0, 1, 2]);
    expect(distancesIn(steps)).toEqual({ pairs: [7, 8, 3, 2, 1], unconnected: 9, average: (7 + 16 + 9 + 8 + 5) / 21 });
    expect(bowTieIn(steps)).toEqual({ core: [0, 1, 2], before: [], after: [3, 4, 5], apart: [] });
    expect(bowTieIn(stepsIn(networkFrom(5, '0>1 1>2 2>1 2>3')))).toEqual({ core: [1, 2], before: [0], after: [3], apart: [4] });
  });

  test('clusters are the triangles, and their modularity', () => {
    expect(clustersIn(triangles)).toEqual([0, 0, 0, 1, 1, 1]);
    expect(modularityOf([0, 0, 0, 1, 1, 1], triangles)).toBeCloseTo(6 / 7 - (4 * 3 + 3 * 4) / 49, 12);
    expect(modularityOf([0, 0, 0, 0, 0, 0], triangles)).toBe(0);
    expect(modularityOf([0], networkFrom(1, ''))).toBeUndefined();
  });

  test('two divisions agree fully, or as by chance, or it cannot be said', () => {
    expect(adjustedRand([0, 0, 1, 1], [0, 0, 1, 1])).toBe(1);
    expect(adjustedRand([0, 0, 1, 1], [0, 0, 0, 0])).toBe(0);
    expect(adjustedRand([0, 0, 0], [0, 0, 0])).toBeUndefined();
    expect(adjustedRand([0], [0])).toBeUndefined();
  });

  test('the garden', () => {
    const { patterns, answered, unanswered, reciprocity, density, kinds, circle } = statisticsOf(graphOf('tests/fixtures/garden'));
    expect(patterns.map(({ ref, names, namedBy, sentences }) => [ref, names, namedBy, sentences])).toEqual([
      ['POND', 1, 1, 2],
      ['GATE', 1, 2, 3],
      ['PATH', 2, 1, 1],
    ]);
    expect(patterns.map(({ betweenness }) => betweenness)).toEqual([0, 0.5, 0.5]);
    expect({ answered, unanswered, reciprocity, density }).toEqual({
      answered: [[1, 2]],
      unanswered: [
        [0, 1],
        [2, 0],
      ],
      reciprocity: 0.5,
      density: 4 / 6,
    });
    expect(kinds).toEqual([
      { id: 'leadsTo', linkages: 3 },
      { id: 'reflects', linkages: 1 },
    ]);
    expect(circle).toEqual({ core: [0, 1, 2], before: [], after: [], apart: [] });
  });
});

describe('of any network', () => {
  test('the steps are those of Floyd and Warshall', () => {
    fc.assert(
      fc.property(networks, (network) => {
        const nodes = nodesOf(network);
        const far = nodes.map((from) => nodes.map((to) => (from === to ? 0 : has(network, from, to) ? 1 : Number.POSITIVE_INFINITY)));
        for (const middle of nodes)
          for (const from of nodes)
            for (const to of nodes) {
              const row = far[from] ?? [];
              row[to] = Math.min(row[to] ?? 0, (row[middle] ?? 0) + (far[middle]?.[to] ?? 0));
            }
        expect(stepsIn(network).map((row) => row.map((one) => one ?? Number.POSITIVE_INFINITY))).toEqual(far);
      }),
    );
  });

  test('betweenness is the share of all shortest ways, each written out', () => {
    const waysFrom = (way: readonly number[], to: number, network: Network): readonly (readonly number[])[] => {
      const last = way.at(-1) ?? 0;
      if (last === to) return [way];
      return (network.next[last] ?? []).filter((node) => !way.includes(node)).flatMap((node) => waysFrom([...way, node], to, network));
    };
    fc.assert(
      fc.property(networks, (network) => {
        const nodes = nodesOf(network);
        const pairs = nodes.flatMap((from) => nodes.filter((to) => to !== from).map((to) => [from, to] as const));
        const shortest = pairs.map(([from, to]) => {
          const ways = waysFrom([from], to, network);
          const length = Math.min(...ways.map((way) => way.length));
          return { from, to, ways: ways.filter((way) => way.length === length) };
        });
        const expected = nodes.map((node) => {
          const others = shortest.filter(({ from, to }) => from !== node && to !== node);
          const shares = others.map(({ ways }) => (ways.length === 0 ? 0 : ways.filter((way) => way.includes(node)).length / ways.length));
          return others.length === 0 ? 0 : shares.reduce((sum, one) => sum + one, 0) / others.length;
        });
        for (const [node, share] of betweennessIn(network).entries()) expect(share).toBeCloseTo(expected[node] ?? 0, 10);
      }),
    );
  });

  test('what goes round is the largest set in which each leads to each, and every node has one place', () => {
    fc.assert(
      fc.property(networks, (network) => {
        const nodes = nodesOf(network);
        const leads = (from: number, to: number, seen: readonly number[] = [from]): boolean =>
          from === to || (network.next[from] ?? []).some((node) => !seen.includes(node) && leads(node, to, [...seen, node]));
        const round = (node: number) => nodes.filter((other) => leads(node, other) && leads(other, node));
        const { core, before, after, apart } = bowTieIn(stepsIn(network));
        expect(core).toEqual(nodes.map(round).find(({ length }) => length === Math.max(...nodes.map((node) => round(node).length))));
        expect([...core, ...before, ...after, ...apart].sort()).toEqual(nodes);
        for (const one of core) {
          for (const node of before) expect([leads(node, one), leads(one, node)]).toEqual([true, false]);
          for (const node of after) expect([leads(node, one), leads(one, node)]).toEqual([false, true]);
          for (const node of apart) expect([leads(node, one), leads(one, node)]).toEqual([false, false]);
        }
      }),
    );
  });

  /** By the definition: for each two nodes of a cluster, whether there is an edge, less how likely one is. */
  const modularityByPairs = (partition: Partition, network: Network) => {
    const all = network.edges.length;
    const terms = nodesOf(network).flatMap((from) =>
      nodesOf(network)
        .filter((to) => partition[from] === partition[to])
        .map((to) => (has(network, from, to) ? 1 : 0) - ((network.next[from]?.length ?? 0) * (network.previous[to]?.length ?? 0)) / all),
    );
    return terms.reduce((sum, term) => sum + term, 0) / all;
  };

  test('modularity is as defined', () => {
    fc.assert(
      fc.property(
        networks.chain((network) => fc.tuple(fc.constant(network), partitions(network.size))),
        ([network, partition]) => {
          const modularity = modularityOf(partition, network);
          if (network.edges.length === 0) expect(modularity).toBeUndefined();
          else expect(modularity).toBeCloseTo(modularityByPairs(partition, network), 10);
        },
      ),
    );
  });

  test('clusters are better than each pattern alone, no two are better as one, and none holds what nothing joins', () => {
    fc.assert(
      fc.property(networks, (network) => {
        const clusters = clustersIn(network);
        expect(clusters).toEqual(partitionBy(clusters));
        if (network.edges.length === 0) {
          expect(clusters).toEqual(nodesOf(network));
          return;
        }
        const found = modularityByPairs(clusters, network);
        expect(found).toBeGreaterThanOrEqual(modularityByPairs(nodesOf(network), network) - 1e-12);
        for (const one of new Set(clusters))
          for (const other of new Set(clusters)) {
            const joined = clusters.map((cluster) => (cluster === other ? one : cluster));
            expect(modularityByPairs(joined, network)).toBeLessThanOrEqual(found + 1e-12);
          }
        const joins = (from: number, to: number, seen: readonly number[] = [from]): boolean =>
          from === to ||
          [...(network.next[from] ?? []), ...(network.previous[from] ?? [])].some(
            (node) => !seen.includes(node) && joins(node, to, [...seen, node]),
          );
        for (const one of nodesOf(network))
          for (const other of nodesOf(network)) if (clusters[one] === clusters[other]) expect(joins(one, other)).toBe(true);
      }),
    );
  });

  test('two divisions agree as their pairs do', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }).chain((size) => fc.tuple(partitions(size), partitions(size))),
        ([one, other]) => {
          const pairs = one.flatMap((_, a) => one.flatMap((_, b) => (a < b ? [[one[a] === one[b], other[a] === other[b]] as const] : [])));
          const count = (first: boolean, second: boolean) => pairs.filter(([a, b]) => a === first && b === second).length;
          const [both, first, second, neither] = [count(true, true), count(true, false), count(false, true), count(false, false)];
          const most = (both + first) * (first + neither) + (both + second) * (second + neither);
          const found = adjustedRand(one, other);
          if (most === 0) expect(found).toBeUndefined();
          else expect(found).toBeCloseTo((2 * (both * neither - first * second)) / most, 10);
        },
      ),
    );
  });
});

const scratch = mkdtempSync(join(tmpdir(), 'statistics-'));
let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(async () => {
  await browser?.close();
  rmSync(scratch, { recursive: true, force: true });
});

async function open(server: Server, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, javaScriptEnabled: false, ...options });
  const page = await context.newPage();
  await page.goto(`${server.origin}/statistics/`);
  return { page, context };
}

/** Each row of the table of a section as the texts of its cells; of what names a pattern, the reference alone. */
async function rowsIn(page: Page, section: string): Promise<readonly (readonly string[])[]> {
  const rows = await page.locator(`${section} figure tbody tr`).all();
  return Promise.all(
    rows.map(async (row) => {
      const cells = await row.locator('th, td').all();
      const texts = await Promise.all(
        cells.map(async (cell) => ((await cell.locator('.pattern-link .ref').count()) > 0 ? cell.locator('.ref') : cell).innerText()),
      );
      return texts.map((text) => text.trim()).filter((text) => text !== '');
    }),
  );
}

const GARDEN = 'tests/fixtures/garden';

describe.each(['patterns', GARDEN])('the statistics of %s', (source) => {
  const graph = graphOf(source);
  const folder = join(scratch, source.replaceAll('/', '-'));
  let server: Server;
  let answerTo: (section: string) => Promise<Record<string, string>[]>;
  let page: Page;

  beforeAll(async () => {
    await buildSite(graph, folder);
    server = await serve(folder);
    ({ page } = await open(server));
    const dataset = await datasetOf(toQuads(graph), graph.language.base);
    answerTo = async (section) => {
      const query = (await page.locator(`${section} pre code`).textContent()) ?? '';
      const answer = dataset.ask(query);
      if (!('rows' in answer)) return expect.fail(JSON.stringify(answer));
      return answer.rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, { value }]) => [name, value])));
    };
  });

  afterAll(() => server?.close());

  const percent = (share: number) => {
    const hundredths = share * 100;
    return `${hundredths > 0 && hundredths < 0.95 ? hundredths.toFixed(1) : Math.round(hundredths)}%`;
  };
  const finding = (section: string) => page.locator(`${section} .finding`).innerText();
  const key = (section: string) => page.locator(`${section} .side b`).innerText();

  test('most named: each row is what the query shown says, with those that name the pattern', async () => {
    const answer = await answerTo('#named');
    const shown = await page.locator('#named tbody tr').all();
    const rows = await Promise.all(
      shown.map(async (row) => ({
        ref: await row.locator('th .ref').innerText(),
        namedBy: await row.locator('td b').first().innerText(),
        sentences: await row.locator('td').last().innerText(),
        plates: await row.locator('li .ref').allTextContents(),
        leads: await row.locator('li a').evaluateAll((links) => links.map((link) => link.getAttribute('href'))),
      })),
    );
    expect(rows.map(({ ref, namedBy, sentences }) => ({ ref, namedBy, sentences }))).toEqual(
      answer.map(({ ref, namedBy, sentences }) => ({ ref, namedBy, sentences })),
    );
    for (const { ref, plates, leads } of rows) {
      const naming = graph.linkages.flatMap(({ source: from, target }) => (target === ref ? [from] : []));
      expect(plates).toEqual(naming);
      expect(leads).toEqual(naming.map((from) => `/map/#${from}-${ref}`));
    }
    expect(await key('#named')).toBe(answer[0]?.['namedBy']);
    expect(await finding('#named')).toContain(graph.patterns.find(({ ref }) => ref === answer[0]?.['ref'])?.title);
  });

  test('what everything leads to: each row is what the query shown says', async () => {
    const answer = await answerTo('#leading');
    expect(await rowsIn(page, '#leading')).toEqual(
      answer.map(({ ref, directly, inTwoSteps, inAny }) => [ref, directly, inTwoSteps, inAny]),
    );
    expect(await key('#leading')).toBe(answer[0]?.['inTwoSteps']);
  });

  test('hubs: each share is that of the shortest ways along the linkages that the query shown lists', async () => {
    const edges = await answerTo('#hubs');
    const next = Map.groupBy(edges, ({ from }) => from);
    /** Every shortest way, level by level. */
    const waysBetween = (from: string, to: string): readonly (readonly string[])[] => {
      let ways: readonly (readonly string[])[] = [[from]];
      const seen = new Set([from]);
      while (ways.length > 0 && !ways.some((way) => way.at(-1) === to)) {
        ways = ways.flatMap((way) =>
          (next.get(way.at(-1) ?? '') ?? []).flatMap(({ to: one = '' }) => (seen.has(one) ? [] : [[...way, one]])),
        );
        for (const way of ways) seen.add(way.at(-1) ?? '');
      }
      return ways.filter((way) => way.at(-1) === to);
    };
    const refs = graph.patterns.map(({ ref }) => ref);
    const ways = refs.flatMap((from) => refs.filter((to) => to !== from).map((to) => ({ from, to, ways: waysBetween(from, to) })));
    const rows = await rowsIn(page, '#hubs');
    expect(rows.map(([ref]) => ref).toSorted()).toEqual(refs.toSorted());
    for (const [ref = '', through, namedBy, names] of rows) {
      const others = ways.filter(({ from, to }) => from !== ref && to !== ref);
      const shares = others.map(({ ways: all }) => (all.length === 0 ? 0 : all.filter((way) => way.includes(ref)).length / all.length));
      expect(through, ref).toBe(percent(shares.reduce((sum, one) => sum + one, 0) / others.length));
      expect([namedBy, names], ref).toEqual(
        [edges.filter(({ to }) => to === ref), next.get(ref) ?? []].map(({ length }) => String(length)),
      );
    }
  });

  test('answered: as many bows on each side as the query shown says', async () => {
    const [{ linkages, answered } = {}] = await answerTo('#answered');
    expect(await key('#answered')).toBe(percent(Number(answered) / Number(linkages)));
    expect(await finding('#answered')).toContain(`${answered} of ${linkages} linkages`);
    for (const form of ['.across', '.down']) {
      expect(await page.locator(`${form} .line:not(.single)`).count()).toBe(Number(answered) / 2);
      expect(await page.locator(`${form} .line.single`).count()).toBe(Number(linkages) - Number(answered));
    }
    const pairs = await page
      .locator('.pairs tbody tr')
      .evaluateAll((rows) => rows.map((row) => Array.from(row.querySelectorAll('.ref'), ({ textContent }) => textContent)));
    const both = graph.linkages.filter(({ source: from, target }) =>
      graph.linkages.some((one) => one.source === target && one.target === from),
    );
    expect(pairs.flatMap(([one, other]) => [`${one} ${other}`, `${other} ${one}`]).sort()).toEqual(
      both.map(({ source: from, target }) => `${from} ${target}`).sort(),
    );
  });

  test('round trips: in the frame stand the patterns that the query shown finds to lead to most others and back', async () => {
    const answer = await answerTo('#circles');
    const most = answer[0]?.['thereAndBack'];
    const core = answer.filter(({ thereAndBack }) => thereAndBack === most).map(({ ref }) => ref);
    expect(await page.locator('#circles .core .ref').allTextContents()).toEqual(core);
    expect(await key('#circles')).toBe(String(Number(most) + 1));
    expect((await page.locator('.round-trips .ref').allTextContents()).toSorted()).toEqual(graph.patterns.map(({ ref }) => ref).toSorted());
  });

  test('steps: pairs as the query shown counts them, and their average', async () => {
    const within = Object.fromEntries((await answerTo('#steps')).map(({ steps = '', pairs }) => [steps, Number(pairs)]));
    const rows = Object.fromEntries((await rowsIn(page, '#steps')).map(([name = '', count]) => [name, Number(count)]));
    const { 'no way': none = 0, ...ways } = rows;
    const counts = Object.values(ways);
    const sum = (most: number) => counts.slice(0, most).reduce((total, count) => total + count, 0);
    expect([sum(1), sum(2), sum(3), sum(99)]).toEqual([within['1'], within['2'], within['3'], within['any']]);
    expect(sum(99) + none).toBe(graph.patterns.length * (graph.patterns.length - 1));
    const average = counts.reduce((total, count, index) => total + count * (index + 1), 0) / sum(99);
    expect(await key('#steps')).toBe(average.toFixed(1));
  });

  test('groups: the modularity of the printed ones follows from the answer to the query shown', async () => {
    const answer = await answerTo('#groups');
    const all = graph.linkages.length;
    const numbers = answer.map((row) => ({ within: Number(row['within']), out: Number(row['out']), into: Number(row['into']) }));
    const modularity = numbers.reduce((total, { within, out, into }) => total + within / all - (out * into) / all ** 2, 0);
    const stay = numbers.reduce((total, { within }) => total + within, 0);
    const [printed = '', found = ''] = await page.locator('.cluster-matrix figcaption').allTextContents();
    expect(printed).toBe(`Printed groups: ${stay} of ${all} linkages stay within, modularity ${modularity.toFixed(2).replace('-', '−')}`);
    // The clusters that the table shows, counted again in the linkages.
    const clusters = await page
      .locator('.crossing tbody tr')
      .evaluateAll((rows) =>
        rows.flatMap((row) =>
          Array.from(row.querySelectorAll('td'), (cell, cluster) =>
            Array.from(cell.querySelectorAll('.ref'), ({ textContent }) => [textContent ?? '', cluster] as const),
          ).flat(),
        ),
      );
    const clusterOf = new Map(clusters);
    expect(await key('#groups')).toBe(String(new Set(clusterOf.values()).size));
    if (clusterOf.size === 0) {
      expect(await finding('#groups')).toContain('The linkages themselves form no clusters.');
      return;
    }
    expect([...clusterOf.keys()].sort()).toEqual(graph.patterns.map(({ ref }) => ref).sort());
    const within = graph.linkages.filter(({ source: from, target }) => clusterOf.get(from) === clusterOf.get(target));
    expect(found).toContain(`${within.length} of ${all} linkages stay within`);
    expect((await page.locator('.crossing tbody th').allTextContents()).toSorted()).toEqual(answer.map(({ group }) => group).toSorted());
  });

  test('linkages: each kind as the query shown counts it', async () => {
    const answer = await answerTo('#linkages');
    const rows = await rowsIn(page, '#linkages');
    expect(rows.toSorted()).toEqual(answer.map(({ kind, linkages }) => [kind, linkages]).toSorted());
    const size = graph.patterns.length;
    expect(await key('#linkages')).toBe(percent(graph.linkages.length / (size * (size - 1))));
  });

  test('is accessible in light, in dark and in forced colours, on a wide screen and on one of 320 pixels, which it does not outgrow', async () => {
    const looks = [{ colorScheme: 'light' }, { colorScheme: 'dark' }, { forcedColors: 'active' }] as const;
    for (const look of looks) {
      for (const width of [1280, 320]) {
        const opened = await open(server, { ...look, viewport: { width, height: 800 }, bypassCSP: true, javaScriptEnabled: true });
        expect(await opened.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        await opened.page.evaluate(() => {
          for (const details of document.querySelectorAll('details')) details.open = true;
        });
        await opened.page.addScriptTag({ content: axe.source });
        const violations = await opened.page.evaluate(
          async () => (await (globalThis as unknown as { axe: typeof axe }).axe.run()).violations,
        );
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
        await opened.context.close();
      }
    }
  });

  test('can be found from the map, the data and the foot of each page', () => {
    for (const address of ['map', 'data', 'about']) {
      expect(readFileSync(join(folder, address, 'index.html'), 'utf8'), address).toContain('href="/statistics/"');
    }
  });
});

describe('a language of another shape', () => {
  const pageOf = async (network: Network, components?: readonly string[]) => {
    const graph = languageFrom(network, components);
    return statisticsPage(graph, await mapPage(graph));
  };
  const found = async (network: Network, components?: readonly string[]) => {
    const { counted } = await pageOf(network, components);
    const said = Object.values(counted ?? {}).flatMap((part) => ('statistic' in part ? [part.statistic] : []));
    return said.map(({ finding }) => finding.map((piece) => (typeof piece === 'string' ? piece : piece.ref)).join(''));
  };

  test('without linkages has nothing to count', async () => {
    expect(await pageOf(networkFrom(1, ''))).toEqual({ patterns: 1 });
    expect(await pageOf(networkFrom(3, ''))).toEqual({ patterns: 3 });
  });

  test('says what there is not', async () => {
    expect(await found(networkFrom(2, '0>1'))).toEqual([
      'P1 is named most: by the only other, in 1 sentence. None names P0.',
      'The only other leads in two steps at most to P1.',
      'No shortest way from one pattern to another leads through a third.',
      'No linkage is answered by one in the other direction.',
      'No way of linkages leads back to where it began.',
      'The shortest way from one pattern to another takes 1.0 steps on average, and 1 at most. Between 1 of 2 pairs there is no way.',
      'All patterns are printed in one group. The linkages themselves form no clusters.',
      '1 linkage of 1 kind joins 2 patterns: 50% of those that could be. Each pattern names 0.5 others on average.',
    ]);
  });

  test('says what goes round and what stands before, after and apart', async () => {
    const said = await found(networkFrom(6, '0>1 1>2 2>1 2>3 4>3'), ['one', 'two']);
    expect(said[4]).toBe(
      '2 of the 6 patterns lead to one another and back. No way leads back to P0. No way leads back from P3. No way joins them to P4 or P5 and back.',
    );
    expect(said[6]).toMatch(/^\d of 5 linkages stay within one of the 2 groups in which the patterns are printed\. /);
  });

  test('never says what is no number', async () => {
    await fc.assert(
      fc.asyncProperty(networks, fc.constantFrom(['one'], ['one', 'two']), async (network, components) => {
        fc.pre(network.size >= components.length);
        const page = JSON.stringify(await pageOf(network, components));
        expect(page).not.toMatch(/NaN|Infinity|undefined|null/);
      }),
      { numRuns: 25 },
    );
  });

  test('that is large has the first rows of each chart, and no drawings that nobody could read', async () => {
    const size = 45;
    const graph = languageFrom(networkFrom(size, Array.from({ length: size }, (_, node) => `${node}>${(node + 1) % size}`).join(' ')));
    await buildSite(graph, join(scratch, 'large'));
    const server = await serve(join(scratch, 'large'));
    const { page, context } = await open(server, { viewport: { width: 320, height: 800 } });
    expect(await page.locator('.bows, .cluster-matrix').count()).toBe(0);
    for (const section of ['#named', '#leading', '#hubs', '#steps']) {
      expect(await page.locator(`${section} figure tbody tr`).count(), section).toBe(20);
      expect(await page.locator(`${section} figure > .quiet`).innerText(), section).toMatch(/^And 2[45] more/);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await context.close();
    server.close();
  });

  test('with one pattern alone has a page that says so', async () => {
    await buildSite(languageFrom(networkFrom(1, '')), join(scratch, 'one'));
    const server = await serve(join(scratch, 'one'));
    const { page, context } = await open(server);
    expect(await page.locator('.lead').innerText()).toBe('There is one pattern and no linkages, so there is nothing to count yet.');
    expect(await page.locator('.statistic').count()).toBe(0);
    await context.close();
    server.close();
  });
});
