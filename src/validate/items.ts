import type { AnnexKind, AuthoredItem, ItemKind, Pointer, SourceFile, YamlPath, YamlSource } from '../model.ts';
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
  matrix: (annex) => slugged(annex, ['products'], 'product', { fields: ['row', 'column', 'patterns'] }),
  sequence: (annex) => slugged(annex, ['phases'], 'phase', { fields: ['patterns'], below: { key: 'outputs', kind: 'output' } }),
  glossary: (annex) => terms(annex),
  bibliography: (annex) => works(annex),
  errata: (annex) => errata(annex),
  register: (annex) => register(annex, ['entries']),
  guide: (annex) => ways(annex),
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

/** `POND.spade`: the annex's pattern and a slug, on every level. */
function* slugged(annex: Annex, path: YamlPath, kind: ItemKind, options: SluggedOptions): Iterable<AuthoredItem> {
  const { fields = [], below, parent } = options;
  for (const [at, data] of entries<SluggedData>(annex, path)) {
    const ref = `${annex.pattern}.${data.id}`;
    yield item(annex, at, { ref, kind, data, extra: pick(data, fields), ...(parent !== undefined && { parent }) });
    if (below && data[below.key]) yield* slugged(annex, [...at, below.key], below.kind, { ...options, parent: ref });
  }
}

/** `term.digital-asset`: a kind and a slug. */
function* terms(annex: Annex): Iterable<AuthoredItem> {
  for (const [at, data] of entries<SluggedData & { readonly term: string; readonly notes?: readonly string[] }>(annex, ['terms'])) {
    yield item(annex, at, {
      ref: `term.${data.id}`,
      kind: 'term',
      data: { ...data, title: data.term },
      further: (data.notes ?? []).map((_, index) => ['notes', index]),
      pointers: ['definedIn'],
      extra: pick(data, ['aliases', 'source', 'definedIn']),
    });
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
  for (const [at, { number, place, fault, affects }] of entries<ErratumData>(annex, ['errata'])) {
    yield item(annex, at, {
      ref: `erratum.${number}`,
      kind: 'erratum',
      data: { title: place, text: fault },
      textField: 'fault',
      further: [['decision'], ['reason']],
      pointers: ['affects'],
      extra: { affects: affects ?? [] },
    });
  }
}

/** `source.figure-1`: a part of the source, and where it lives here. */
function* register(annex: Annex, path: YamlPath, parent?: string): Iterable<AuthoredItem> {
  for (const [at, data] of entries<SluggedData & { readonly label: string }>(annex, path)) {
    const ref = `source.${data.id}`;
    yield item(annex, at, {
      ref,
      kind: 'source',
      label: data.label,
      data,
      pointers: ['here'],
      extra: pick(data, ['fate', 'here']),
      ...(parent !== undefined && { parent }),
    });
    if (data['entries']) yield* register(annex, [...at, 'entries'], ref);
  }
}

/** `way.dry-feet`: a question, role or goal, whose text names the patterns that answer it. */
function* ways(annex: Annex): Iterable<AuthoredItem> {
  for (const [at, data] of entries<SluggedData>(annex, ['entries'])) {
    yield item(annex, at, { ref: `way.${data.id}`, kind: 'way', data });
  }
}

interface ItemOptions {
  readonly ref: string;
  readonly kind: ItemKind;
  readonly data: { readonly title?: string; readonly text?: string; readonly patterns?: readonly string[] };
  readonly label?: string;
  readonly parent?: string;
  readonly textField?: string;
  /** Where its other texts stand, seen from the item. */
  readonly further?: readonly YamlPath[];
  /** Fields that hold a reference or a list of them. */
  readonly pointers?: readonly string[];
  readonly extra?: Readonly<Record<string, unknown>>;
}

function item(annex: Annex, at: YamlPath, options: ItemOptions): AuthoredItem {
  const { ref, kind, data, label, parent, textField = 'text', further = [], pointers = [], extra } = options;
  const { file, yaml } = annex;
  return {
    ref,
    kind,
    annex: annex.slug,
    ...(annex.pattern !== undefined && { pattern: annex.pattern }),
    ...(parent !== undefined && { parent }),
    ...(label !== undefined && { label }),
    ...(data.title !== undefined && { title: data.title }),
    blocks: data.text === undefined ? [] : parseProse(file, yaml, [...at, textField]),
    markdown: data.text?.trim() ?? '',
    span: yaml.place([...at, ID_FIELDS.find((field) => yaml.at([...at, field]) !== undefined) ?? '']),
    further: further.map((path) => ({
      name: String(path[0]).replace(/s$/, ''),
      blocks: parseProse(file, yaml, [...at, ...path]),
      markdown: String(yaml.at([...at, ...path])).trim(),
    })),
    names: pointersIn(annex, [...at, 'patterns']),
    pointers: pointers.flatMap((field) => pointersIn(annex, [...at, field])),
    ...(extra && Object.keys(extra).length > 0 && { data: extra }),
  };
}

const ID_FIELDS = ['id', 'number', 'label'];

/** The references in a field, be it one or a list. */
function pointersIn({ yaml }: Annex, path: YamlPath): readonly Pointer[] {
  const value = yaml.at(path);
  if (value === undefined) return [];
  const list = Array.isArray(value);
  return [value].flat().map((ref, index) => ({ ref: String(ref), span: yaml.place(list ? [...path, index] : path) }));
}

function entries<Data>({ yaml }: Annex, path: YamlPath): readonly (readonly [YamlPath, Data])[] {
  return (yaml.at(path) as readonly Data[]).map((data, index) => [[...path, index], data] as const);
}

function pick(data: Readonly<Record<string, unknown>>, fields: readonly string[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(fields.filter((field) => data[field] !== undefined).map((field) => [field, data[field]]));
}
