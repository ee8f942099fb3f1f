import type { AuthoredItem, Item, Linked, Target } from '../model.ts';
import { referenceKey } from '../reference.ts';
import { proseOf } from './prose.ts';

/** Every item by its reference: those of the patterns in reading order, then those of the annexes. */
export function itemsOf(linked: Linked, fingerprints: ReadonlyMap<string, string>): Readonly<Record<string, Item>> {
  const { items, occurrences, language, termUses } = linked;
  const below = Map.groupBy(items, ({ parent }) => parent);
  const siblings = Map.groupBy(items, siblingKey);
  const named = Map.groupBy(occurrences, ({ item }) => item);
  const childrenOf = (item: AuthoredItem) => below.get(item.ref) ?? [];

  const withReferences = referencesIn(linked);

  const itemOf = (item: AuthoredItem): Item => {
    const { ref, kind, pattern, parent, annex, label, title, data, blocks, markdown, further } = item;
    const mentioned = (named.get(ref) ?? []).map(({ target }) => target?.pattern).filter((one) => one !== undefined);
    return {
      ref,
      kind,
      ...(pattern !== undefined && { pattern }),
      ...(parent !== undefined && { parent }),
      children: childrenOf(item).map((child) => child.ref),
      ...(annex !== undefined && { annex }),
      ...(label !== undefined && { label }),
      ...(title !== undefined && { title }),
      prose: proseOf(blocks, markdown),
      position: (siblings.get(siblingKey(item)) ?? []).indexOf(item) + 1,
      fingerprint: fingerprints.get(ref) ?? '',
      url: urlOf(item),
      iri: `${language.base}${ref}`,
      further: (further ?? []).map(({ name, ...text }) => ({ name, prose: proseOf(text.blocks, text.markdown) })),
      names: [...new Set(mentioned)],
      ...(termUses.has(ref) && { usedIn: termUses.get(ref) ?? [] }),
      ...(data && { data: withReferences(data) }),
    };
  };
  return Object.fromEntries(items.map((item) => [item.ref, itemOf(item)]));
}

type Data = Readonly<Record<string, unknown>>;

/** References in data as they are declared, in whatever letter case an author wrote them; what an erratum affects comes in reading order. */
function referencesIn({ targets, patterns }: Linked): (data: Data) => Data {
  const declared = (pointer: string) => targets.get(referenceKey(pointer))?.ref ?? pointer;
  const places = new Map(patterns.map(({ ref }, index) => [ref, index]));
  const placeOf = ({ pattern = '' }: Target) => places.get(pattern) ?? places.size;
  const inReadingOrder = [...targets.values()].sort((a, b) => placeOf(a) - placeOf(b)).map(({ ref }) => ref);
  return (data) => {
    const { affects, here } = data as { readonly affects?: readonly string[]; readonly here?: readonly string[] };
    const affected = new Set(affects?.map(declared));
    return {
      ...data,
      ...(affects && { affects: inReadingOrder.filter((ref) => affected.has(ref)) }),
      ...(here && { here: here.map(declared) }),
    };
  };
}

function siblingKey({ parent, annex, pattern }: AuthoredItem): string | undefined {
  return parent ?? annex ?? pattern;
}

/** On its pattern's page the anchor is the rest of the reference; on an annex's page it is the whole. */
function urlOf({ ref, annex, pattern }: AuthoredItem): string {
  return annex === undefined ? `/${pattern}/#${ref.slice(`${pattern}.`.length)}` : `/${annex}/#${ref}`;
}
