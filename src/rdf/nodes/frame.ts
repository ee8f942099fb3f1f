import type { Page } from '../../model.ts';
import type { Node } from '../node.ts';
import type { Context } from './context.ts';
import { placeOf, proseOf } from './prose.ts';

/** The language, its components, groups, kinds of linkage, map and pages. */
export function* frameNodes(context: Context): Generator<Node> {
  yield languageNode(context);
  yield* componentNodes(context);
  yield* groupNodes(context);
  yield* linkageKindNodes(context);
  yield* mapNodes(context);
  for (const page of context.graph.pages) yield pageNode(page, context);
}

function languageNode({ graph, names }: Context): Node {
  const { title, prefix, edition, language, summary, notice, source, licences } = graph.language;
  return {
    id: names.language,
    types: ['pl:PatternLanguage', 'skos:ConceptScheme'],
    properties: {
      title,
      citationPrefix: prefix,
      edition,
      language,
      description: summary,
      notice,
      source: source?.work && names.of(source.work),
      sourceRights: source?.rights,
      license: licences.content.url,
      licenseName: licences.content.name,
      codeLicense: licences.code?.url,
      codeLicenseName: licences.code?.name,
      hasTopConcept: graph.language.components.map(({ id }) => names.component(id)),
      hasPart: [
        ...graph.patterns.map(({ ref }) => names.of(ref)),
        ...[...graph.annexes, ...graph.pages].map(({ slug }) => names.page(slug)),
      ],
      seeAlso: names.description,
    },
  };
}

function* componentNodes({ graph, names }: Context): Generator<Node> {
  for (const [index, { id, title, summary }] of graph.language.components.entries()) {
    yield {
      id: names.component(id),
      types: ['pl:Component', 'skos:Concept'],
      properties: {
        notation: `component.${id}`,
        prefLabel: title,
        description: summary,
        ...proseOf(graph.introductions[id], 'introduction'),
        inScheme: names.language,
        topConceptOf: names.language,
        position: index + 1,
      },
    };
  }
}

function* groupNodes({ graph, names }: Context): Generator<Node> {
  for (const [index, { id, title, component, source }] of graph.language.groups.entries()) {
    yield {
      id: names.group(id),
      types: ['pl:Group', 'skos:Concept'],
      properties: {
        notation: `group.${id}`,
        prefLabel: title,
        component: names.component(component),
        ...placeOf(source),
        ...proseOf(graph.introductions[id], 'introduction'),
        inScheme: names.language,
        broader: names.component(component),
        position: index + 1,
      },
    };
  }
}

function* linkageKindNodes({ graph, names }: Context): Generator<Node> {
  for (const [index, { id, label, inverse, definition, cues, requires }] of graph.language.linkageKinds.entries()) {
    yield {
      id: names.kind(id),
      types: ['pl:LinkKind', 'skos:Concept'],
      properties: {
        notation: `kind.${id}`,
        prefLabel: label,
        inverseLabel: inverse,
        definition,
        cue: cues,
        requires,
        inScheme: names.language,
        position: index + 1,
      },
    };
  }
}

function* mapNodes({ graph, names }: Context): Generator<Node> {
  for (const [row, cells] of graph.language.map.entries()) {
    for (const [column, id] of cells.entries()) {
      yield {
        id: names.mapCell(row + 1, column + 1),
        types: ['pl:MapCell'],
        properties: { row: row + 1, column: column + 1, component: names.component(id), isPartOf: names.language },
      };
    }
  }
}

function pageNode({ slug, title, summary, prose }: Page, { names }: Context): Node {
  return {
    id: names.page(slug),
    types: ['pl:Page'],
    properties: { identifier: slug, title, description: summary, ...proseOf(prose), isPartOf: names.language },
  };
}
