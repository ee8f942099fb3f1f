import type { Citation } from './citation.ts';

type Fields = Readonly<Record<string, string | undefined>>;

/** Entries for BibTeX, in UTF-8. BibLaTeX reads them too. */
export function toBibtex(citations: readonly Citation[]): string {
  return entries(citations, (citation) => ({
    type: citation.book === undefined ? 'book' : 'incollection',
    fields: { ...commonFields(citation), year: braced(String(citation.year)) },
  }));
}

/** Entries for BibLaTeX, in UTF-8. */
export function toBiblatex(citations: readonly Citation[]): string {
  return entries(citations, (citation) => ({
    type: citation.book === undefined ? 'book' : 'inbook',
    fields: { ...commonFields(citation), date: braced(citation.issued ?? String(citation.year)) },
  }));
}

function commonFields({ title, book, chapter, edition, iri, wording }: Citation): Fields {
  return {
    title: kept(title),
    booktitle: book === undefined ? undefined : kept(book),
    chapter: chapter === undefined ? undefined : braced(chapter),
    edition: braced(edition),
    url: braced(iri),
    note: wording === undefined ? undefined : braced(`Wording ${escapeTex(wording)}`),
  };
}

function entries(
  citations: readonly Citation[],
  entryOf: (citation: Citation) => { readonly type: string; readonly fields: Fields },
): string {
  return citations
    .map((citation) => {
      const { type, fields } = entryOf(citation);
      const lines = Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [`  ${name} = ${value},\n`]));
      return `@${type}{${citation.key},\n${lines.join('')}}\n`;
    })
    .join('\n');
}

function braced(text: string): string {
  return `{${text}}`;
}

/** Text whose capitals no style may change. Braces that begin with a command do not protect it, so an empty group comes first. */
function kept(text: string): string {
  const escaped = escapeTex(text);
  return `{{${escaped.startsWith('\\') ? '{}' : ''}${escaped}}}`;
}

/**
 * Text as it stands in the field of an entry. Characters that TeX makes one other of stand apart. BibTeX counts braces even after a
 * backslash, so those that are not in pairs have names, which not all programs know.
 */
function escapeTex(text: string): string {
  const commands = bracesPair(text) ? COMMANDS : { ...COMMANDS, ...BRACES };
  return text
    .replace(/[&%$#_{}~^\\<>]/g, (character) => commands[character] ?? `\\${character}`)
    .replace(/([-'`,])(?=\1)|[?!](?=`)/g, '$&{}');
}

function bracesPair(text: string): boolean {
  let open = 0;
  for (const [brace] of text.matchAll(/[{}]/g)) {
    open += brace === '{' ? 1 : -1;
    if (open < 0) return false;
  }
  return open === 0;
}

const BRACES: Readonly<Record<string, string>> = { '{': '\\textbraceleft{}', '}': '\\textbraceright{}' };

/** Characters that a backslash alone does not give. */
const COMMANDS: Readonly<Record<string, string>> = {
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '\\': '\\textbackslash{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
};
