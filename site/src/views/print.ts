import type { PatternLanguage } from '../../../src/model.ts';
import type { Chapter } from '../records.ts';
import { shortened } from './prose.ts';

/** The longest running head, in characters: it has one line beside the title of the language. */
const LONGEST = 75;

/** What stands at the head and foot of each printed page, as CSS that is safe within a `style` element. */
export function pageHeads(title: string, address: string, { title: language, prefix, base, edition }: PatternLanguage): string {
  const boxes = [
    box('top-left', title),
    box('top-right', shortened(language, LONGEST - Math.min(title.length, LONGEST / 2))),
    box('bottom-left', `${prefix} ${edition} · ${address.replace(/^\//, base)}`),
  ];
  return `@page{${boxes.join('')}}`;
}

/** The same for the sheets of a page that holds many: each with the pattern, or else the first chapter, that stands on it. */
export function sheetHeads(chapters: readonly Chapter[], { prefix, base, edition }: PatternLanguage): string {
  return [...Map.groupBy(chapters, ({ sheet }) => sheet)]
    .map(([sheet, [first, ...others]]) => {
      const chapter = others.find(({ address }) => address !== undefined) ?? first;
      const { ref, title = '', address = '' } = chapter ?? {};
      const name = `${base}${ref ?? address.slice(1)}`;
      const boxes = [box('top-left', [ref, title].filter(Boolean).join('\u2002')), box('bottom-left', `${prefix} ${edition} · ${name}`)];
      const size = chapter && 'annex' in chapter.content && chapter.content.annex.content.kind === 'matrix' ? 'size:landscape;' : '';
      return `@page sheet-${sheet}{${size}${boxes.join('')}}.sheet-${sheet}{page:sheet-${sheet}}`;
    })
    .join('');
}

function box(place: string, text: string): string {
  return `@${place}{content:${cssString(shortened(text, LONGEST))}}`;
}

/**
 * Text as a string of CSS. All but letters, figures, spaces and a few marks is escaped, so that nothing in it ends the string, the rule or the element.
 *
 * @example
 * cssString('The "gate" </style>')
 * // '"The \\22 gate\\22  \\3c /style\\3e "'
 */
export function cssString(text: string): string {
  return `"${text.replace(/[^\p{L}\p{M}\p{N} .,:·/-]/gu, (character) => `\\${character.codePointAt(0)?.toString(16)} `)}"`;
}
