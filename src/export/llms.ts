import type { PatternGraph } from '../model.ts';
import { headingOf } from '../sections.ts';
import { plain, sectionsOf, toAnnexMarkdown } from './markdown.ts';

/** `llms.txt` (llmstxt.org): what the language is, and where each part of it is to be had as Markdown, for language models. */
export function toLlms(graph: PatternGraph): string {
  const { language, patterns, annexes, pages } = graph;
  const name = language.prefix.toLowerCase();
  return `${headOf(graph)}
## Patterns

${patterns.map(({ ref, title, sections }) => linkTo(`/${ref}.md`, `${ref} ${title}`, sections.need.text)).join('')}
## Annexes and pages

${annexes.map(({ slug, title }) => linkTo(`/${slug}.md`, title)).join('')}${pages.map(({ url, title, summary }) => linkTo(url, title, summary)).join('')}
## Everything

${linkTo('/llms-full.txt', 'The whole language', 'every pattern, annex and page in full')}${linkTo(`/data/${name}.json`, 'The graph as JSON', 'every item with its reference, its text and its linkages')}${linkTo('/data/', 'Data', 'RDF, tables and maps, with hashes')}`;
}

/** `llms-full.txt`: the whole language as Markdown, one part after the other. */
export function toLlmsFull(graph: PatternGraph): string {
  const { language, introductions, patterns, annexes, pages } = graph;
  const introduced = [...language.components, ...language.groups].map(({ id, title }) => ({ title, prose: introductions[id] }));
  const patternText = (pattern: PatternGraph['patterns'][number]) =>
    [
      `# ${pattern.ref} ${plain(pattern.title)}`,
      ...sectionsOf(pattern).map(([section, { markdown }]) => `## ${headingOf(section)}\n\n${markdown}`),
    ].join('\n\n');
  return [
    headOf(graph),
    ...introduced.flatMap(({ title, prose }) => (prose ? [`# ${plain(title)}\n\n${prose.markdown.trim()}\n`] : [])),
    ...patterns.map((pattern) => `${patternText(pattern)}\n`),
    ...annexes.map((annex) => toAnnexMarkdown(annex, graph)),
    ...pages.map(({ title, prose }) => `# ${plain(title)}\n\n${prose.markdown.trim()}\n`),
  ].join('\n');
}

function headOf({ language, patterns }: PatternGraph): string {
  const { title, summary, notice, edition, base, licences } = language;
  return `# ${plain(title)}

> ${plain(summary)}

${plain(notice)}

Edition ${edition}, under ${plain(licences.content.name)}: <${licences.content.url}>. A reference in square brackets, such as \\[${patterns[0]?.ref}],
names a pattern or an item; its permanent name is the reference after <${base}>.
`;
}

function linkTo(address: string, title: string, about?: string): string {
  return `- [${plain(title)}](${address})${about === undefined ? '' : `: ${plain(about)}`}\n`;
}
