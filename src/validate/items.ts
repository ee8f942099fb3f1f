import type { AnnexKind, AuthoredItem, Block, ItemKind, SourceFile, YamlPath, YamlSource } from '../model.ts';
import { parseProse } from '../parse/prose.ts';

interface Annex {
  readonly file: SourceFile;
  readonly yaml: YamlSource;
  readonly slug: string;
  readonly pattern: string | undefined;
}

/** The items of an annex whose data fits the schema of its kind, each before the items below it. */
export function readItems(kind: AnnexKind, annex: Annex): Iterable<AuthoredItem> {
  return READERS[kind](annex);
}

const READERS: Readonly<Record<AnnexKind, (annex: Annex) => Iterable<AuthoredItem>>> = {
  outline: (annex) => outlineItems(annex, ['items'], annex.pattern ?? '', 0),
  matrix: (annex) => slugged(annex, ['products'], 'product', { fields: ['row', 'column'] }),
  sequence: (annex) => slugged(annex, ['phases'], 'phase', { below: { key: 'outputs', kind: 'output' } }),
  glossary: (annex) => named(annex, ['terms'], 'term', 'term'),
  bibliography: (annex) => works(annex),
  errata: (annex) => errata(annex),
};

interface OutlineData {
  readonly label: string;
  readonly title?: string;
  readonly text?: string;
  readonly items?: readonly OutlineData[];
}

/** `A.4.2.c`: each item adds its label to the reference of the item above it. */
function* outlineItems(annex: Annex, path: YamlPath, above: string, level: number): Iterable<AuthoredItem> {
  const levels = (annex.yaml.data as { levels: readonly { kind: ItemKind }[] }).levels;
  for (const [at, data] of entries<OutlineData>(annex, path)) {
    const ref = `${above}.${data.label}`;
    const parent = level > 0 ? { parent: above } : {};
    yield item(annex, at, { ref, kind: (levels[level] ?? levels.at(-1))?.kind ?? 'statement', label: data.label, data, ...parent });
    if (data.items) yield* outlineItems(annex, [...at, 'items'], ref, level + 1);
  }
}

interface SluggedData {
  readonly id: string;
  readonly title: string;
  readonly text?: string;
  readonly patterns?: readonly string[];
  readonly [field: string]: unknown;
}

interface SluggedOptions {
  readonly fields?: readonly string[];
  readonly below?: { readonly key: string; readonly kind: ItemKind };
  readonly parent?: string;
}

/** `B6.city-vision`: the annex's pattern and a slug, on every level. */
function* slugged(annex: Annex, path: YamlPath, kind: ItemKind, options: SluggedOptions): Iterable<AuthoredItem> {
  const { fields = [], below, parent } = options;
  for (const [at, data] of entries<SluggedData>(annex, path)) {
    const ref = `${annex.pattern}.${data.id}`;
    yield item(annex, at, { ref, kind, data, extra: pick(data, fields), ...(parent !== undefined && { parent }) });
    if (below && data[below.key]) yield* slugged(annex, [...at, below.key], below.kind, { ...options, parent: ref });
  }
}

/** `term.digital-asset`: a kind and a slug. */
function* named(annex: Annex, path: YamlPath, kind: ItemKind, titleField: string): Iterable<AuthoredItem> {
  for (const [at, data] of entries<SluggedData>(annex, path)) {
    const extra = pick(data, ['aliases', 'notes', 'source', 'definedIn']);
    yield item(annex, at, { ref: `${kind}.${data.id}`, kind, data: { ...data, title: String(data[titleField]) }, extra });
  }
}

function* works(annex: Annex): Iterable<AuthoredItem> {
  for (const [at, data] of entries<SluggedData>(annex, ['works'])) {
    yield item(annex, at, { ref: `work.${data.id}`, kind: 'work', data: { title: data.title }, extra: data });
  }
}

interface ErratumData {
  readonly number: number;
  readonly place: string;
  readonly fault: string;
  readonly affects?: readonly string[];
}

function* errata(annex: Annex): Iterable<AuthoredItem> {
  for (const [at, data] of entries<ErratumData>(annex, ['errata'])) {
    const extra = pick(data as unknown as SluggedData, ['place', 'decision', 'reason', 'affects']);
    yield item(annex, at, {
      ref: `erratum.${data.number}`,
      kind: 'erratum',
      data: { title: data.place, text: data.fault },
      textField: 'fault',
      extra,
    });
  }
}

interface ItemOptions {
  readonly ref: string;
  readonly kind: ItemKind;
  readonly data: { readonly title?: string; readonly text?: string; readonly patterns?: readonly string[] };
  readonly label?: string;
  readonly parent?: string;
  readonly textField?: string;
  readonly extra?: Readonly<Record<string, unknown>>;
}

function item(annex: Annex, at: YamlPath, { ref, kind, data, label, parent, textField = 'text', extra }: ItemOptions): AuthoredItem {
  const blocks: readonly Block[] = data.text === undefined ? [] : parseProse(annex.file, annex.yaml, [...at, textField]);
  const idField = label !== undefined ? 'label' : kind === 'erratum' ? 'number' : 'id';
  return {
    ref,
    kind,
    annex: annex.slug,
    ...(annex.pattern !== undefined && { pattern: annex.pattern }),
    ...(parent !== undefined && { parent }),
    ...(label !== undefined && { label }),
    ...(data.title !== undefined && { title: data.title }),
    blocks,
    markdown: data.text?.trim() ?? '',
    span: annex.yaml.place([...at, idField]),
    ...(data.patterns && {
      names: data.patterns.map((name, index) => ({ ref: name, span: annex.yaml.place([...at, 'patterns', index]) })),
    }),
    ...(extra && Object.keys(extra).length > 0 && { data: extra }),
  };
}

function entries<Data>({ yaml }: Annex, path: YamlPath): readonly (readonly [YamlPath, Data])[] {
  const list = path.reduce<unknown>((value, step) => (value as Record<string | number, unknown>)[step], yaml.data);
  return (list as readonly Data[]).map((data, index) => [[...path, index], data] as const);
}

function pick(data: Readonly<Record<string, unknown>>, fields: readonly string[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(fields.filter((field) => data[field] !== undefined).map((field) => [field, data[field]]));
}
