import type { Item } from '../../model.ts';
import type { Node, Properties, Value } from '../node.ts';
import type { CompactIri, PropertyName } from '../terms.ts';

/** The variables of CSL 1.0.2 that hold one value, and the property of each. */
export const CSL_VARIABLES = {
  type: 'workType',
  title: 'workTitle',
  'title-short': 'shortTitle',
  'container-title': 'containerTitle',
  'collection-title': 'collectionTitle',
  publisher: 'publisher',
  'publisher-place': 'publisherPlace',
  number: 'workNumber',
  version: 'version',
  edition: 'workEdition',
  issued: 'issued',
  URL: 'page',
  DOI: 'doi',
  ISBN: 'isbn',
  note: 'workNote',
  locator: 'locator',
} as const satisfies Readonly<Record<string, PropertyName>>;

/** The variables that hold names, and the property of each. */
export const CSL_NAMES = { author: 'creator', editor: 'editor' } as const satisfies Readonly<Record<string, PropertyName>>;

/** The parts of a name in CSL, and the property of each. */
export const CSL_NAME_PARTS = { literal: 'fullName', family: 'familyName', given: 'givenName' } as const satisfies Readonly<
  Record<string, PropertyName>
>;

const CLASSES: Readonly<Record<string, CompactIri>> = {
  article: 'bibo:Article',
  'article-journal': 'bibo:AcademicArticle',
  book: 'bibo:Book',
  chapter: 'bibo:Chapter',
  legislation: 'bibo:Legislation',
  'paper-conference': 'bibo:Article',
  report: 'bibo:Report',
  standard: 'bibo:Standard',
  thesis: 'bibo:Thesis',
  webpage: 'bibo:Webpage',
};

/** A cited work, then the people and bodies that made it. */
export function* workNodes(item: Item, base: string): Generator<Node> {
  const data = (item.data ?? {}) as Readonly<Record<string, Value | readonly Name[]>>;
  const id = `${base}${item.ref}`;
  const makers = Object.entries(CSL_NAMES).flatMap(([variable, property]) =>
    ((data[variable] ?? []) as readonly Name[]).map((name, index) => ({
      property,
      id: `${id}.${variable}.${index + 1}`,
      name,
      position: index + 1,
    })),
  );
  const made = (property: PropertyName) => makers.filter((maker) => maker.property === property).map((maker) => maker.id);
  yield {
    id,
    types: ['pl:Work', CLASSES[String(data['type'])] ?? 'bibo:Document'],
    properties: {
      identifier: item.ref,
      ...renamed(data, CSL_VARIABLES),
      creator: made('creator'),
      editor: made('editor'),
      position: item.position,
      fingerprint: item.fingerprint,
      isPartOf: `${base}${item.annex}/`,
    },
  };
  for (const { id, name, position } of makers) {
    yield { id, types: ['foaf:Agent'], properties: { ...renamed(name, CSL_NAME_PARTS), position } };
  }
}

type Name = Readonly<Record<string, string>>;

function renamed(data: Readonly<Record<string, unknown>>, names: Readonly<Record<string, PropertyName>>): Properties {
  return Object.fromEntries(Object.entries(names).map(([field, property]) => [property, data[field] as Value | undefined]));
}
