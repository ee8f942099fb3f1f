import type { SectionName } from '../model.ts';
import { toPatternFile } from '../pattern-file.ts';
import type { PropertyName } from '../rdf/terms.ts';
import type { Dataset, MadeFile, Resource } from './dataset.ts';
import { at, each, type Field, list, maybe, one, record } from './fields.ts';
import { COMPONENT_ID, GROUP_ID, KIND_ID, SOURCE_PLACE, termOf } from './frame.ts';

/** One file a pattern. */
export function patternFiles(dataset: Dataset): readonly MadeFile[] {
  const linkages = Map.groupBy(dataset.ofClass('pl:Linkage'), (linkage) => one('linkSource')(linkage, dataset));
  return dataset.ofClass('pl:Pattern').map((pattern) => {
    const frontmatter = record({ ...FIELDS, linkages: linkagesFrom(linkages.get(pattern.id) ?? []) });
    return {
      resource: pattern.id,
      path: `${one('notation')(pattern, dataset)}.md`,
      text: toPatternFile(frontmatter(pattern, dataset), (name) => one(MARKDOWN[name])(pattern, dataset)),
    };
  });
}

const FIELDS = {
  ref: one('notation'),
  title: one('prefLabel'),
  aliases: list('altLabel'),
  component: at(one('component'), COMPONENT_ID),
  group: at(maybe('group'), GROUP_ID),
  source: SOURCE_PLACE,
  status: termOf('status'),
} satisfies Readonly<Record<string, Field>>;

const MARKDOWN: Readonly<Record<SectionName, PropertyName>> = {
  context: 'contextMarkdown',
  need: 'needMarkdown',
  body: 'bodyMarkdown',
  recommendations: 'recommendationsMarkdown',
  linkages: 'linkagesMarkdown',
};

/** The kind of each linkage, or a list of kinds, by the reference of its target, in the order of the targets. */
function linkagesFrom(linkages: readonly Resource[]): Field {
  return (_pattern, dataset) => {
    const order = dataset.ofClass('pl:Pattern').map(({ id }) => id);
    const placed = linkages.map((linkage) => ({ linkage, place: order.indexOf(one('linkTarget')(linkage, dataset) ?? '') }));
    const entries = placed
      .sort((a, b) => a.place - b.place)
      .map(({ linkage }) => {
        const kinds = each('linkKind', KIND_ID)(linkage, dataset) ?? [];
        return [at(one('linkTarget'), one('notation'))(linkage, dataset), kinds.length === 1 ? kinds[0] : kinds] as const;
      });
    return Object.fromEntries(entries);
  };
}
