import type { Citation } from './citation.ts';

/** A piece of a reference in a list of references: words, the title of a book, or an address. */
export type Run = string | { readonly book: string } | { readonly address: string };

/**
 * The styles in which people write references, as they have it for a chapter, and for a book, without author and publisher.
 *
 * There is no date of access, since the edition says which words were read. No full stop follows the address, lest it be taken for a part.
 */
export const STYLES = {
  /** BS ISO 690, name and date. */
  harvard: ({ title, year, edition, book, iri, ...more }) =>
    book === undefined
      ? [{ book: title }, ` (${year}) Edition ${edition}.${wording(more)} Available at: `, { address: iri }]
      : [`‘${title}’ (${year}) in ${place(more)}`, { book }, `, edition ${edition}.${wording(more)} Available at: `, { address: iri }],
  /** The seventh edition. */
  apa: ({ title, year, edition, book, iri, ...more }) =>
    book === undefined
      ? [{ book: title }, ` (edition ${edition}). (${year}).${wording(more)} `, { address: iri }]
      : [`${stopped(title)} (${year}). In ${place(more)}`, { book }, ` (edition ${edition}).${wording(more)} `, { address: iri }],
  /** Notes and bibliography, as in the bibliography. */
  chicago: ({ title, year, edition, book, iri, ...more }) =>
    book === undefined
      ? [{ book: title }, `. Edition ${edition}. ${year}.${wording(more)} `, { address: iri }]
      : [`“${stopped(title)}” In ${place(more)}`, { book }, `, edition ${edition}. ${year}.${wording(more)} `, { address: iri }],
  ieee: ({ title, year, edition, book, iri, ...more }) =>
    book === undefined
      ? [{ book: title }, `, edition ${edition}, ${year}.${wording(more)} [Online]. Available: `, { address: iri }]
      : [
          `“${title},” in ${place(more)}`,
          { book },
          `, edition ${edition}, ${year}.${wording(more)} [Online]. Available: `,
          { address: iri },
        ],
} as const satisfies Readonly<Record<string, (citation: Citation) => readonly Run[]>>;

export type Style = keyof typeof STYLES;

function place({ within }: Pick<Citation, 'within'>): string {
  return within === undefined ? '' : `${within}, `;
}

function wording(citation: Pick<Citation, 'wording'>): string {
  return citation.wording === undefined ? '' : ` Wording ${citation.wording}.`;
}

function stopped(title: string): string {
  return /[.!?…]$/.test(title) ? title : `${title}.`;
}
