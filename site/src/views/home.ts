import type { Component, Group, PatternGraph } from '../../../src/model.ts';
import type { Link } from '../item-records.ts';
import type { HomePage, Introduction, MapComponent } from '../records.ts';
import { introductionOf } from './parts.ts';
import { linkOf } from './pattern.ts';
import { shortened } from './prose.ts';

export function homePage(graph: PatternGraph): HomePage {
  return { map: mapOf(graph), ways: waysOf(graph), introductions: introductionsOf(graph) };
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

function componentOf({ id, title }: Component, graph: PatternGraph): MapComponent {
  const { language, patterns } = graph;
  const own = patterns.filter(({ component }) => component === id);
  const groups = language.groups.filter(({ component }) => component === id);
  const loose = own.filter(({ group }) => !groups.some((one) => one.id === group)).map(linkOf);
  const whole = own.length === 1 && loose[0]?.title === title ? loose[0] : undefined;
  return {
    id,
    title,
    ...(whole && { whole }),
    patterns: whole ? [] : loose,
    groups: groups.map((group) => ({
      id: group.id,
      title: group.title,
      patterns: own.filter((pattern) => pattern.group === group.id).map(linkOf),
    })),
    parts: whole ? partsUnder(whole.ref, graph) : [],
  };
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

function waysOf({ annexes }: PatternGraph): HomePage['ways'] {
  return [
    { link: { href: '/recommendations/', title: 'Recommendations' }, text: 'Every recommendation in one place, by pattern.' },
    ...annexes.map(({ url, title, introduction }) => ({ link: { href: url, title }, text: openingOf(introduction?.text) })),
  ];
}

/** The first sentence. */
function openingOf(text = ''): string {
  const paragraph = text.split('\n\n')[0] ?? '';
  return shortened(/^.*?[.!?](?=\s)/s.exec(paragraph)?.[0] ?? paragraph.replace(/:$/, '…'), 180);
}

function introductionsOf(graph: PatternGraph): readonly Introduction[] {
  const introduced = (part: Component | Group, level: 2 | 3): Introduction[] => {
    const parts = introductionOf(part, graph);
    return parts.length > 0 ? [{ id: part.id, title: part.title, level, parts }] : [];
  };
  const { components, groups } = graph.language;
  return components.flatMap((component) => [
    ...introduced(component, 2),
    ...groups.filter((group) => group.component === component.id).flatMap((group) => introduced(group, 3)),
  ]);
}
