import type { Citation } from './citation.ts';

/** Records in RIS, in UTF-8, with the line ends that it asks for. */
export function toRis(citations: readonly Citation[]): string {
  return citations.map((citation) => `${linesOf(citation).join('\r\n')}\r\n`).join('\r\n');
}

function linesOf({ key, title, book, chapter, edition, year, issued, language, iri, wording }: Citation): readonly string[] {
  const tags = [
    ['TY', book === undefined ? 'BOOK' : 'CHAP'],
    ['ID', key],
    ['TI', title],
    ['T2', book],
    ['SE', chapter],
    ['ET', edition],
    ['PY', String(year)],
    ['DA', issued?.replaceAll('-', '/')],
    ['LA', language],
    ['UR', iri],
    ['N1', wording && `Wording ${wording}`],
  ] as const;
  return [...tags.flatMap(([tag, value]) => (value === undefined ? [] : [`${tag}  - ${value}`])), 'ER  - '];
}
