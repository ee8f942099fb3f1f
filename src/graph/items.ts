import type { AuthoredItem, Item, Linked } from '../model.ts';
import { referenceKey } from '../reference.ts';
import { fingerprint } from './fingerprint.ts';
import { proseOf } from './prose.ts';

/** Every item by its reference: those of the patterns in reading order, then those of the annexes. */
export function itemsOf({ items, occurrences, language, termUses, targets }: Linked): Readonly<Record<string, Item>> {
  const below = Map.groupBy(items, ({ parent }) => parent);
  const siblings = Map.groupBy(items, siblingKey);
  const named = Map.groupBy(occurrences, ({ item }) => item);
  const childrenOf = (item: AuthoredItem) => below.get(item.ref) ?? [];

  const wording = (item: AuthoredItem): string => {
    const own = [item.title, proseOf(item.blocks, '').text, ...(item.further ?? []).map(({ blocks }) => proseOf(blocks, '').text)];
    return [...own, ...childrenOf(item).map((child) => `${child.label ?? '•'}) ${wording(child)}`)].filter(Boolean).join('\n');
  };
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
      fingerprint: fingerprint(wording(item)),
      url: urlOf(item),
      iri: `${language.base}${ref}`,
      further: (further ?? []).map(({ name, ...text }) => ({ name, prose: proseOf(text.blocks, text.markdown) })),
      names: [...new Set(mentioned)],
      ...(termUses.has(ref) && { usedIn: termUses.get(ref) ?? [] }),
      ...(data && { data: withReferences(data, targets) }),
    };
  };
  return Object.fromEntries(items.map((item) => [item.ref, itemOf(item)]));
}

/** References in data, in whatever letter case an author wrote them, as they are declared. */
function withReferences(data: Readonly<Record<string, unknown>>, targets: Linked['targets']): Readonly<Record<string, unknown>> {
  const declared = (value: unknown): unknown =>
    Array.isArray(value) ? value.map(declared) : (targets.get(referenceKey(String(value)))?.ref ?? value);
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, REFERRING.has(key) ? declared(value) : value]));
}

const REFERRING = new Set(['affects', 'here']);

function siblingKey({ parent, annex, pattern }: AuthoredItem): string | undefined {
  return parent ?? annex ?? pattern;
}

/** On its pattern's page the anchor is the rest of the reference; on an annex's page it is the whole. */
function urlOf({ ref, annex, pattern }: AuthoredItem): string {
  return annex === undefined ? `/${pattern}/#${ref.slice(`${pattern}.`.length)}` : `/${annex}/#${ref}`;
}
