import type { AnnexKind, ItemKind } from '../model.ts';
import { ANNEX_CLASSES } from '../rdf/nodes/annexes.ts';
import { ITEM_CLASSES } from '../rdf/nodes/items.ts';
import { CSL_NAME_PARTS, CSL_NAMES, CSL_VARIABLES } from '../rdf/nodes/works.ts';
import type { PropertyName } from '../rdf/terms.ts';
import { toYaml } from '../yaml.ts';
import type { Dataset, MadeFile, Resource } from './dataset.ts';
import { after, at, each, type Field, list, maybe, numbered, one, parts, pointer, pointers, record } from './fields.ts';
import { SOURCE_PLACE, termOf } from './frame.ts';

/** One file an annex, at the path by which prose includes it. */
export function annexFiles(dataset: Dataset): readonly MadeFile[] {
  return dataset.ofClass('pl:Annex').map((annex) => ({
    resource: annex.id,
    path: String(one('file')(annex, dataset)),
    text: toYaml(annexOf(annex, dataset)),
  }));
}

const annexOf: Field = (annex, dataset) => {
  const kind = kindOf(annex, dataset);
  if (!kind) return undefined;
  const common = {
    kind: () => kind,
    slug: one('identifier'),
    title: one('title'),
    source: SOURCE_PLACE,
    introduction: maybe('introductionMarkdown'),
  };
  return record({ ...common, ...FIELDS[kind] })(annex, dataset);
};

function kindOf({ id, types }: Resource, { expand, report }: Dataset): AnnexKind | undefined {
  const kinds = (Object.keys(ANNEX_CLASSES) as AnnexKind[]).filter((kind) => types.has(expand(ANNEX_CLASSES[kind])));
  if (kinds.length === 1) return kinds[0];
  const classes = Object.values(ANNEX_CLASSES).map((type) => `\`${type}\``);
  report({ resource: id, message: `the annex is of ${kinds.length} kinds`, help: `give it one of ${classes.join(', ')}` });
  return undefined;
}

/** The items of some kinds that are directly part of something. */
function items<Value>(kinds: readonly ItemKind[], field: Field<Value>): Field<readonly Value[]> {
  return parts(
    kinds.map((kind) => ITEM_CLASSES[kind][0]),
    field,
  );
}

/** The pattern under which the items of an annex are numbered. */
const pattern = at(one('pattern'), one('notation'));

/** What is left of the reference of an item without that pattern: `spade` of `POND.spade`. */
const slug: Field<string> = (item, dataset) => {
  const above = pattern(item, dataset);
  return above && after(`${above}.`, one('identifier'))(item, dataset);
};

const LEVELLED = ['principle', 'factor', 'statement'] as const;

const statement: Field = (item, dataset) =>
  record({ label: one('label'), title: maybe('prefLabel'), text: maybe('markdown'), items: items(LEVELLED, statement) })(item, dataset);

const levelKind: Field = (level, dataset) =>
  LEVELLED.find((kind) => dataset.expand(ITEM_CLASSES[kind][0]) === one('itemClass')(level, dataset));

const AXIS_PART = record({ id: one('identifier'), title: one('name') });

/** One column, or a list of columns. */
const column: Field = (product, dataset) => {
  const columns = each('matrixColumn', one('identifier'))(product, dataset);
  return columns?.length === 1 ? columns[0] : columns;
};

const output: Field = (item, dataset) =>
  record({
    id: slug,
    title: one('prefLabel'),
    text: maybe('markdown'),
    patterns: pointers('guidedBy'),
    outputs: items(['output'], output),
  })(item, dataset);

const entry: Field = (item, dataset) =>
  record({
    id: after('source.', one('identifier')),
    label: one('label'),
    title: one('prefLabel'),
    fate: termOf('fate'),
    text: maybe('markdown'),
    here: pointers('here'),
    entries: items(['source'], entry),
  })(item, dataset);

const way = record({ id: after('way.', one('identifier')), title: one('prefLabel'), text: one('markdown') });

const maker = record(fieldsOf(CSL_NAME_PARTS));

const { type, title, 'title-short': shortTitle, ...rest } = CSL_VARIABLES;

const work = record({
  id: after('work.', one('identifier')),
  ...fieldsOf({ type, title, 'title-short': shortTitle }),
  ...Object.fromEntries(Object.entries(CSL_NAMES).map(([variable, property]) => [variable, numbered(property, maker)])),
  ...fieldsOf(rest),
});

function fieldsOf(properties: Readonly<Record<string, PropertyName>>): Readonly<Record<string, Field<string>>> {
  return Object.fromEntries(Object.entries(properties).map(([variable, property]) => [variable, maybe(property)]));
}

const term = record({
  id: after('term.', one('identifier')),
  term: one('prefLabel'),
  aliases: list('altLabel'),
  text: one('markdown'),
  notes: numbered('note', one('markdown')),
  source: SOURCE_PLACE,
  definedIn: pointer('definedIn'),
});

/** What was decided and why stand in bodies of their own. */
const body =
  (name: string): Field<string> =>
  (erratum, dataset) => {
    const id = `${erratum.id}.${name}`;
    const found = dataset.resource(id);
    if (!found) dataset.report({ resource: erratum.id, message: `nothing is said of \`${id}\``, help: 'the dataset may not be whole' });
    return found && one('markdown')(found, dataset);
  };

/** What an erratum affects; an erratum without such things is about the language as a whole. */
const affects: Field = (erratum, dataset) => {
  const targets = pointers('hasTarget')(erratum, dataset) ?? [];
  return targets.length === 1 && targets[0] === '/' ? undefined : targets;
};

const erratum = record({
  number: (item, dataset) => Number(one('number')(item, dataset)),
  place: one('place'),
  fault: one('markdown'),
  decision: body('decision'),
  reason: body('reason'),
  affects,
});

/** The fields that annexes of each kind have beside those of all annexes. */
const FIELDS: Readonly<Record<AnnexKind, Readonly<Record<string, Field>>>> = {
  outline: {
    pattern,
    checklist: (annex, dataset) => maybe('checklist')(annex, dataset) === 'true' || undefined,
    levels: parts(['pl:Level'], record({ kind: levelKind, name: one('name') })),
    items: items(LEVELLED, statement),
  },
  matrix: {
    pattern,
    rows: parts(['pl:MatrixRow'], AXIS_PART),
    columns: parts(['pl:MatrixColumn'], AXIS_PART),
    products: items(
      ['product'],
      record({
        id: slug,
        title: one('prefLabel'),
        text: maybe('markdown'),
        row: at(one('matrixRow'), one('identifier')),
        column,
        patterns: pointers('guidedBy'),
      }),
    ),
  },
  sequence: {
    pattern,
    phases: items(['phase'], record({ id: slug, title: one('prefLabel'), text: maybe('markdown'), outputs: items(['output'], output) })),
  },
  glossary: { terms: items(['term'], term) },
  bibliography: { works: items(['work'], work) },
  errata: { errata: items(['erratum'], erratum) },
  register: { entries: items(['source'], entry) },
  guide: { entries: items(['way'], way) },
};
