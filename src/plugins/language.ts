import { beginningOf, titled } from '../cite/citation.ts';
import { type GraphDocument, toDocument } from '../export/json.ts';
import type { PatternGraph } from '../model.ts';
import type { EditionIndex, IndexEntry, Published } from '../resolve.ts';

/** What is read of the document that the site of a language publishes as `data/{prefix}.json`; it may hold more. */
export interface LanguageDocument {
  readonly language: { readonly title: string; readonly prefix: string; readonly base: string };
  readonly edition: string;
  readonly patterns: readonly {
    readonly ref: string;
    readonly title: string;
    readonly url: string;
    readonly fingerprint: string;
    readonly status: string;
  }[];
  readonly items: Readonly<
    Record<
      string,
      {
        readonly ref: string;
        readonly kind: string;
        readonly title?: string;
        readonly text: string;
        readonly url: string;
        readonly fingerprint: string;
        readonly pattern: string | null;
        readonly parent: string | null;
        readonly annex?: string;
        readonly children: readonly string[];
      }
    >
  >;
  readonly withdrawn?: readonly { readonly ref: string; readonly replacedBy: readonly string[]; readonly why: string }[];
  /** The oldest first. */
  readonly editions?: readonly {
    readonly edition: string;
    readonly entries: readonly {
      readonly ref: string;
      readonly kind: string;
      readonly pattern?: string;
      readonly parent?: string;
      readonly annex?: string;
      readonly fingerprint: string;
      readonly withdrawn?: boolean;
    }[];
  }[];
}

/** A compiled graph, or its document, be it made by `toDocument` or read from what a site publishes. */
export type Language = PatternGraph | GraphDocument | LanguageDocument;

/** A language as far as references to it need it. */
export interface CitedLanguage {
  readonly published: Published;
  readonly title: string;
  /** By reference, what bears it. */
  readonly bearers: ReadonlyMap<string, Bearer>;
}

interface Bearer {
  /** The reference, the title or the first words, the language and its edition. */
  readonly title: string;
  readonly url: string;
  readonly fingerprint: string;
}

/** Throws a TypeError when it is no language. */
export function citedLanguage(language: Language): CitedLanguage {
  const document = isGraph(language) ? toDocument(language) : language;
  if (!isDocument(document))
    throw new TypeError('`language` has to be what a language publishes as `data/{prefix}.json`, or a compiled graph');
  const published = isGraph(language) ? language : publishedIn(document);
  return { published, title: document.language.title, bearers: bearersIn(document) };
}

function publishedIn({ language, edition, patterns, items, withdrawn = [], editions = [] }: LanguageDocument): Published {
  const entries: readonly IndexEntry[] = [
    ...patterns.map(({ ref, fingerprint, status }) => ({
      ref,
      kind: 'pattern' as const,
      fingerprint,
      ...(status === 'withdrawn' && { withdrawn: true as const }),
    })),
    ...Object.values(items).map(({ ref, kind, fingerprint, pattern, parent, annex }) => ({
      ref,
      kind: kind as IndexEntry['kind'],
      fingerprint,
      ...(pattern !== null && { pattern }),
      ...(parent !== null && { parent }),
      ...(annex !== undefined && { annex }),
    })),
  ];
  const before = editions.map((one) => ({ edition: one.edition, withdrawn: [], entries: one.entries as EditionIndex['entries'] }));
  return { language: { ...language, order: patterns.map(({ ref }) => ref) }, edition: { edition, withdrawn, entries }, editions: before };
}

function bearersIn({ language, edition, patterns, items }: LanguageDocument): ReadonlyMap<string, Bearer> {
  const bearer = (ref: string, title: string, { url, fingerprint }: Pick<Bearer, 'url' | 'fingerprint'>) =>
    [ref, { title: `${titled(ref, title)} (${language.title}, ${edition})`, url, fingerprint }] as const;
  return new Map([
    ...patterns.map((pattern) => bearer(pattern.ref, pattern.title, pattern)),
    ...Object.values(items).map((item) => bearer(item.ref, item.title ?? beginningOf(item.text, item.children.length > 0), item)),
  ]);
}

function isGraph(language: Language): language is PatternGraph {
  return 'introductions' in Object(language);
}

function isDocument(document: Partial<GraphDocument | LanguageDocument> | undefined): document is LanguageDocument {
  const { language, edition, patterns, items, withdrawn = [], editions = [] } = document ?? {};
  const { base, prefix } = language ?? {};
  const isNamed = typeof base === 'string' && /^https?:\/\//.test(base) && typeof prefix === 'string' && prefix !== '';
  const areLists = [patterns, withdrawn, editions].every(Array.isArray) && editions.every(({ entries }) => Array.isArray(entries));
  return isNamed && typeof edition === 'string' && areLists && typeof items === 'object' && items !== null;
}
