import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { itemsCsv, linkagesCsv, matrixCsv, recommendationsCsv, toCsv } from '../src/export/csv.ts';
import { compile } from '../src/index.ts';
import type { PatternGraph } from '../src/model.ts';
import { readFolder } from '../src/read.ts';

const read = (text: string): Record<string, string>[] => parse(text, { bom: true, columns: true, record_delimiter: '\r\n' });

function graphOf(folder: string): PatternGraph {
  const { value } = compile(readFolder(folder));
  if (!value) throw new Error(`${folder} has errors`);
  return value;
}

const graph = graphOf('patterns');

test('recommendations: a row each, with where it stands', () => {
  const rows = read(recommendationsCsv(graph));
  expect(rows).toHaveLength(Object.values(graph.items).filter(({ kind }) => kind === 'recommendation').length);
  const item = graph.items['B5.b.2'];
  expect(rows.find(({ reference }) => reference === 'B5.b.2')).toEqual({
    reference: 'B5.b.2',
    parent: 'B5.b',
    pattern: 'B5',
    'pattern title': graph.patterns.find(({ ref }) => ref === 'B5')?.title,
    component: 'B',
    'component title': graph.language.components.find(({ id }) => id === 'B')?.title,
    group: 'business-management',
    'group title': 'Business management',
    label: '2',
    text: item?.prose.text,
    'patterns named': item?.names.join('; '),
    fingerprint: item?.fingerprint,
    iri: 'https://w3id.org/scf/B5.b.2',
    address: '/B5/#b.2',
  });
});

test('items: a row for everything that can be cited', () => {
  const rows = read(itemsCsv(graph));
  expect(rows.map(({ reference, kind, text }) => [reference, kind, text])).toEqual(
    Object.values(graph.items).map(({ ref, kind, prose }) => [ref, kind, prose.text]),
  );
  const titles = new Map(graph.annexes.map(({ slug, title }) => [slug, title]));
  for (const row of rows) expect(row['annex title']).toBe(titles.get(row['annex'] ?? '') ?? '');
});

test('linkages: a row each, with kinds and evidence', () => {
  const labels = new Map(graph.language.linkageKinds.map(({ id, label }) => [id, label]));
  expect(
    read(linkagesCsv(graph)).map(({ source, target, kinds, mentions, sentences }) => ({ source, target, kinds, mentions, sentences })),
  ).toEqual(
    graph.linkages.map(({ source, target, kinds, mentions }) => ({
      source,
      target,
      kinds: kinds.map((kind) => labels.get(kind)).join('; '),
      mentions: String(mentions.length),
      sentences: mentions.map(({ text }) => text).join('; '),
    })),
  );
});

test('matrix: a row for each product in each cell', () => {
  const rows = read(matrixCsv(graph));
  const products = Object.values(graph.items).filter(({ kind }) => kind === 'product');
  expect(rows).toHaveLength(products.flatMap(({ data }) => data?.['column'] ?? []).length);
  expect(new Set(rows.map(({ reference }) => reference))).toEqual(new Set(products.map(({ ref }) => ref)));
  expect(
    read(matrixCsv(graphOf('tests/fixtures/garden'))).map((row) => [
      row['row title'],
      row['column title'],
      row['product'],
      row['patterns'],
    ]),
  ).toEqual([
    ['Spring', 'Soil', 'Spade', 'GATE'],
    ['Spring', 'Water', 'Spade', 'GATE'],
    ['Autumn', 'Water', 'Net', ''],
  ]);
});

test('a language without a matrix has a table with headings alone', () => {
  const text = matrixCsv(graphOf('tests/fixtures/label-order'));
  expect(text).toMatch(/^\ufeffmatrix,matrix title,row,.*\r\n$/);
});

describe('a cell', () => {
  const cell = (text: string) => toCsv([text], { text: (one) => one }).slice('\ufefftext\r\n'.length, -2);

  test.each(['=1+1', '+1', '-1', '@x', '\t=1', '\t', '\nx', '  =1', '\u00a0@x', '\u202e=1', '\ufeff-1', '＝1', '＋1', "'=1", "''\t"])(
    '%j is made harmless',
    (text) => {
      expect(parse(cell(text))).toEqual([[`'${text}`]]);
    },
  );

  test.each(['', 'a=1', "don't", "'quoted'", 'a "b", c', 'two\nlines', ' x ', '“=1”', '1-2'])('%j stays as it is', (text) => {
    expect(parse(cell(text), { skip_empty_lines: false })[0] ?? ['']).toEqual([text]);
  });
});
