import { describe, expect, test } from 'vitest';
import { addressesOf } from '../src/addresses.ts';
import { compile } from '../src/index.ts';
import { link } from '../src/link/index.ts';
import type { PatternGraph, SectionName } from '../src/model.ts';
import { parse } from '../src/parse/index.ts';
import { readFolder } from '../src/read.ts';
import { SECTIONS } from '../src/sections.ts';
import { validate } from '../src/validate/index.ts';
import expected from './source-references.json' with { type: 'json' };

/** The project's own content, held against facts counted in the source: what refers to what and where, and how many of each. */
const files = readFolder('patterns');
const { value, diagnostics } = compile(files);
const content = validate(parse(files).value).value;
if (!value || !content) throw new Error(`the patterns do not compile: ${JSON.stringify(diagnostics)}`);
const graph: PatternGraph = value;
const { occurrences } = link(content);

test('there is nothing to find', () => {
  expect(diagnostics).toEqual([]);
});

test('the seventeen patterns stand in order', () => {
  expect(graph.patterns.map(({ ref }) => ref)).toEqual(Object.keys(expected));
});

describe.each(Object.entries(expected))('%s', (ref, sections: Partial<Record<SectionName, readonly string[]>>) => {
  test.each(SECTIONS)('refers in its %s to all that the source refers to there', (section) => {
    const written = occurrences.filter((one) => one.pattern === ref && one.section === section).map(({ target }) => target?.ref);
    expect(written).toEqual(expect.arrayContaining([...(sections[section] ?? [])]));
  });
});

test('every reference of the source is a mention of a linkage', () => {
  for (const [source, sections] of Object.entries(expected)) {
    for (const [section, refs] of Object.entries(sections)) {
      for (const target of refs.filter((ref) => graph.patterns.some((pattern) => pattern.ref === ref))) {
        const linkage = graph.linkages.find((one) => one.source === source && one.target === target);
        expect(
          linkage?.mentions.map((mention) => mention.section),
          `${source} -> ${target}`,
        ).toContain(section);
      }
    }
  }
});

/** Letters and numbers of the recommendations, as the guidance notes have them. */
const LABELS: Readonly<Record<string, string>> = {
  A: 'a a.1 a.2 a.3 a.4 b',
  B1: 'a b c',
  B2: '',
  B3: 'a b c d e f g',
  B4: 'a b c',
  B5: 'a b b.1 b.2 b.3 b.4 c c.1 c.2 c.3',
  B6: 'a b c',
  B7: 'a b',
  B8: 'a b c d e',
  B9: '',
  B10: 'a b c',
  B11: 'a b b.1 b.2 b.3',
  B12: 'a b c',
  B13: '',
  B14: '',
  C: 'a b c',
  D: '',
};

test.each(Object.entries(LABELS))('%s has its recommendation and its items', (ref, labels) => {
  const items = Object.values(graph.items).filter((item) => item.pattern === ref && item.kind === 'recommendation');
  expect(items.map((item) => item.ref)).toEqual([
    `${ref}.rec`,
    ...labels
      .split(' ')
      .filter(Boolean)
      .map((label) => `${ref}.${label}`),
  ]);
  for (const item of items) expect(item.prose.text, item.ref).toMatch(/\S.{10,}/);
  const text = graph.patterns.find((pattern) => pattern.ref === ref)?.sections.recommendations.text;
  expect(text, 'recommendations keep their force').toMatch(/\bshould\b/);
});

test.each([
  ['Table 1', 'B1', 18],
  ['Table 2', 'B5', 16],
  ['Table 3', 'B12', 9],
])('%s in %s has all its rows', (caption, ref, rows) => {
  const tree = graph.patterns.find((pattern) => pattern.ref === ref)?.sections.body.tree;
  const [table, ...others] = tree?.children.filter((node) => node.type === 'table') ?? [];
  expect(others).toEqual([]);
  expect(table?.children.length).toBe(rows + 1);
  expect(graph.patterns.find((pattern) => pattern.ref === ref)?.sections.body.text).toContain(caption);
});

test.each([
  ['principle', 4 + 11 + 30],
  ['factor', 9 + 27],
  ['statement', 47],
  ['product', 38],
  ['phase', 5],
  ['output', 12],
  ['work', 12],
] as const)('the annexes hold every %s', (kind, count) => {
  expect(Object.values(graph.items).filter((item) => item.kind === kind)).toHaveLength(count);
});

test('every linkage has a kind and at least one sentence as evidence', () => {
  for (const { source, target, kinds, mentions } of graph.linkages) {
    expect(kinds.length, `${source} ${target}`).toBeGreaterThan(0);
    expect(mentions.length, `${source} ${target}`).toBeGreaterThan(0);
  }
});

describe('the clause map and the other annexes', () => {
  const addresses = addressesOf(content);
  const items = Object.values(graph.items);

  test('every clause, figure and table of the source leads to a place here', () => {
    const parts = items.filter(({ kind }) => kind === 'source');
    expect(parts.filter(({ annex }) => annex === 'figures').map(({ label }) => label)).toEqual([
      ...Array.from({ length: 12 }, (_, index) => `Figure ${index + 1}`),
      ...Array.from({ length: 3 }, (_, index) => `Table ${index + 1}`),
    ]);
    for (const { ref, data, children } of parts) {
      const here = (data?.['here'] ?? []) as readonly string[];
      expect(here.length + children.length, ref).toBeGreaterThan(0);
      for (const place of here) {
        const known = place.startsWith('/')
          ? addresses.has(place.replace(/#.*$/, ''))
          : (graph.items[place] ?? graph.patterns.find((pattern) => pattern.ref === place));
        expect(known, `${ref} → ${place}`).toBeTruthy();
      }
    }
  });

  test('every reference in an annex leads to a real pattern or item', () => {
    const written = occurrences.filter(({ span }) => span.file.startsWith('annexes/'));
    expect(written.length).toBeGreaterThan(100);
    expect(written.filter(({ target }) => !target)).toEqual([]);
    const pointers = items.flatMap(({ data }) => [data?.['affects'] ?? [], data?.['definedIn'] ?? []].flat()).map(String);
    expect(pointers.length).toBeGreaterThan(200);
    for (const ref of pointers) expect(graph.items[ref] ?? graph.patterns.find((pattern) => pattern.ref === ref), ref).toBeDefined();
  });

  test('a reader with a question or a role finds patterns to read, and each pattern is on some way', () => {
    const ways = items.filter(({ kind }) => kind === 'way');
    const named = ['starting', 'buying', 'sharing-data', 'showing-results'].map((id) => `way.${id}`);
    expect(ways.filter(({ annex }) => annex === 'questions').map(({ ref }) => ref)).toEqual(expect.arrayContaining(named));
    expect(ways.filter(({ annex }) => annex === 'roles').length).toBeGreaterThan(5);
    expect(new Set(ways.flatMap(({ names }) => names))).toEqual(new Set(graph.patterns.map(({ ref }) => ref)));
  });

  test('every erratum says where, what, and why', () => {
    const errata = items.filter(({ kind }) => kind === 'erratum');
    expect(errata.length).toBeGreaterThan(50);
    for (const { ref, title, prose, further } of errata) {
      expect(
        [title, prose.text, ...further.map((text) => text.prose.text)].filter((text) => text?.trim()),
        ref,
      ).toHaveLength(4);
    }
  });

  test('every term is defined, and most are used', () => {
    const terms = items.filter(({ kind }) => kind === 'term');
    expect(terms.filter(({ usedIn }) => (usedIn ?? []).length > 0).length / terms.length).toBeGreaterThan(0.5);
    for (const { ref, prose } of terms) expect(prose.text, ref).toMatch(/\S.{10,}/);
    const uses = graph.patterns.flatMap(({ sections }) => SECTIONS.map((name) => JSON.stringify(sections[name].tree))).join();
    for (const { ref, usedIn } of terms)
      expect(uses.split(`"ref":"${ref}"`).length - 1, `${ref} is marked once in each pattern that uses it`).toBe(usedIn?.length);
  });
});
