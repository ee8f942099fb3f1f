import type { Linkage, Pattern } from '../../model.ts';
import type { Node, Properties } from '../node.ts';
import type { Context } from './context.ts';
import { citations, placeOf } from './prose.ts';

interface PatternPlace {
  /** From 0. */
  readonly index: number;
  /** Those that lead from it. */
  readonly linkages: readonly Linkage[];
}

/** The pattern itself, with its sections. */
export function patternNode(pattern: Pattern, { index, linkages }: PatternPlace, { graph, names, expand }: Context): Node {
  const { ref, title, aliases, component, group, source, status, sections, fingerprint } = pattern;
  const linked = linkages.map(({ target }) => names.of(target));
  const { references, cites } = citations(Object.values(sections), names);
  return {
    id: names.of(ref),
    types: ['pl:Pattern', 'skos:Concept'],
    properties: {
      identifier: ref,
      notation: ref,
      prefLabel: title,
      altLabel: aliases,
      component: names.component(component),
      group: group && names.group(group),
      broader: group === undefined ? names.component(component) : names.group(group),
      inScheme: names.language,
      position: index + 1,
      status: expand(`pl:${status}`),
      fingerprint,
      ...placeOf(source),
      ...sectionProperties(sections),
      recommendation: graph.items[`${ref}.rec`] && names.of(`${ref}.rec`),
      linksTo: linked,
      references: [...linked, ...references],
      cites,
    },
  };
}

function sectionProperties(sections: Pattern['sections']): Properties {
  return Object.fromEntries(
    Object.entries(sections).flatMap(([name, { text, markdown }]) => [
      [name, text],
      [`${name}Markdown`, markdown],
    ]),
  );
}
