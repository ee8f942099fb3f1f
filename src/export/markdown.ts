import type { Annex, Item, Pattern, PatternGraph, Prose } from '../model.ts';
import { toPatternFile } from '../pattern-file.ts';
import { SECTIONS } from '../sections.ts';

/** A pattern as it was authored, but for comments and the layout of the YAML. */
export function toPatternMarkdown(pattern: Pattern, graph: PatternGraph): string {
  const { ref, title, aliases, component, group, source, status, sections } = pattern;
  const own = graph.linkages.filter(({ source: from }) => from === ref);
  const kindsOf = (target: string) => own.find((linkage) => linkage.target === target)?.kinds ?? [];
  const linkages = graph.patterns
    .map((target) => [target.ref, kindsOf(target.ref)] as const)
    .filter(([, kinds]) => kinds.length > 0)
    .map(([target, kinds]) => [target, kinds.length === 1 ? kinds[0] : kinds]);
  const frontmatter = {
    ref,
    title,
    ...(aliases.length > 0 && { aliases }),
    component,
    ...(group !== undefined && { group }),
    ...(source && { source }),
    status,
    linkages: Object.fromEntries(linkages),
  };
  return toPatternFile(frontmatter, (name) => sections[name].markdown);
}

/** An annex as Markdown to read: its introduction, then each item with its reference, those below it indented. */
export function toAnnexMarkdown({ title, introduction, items }: Annex, graph: PatternGraph): string {
  const parts = [`# ${plain(title)}`, ...(introduction ? [introduction.markdown.trim()] : []), listOf(items, graph)];
  return `${parts.join('\n\n')}\n`;
}

/** Plain text that means itself in Markdown, on one line. */
export function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>&|~]/g, '\\$&');
}

/** The sections of a pattern, without its frontmatter. */
export function sectionsOf({ sections }: Pattern): readonly (readonly [name: (typeof SECTIONS)[number], prose: Prose])[] {
  return SECTIONS.map((name) => [name, sections[name]]);
}

function listOf(refs: readonly string[], graph: PatternGraph): string {
  return refs
    .flatMap((ref) => graph.items[ref] ?? [])
    .map((item) => itemOf(item, graph))
    .join('\n');
}

function itemOf(item: Item, graph: PatternGraph): string {
  const { ref, title, prose, children, further } = item;
  const head = [`**${ref}**`, ...(title === undefined ? [] : [`**${plain(title)}**`])].join(' ');
  const [first = '', ...rest] = [prose.markdown.trim(), ...further.map(({ name, prose: text }) => `${name}: ${text.markdown.trim()}`)];
  const paragraphs = [`${head} ${first}`.trim(), ...rest, ...dataOf(item)];
  const below = children.length === 0 ? [] : [listOf(children, graph)];
  return `- ${[...paragraphs, ...below].join('\n\n').replaceAll('\n', '\n  ').replace(/^ +$/gm, '')}`;
}

/** The fields of an item that say something in one word or a few, such as the row of a product or the author of a work. */
function dataOf({ data = {}, names }: Item): readonly string[] {
  const fields = Object.entries(data).map(([name, value]) => `${name}: ${plain(wordsOf(value))}`);
  return [...fields, ...(names.length > 0 ? [`names: ${names.join(', ')}`] : [])];
}

function wordsOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(wordsOf).join(', ');
  return typeof value === 'object' && value !== null ? Object.values(value).map(wordsOf).join(' ') : String(value);
}
