import type { PropertyName } from '../rdf/terms.ts';
import { toYaml } from '../yaml.ts';
import type { Dataset, MadeFile } from './dataset.ts';
import { after, all, at, type Field, list, maybe, one, parts, pointer, record } from './fields.ts';

/** Where something stands in the work that the language restates. */
export const SOURCE_PLACE = record({ clause: maybe('sourceClause'), note: maybe('sourceNote') });

/** A term of the vocabulary, such as a status, without its namespace. */
export function termOf(name: PropertyName): Field<string> {
  return (resource, dataset) => after(dataset.expand('pl:'), maybe(name))(resource, dataset);
}

/** What the source calls a component, a group or a kind of linkage: `moving` of `component.moving`. */
export const COMPONENT_ID = after('component.', one('notation'));
export const GROUP_ID = after('group.', one('notation'));
export const KIND_ID = after('kind.', one('notation'));

const COMPONENT = record({
  id: COMPONENT_ID,
  title: one('prefLabel'),
  summary: maybe('description'),
  introduction: maybe('introductionMarkdown'),
});

const GROUP = record({
  id: GROUP_ID,
  title: one('prefLabel'),
  component: at(one('component'), COMPONENT_ID),
  source: SOURCE_PLACE,
  introduction: maybe('introductionMarkdown'),
});

const LINKAGE_KIND = record({
  label: one('prefLabel'),
  inverse: one('inverseLabel'),
  definition: one('definition'),
  cues: list('cue'),
  requires: maybe('requires'),
});

/** A mapping with a key for each kind. */
const linkageKinds: Field = (language, dataset) => {
  const entries = all('pl:LinkKind', (kind, dataset) => [KIND_ID(kind, dataset), LINKAGE_KIND(kind, dataset)] as const);
  return Object.fromEntries(entries(language, dataset) ?? []);
};

/** Rows of cells; missing where it is what a language without a map gets, a row for each component. */
const map: Field = (language, dataset) => {
  const cells = parts(['pl:MapCell'], record({ row: one('row'), column: one('column'), id: at(one('component'), COMPONENT_ID) }));
  const inOrder = (cells(language, dataset) ?? []).toSorted(
    (a, b) => Number(a['row']) - Number(b['row']) || Number(a['column']) - Number(b['column']),
  );
  const drawn = [...Map.groupBy(inOrder, ({ row }) => row).values()].map((row) => row.map(({ id }) => id));
  const plain = all('pl:Component', (component, dataset) => [COMPONENT_ID(component, dataset)])(language, dataset) ?? [];
  return JSON.stringify(drawn) === JSON.stringify(plain) ? undefined : drawn;
};

const LANGUAGE = record({
  title: one('title'),
  prefix: one('citationPrefix'),
  base: ({ id }) => id,
  edition: one('edition'),
  language: one('language'),
  summary: one('description'),
  notice: one('notice'),
  source: record({ work: pointer('source'), rights: maybe('sourceRights') }),
  licences: record({
    content: record({ name: one('licenseName'), url: one('license') }),
    code: record({ name: maybe('codeLicenseName'), url: maybe('codeLicense') }),
  }),
  order: all('pl:Pattern', one('notation')),
  components: all('pl:Component', COMPONENT),
  groups: all('pl:Group', GROUP),
  linkageKinds,
  map,
});

/** The frame of the language, `language.yaml`. */
export function languageFile(dataset: Dataset): MadeFile {
  return { resource: dataset.base, path: 'language.yaml', text: toYaml(LANGUAGE(dataset.language, dataset)) };
}

const PAGE = record({ title: one('title'), summary: maybe('description') });

/** The pages of prose. */
export function pageFiles(dataset: Dataset): readonly MadeFile[] {
  return dataset.ofClass('pl:Page').map((page) => {
    const markdown = maybe('markdown')(page, dataset);
    return {
      resource: page.id,
      path: `pages/${one('identifier')(page, dataset)}.md`,
      text: `---\n${toYaml(PAGE(page, dataset))}---\n${markdown === undefined ? '' : `\n${markdown}\n`}`,
    };
  });
}
