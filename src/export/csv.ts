import type { Annex, Item, Linkage, PatternGraph } from '../model.ts';
import { namesAt } from '../rdf/names.ts';

/** Every recommendation, whole and item by item, a row each. See {@link toCsv} for the form. */
export function recommendationsCsv(graph: PatternGraph): string {
  const recommendations = Object.values(graph.items).filter(({ kind }) => kind === 'recommendation');
  return toCsv(recommendations, { ...placeColumns(graph), ...wordColumns, ...identityColumns });
}

/** Everything below a pattern or beside the patterns that can be cited, a row each. See {@link toCsv} for the form. */
export function itemsCsv(graph: PatternGraph): string {
  const annexes = new Map(graph.annexes.map(({ slug, title }) => [slug, title]));
  return toCsv(Object.values(graph.items), {
    ...placeColumns(graph),
    kind: ({ kind }) => kind,
    annex: ({ annex }) => annex,
    'annex title': ({ annex = '' }) => annexes.get(annex),
    title: ({ title }) => title,
    ...wordColumns,
    ...identityColumns,
  });
}

/** Every linkage, a row each, with the sentences that are its evidence. See {@link toCsv} for the form. */
export function linkagesCsv({ language, patterns, linkages }: PatternGraph): string {
  const titles = new Map(patterns.map(({ ref, title }) => [ref, title]));
  const labels = new Map(language.linkageKinds.map(({ id, label }) => [id, label]));
  const names = namesAt(language.base);
  const columns: Columns<Linkage> = {
    source: ({ source }) => source,
    'source title': ({ source }) => titles.get(source),
    kinds: ({ kinds }) => joined(kinds.map((kind) => labels.get(kind) ?? kind)),
    target: ({ target }) => target,
    'target title': ({ target }) => titles.get(target),
    mentions: ({ mentions }) => String(mentions.length),
    sections: ({ mentions }) => joined([...new Set(mentions.map(({ section }) => section))]),
    sentences: ({ mentions }) => joined(mentions.map(({ text }) => text)),
    'kind identifiers': ({ kinds }) => joined(kinds),
    iri: ({ source, target }) => names.linkage(source, target),
  };
  return toCsv(linkages, columns);
}

/** Every product of the matrices, a row for each cell that it stands in. See {@link toCsv} for the form. */
export function matrixCsv({ patterns, items, annexes }: PatternGraph): string {
  const titles = new Map(patterns.map(({ ref, title }) => [ref, title]));
  const cells = annexes.filter(({ kind }) => kind === 'matrix').flatMap((annex) => cellsOf(annex, items));
  const columns: Columns<Cell> = {
    matrix: ({ annex }) => annex.slug,
    'matrix title': ({ annex }) => annex.title,
    row: ({ row }) => row?.id,
    'row title': ({ row }) => row?.title,
    column: ({ column }) => column.id,
    'column title': ({ column }) => column.title,
    reference: ({ product }) => product.ref,
    product: ({ product }) => product.title,
    text: ({ product }) => product.prose.text,
    patterns: ({ product }) => joined(product.names),
    'pattern titles': ({ product }) => joined(product.names.map((name) => titles.get(name) ?? name)),
    fingerprint: ({ product }) => product.fingerprint,
    iri: ({ product }) => product.iri,
    address: ({ product }) => product.url,
  };
  return toCsv(cells, columns);
}

interface Heading {
  readonly id: string;
  readonly title: string;
}

interface Cell {
  readonly annex: Annex;
  readonly product: Item;
  readonly row: Heading | undefined;
  readonly column: Heading;
}

function cellsOf(annex: Annex, items: PatternGraph['items']): readonly Cell[] {
  const { rows = [], columns = [] } = annex.data;
  return annex.items
    .flatMap((ref) => items[ref] ?? [])
    .flatMap((product) => {
      const row = rows.find(({ id }) => id === product.data?.['row']);
      const spanned = [product.data?.['column']].flat();
      return columns.filter(({ id }) => spanned.includes(id)).map((column) => ({ annex, product, row, column }));
    });
}

/** Where an item stands, for filtering and counting. */
function placeColumns({ language, patterns }: PatternGraph): Columns<Item> {
  const components = new Map(language.components.map(({ id, title }) => [id, title]));
  const groups = new Map(language.groups.map(({ id, title }) => [id, title]));
  const byRef = new Map(patterns.map((pattern) => [pattern.ref, pattern]));
  const patternOf = ({ pattern = '' }: Item) => byRef.get(pattern);
  return {
    reference: ({ ref }) => ref,
    parent: ({ parent }) => parent,
    pattern: ({ pattern }) => pattern,
    'pattern title': (item) => patternOf(item)?.title,
    component: (item) => patternOf(item)?.component,
    'component title': (item) => components.get(patternOf(item)?.component ?? ''),
    group: (item) => patternOf(item)?.group,
    'group title': (item) => groups.get(patternOf(item)?.group ?? ''),
  };
}

const wordColumns: Columns<Item> = {
  label: ({ label }) => label,
  text: ({ prose }) => prose.text,
  'patterns named': ({ names }) => joined(names),
};

const identityColumns: Columns<Item> = {
  fingerprint: ({ fingerprint }) => fingerprint,
  iri: ({ iri }) => iri,
  address: ({ url }) => url,
};

/** By its heading, what a column says of an entry. */
type Columns<Entry> = Readonly<Record<string, (entry: Entry) => string | undefined>>;

/**
 * Entries as comma-separated values (RFC 4180), a row each: a header row, CRLF after every row, text in quotation marks where it needs
 * them, and a byte order mark, by which spreadsheets know UTF-8. Several values in a cell are joined by `; `.
 *
 * A spreadsheet would run a cell that begins with `= + - @`, their full-width forms, a tab or a line end, white space and invisible
 * characters before it or not. Such a cell gets an apostrophe before it, as OWASP advises; so does one that has apostrophes before
 * that already. Whoever takes one apostrophe away from every cell that begins so has each text as it was.
 *
 * @example
 * toCsv([['Pond, "deep"', '=1+1']], { title: ([title]) => title, text: ([, text]) => text })
 * // '\ufefftitle,text\r\n"Pond, ""deep""",\'=1+1\r\n'
 */
export function toCsv<Entry>(entries: readonly Entry[], columns: Columns<Entry>): string {
  const cells = Object.values(columns);
  const rows = [Object.keys(columns), ...entries.map((entry) => cells.map((cell) => cell(entry) ?? ''))];
  return `\ufeff${rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('')}`;
}

const FORMULA = /^'*(?:[\t\n\r]|[\s\p{Cf}]*[=+\-@＝＋－＠])/u;

function cellOf(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

function joined(values: readonly string[]): string {
  return values.join('; ');
}
