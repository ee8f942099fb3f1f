import type { Citation } from './citation.ts';

/** Items in CSL-JSON. */
export function toCslJson(citations: readonly Citation[]): string {
  return `${JSON.stringify(citations.map(itemOf), null, 2)}\n`;
}

function itemOf({ key, title, book, chapter, edition, year, issued, language, iri, wording }: Citation) {
  return {
    id: key,
    type: book === undefined ? 'book' : 'chapter',
    title,
    ...(book !== undefined && { 'container-title': book }),
    ...(chapter !== undefined && { 'chapter-number': chapter }),
    edition,
    issued: { 'date-parts': [issued?.split('-').map(Number) ?? [year]] },
    language,
    URL: iri,
    ...(wording !== undefined && { note: `Wording ${wording}` }),
  };
}
