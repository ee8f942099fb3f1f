import fc from 'fast-check';
import { compile } from '../src/index.ts';
import type { Diagnostic, PatternGraph, SourceFile } from '../src/model.ts';

// biome-ignore format: a list to be read at a glance
/** What some format, some parser or some spreadsheet gives a meaning of its own. */
const MARKS = [
  '"', "'", '`', '""', "'''", '\\', '\\n', '\\"', '\\u0041', '\\N', '<', '>', '&', '&amp;', '&#38;', '&#x0;', '&lt;b&gt;', '<b>', '</b>',
  '<![CDATA[', ']]>', '<!--', '-->', '--', '</script>', '<script>alert(1)</script>', '<?xml?>', '{', '}', '{{', '$', '$' + '{x}', '%', '%%', '%20',
  '%00', '#', '#38;', '#quot;', '#', ';', ':', 'style: x#1;', '|', '||', '~', '^', '^^', '@', '@en', '*', '_', '**', '[', ']', '(', ')', '/',
  '//', '?', '!', '=', '+', '-', '=cmd()', '+1', '-1', '@SUM(1)', "'=1", '＝1', ',', ',,', '\t', '\n', '\n\n', ' ', '   ', '\u00a0', '\u2028',
  '\u2029', '\ufeff', '\u200b', '\u200f', '\u202e', '\u2066', '\u0301', 'e\u0301', 'é', 'ß', 'İ', 'ﬂ°', '¶ß', '漢字', 'नमस्ते', 'مرحبا', '😀',
  '👩‍👩‍👧', '🇬🇧', '\u{1d11e}', '\u{10fffd}', '\ue000', '\ufffd', 'end', 'graph', 'true', 'null', '1e3', '007', 'word', 'http://a.example/',
] as const;

/** What no text may hold, so that the language is refused: see `src/parse/characters.ts`. */
const FORBIDDEN = ['\u0000', '\u0001', '\r', '\u000b', '\u001b', '\u007f', '\u0085', '\ud800', '\udc00', '\ufffe', '\u{1ffff}', '\ufdd0'];

/** Text of marks, and of characters from every plane of Unicode; one piece in two thousand is forbidden. */
const hostileText = fc
  .array(
    fc.oneof(
      { weight: 1_600, arbitrary: fc.constantFrom(...MARKS) },
      {
        weight: 399,
        arbitrary: fc.string({ unit: 'binary', maxLength: 3 }).map((text) => text.replace(/\p{Cc}|\p{Noncharacter_Code_Point}/gu, '')),
      },
      { weight: 1, arbitrary: fc.constantFrom(...FORBIDDEN) },
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((pieces) => pieces.join(''));

/** Text with at least one character that can be seen, as every field asks for. */
const hostileName = hostileText.map((text) => (/\S/.test(text) ? text : `${text}.`));

/** Text that means itself in Markdown, as one paragraph. */
const hostileProse = hostileName.map((text) => `So${text.replace(/\s+/g, ' ').replace(/[!-/:-@[-`{-~]/g, '\\$&')}`);

const parts = fc.record({
  title: hostileName,
  summary: hostileName,
  notice: hostileName,
  licence: hostileName,
  component: hostileName,
  group: hostileName,
  label: hostileName,
  inverse: hostileName,
  definition: hostileName,
  names: fc.tuple(hostileName, hostileName),
  aliases: fc.uniqueArray(hostileName, { maxLength: 2 }),
  clause: hostileName,
  prose: fc.array(hostileProse, { minLength: 6, maxLength: 6 }),
  annex: hostileName,
  row: hostileName,
  column: hostileName,
  product: hostileName,
  term: hostileName,
  forms: fc.uniqueArray(hostileName, { maxLength: 2 }),
  work: hostileName,
  author: hostileName,
  place: hostileName,
  refs: fc.constantFrom(['P1', 'P2'], ['END', 'GRAPH'], ['X', 'O'], ['A', 'A1'], ['STYLE', 'CLASS']),
});

type Made<Arbitrary> = Arbitrary extends fc.Arbitrary<infer Value> ? Value : never;

export type HostileParts = Made<typeof parts>;

export interface HostileLanguage {
  readonly parts: HostileParts;
  readonly files: readonly SourceFile[];
}

/**
 * A small language with everything in it, whose every text is hostile: names, aliases, labels, prose, and the data of annexes.
 *
 * Most are sound and have a graph; the others hold a character that no text may hold, and are refused with a finding.
 */
export const hostileLanguage: fc.Arbitrary<HostileLanguage> = parts.map((made) => ({ parts: made, files: filesOf(made) }));

/** How many cases every format has to bear. */
export const CASES = 2_000;

/** Enough runs for that many sound languages; the same ones each time. */
export const RUNS = { numRuns: 2_250, seed: 20264 } as const;

const compiled = new Map<string, Compiled>();

type Compiled = { readonly graph: PatternGraph | undefined; readonly diagnostics: readonly Diagnostic[] };

/** Compile a language, the same one only once. */
export function graphOf({ files }: HostileLanguage): Compiled {
  const key = JSON.stringify(files);
  const known = compiled.get(key);
  if (known) return known;
  const { value: graph, diagnostics } = compile(files);
  compiled.set(key, { graph, diagnostics });
  return { graph, diagnostics };
}

const hostileTerm = fc.record({ term: hostileName, aliases: fc.uniqueArray(hostileName, { maxLength: 2 }), text: hostileProse });

const hostileWork = fc.record({
  type: fc.constant('book'),
  title: hostileName,
  author: fc.tuple(fc.record({ literal: hostileName })),
  note: hostileName,
  URL: fc.oneof(
    hostileText,
    hostileText.map((text) => `https://a.example/${text}`),
    fc.webUrl({ withFragments: true, withQueryParameters: true }),
  ),
});

/** A hundred terms, and a hundred works whose addresses are hostile too. */
export const hostileAnnexes = fc.record({
  terms: fc.array(hostileTerm, { minLength: 100, maxLength: 100 }),
  works: fc.array(hostileWork, { minLength: 100, maxLength: 100 }),
});

export interface Annexes {
  readonly terms: readonly Made<typeof hostileTerm>[];
  readonly works: readonly Made<typeof hostileWork>[];
}

/** The annexes without those of their entries that have findings; a file with a forbidden character is read no further, so look again. */
export function withoutRefused({ terms, works }: Annexes): Annexes {
  const findings = new Set(compile(annexFiles({ terms, works })).diagnostics.map(({ span }) => `${span.file}:${span.start.line}`));
  if (findings.size === 0) return { terms, works };
  const isSound = (kind: string) => (_entry: object, index: number) => !findings.has(`annexes/${kind}.yaml:${index + FIRST_LINE}`);
  return withoutRefused({ terms: terms.filter(isSound('glossary')), works: works.filter(isSound('bibliography')) });
}

/** An entry a line, from the second line on. */
export function annexFiles({ terms, works }: Annexes): readonly SourceFile[] {
  const [made] = fc.sample(hostileLanguage, { numRuns: 1, seed: 1 });
  const annex = (kind: string, list: string, entries: readonly object[]) => {
    const lines = entries.map((entry, index) => `${JSON.stringify({ id: `e${index}`, ...entry })},`);
    return {
      path: `annexes/${kind}.yaml`,
      text: [`{ kind: ${kind}, slug: ${kind}, title: Hostile, ${list}: [`, ...lines, ']}\n'].join('\n'),
    };
  };
  return [
    ...(made?.files.filter(({ path }) => !/glossary|bibliography/.test(path)) ?? []),
    annex('glossary', 'terms', terms),
    annex('bibliography', 'works', works),
  ];
}

const FIRST_LINE = 2;

function filesOf(made: HostileParts): readonly SourceFile[] {
  const [one = '', other = ''] = made.refs;
  const [context, need, body, stem, item, meaning] = made.prose as [string, string, string, string, string, string];
  const language = {
    title: made.title,
    prefix: 'GDN',
    base: 'https://garden.example/',
    edition: '2031.2',
    language: 'en-GB',
    summary: made.summary,
    notice: made.notice,
    licences: { content: { name: made.licence, url: 'https://garden.example/licence' } },
    order: [one, other],
    components: [{ id: 'c', title: made.component, summary: made.summary, introduction: body }],
    groups: [{ id: 'g', title: made.group, component: 'c' }],
    linkageKinds: { leadsTo: { label: made.label, inverse: made.inverse, definition: made.definition } },
  };
  const pattern = (ref: string, fields: object, target: string) => ({
    path: `${ref}.md`,
    text: `---\n${JSON.stringify({ ref, component: 'c', status: 'current', linkages: { [target]: 'leadsTo' }, ...fields })}\n---\n
## Context\n\n${context}\n\n## Need\n\n${need}\n\n## Body\n\n${body}\n
## Recommendations\n\n${stem}\n\n- a) ${item}\n\n## Linkages\n\nIt leads to [${target}], and ${body}\n`,
  });
  const annex = (kind: string, data: object) => ({
    path: `annexes/${kind}.yaml`,
    text: `${JSON.stringify({ kind, slug: kind, title: made.annex, ...data })}\n`,
  });
  return [
    { path: 'language.yaml', text: `${JSON.stringify(language)}\n` },
    pattern(one, { title: made.names[0], aliases: made.aliases, group: 'g', source: { clause: made.clause, note: made.clause } }, other),
    pattern(other, { title: made.names[1] }, one),
    annex('matrix', {
      pattern: one,
      rows: [{ id: 'r', title: made.row }],
      columns: [{ id: 'c', title: made.column }],
      products: [{ id: 'p', title: made.product, text: item, row: 'r', column: 'c' }],
    }),
    annex('glossary', { terms: [{ id: 't', term: made.term, aliases: made.forms, text: meaning, notes: [stem] }] }),
    annex('bibliography', { works: [{ id: 'w', type: 'book', title: made.work, author: [{ literal: made.author }] }] }),
    annex('errata', { errata: [{ number: 1, place: made.place, fault: body, decision: item, reason: meaning, affects: [one] }] }),
    annex('guide', { entries: [{ id: 'w', title: made.annex, text: `Go to [${other}], and ${item}` }] }),
  ];
}
