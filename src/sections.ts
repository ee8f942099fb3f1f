import type { SectionName } from './model.ts';

/** The sections of a pattern, in their fixed order. */
export const SECTIONS = ['context', 'need', 'body', 'recommendations', 'linkages'] as const satisfies readonly SectionName[];

export function sectionNamed(title: string): SectionName | undefined {
  return SECTIONS.find((name) => name === title.trim().toLowerCase());
}

/** A section's heading as authors write it. */
export function headingOf(name: SectionName): string {
  return (name[0] ?? '').toUpperCase() + name.slice(1);
}
