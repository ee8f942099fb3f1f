import type { Pattern, PatternGraph } from '../../../src/model.ts';
import type { Link } from '../item-records.ts';

/** How many families the design tells apart; more than these begin again at the first. */
const TOLD_APART = 7;

/** The family of a pattern, which gives it its colour and shape: its group, or its component where it has no group. 1-based, in the order of the patterns. */
export function familyOf({ group, component }: Pattern, { patterns }: PatternGraph): number {
  const families = [...new Set(patterns.map((pattern) => pattern.group ?? pattern.component))];
  return (families.indexOf(group ?? component) % TOLD_APART) + 1;
}

export function linkOf(pattern: Pattern, graph: PatternGraph): Link {
  const { url, ref, title } = pattern;
  return { href: url, ref, title, family: familyOf(pattern, graph) };
}
