import type { Severity } from './model.ts';

export interface CodeEntry {
  /** Also the name of the rule's file and fixture. */
  readonly name: string;
  readonly severity: Severity;
  /** One sentence: what the finding means, for the list of codes. */
  readonly summary: string;
}

/** Every code there is. A code is never renamed, renumbered or used again for something else. */
export const CODES = {
  PL100: entry('language-missing', 'The folder has no `language.yaml`, the file that frames the language.'),
  PL101: entry('frontmatter-missing', 'A pattern file does not begin with frontmatter.'),
  PL102: entry('frontmatter-unclosed', 'The frontmatter has no closing line of three hyphens.'),
  PL103: entry('frontmatter-language', 'The frontmatter is in something other than YAML, which is never run.'),
  PL104: entry('yaml-syntax', 'The YAML cannot be read.'),
  PL105: entry('yaml-duplicate-key', 'The same key stands twice in one mapping.'),
  PL106: entry('nested-too-deeply', 'Lists, quotations, emphasis or brackets are nested deeper, or are more, than a reader could follow.'),
  PL107: entry('file-unreadable', 'The file is not UTF-8 text, or is too large.'),
  PL108: entry(
    'forbidden-character',
    'A control character, half a surrogate pair or a noncharacter, which not every data format can carry.',
  ),

  PL201: entry('unknown-field', 'A field has a name that the schema does not know.'),
  PL202: entry('wrong-type', 'A field holds another type of value than the schema asks for.'),
  PL203: entry('missing-field', 'A field that the schema requires is not there.'),
  PL204: entry('invalid-value', 'A field holds a value that the schema does not allow.'),
  PL205: entry(
    'file-name',
    'A file has a name that it cannot have: a pattern one other than its reference, a page or an annex one that not every system takes.',
  ),
  PL206: entry('duplicate-reference', 'Two things claim the same reference.'),
  PL207: entry('unknown-name', 'A component, group, row or column is named that is declared nowhere, or columns that cannot be spanned.'),
  PL208: entry('unknown-linkage-kind', 'A linkage has a kind that the language does not declare.'),
  PL209: entry('pattern-order', 'The language’s order and its pattern files do not hold the same patterns.'),

  PL301: entry('section-missing', 'A pattern lacks one of its five sections.'),
  PL302: entry('section-unknown', 'A heading is none of the five sections.'),
  PL303: entry('section-repeated', 'A section stands twice.'),
  PL304: entry('section-order', 'The sections do not stand in their fixed order.'),
  PL305: entry('section-empty', 'A section has a heading and nothing under it.'),
  PL306: entry('need-length', 'The need is more than its one headline paragraph.'),
  PL307: entry('item-unlabelled', 'An item of the recommendations has no label, so nobody could cite it.'),
  PL308: entry('label-repeated', 'Two items of one list carry the same label.'),
  PL309: entry('label-order', 'The labels of a list do not ascend.', 'warning'),
  PL310: entry('text-before-sections', 'Text stands before the first section, where no section holds it.'),
  PL311: entry(
    'unsupported-markdown',
    'HTML, an image or a link definition, which a pattern cannot hold, or an annex or reference where it cannot be shown.',
  ),
  PL312: entry('unsafe-link', 'A link leads to something other than a web page, a mail address or a page of this language.'),

  PL401: entry('unknown-reference', 'A reference in prose leads to nothing.'),
  PL402: entry('unknown-work', 'A citation names a work that the bibliography does not hold.'),
  PL403: entry('reference-label', 'The words beside a reference are the name of another pattern.'),
  PL404: entry('self-linkage', 'A pattern refers to itself.'),
  PL405: entry('linkage-undeclared', 'The prose names a pattern for which the frontmatter declares no linkage.'),
  PL406: entry('linkage-unmentioned', 'The frontmatter declares a linkage that the prose never mentions.'),
  PL407: entry('linkage-target', 'The frontmatter declares a linkage to a pattern that does not exist.'),
  PL408: entry('orphan-pattern', 'No linkage leads to the pattern or away from it.', 'warning'),
  PL409: entry('unknown-annex', 'A link leads to an annex that does not exist.'),
  PL410: entry('annex-target', 'An annex’s data names a pattern that does not exist.'),
  PL411: entry('unpaired-bracket', 'A square bracket in prose has no partner, so a reference may be broken.'),
  PL412: entry('linkage-wording', 'The sentence that names a linkage speaks of another kind than the frontmatter.', 'warning'),

  PL501: entry('reference-vanished', 'A published reference is borne by nothing, and nothing says what became of it.'),
  PL502: entry('reference-reused', 'A published reference now stands for something else, or is used again after it was withdrawn.'),
  PL503: entry('edition-unchanged', 'Words have changed since an edition was frozen, and the language still bears its number.', 'warning'),
  PL504: entry('edition-note', 'What is said of a change between editions names a reference or an edition that cannot be meant.'),
  PL505: entry('edition-altered', 'The file of a frozen edition has been changed.'),
  PL506: entry('edition-behind', 'The language bears the number of an edition before one that is published.'),

  PL601: entry('linkage-suspect', 'The need or the recommendations that a linkage leads to have changed since it was reviewed.', 'warning'),
  PL602: entry('linkage-unreviewed', 'A linkage was never reviewed, in a language that keeps a record of reviews.', 'warning'),
  PL603: entry('review-altered', 'The record of reviews has been changed, so that it no longer holds the words that were read.'),
} as const satisfies Record<string, CodeEntry>;

export type Code = keyof typeof CODES;

function entry(name: string, summary: string, severity: Severity = 'error'): CodeEntry {
  return { name, severity, summary };
}
