/** What scripts that answer for a reference have in common: the list of all references, and links to those that may be meant. */
import type { ReferenceIndex } from '../../../src/export/references.ts';
import { nearestReferences } from '../../../src/nearest.ts';
import { type ParsedReference, parseReference, referenceKey } from '../../../src/reference.ts';

export interface Asked {
  readonly parsed: ParsedReference | undefined;
  /** As it is declared, when anything bears it or ever did. */
  readonly ref: string | undefined;
  readonly proposals: readonly string[];
}

let index: Promise<ReferenceIndex> | undefined;

/** Read a spelling, and look for the reference among all that there are. Throws when the list cannot be had. */
export async function ask(spelling: string): Promise<Asked> {
  index ??= fetch('/cite/references.json').then((response) => {
    if (!response.ok) throw new Error(response.statusText);
    return response.json();
  });
  const { references, ...space } = await index.catch((error) => {
    index = undefined;
    throw error;
  });
  const parsed = parseReference(spelling, space);
  const ref = parsed && references.find((one) => referenceKey(one) === referenceKey(parsed.ref));
  const written = parsed?.ref ?? spelling.trim();
  const named = written.length > 2 ? references.filter((one) => referenceKey(one).endsWith(`.${referenceKey(written)}`)).slice(0, 2) : [];
  const near = named.length > 0 ? named : nearestReferences(written, references);
  return { parsed, ref, proposals: ref === undefined ? near : [] };
}

/** An element with text or other elements in it: never markup. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>>,
  ...content: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...content);
  return made;
}

/** `B5.a or B5.b`, each a link. */
export function eitherOf(refs: readonly string[], addressOf: (ref: string) => string): readonly (Node | string)[] {
  return refs.flatMap((ref, at) => [...(at > 0 ? [' or '] : []), element('a', { href: addressOf(ref), class: 'ref' }, ref)]);
}
