import { instance } from '@viz-js/viz';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toDot, toGraphml, toMermaid } from '../src/export/graphs.ts';
import { compile } from '../src/index.ts';
import { readFolder } from '../src/read.ts';
import { type FlowchartReader, openMermaid } from './mermaid.ts';
import { elementsNamed, readXml, textOf } from './xml.ts';

describe.each(['patterns', 'tests/fixtures/garden'])('the concept map of %s', (folder) => {
  const { value: graph } = compile(readFolder(folder));
  if (!graph) throw new Error(`${folder} has errors`);
  const { language, patterns, linkages } = graph;
  const labels = new Map(language.linkageKinds.map(({ id, label }) => [id, label]));
  const nodes = patterns.map(({ ref, title }) => `${ref} ${title}`).sort();
  const edges = linkages.map(({ source, target, kinds }) => [source, target, kinds.map((kind) => labels.get(kind)).join(', ')]);

  test('in DOT, as Graphviz reads it', async () => {
    interface Read {
      readonly objects: readonly { readonly name: string; readonly label: string; readonly nodes?: readonly number[] }[];
      readonly edges: readonly { readonly tail: number; readonly head: number; readonly label: string }[];
    }
    const { objects, edges: drawn } = (await instance()).renderJSON(toDot(graph)) as Read;
    expect(
      objects
        .filter(({ name }) => !name.startsWith('cluster'))
        .map(({ label }) => label)
        .sort(),
    ).toEqual(nodes);
    expect(drawn.map(({ tail, head, label }) => [objects[tail]?.name, objects[head]?.name, label])).toEqual(edges);
    const clustered = objects.filter(({ name }) => name.startsWith('cluster')).flatMap((cluster) => cluster.nodes ?? []);
    expect(clustered).toHaveLength(patterns.length);
  });

  test('in GraphML, with every attribute declared', () => {
    const map = readXml(toGraphml(graph));
    const data = (element: Parameters<typeof textOf>[0]) =>
      Object.fromEntries(elementsNamed(element, 'data').map((one) => [one.attributes['key'], textOf(one)]));
    expect(map).toMatchObject({ name: 'graphml', namespace: 'http://graphml.graphdrawing.org/xmlns' });
    expect(
      elementsNamed(map, 'edge').map((edge) => [edge.attributes['source'], edge.attributes['target'], data(edge)['edge-label']]),
    ).toEqual(edges);
    expect(elementsNamed(map, 'edge').map((edge) => Number(data(edge)['edge-weight']))).toEqual(
      linkages.map(({ mentions }) => mentions.length),
    );
    expect(elementsNamed(map, 'node').map((node) => [node.attributes['id'], data(node)['node-title'], data(node)['node-group']])).toEqual(
      patterns.map(({ ref, title, group }) => [ref, title, group]),
    );
    const keys = new Set(elementsNamed(map, 'key').map(({ attributes }) => attributes['id']));
    expect(elementsNamed(map, 'data').filter(({ attributes }) => !keys.has(attributes['key']))).toEqual([]);
  });

  describe('in Mermaid', () => {
    let mermaid: FlowchartReader;
    beforeAll(async () => {
      mermaid = await openMermaid();
    });
    afterAll(() => mermaid.close());

    test('as Mermaid reads it', async () => {
      const [chart] = await mermaid.read([toMermaid(graph)]);
      expect(chart?.nodes.toSorted()).toEqual(nodes);
      expect(chart?.edges).toEqual(edges);
    });
  });
});
