import type { Element, Root } from 'hast';
import { type ReferenceLink, type ReferenceOptions, referenceTransformer, type Transformer } from './references.ts';

export type { LanguageDocument } from './language.ts';
export type { ReferenceOptions } from './references.ts';

/** A rehype plugin: does to HTML what the remark plugin does to Markdown. */
export default function rehypeReferences(options: ReferenceOptions): Transformer<Root> {
  return referenceTransformer(options, link);
}

function link({ ref, shown, url, title, position }: ReferenceLink): Element {
  return {
    type: 'element',
    tagName: 'a',
    properties: { href: url, title, className: ['pattern-reference'], dataRef: ref },
    children: [{ type: 'text', value: shown }],
    ...(position && { position }),
  };
}
