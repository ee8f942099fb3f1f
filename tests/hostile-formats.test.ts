import { instance } from '@viz-js/viz';
import { parse as parseCsv } from 'csv-parse/sync';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { itemsCsv, linkagesCsv, matrixCsv, recommendationsCsv } from '../src/export/csv.ts';
import { toDot, toGraphml, toMermaid } from '../src/export/graphs.ts';
import { toXtm } from '../src/export/xtm.ts';
import { toDocument, toJson } from '../src/index.ts';
import type { PatternGraph } from '../src/model.ts';
import { CASES, graphOf, type HostileParts, hostileLanguage, RUNS } from './hostile-language.ts';
import { type FlowchartReader, openMermaid } from './mermaid.ts';
import { type Element, elementsNamed, readXml, textOf } from './xml.ts';

/** Hostile text in every field: each language is refused with a finding, or each format gives every text back, character for character. */

/** Run a check of one format over every language that has a graph, and see that there were enough of them. */
function overGraphs(check: (graph: PatternGraph, parts: HostileParts) => void): void {
  let sound = 0;
  fc.assert(
    fc.property(hostileLanguage, (language) => {
      const { graph } = graphOf(language);
      if (!graph) return;
      sound++;
      check(graph, language.parts);
    }),
    RUNS,
  );
  expect(sound).toBeGreaterThanOrEqual(CASES);
}

const namesIn = ({ language, patterns }: PatternGraph) => ({
  patterns: patterns.map(({ ref, title }) => `${ref} ${title}`).sort(),
  groups: [...language.components, ...language.groups].map(({ title }) => title).sort(),
  label: language.linkageKinds[0]?.label ?? '',
});

test('a language is refused only for a character that no text may hold', () => {
  let refused = 0;
  fc.assert(
    fc.property(hostileLanguage, (language) => {
      const { graph, diagnostics } = graphOf(language);
      const codes = new Set(diagnostics.map(({ code }) => code));
      expect([...codes]).toEqual(graph ? [] : ['PL108']);
      if (!graph) refused++;
    }),
    RUNS,
  );
  expect(refused).toBeGreaterThan(50);
});

test('the graph holds what was written', () => {
  overGraphs(({ language, patterns, items, annexes }, parts) => {
    expect([language.title, language.notice, language.licences.content.name]).toEqual([parts.title, parts.notice, parts.licence]);
    expect(patterns.map(({ title }) => title)).toEqual(parts.names);
    expect(patterns[0]?.aliases).toEqual(parts.aliases);
    expect(annexes.map(({ title }) => title)).toEqual(annexes.map(() => parts.annex));
    expect(items['term.t']?.title).toBe(parts.term);
    expect(items['work.w']?.data).toMatchObject({ title: parts.work, author: [{ literal: parts.author }] });
  });
});

test('json', () => {
  overGraphs((graph) => expect(JSON.parse(toJson(graph))).toEqual(JSON.parse(JSON.stringify(toDocument(graph)))));
});

test('csv', () => {
  overGraphs((graph) => {
    const items = Object.values(graph.items);
    const read = (text: string): Record<string, string>[] =>
      parseCsv(text, { bom: true, columns: true, record_delimiter: '\r\n', onRecord: (record) => mapValues(record, plain) });
    const matrix = graph.annexes.find(({ kind }) => kind === 'matrix');
    expect(read(itemsCsv(graph)).map(({ title, text }) => [title, text])).toEqual(
      items.map(({ title, prose }) => [title ?? '', prose.text]),
    );
    expect(read(recommendationsCsv(graph)).map((row) => [row['pattern title'], row['text']])).toEqual(
      items
        .filter(({ kind }) => kind === 'recommendation')
        .map(({ pattern, prose }) => [graph.patterns.find(({ ref }) => ref === pattern)?.title, prose.text]),
    );
    expect(read(linkagesCsv(graph)).map(({ kinds, sentences }) => [kinds, sentences])).toEqual(
      graph.linkages.map(({ mentions }) => [namesIn(graph).label, mentions.map(({ text }) => text).join('; ')]),
    );
    expect(read(matrixCsv(graph)).map((row) => [row['matrix title'], row['row title'], row['column title'], row['product']])).toEqual([
      [matrix?.title, matrix?.data.rows?.[0]?.title, matrix?.data.columns?.[0]?.title, items.find(({ kind }) => kind === 'product')?.title],
    ]);
  });
});

test('csv holds no cell that a spreadsheet would run', () => {
  overGraphs((graph) => {
    for (const text of [itemsCsv(graph), recommendationsCsv(graph), linkagesCsv(graph), matrixCsv(graph)]) {
      const rows: string[][] = parseCsv(text, { bom: true, record_delimiter: '\r\n' });
      expect(rows.flat().filter((cell) => /^(?:[\t\r\n]|[\s\u200b\u200f\u202e\u2066\ufeff]*[=+\-@＝])/.test(cell))).toEqual([]);
    }
  });
});

/** What stood in a cell before it was made harmless. */
function plain(cell: string): string {
  return /^'+(?:[\t\n\r]|[\s\p{Cf}]*[=+\-@＝＋－＠])/u.test(cell) ? cell.slice(1) : cell;
}

function mapValues(record: Record<string, string>, change: (value: string) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

test('xtm', () => {
  overGraphs((graph, parts) => {
    const topics = new Map(elementsNamed(readXml(toXtm(graph)), 'topic').map((topic) => [topic.attributes['id'], topic]));
    const [one = '', other = ''] = parts.refs;
    const names = (id: string) => elementsNamed(topics.get(id), 'value').map(textOf);
    const texts = (id: string) => elementsNamed(topics.get(id), 'resourceData').map(textOf);
    expect(names('language')).toEqual([parts.title]);
    expect(new Set(names(one))).toEqual(new Set([parts.names[0], ...parts.aliases]));
    expect(names(other)).toEqual([parts.names[1]]);
    expect(new Set(names('kind.leadsTo'))).toEqual(new Set([parts.label, parts.inverse]));
    expect([names('component.c'), names('group.g')]).toEqual([[parts.component], [parts.group]]);
    expect(new Set(names('term.t'))).toEqual(new Set([parts.term, ...parts.forms]));
    expect([names('work.w'), names('work.w.author.1')]).toEqual([[parts.work], [parts.author]]);
    expect([names(`${one}.p`), names('row.matrix.r'), names('column.matrix.c')]).toEqual([[parts.product], [parts.row], [parts.column]]);
    expect(texts('language')).toEqual(expect.arrayContaining([parts.summary, parts.notice, parts.licence]));
    expect(texts(one)).toContain(parts.clause);
    for (const { ref, sections } of graph.patterns) {
      expect(texts(ref)).toEqual(expect.arrayContaining(Object.values(sections).map(({ text }) => text)));
    }
    for (const { ref, prose, kind } of Object.values(graph.items)) if (kind !== 'work') expect(texts(ref)).toContain(prose.text);
  });
});

test('graphml', () => {
  overGraphs((graph, parts) => {
    const xml = readXml(toGraphml(graph));
    const data = (element: Element, key: string) =>
      elementsNamed(element, 'data')
        .filter(({ attributes }) => attributes['key'] === key)
        .map(textOf);
    const [one, other] = elementsNamed(xml, 'node');
    expect(one && ['label', 'title', 'componentTitle', 'groupTitle'].flatMap((key) => data(one, `node-${key}`))).toEqual([
      `${parts.refs[0]} ${parts.names[0]}`,
      parts.names[0],
      parts.component,
      parts.group,
    ]);
    expect(other && data(other, 'node-title')).toEqual([parts.names[1]]);
    expect(elementsNamed(xml, 'edge').flatMap((edge) => data(edge, 'edge-label'))).toEqual([parts.label, parts.label]);
  });
});

test('dot', async () => {
  const viz = await instance();
  overGraphs((graph) => {
    const { patterns, groups, label } = namesIn(graph);
    const svg = readXml(viz.renderString(toDot(graph), { format: 'svg' }));
    // A line without a character is drawn as a space; of spaces in a row, Graphviz makes some that do not break.
    const lines = (text: string) =>
      text
        .replaceAll('\u00a0', ' ')
        .split('\n')
        .map((line) => line || ' ')
        .join('\n');
    const drawn = (kind: string) =>
      elementsNamed(svg, 'g')
        .filter(({ attributes }) => attributes['class'] === kind)
        .map((group) => lines(elementsNamed(group, 'text').map(textOf).join('\n')));
    expect(drawn('node').sort()).toEqual(patterns.map(lines).sort());
    expect(drawn('cluster').sort()).toEqual(groups.map(lines).sort());
    expect(drawn('edge')).toEqual([lines(label), lines(label)]);
  });
});

describe('mermaid', () => {
  let mermaid: FlowchartReader;
  beforeAll(async () => {
    mermaid = await openMermaid();
  });
  afterAll(() => mermaid.close());

  test('in the browser that it needs', async () => {
    const graphs: PatternGraph[] = [];
    overGraphs((graph) => void graphs.push(graph));
    const charts = await mermaid.read(graphs.map(toMermaid));
    for (const [index, graph] of graphs.entries()) {
      const { patterns, groups, label } = namesIn(graph);
      const { nodes, groups: boxes, edges } = charts[index] ?? { nodes: [], groups: [], edges: [] };
      expect([nodes.toSorted(), boxes.toSorted()]).toEqual([patterns, groups]);
      expect(edges).toEqual(graph.linkages.map(({ source, target }) => [source, target, label]));
    }
  });
});
