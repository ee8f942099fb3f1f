import type { Item, ItemKind, SourcePlace } from '../../model.ts';
import type { Names } from '../names.ts';
import type { Node, Properties } from '../node.ts';
import type { CompactIri } from '../terms.ts';
import type { Context } from './context.ts';
import { citations, placeOf, proseOf } from './prose.ts';
import { workNodes } from './works.ts';

/** Of each kind the class that no other kind has, then more. */
export const ITEM_CLASSES: Readonly<Record<ItemKind, readonly [CompactIri, ...CompactIri[]]>> = {
  recommendation: ['pl:Recommendation'],
  principle: ['pl:Principle', 'skos:Concept'],
  factor: ['pl:SuccessFactor', 'skos:Concept'],
  statement: ['pl:ChecklistItem', 'skos:Concept'],
  product: ['pl:PolicyProduct'],
  phase: ['pl:Phase'],
  output: ['pl:Output'],
  term: ['pl:Term', 'skos:Concept'],
  work: ['pl:Work'],
  erratum: ['pl:Erratum', 'oa:Annotation'],
  source: ['pl:SourcePart'],
  way: ['pl:Way'],
};

/** The item, then what it is made of. */
export function* itemNodes(item: Item, context: Context): Generator<Node> {
  const { language } = context.graph;
  if (item.kind === 'work') return yield* workNodes(item, language.base);
  const notes = notesOf(item, context);
  const ids = notes.map(({ id }) => id);
  const attached = item.kind === 'erratum' ? erratumProperties(item, ids, context) : { ...titleOf(item, language.prefix), note: ids };
  yield { id: context.names.of(item.ref), types: ITEM_CLASSES[item.kind], properties: { ...itemProperties(item, context), ...attached } };
  yield* notes;
}

function itemProperties(item: Item, { names, expand }: Context): Properties {
  const { ref, kind, label, prose, position, fingerprint, pattern, parent, annex = '', children, usedIn, further } = item;
  const data = (item.data ?? {}) as ItemData;
  const isConcept = ITEM_CLASSES[kind].includes('skos:Concept');
  const below = children.map(names.of);
  return {
    identifier: ref,
    notation: isConcept ? ref : undefined,
    altLabel: data.aliases,
    definition: kind === 'term' ? prose.text : undefined,
    label,
    ...proseOf(prose),
    position,
    fingerprint,
    inScheme: isConcept ? names.language : undefined,
    broader: isConcept && parent !== undefined ? names.of(parent) : undefined,
    isPartOf: partOf(item, names),
    recommendation: kind === 'recommendation' ? below : undefined,
    output: kind === 'phase' || kind === 'output' ? below : undefined,
    pattern: pattern && names.of(pattern),
    ...placeOf(data.source),
    ...citations([prose, ...further.map((one) => one.prose)], names),
    guidedBy: data.patterns?.map(names.of),
    matrixRow: data.row && names.row(annex, data.row),
    matrixColumn: [data.column ?? []].flat().map((id) => names.column(annex, id)),
    definedIn: data.definedIn && names.of(data.definedIn),
    usedIn: usedIn?.map(names.of),
    fate: data.fate && expand(`pl:${data.fate}`),
    here: data.here?.map(names.pointer),
  };
}

/** The item above it; at the top, its annex or its pattern. */
function partOf({ parent, annex, pattern = '' }: Item, names: Names): string {
  if (parent !== undefined) return names.of(parent);
  return annex === undefined ? names.of(pattern) : names.page(annex);
}

/** An erratum is an annotation (Web Annotation Data Model, section 3): its bodies say what was decided, on the things it affects. */
function erratumProperties({ ref, title, data }: Item, bodies: readonly string[], { graph, names, expand }: Context): Properties {
  const affected = (data as ItemData).affects ?? [];
  return {
    name: `${graph.language.prefix} ${ref}`,
    place: title,
    number: Number(ref.slice('erratum.'.length)),
    hasTarget: affected.length > 0 ? affected.map(names.pointer) : names.language,
    motivatedBy: expand('oa:editing'),
    hasBody: bodies,
  };
}

function notesOf({ ref, kind, further }: Item, { names, expand }: Context): readonly Node[] {
  return further.map(({ name, prose }, index) => {
    const properties = { value: prose.text, markdown: prose.markdown, position: index + 1 };
    if (kind !== 'erratum') return { id: names.of(`${ref}.${name}.${index + 1}`), types: ['pl:Note'], properties };
    const hasPurpose = expand(name === 'decision' ? 'oa:editing' : 'oa:commenting');
    return { id: names.of(`${ref}.${name}`), types: ['oa:TextualBody'], properties: { ...properties, hasPurpose } };
  });
}

interface ItemData {
  readonly aliases?: readonly string[];
  readonly source?: SourcePlace;
  readonly patterns?: readonly string[];
  readonly row?: string;
  readonly column?: string | readonly string[];
  readonly definedIn?: string;
  readonly fate?: string;
  readonly here?: readonly string[];
  readonly affects?: readonly string[];
}

/** A title of its own is the preferred name; what has none is called by its reference. */
function titleOf({ title, ref }: Item, prefix: string): Properties {
  return title === undefined ? { name: `${prefix} ${ref}` } : { prefLabel: title };
}
