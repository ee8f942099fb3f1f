import type { Linkage, Linked, Mention } from '../model.ts';

/** One linkage for each ordered pair, in reading order of source and target, with a mention for each sentence that names it. */
export function linkagesOf({ patterns, occurrences }: Linked): readonly Linkage[] {
  const refs = patterns.map(({ ref }) => ref);
  return patterns.flatMap(({ ref: source, declared }) =>
    refs.flatMap((target): Linkage[] => {
      const kinds = declared.find((linkage) => linkage.target === target)?.kinds;
      if (!kinds || source === target) return [];
      const mentions = new Map<string, Mention>();
      for (const { pattern, section, item, sentence, target: named } of occurrences) {
        if (pattern !== source || !section || named?.pattern !== target) continue;
        const key = JSON.stringify([section, item, sentence]);
        if (!mentions.has(key)) mentions.set(key, { section, text: sentence, ...(item !== undefined && { item }) });
      }
      return [{ source, target, kinds, mentions: [...mentions.values()] }];
    }),
  );
}
