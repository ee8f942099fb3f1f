import type { Link, Root } from 'mdast';
import { type ReferenceLink, type ReferenceOptions, referenceTransformer, type Transformer } from './references.ts';

export type { LanguageDocument } from './language.ts';
export type { ReferenceOptions } from './references.ts';

/**
 * A remark plugin: makes references of a pattern language in anyone's Markdown links, `[POND]` and `[GDN POND.a.2]`, and tells of wrong ones.
 *
 * A link has the reference, its title and the edition as title, the class `pattern-reference`, and the reference as `data-ref`. What is
 * in code, in a link or escaped, `\[POND]`, stays as it is; so does `[POND]` where the document defines that label itself. What is taken for a
 * reference at all, `isMeant` says. A wrong one stays as it is, and the file gets a message with its place, what may have been
 * meant (`expected`), and as rule what `resolveReference` says of it: `unknown`, `withdrawn`, `reworded`, `moved` or `unpinned`.
 *
 * @example
 * unified().use(remarkParse).use(remarkReferences, { language: JSON.parse(readFileSync('gdn.json', 'utf8')) })
 */
export default function remarkReferences(options: ReferenceOptions): Transformer<Root> {
  return referenceTransformer(options, link);
}

function link({ ref, shown, url, title, position }: ReferenceLink): Link {
  return {
    type: 'link',
    url,
    title,
    data: { hProperties: { className: ['pattern-reference'], dataRef: ref } },
    children: [{ type: 'text', value: shown, ...(position && { position }) }],
    ...(position && { position }),
  };
}
