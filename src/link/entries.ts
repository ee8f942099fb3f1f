import { fingerprint } from '../editions/fingerprint.ts';
import { wholeWordings } from '../editions/wording.ts';
import type { AuthoredItem, AuthoredPattern, EditionEntry, SectionName } from '../model.ts';
import { headingOf, SECTIONS } from '../sections.ts';
import { plainText } from './plain-text.ts';

/** Whatever can be cited, with its own words and their fingerprint: each pattern before its recommendations, then what stands in the annexes. */
export function entriesOf(patterns: readonly AuthoredPattern[], items: readonly AuthoredItem[]): readonly EditionEntry[] {
  const recommendations = Map.groupBy(items, ({ annex, pattern }) => (annex === undefined ? pattern : undefined));
  const worded = [
    ...patterns.flatMap((pattern) => [patternEntry(pattern), ...(recommendations.get(pattern.ref) ?? []).map(itemEntry)]),
    ...items.filter(({ annex }) => annex !== undefined).map(itemEntry),
  ];
  const wordings = wholeWordings(worded);
  return worded.map((entry) => ({ ...entry, fingerprint: fingerprint(wordings.get(entry.ref) ?? '') }));
}

type Worded = Omit<EditionEntry, 'fingerprint'>;

/** Each section but the recommendations, which are an item, below its heading. */
function patternEntry({ ref, title, status, sections }: AuthoredPattern): Worded {
  const textOf = (name: SectionName) => plainText(sections.find((section) => section.name === name)?.blocks ?? []);
  const own = SECTIONS.filter((name) => name !== 'recommendations').map((name) => `${headingOf(name)}\n\n${textOf(name)}`);
  return { ref, kind: 'pattern', title, ...(status === 'withdrawn' && { withdrawn: true }), wording: own.join('\n\n') };
}

function itemEntry({ ref, kind, pattern, parent, annex, label, title, blocks, further = [] }: AuthoredItem): Worded {
  const above = parent ?? (annex === undefined ? pattern : undefined);
  return {
    ref,
    kind,
    ...(title !== undefined && { title }),
    ...(label !== undefined && { label }),
    ...(above !== undefined && { parent: above }),
    ...(pattern !== undefined && { pattern }),
    ...(annex !== undefined && { annex }),
    wording: [blocks, ...further.map((text) => text.blocks)].map(plainText).filter(Boolean).join('\n\n'),
  };
}
