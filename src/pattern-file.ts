import type { SectionName } from './model.ts';
import { headingOf, SECTIONS } from './sections.ts';
import { toYaml } from './yaml.ts';

/** A pattern as its author would write it: frontmatter, then the five sections in Markdown. */
export function toPatternFile(frontmatter: unknown, markdown: (section: SectionName) => string | undefined): string {
  const sections = SECTIONS.map((name) => `## ${headingOf(name)}\n\n${markdown(name)}\n`);
  return `---\n${toYaml(frontmatter)}---\n\n${sections.join('\n')}`;
}
