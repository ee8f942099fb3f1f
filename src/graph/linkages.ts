import type { Linkage, Linked, Mention, Occurrence } from '../model.ts';

/** One linkage for each ordered pair, in reading order of source and target, with a mention for each sentence that names it. */
export function linkagesOf({ patterns, occurrences }: Linked): readonly Linkage[] {
  const rank = new Map(patterns.map(({ ref }, index) => [ref, index]));
  const naming = Map.groupBy(occurrences, ({ pattern, section, target }) =>
    section && target?.pattern ? pair(pattern, target.pattern) : '',
  );
  return patterns.flatMap(({ ref: source, declared }) =>
    declared
      .toSorted((a, b) => (rank.get(a.target) ?? 0) - (rank.get(b.target) ?? 0))
      .map(({ target, kinds }) => ({ source, target, kinds, mentions: mentionsOf(naming.get(pair(source, target)) ?? []) })),
  );
}

/** The same sentence counts once, however often it names the pattern. */
function mentionsOf(occurrences: readonly Occurrence[]): readonly Mention[] {
  const mentions = new Map<string, Mention>();
  for (const { section, item, sentence } of occurrences) {
    const key = JSON.stringify([section, item, sentence]);
    if (section && !mentions.has(key)) mentions.set(key, { section, text: sentence, ...(item !== undefined && { item }) });
  }
  return [...mentions.values()];
}

function pair(source: string | undefined, target: string): string {
  return `${source} ${target}`;
}
