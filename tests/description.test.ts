import { createHash } from 'node:crypto';
import oxigraph from 'oxigraph';
import { describe, expect, test } from 'vitest';
import { DESCRIPTION_PATH } from '../src/export/description.ts';
import { compile } from '../src/index.ts';
import { readFolder } from '../src/read.ts';
import { publishedBy } from './published.ts';

const PROLOGUE = `
  PREFIX dcat: <http://www.w3.org/ns/dcat#>
  PREFIX dcterms: <http://purl.org/dc/terms/>
  PREFIX prov: <http://www.w3.org/ns/prov#>
  PREFIX spdx: <http://spdx.org/rdf/terms#>
  PREFIX void: <http://rdfs.org/ns/void#>
`;

describe.each(['patterns', 'tests/fixtures/garden'])('the description of the dataset of %s', (folder) => {
  const graph = compile(readFolder(folder)).value;
  if (!graph) throw new Error(`${folder} has findings`);
  const { base, edition, prefix, licences } = graph.language;
  const files = new Map(
    Object.values(publishedBy(graph))
      .flat()
      .map(({ path, text }) => [path, text()]),
  );
  const text = files.get(DESCRIPTION_PATH) ?? '';
  const store = new oxigraph.Store();
  store.load(text, { format: 'text/turtle' });
  const data = new oxigraph.Store();
  data.load(files.get(`data/${prefix.toLowerCase()}.nq`) ?? '', { format: 'application/n-quads' });

  function ask(query: string, of = store): readonly (readonly string[])[] {
    const rows = of.query(PROLOGUE + query, { use_default_graph_as_union: true }) as Map<string, { value: string } | undefined>[];
    return rows.map((row) => [...row.values()].map((term) => term?.value ?? ''));
  }

  test('is one of files that each have a path of their own', () => {
    expect(files.size).toBe(Object.values(publishedBy(graph)).flat().length);
  });

  test('stands at the well-known address too, and has no blank node', () => {
    expect(files.get('.well-known/void')).toBe(text);
    expect(store.match().filter(({ subject, object }) => [subject.termType, object.termType].includes('BlankNode'))).toEqual([]);
  });

  test('names an edition, the language it is one of, and its licence', () => {
    expect(
      ask(
        'SELECT ?version ?language ?licence { ?d a dcat:Dataset; dcat:version ?version; dcat:isVersionOf ?language; dcterms:license ?licence }',
      ),
    ).toEqual([[edition, base, licences.content.url]]);
    const source = graph.language.source?.work;
    expect(ask('SELECT ?source { ?d a dcat:Dataset; prov:wasDerivedFrom ?source }')).toEqual(source ? [[base + source]] : []);
  });

  test('gives of each file the address, size and hash that it has', () => {
    const rows = ask(`SELECT ?address ?size ?hash {
      ?d dcat:distribution ?file .
      ?file dcat:downloadURL ?address; dcat:byteSize ?size; spdx:checksum ?sum .
      ?sum spdx:algorithm spdx:checksumAlgorithm_sha256; spdx:checksumValue ?hash
    }`);
    const expected = rows.map(([address = '']) => {
      const bytes = Buffer.from(files.get(address.slice(base.length)) ?? 'missing');
      return [address, String(bytes.length), createHash('sha256').update(bytes).digest('hex')];
    });
    expect(rows).toEqual(expected);
    const published = [...files.keys()].filter((path) => /^data\/[^/]+\.(?!sha256|conf)\w+$/.test(path) && path !== DESCRIPTION_PATH);
    expect(rows.map(([address = '']) => address.slice(base.length)).sort()).toEqual(published.sort());
  });

  test('counts what a store finds', () => {
    const count = (query: string) => ask(`SELECT (COUNT(*) AS ?n) { SELECT DISTINCT ${query} }`, data)[0]?.[0] ?? '';
    expect(
      ask(
        'SELECT ?t ?s ?o ?p ?c { ?d a dcat:Dataset; void:triples ?t; void:distinctSubjects ?s; void:distinctObjects ?o; void:properties ?p; void:classes ?c }',
      ),
    ).toEqual([[String(data.size), count('?s { ?s ?p ?o }'), count('?o { ?s ?p ?o }'), count('?p { ?s ?p ?o }'), count('?c { ?s a ?c }')]]);
    const byGraph = ask('SELECT ?g ?n { ?d a dcat:Dataset; void:subset ?g . ?g void:triples ?n } ORDER BY ?g');
    expect(byGraph).toEqual(ask('SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g', data));
    const byClass = ask('SELECT ?c ?n { ?d a dcat:Dataset; void:classPartition [ void:class ?c; void:entities ?n ] } ORDER BY ?c');
    expect(byClass).toEqual(ask('SELECT ?c (COUNT(*) AS ?n) { ?s a ?c } GROUP BY ?c ORDER BY ?c', data));
  });
});
