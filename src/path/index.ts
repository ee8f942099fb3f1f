import type { Item, Linkage, LinkageKind, Pattern } from '../model.ts';

/** What it takes of a graph to find a path. */
export interface PathSpace {
  /** In the language's order. */
  readonly patterns: readonly Pick<Pattern, 'ref'>[];
  readonly linkages: readonly Pick<Linkage, 'source' | 'target' | 'kinds'>[];
  readonly language: { readonly linkageKinds: readonly Pick<LinkageKind, 'id' | 'requires'>[] };
}

/** Patterns in the order in which to read them, from larger to smaller. */
export interface Path {
  readonly goals: readonly string[];
  /** One pattern each, or several that go in a circle: each of these comes before the others. */
  readonly steps: readonly (readonly string[])[];
  /** Why each pattern is there that is no goal: the linkages of others on the path that require it. */
  readonly reasons: Readonly<Record<string, readonly Reason[]>>;
  /** What patterns on the path name that is not on it. */
  readonly left: readonly string[];
}

/** A linkage that requires its target, with those of its kinds that do. */
interface Reason {
  readonly source: string;
  readonly kinds: readonly string[];
}

interface Requirement extends Reason {
  readonly target: string;
  /** Whether the target is read before the pattern that requires it, after it, or both. */
  readonly before: boolean;
  readonly after: boolean;
}

/**
 * The fewest patterns that hold the goals and, with each pattern, all that its linkages require.
 *
 * A kind of linkage says whether it requires its target, and whether that is the larger or the smaller of the two. Where no kind of a
 * language says so, all linkages require their targets, as smaller ones. Goals that the space does not hold are left out.
 *
 * @example
 * pathTo(['POND'], {
 *   patterns: [{ ref: 'POND' }, { ref: 'GATE' }, { ref: 'PATH' }],
 *   linkages: [{ source: 'POND', target: 'GATE', kinds: ['partOf'] }, { source: 'POND', target: 'PATH', kinds: ['reflects'] }],
 *   language: { linkageKinds: [{ id: 'partOf', requires: 'larger' }, { id: 'reflects' }] },
 * })
 * // { goals: ['POND'], steps: [['GATE'], ['POND']], reasons: { POND: [], GATE: [{ source: 'POND', kinds: ['partOf'] }] }, left: ['PATH'] }
 */
export function pathTo(goals: readonly string[], space: PathSpace): Path {
  const required = new Set(goals);
  const requirements = requirementsOf(space);
  for (const ref of required) for (const { source, target } of requirements) if (source === ref) required.add(target);
  return arranged(goals, required, space);
}

/**
 * The goals alone, in the order of a path.
 *
 * @example
 * pathThrough(['POND'], {
 *   patterns: [{ ref: 'POND' }, { ref: 'GATE' }],
 *   linkages: [{ source: 'POND', target: 'GATE', kinds: ['partOf'] }],
 *   language: { linkageKinds: [{ id: 'partOf', requires: 'larger' }] },
 * })
 * // { goals: ['POND'], steps: [['POND']], reasons: { POND: [] }, left: ['GATE'] }
 */
export function pathThrough(goals: readonly string[], space: PathSpace): Path {
  return arranged(goals, new Set(goals), space);
}

/**
 * The patterns that something leads to: a pattern to itself; an item to the pattern that it belongs to, and to those that it and the items
 * below it name.
 */
export function goalsOf(ref: string, { patterns, items }: Named): readonly string[] {
  const item = items[ref];
  if (!item) return patterns.flatMap((pattern) => (pattern.ref === ref ? [ref] : []));
  return [...new Set([...(item.pattern === undefined ? [] : [item.pattern]), ...namesUnder(item, items)])];
}

/** The patterns that an item or one below it names, in the order of their first naming. */
export function namesUnder(item: NamingItem, items: Named['items']): readonly string[] {
  const named = (one: NamingItem): readonly string[] => [
    ...one.names,
    ...one.children.flatMap((ref) => (items[ref] ? named(items[ref]) : [])),
  ];
  return [...new Set(named(item))];
}

type NamingItem = Pick<Item, 'pattern' | 'names' | 'children'>;

interface Named {
  readonly patterns: readonly Pick<Pattern, 'ref'>[];
  readonly items: Readonly<Record<string, NamingItem>>;
}

/** What is known of a pattern beside its linkages. */
interface Described {
  readonly ref: string;
  readonly title: string;
  readonly url: string;
  readonly iri: string;
}

/** A path as it is published as JSON, with the names and the addresses of its patterns. */
export function pathDocument({ goals, steps, reasons, left }: Path, edition: string, patterns: readonly Described[]) {
  const described = (ref: string) => patterns.flatMap(({ title, url, iri, ...one }) => (one.ref === ref ? [{ ref, title, url, iri }] : []));
  return {
    edition,
    goals,
    steps: steps.map((step) => step.flatMap(described).map((pattern) => ({ ...pattern, requiredBy: reasons[pattern.ref] ?? [] }))),
    left: left.flatMap(described),
  };
}

function requirementsOf({ linkages, language: { linkageKinds } }: PathSpace): readonly Requirement[] {
  const all = linkageKinds.every(({ requires }) => requires === undefined);
  const sideOf = (kind: string) => (all ? 'smaller' : linkageKinds.find(({ id }) => id === kind)?.requires);
  return linkages.flatMap(({ source, target, kinds }) => {
    const requiring = kinds.filter((kind) => sideOf(kind) !== undefined);
    if (requiring.length === 0) return [];
    const sides = requiring.map(sideOf);
    return [
      { source, target, kinds: requiring, before: sides.includes('larger'), after: !sides.includes('larger') || sides.includes('smaller') },
    ];
  });
}

function arranged(goals: readonly string[], chosen: ReadonlySet<string>, space: PathSpace): Path {
  const refs = space.patterns.map(({ ref }) => ref).filter((ref) => chosen.has(ref));
  const within = requirementsOf(space).filter(({ source, target }) => refs.includes(source) && refs.includes(target));
  const named = new Set(space.linkages.filter(({ source }) => refs.includes(source)).map(({ target }) => target));
  return {
    goals: refs.filter((ref) => goals.includes(ref)),
    steps: stepsOf(refs, within),
    reasons: Object.fromEntries(
      refs.map((ref) => [ref, within.flatMap(({ source, target, kinds }) => (target === ref ? [{ source, kinds }] : []))]),
    ),
    left: space.patterns.map(({ ref }) => ref).filter((ref) => named.has(ref) && !refs.includes(ref)),
  };
}

/** Larger before smaller, what goes in a circle together; where either could come first, the language's order decides. */
function stepsOf(refs: readonly string[], requirements: readonly Requirement[]): readonly (readonly string[])[] {
  const smaller = new Map(refs.map((ref) => [ref, new Set<string>()]));
  for (const { source, target, before, after } of requirements) {
    if (before) smaller.get(target)?.add(source);
    if (after) smaller.get(source)?.add(target);
  }
  const below = new Map(refs.map((ref) => [ref, reachedFrom(ref, smaller)]));
  const isAbove = (one: string, other: string) => below.get(one)?.has(other) === true;
  const steps: (readonly string[])[] = [];
  const left = new Set(refs);
  while (left.size > 0) {
    const [next = ''] = [...left].filter((ref) => [...left].every((other) => !isAbove(other, ref) || isAbove(ref, other)));
    const step = [...left].filter((ref) => ref === next || (isAbove(ref, next) && isAbove(next, ref)));
    for (const ref of step) left.delete(ref);
    steps.push(step);
  }
  return steps;
}

function reachedFrom(ref: string, next: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> {
  const reached = new Set(next.get(ref));
  for (const one of reached) for (const other of next.get(one) ?? []) reached.add(other);
  return reached;
}
