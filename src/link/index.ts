import type { AuthoredItem, Content, Linked, Target } from '../model.ts';
import { referenceKey } from '../reference.ts';
import { occurrencesOf } from './occurrences.ts';
import { recommendationItems } from './recommendations.ts';

/** Give every reference in prose its target, and every item of a recommendation its own reference. */
export function link(content: Content): Linked {
  const items: AuthoredItem[] = [
    ...content.patterns.flatMap((pattern) => [...recommendationItems(pattern)]),
    ...content.annexes.flatMap((annex) => annex.items),
  ];
  const targets = new Map<string, Target>();
  for (const { ref } of content.patterns) add(targets, { ref, kind: 'pattern', pattern: ref });
  for (const { ref, kind, pattern } of items) add(targets, { ref, kind, ...(pattern !== undefined && { pattern }) });

  const occurrences = [...occurrencesOf(content, targets)];
  return { ...content, items, targets, occurrences };
}

/** The first to claim a reference has it; a second claim is a finding of the check stage. */
function add(targets: Map<string, Target>, target: Target): void {
  const key = referenceKey(target.ref);
  if (!targets.has(key)) targets.set(key, target);
}
