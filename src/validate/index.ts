import { diagnostic } from '../diagnostics.ts';
import type {
  AuthoredAnnex,
  AuthoredNotes,
  AuthoredPage,
  AuthoredPattern,
  Content,
  Diagnostic,
  Document,
  FrozenEdition,
  Outcome,
  PatternLanguage,
  ReviewRecord,
} from '../model.ts';
import { startOf } from '../places.ts';
import { readAnnex } from './annex.ts';
import { inOrderOfEditions, readEdition, readNotes } from './edition.ts';
import { type Frame, readLanguage } from './language.ts';
import { readPage } from './page.ts';
import { readPattern } from './pattern.ts';
import { readReviews } from './reviews.ts';

/**
 * Check every document against its schema and give it its types.
 *
 * The value is undefined when there is no usable frame: without `language.yaml` nothing else can be judged.
 */
export function validate(documents: readonly Document[]): Outcome<Content | undefined> {
  const diagnostics: Diagnostic[] = [];
  const patterns: AuthoredPattern[] = [];
  const annexes: AuthoredAnnex[] = [];
  const pages: AuthoredPage[] = [];
  const unreadable = new Set<string>();
  const editions: FrozenEdition[] = [];
  let notes: AuthoredNotes = { withdrawn: [], editorial: [] };
  let reviews: ReviewRecord | undefined;
  let frame: Frame | undefined;

  const keep = <Value>(outcome: Outcome<Value>): Value => {
    diagnostics.push(...outcome.diagnostics);
    return outcome.value;
  };
  for (const document of documents) {
    if (document.kind === 'pattern') patterns.push(keep(readPattern(document)));
    else if (document.kind === 'page') pages.push(keep(readPage(document)));
    else if (document.kind === 'annex') {
      const annex = keep(readAnnex(document.file, document.yaml));
      if (annex) annexes.push(annex);
      else unreadable.add(document.file.path);
    } else if (document.kind === 'edition') {
      const edition = keep(readEdition(document));
      if (edition) editions.push(edition);
      else unreadable.add(document.file.path);
    } else if (document.kind === 'notes') {
      const read = keep(readNotes(document.yaml));
      if (read) notes = read;
      else unreadable.add(document.file.path);
    } else if (document.kind === 'reviews') reviews = keep(readReviews(document.yaml));
    else if (document.kind === 'unreadable') unreadable.add(document.file.path);
    else {
      frame = keep(readLanguage(document.file, document.yaml));
    }
  }
  if (!documents.some(({ file }) => file.path === 'language.yaml')) diagnostics.push(missingLanguage());
  if (!frame) return { value: undefined, diagnostics };
  return {
    value: {
      ...frame,
      patterns: inReadingOrder(patterns, frame.language),
      annexes,
      pages,
      editions: inOrderOfEditions(editions),
      notes,
      ...(reviews && { reviews }),
      unreadable,
    },
    diagnostics,
  };
}

/** In the language's order; patterns that it leaves out come last. */
function inReadingOrder(patterns: readonly AuthoredPattern[], { order }: PatternLanguage): readonly AuthoredPattern[] {
  const rank = new Map(order.map((ref, index) => [ref, index]));
  return patterns.toSorted((a, b) => (rank.get(a.ref) ?? order.length) - (rank.get(b.ref) ?? order.length));
}

function missingLanguage(): Diagnostic {
  return diagnostic('PL100', {
    span: startOf('language.yaml'),
    message: 'there is no `language.yaml`',
    help: 'add one that gives the title, base address, components and kinds of linkage of the language',
  });
}
