import type { Annex, Component, Item, Pattern, PatternGraph } from '../../../src/model.ts';
import { goalsOf, namesUnder, pathTo } from '../../../src/path/index.ts';
import type { Link } from '../item-records.ts';
import type { HomePage, Introduction, MapCell, MapComponent, WaysIn } from '../records.ts';
import { familyOf, linkOf } from './families.ts';
import { ABOUT } from './frame.ts';
import { partsOf } from './parts.ts';
import { linkTo, shortened } from './prose.ts';

export function homePage(graph: PatternGraph): HomePage {
  return {
    map: mapOf(graph),
    numbers: numbersOf(graph),
    waysIn: waysIn(graph),
    across: acrossPatterns(graph),
    introductions: introductionsOf(graph),
  };
}

/** The rows that the language asks for, then each component that they leave out, in a row of its own. */
function mapOf(graph: PatternGraph): readonly (readonly MapComponent[])[] {
  const { map, components } = graph.language;
  const drawn = new Set(map.flat());
  const rows = [...map, ...components.filter(({ id }) => !drawn.has(id)).map(({ id }) => [id])];
  return rows.map((row) =>
    row.flatMap((id) => components.filter((component) => component.id === id)).map((component) => componentOf(component, graph)),
  );
}

function componentOf({ id, title, summary }: Component, graph: PatternGraph): MapComponent {
  const { language, patterns } = graph;
  const own = patterns.filter(({ component }) => component === id);
  const groups = language.groups.filter(({ component }) => component === id);
  const loose = own.filter(({ group }) => !groups.some((one) => one.id === group));
  const whole = own.length === 1 && loose[0]?.title === title ? loose[0] : undefined;
  const cells = (among: readonly Pattern[]) => among.map((pattern) => cellOf(pattern, graph));
  return {
    id,
    title,
    ...(summary !== undefined && { summary }),
    ...(whole && { whole: cellOf(whole, graph) }),
    cells: whole ? [] : cells(loose),
    groups: groups.flatMap((group) => {
      const inGroup = own.filter((pattern) => pattern.group === group.id);
      return inGroup[0] ? [{ id: group.id, title: group.title, family: familyOf(inGroup[0], graph), cells: cells(inGroup) }] : [];
    }),
    parts: whole ? partsUnder(whole.ref, graph) : [],
  };
}

function cellOf(pattern: Pattern, graph: PatternGraph): MapCell {
  const names = graph.linkages.filter(({ source }) => source === pattern.ref).map(({ target }) => target);
  return { link: linkOf(pattern, graph), names };
}

function numbersOf({ patterns, items, linkages }: PatternGraph): HomePage['numbers'] {
  const recommendations = Object.values(items).filter(({ kind }) => kind === 'recommendation').length;
  return [
    { count: patterns.length, name: 'patterns', href: '#map' },
    { count: recommendations, name: 'recommendations', href: '/recommendations/' },
    { count: linkages.length, name: 'linkages between them', href: '/map/' },
  ];
}

/** What leads from a question, a role or a step to the patterns to read: guides, then sequences. */
function waysIn(graph: PatternGraph): readonly WaysIn[] {
  const { annexes, items } = graph;
  return (['guide', 'sequence'] as const)
    .flatMap((kind) => annexes.filter((annex) => annex.kind === kind))
    .map((annex) => ({
      link: { href: annex.url, title: annex.title },
      ways: annex.items.flatMap((ref) => {
        const item = items[ref];
        if (item?.title === undefined) return [];
        const required = pathTo(goalsOf(ref, graph), graph).steps.flat().length;
        const path = { href: `/path/?from=${ref}`, required };
        return [{ link: { href: item.url, title: item.title }, patterns: namedUnder(item, graph), path }];
      }),
    }));
}

/** The patterns that an item or one below it names, in the order of their first naming. */
function namedUnder(item: Item, graph: PatternGraph): readonly Link[] {
  return namesUnder(item, graph.items).flatMap((ref) => linkTo(ref, graph) ?? []);
}

function partsUnder(ref: string | undefined, { annexes, items }: PatternGraph): readonly Link[] {
  const outlines = annexes.filter(({ kind, pattern }) => kind === 'outline' && pattern === ref);
  return outlines
    .flatMap((annex) => annex.items)
    .flatMap((part) => {
      const { url, title } = items[part] ?? {};
      return url !== undefined && title !== undefined ? [{ href: url, title }] : [];
    });
}

/** The pages beside the patterns: first the annexes to a pattern, last those of prose; not those that are ways in. */
function acrossPatterns({ annexes, items, pages }: PatternGraph): HomePage['across'] {
  const others = annexes.filter(({ kind }) => kind !== 'guide');
  const inOrder = [...others.filter(({ pattern }) => pattern !== undefined), ...others.filter(({ pattern }) => pattern === undefined)];
  return [
    { link: { href: '/recommendations/', title: 'Recommendations' }, text: 'Every recommendation in one place, by pattern.' },
    ...inOrder.map((annex) => ({ link: { href: annex.url, title: annex.title }, text: openingOf(annex, items) })),
    ...pages
      .filter(({ slug }) => slug !== ABOUT)
      .map(({ url, title, summary, prose }) => ({ link: { href: url, title }, text: summary ?? shortened(prose.text, 180) })),
  ];
}

/** The first sentence, without the references that stand after its words; or the titles of the first items, where it only leads to them. */
function openingOf({ introduction, items: refs }: Annex, items: PatternGraph['items']): string {
  const paragraph = (introduction?.text.split('\n\n')[0] ?? '').replace(/\s*\[[^\]]*\]/g, '').trim();
  const titles = refs.flatMap((ref) => items[ref]?.title ?? []);
  if (paragraph.endsWith(':') && titles.length > 0) return shortened(`${titles.join('; ')}.`, 180);
  return shortened(/^.*?[.!?](?=\s)/s.exec(paragraph)?.[0] ?? paragraph, 180);
}

function introductionsOf(graph: PatternGraph): readonly Introduction[] {
  const introduced = ({ id, title }: Pick<Component, 'id' | 'title'>, level: 2 | 3): Introduction[] => {
    const prose = graph.introductions[id];
    return prose ? [{ id, title, level, parts: partsOf(prose, graph) }] : [];
  };
  const { components, groups } = graph.language;
  return components.flatMap((component) => [
    ...introduced(component, 2),
    ...groups.filter((group) => group.component === component.id).flatMap((group) => introduced(group, 3)),
  ]);
}
