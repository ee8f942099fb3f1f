import type { Annex, AnnexKind } from '../../model.ts';
import type { Node } from '../node.ts';
import type { CompactIri } from '../terms.ts';
import type { Context } from './context.ts';
import { ITEM_CLASSES } from './items.ts';
import { placeOf, proseOf } from './prose.ts';

export const ANNEX_CLASSES: Readonly<Record<AnnexKind, CompactIri>> = {
  outline: 'pl:Outline',
  matrix: 'pl:Matrix',
  sequence: 'pl:Sequence',
  glossary: 'pl:Glossary',
  bibliography: 'pl:Bibliography',
  errata: 'pl:ErrataList',
  register: 'pl:Register',
  guide: 'pl:Guide',
};

/** The annex, then its levels, rows and columns. */
export function* annexNodes(
  { kind, slug, title, pattern, source, introduction, data, path }: Annex,
  { names, expand }: Context,
): Generator<Node> {
  const id = names.page(slug);
  yield {
    id,
    types: ['pl:Annex', ANNEX_CLASSES[kind]],
    properties: {
      identifier: slug,
      title,
      file: path,
      pattern: pattern && names.of(pattern),
      ...placeOf(source),
      ...proseOf(introduction, 'introduction'),
      checklist: data.checklist,
      isPartOf: names.language,
    },
  };
  for (const [index, level] of (data.levels ?? []).entries()) {
    const [itemClass] = ITEM_CLASSES[level.kind];
    yield {
      id: names.level(slug, index + 1),
      types: ['pl:Level'],
      properties: { name: level.name, itemClass: expand(itemClass), position: index + 1, isPartOf: id },
    };
  }
  for (const [list, type, nameOf] of [
    [data.rows ?? [], 'pl:MatrixRow', names.row],
    [data.columns ?? [], 'pl:MatrixColumn', names.column],
  ] as const) {
    for (const [index, part] of list.entries()) {
      yield {
        id: nameOf(slug, part.id),
        types: [type],
        properties: { identifier: part.id, name: part.title, position: index + 1, isPartOf: id },
      };
    }
  }
}
