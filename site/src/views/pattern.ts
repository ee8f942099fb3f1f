import { citeAddress } from '../../../src/addresses.ts';
import { patternCitation } from '../../../src/cite/citation.ts';
import type { Mention, Pattern, PatternGraph } from '../../../src/model.ts';
import { headingOf } from '../../../src/sections.ts';
import type { Link } from '../item-records.ts';
import type { Backlink, LinkageGroup, LinkGroup, PatternPage } from '../records.ts';
import { pageCitation } from './cite.ts';
import { familyOf, linkOf } from './families.ts';
import { neighbourhoodOf } from './neighbourhood.ts';
import { partsOf } from './parts.ts';
import { linkTo, shortened, sourceText } from './prose.ts';
import { recommendationsOf } from './recommendations.ts';

export function patternPage(pattern: Pattern, graph: PatternGraph): PatternPage {
  const { ref, title, aliases, sections, source, status, iri } = pattern;
  const { language, patterns } = graph;
  const at = patterns.indexOf(pattern);
  const neighbourhood = neighbourhoodOf(pattern, graph);
  const [previous, next] = [patterns[at - 1], patterns[at + 1]];
  return {
    ref,
    title,
    family: familyOf(pattern, graph),
    aliases,
    belongs: belongsTo(pattern, language),
    ...(source && { source: sourceText(source) }),
    ...(status !== 'current' && { status }),
    description: shortened(sections.need.text, 300),
    iri,
    citation: pageCitation(patternCitation(pattern, graph), sections.need.text),
    cite: citeAddress(ref),
    need: partsOf(sections.need, graph),
    context: partsOf(sections.context, graph),
    body: partsOf(sections.body, graph),
    recommendations: recommendationsOf(pattern, graph, true),
    linkages: partsOf(sections.linkages, graph),
    linked: linkedFrom(pattern, graph),
    namedBy: namedBy(pattern, graph),
    named: namedInAnnexes(pattern, graph),
    ...(neighbourhood && { neighbourhood }),
    errata: errataOf(pattern, graph),
    ...(previous && { previous: linkOf(previous, graph) }),
    ...(next && { next: linkOf(next, graph) }),
  };
}

/** The titles of component and group; not the component's where it is the pattern's own. */
function belongsTo({ title, component, group }: Pattern, { components, groups }: PatternGraph['language']): readonly string[] {
  const names = [components.find(({ id }) => id === component), groups.find(({ id }) => id === group)];
  return names.flatMap((one) => (one && one.title !== title ? [one.title] : []));
}

/** What the pattern declares, by kind, in the order of the kinds; each target with its need. */
function linkedFrom({ ref }: Pattern, graph: PatternGraph): readonly LinkageGroup[] {
  const { language, linkages, patterns } = graph;
  const own = linkages.filter(({ source }) => source === ref);
  return language.linkageKinds
    .map(({ id, label }) => {
      const targets = own.filter(({ kinds }) => kinds.includes(id)).map(({ target }) => target);
      const linked = patterns.filter((one) => targets.includes(one.ref));
      return { label, targets: linked.map((target) => ({ link: linkOf(target, graph), need: target.sections.need.text })) };
    })
    .filter(({ targets }) => targets.length > 0);
}

function namedBy({ ref }: Pattern, graph: PatternGraph): readonly Backlink[] {
  const { language, linkages, patterns } = graph;
  return linkages.flatMap(({ source, target, kinds, mentions }): Backlink[] => {
    const from = patterns.find((one) => one.ref === source);
    if (target !== ref || !from) return [];
    const labels = kinds.map((kind) => language.linkageKinds.find(({ id }) => id === kind)?.inverse ?? kind);
    const sentences = mentions.map((mention) => ({ text: mention.text, place: placeOf(mention, from, graph) }));
    return [{ link: linkOf(from, graph), label: labels.join(', '), mentions: sentences }];
  });
}

/** The item in which a sentence of a pattern stands, or else its section. */
export function placeOf(mention: Mention, { url }: Pattern, { annexes, items }: PatternGraph): Link {
  const title = headingOf(mention.section);
  const item = mention.item === undefined ? undefined : items[mention.item];
  if (!item) return { href: `${url}#${mention.section === 'recommendations' ? 'rec' : mention.section}`, title };
  const annex = annexes.find(({ slug }) => slug === item.annex);
  return { href: item.url, ref: item.ref, title: annex?.title ?? title };
}

/** Where else the pattern stands, by annex: items that name it, terms that it uses, ways in that lead to it. */
function namedInAnnexes({ ref }: Pattern, { annexes, items }: PatternGraph): readonly LinkGroup[] {
  const naming = Object.values(items).filter(({ kind, names, usedIn }) => {
    if (kind === 'source' || kind === 'recommendation' || kind === 'erratum') return false;
    return names.includes(ref) || usedIn?.includes(ref);
  });
  return annexes
    .map(({ slug, title }) => {
      const here = naming.filter(({ annex }) => annex === slug);
      return {
        label: title,
        links: here.map((item) => ({
          href: item.url,
          ...(item.kind !== 'term' && item.kind !== 'way' && { ref: item.ref }),
          title: item.title ?? shortened(item.prose.text, 90),
        })),
      };
    })
    .filter(({ links }) => links.length > 0);
}

/** The errata that touch the pattern or an item of it. */
function errataOf({ ref }: Pattern, graph: PatternGraph): readonly Link[] {
  const errata = Object.values(graph.items).filter(({ kind, data }) => {
    const affected = kind === 'erratum' ? ((data?.['affects'] ?? []) as readonly string[]) : [];
    return affected.some((one) => one === ref || graph.items[one]?.pattern === ref);
  });
  return errata.flatMap((erratum) => linkTo(erratum.ref, graph) ?? []);
}
