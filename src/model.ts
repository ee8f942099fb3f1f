/**
 * The one domain model: types only, imported by every stage, importing none.
 *
 * Lines and columns are 1-based, offsets are 0-based; columns and offsets count UTF-16 code units.
 */
import type { BlockContent, DefinitionContent, Root } from 'mdast';
import type { Position as TreePosition } from 'unist';
import type { Code } from './codes.ts';

// ---- Places and findings -------------------------------------------------------------------------------------------

export interface Position {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** A stretch of one file; `end` is the position after its last character. */
export interface Span {
  readonly file: string;
  readonly start: Position;
  readonly end: Position;
}

export type Severity = 'error' | 'warning';

/** A stretch of a text that has changed: both its old and its new form have it, or one of them alone. */
export interface Piece {
  readonly kind: 'same' | 'removed' | 'inserted';
  readonly text: string;
}

export interface Diagnostic {
  readonly code: Code;
  readonly severity: Severity;
  /** What is wrong: lower case, no full stop, values in backticks. */
  readonly message: string;
  /** How to mend it. */
  readonly help?: string;
  /** What became of the words that it is about. */
  readonly redline?: readonly Piece[];
  readonly span: Span;
}

/** A value and what was found on the way to it. A mistake of an author is never thrown. */
export interface Outcome<Value> {
  readonly value: Value;
  readonly diagnostics: readonly Diagnostic[];
}

// ---- Read and parsed -----------------------------------------------------------------------------------------------

/** A file as read: path relative to the content folder, with `/`; text with `\n` line ends and no byte order mark. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  /** It is not UTF-8, or too large; then there is no text. */
  readonly unreadable?: true;
}

export type YamlPath = readonly (string | number)[];

/** YAML data that still knows where each of its values stands in the file. */
export interface YamlSource {
  readonly data: unknown;
  /** The value at a path, undefined where there is none. */
  at(path: YamlPath): unknown;
  /** The place of a value, or of the key that holds it. A path that leads nowhere gives the place of its nearest ancestor. */
  place(path: YamlPath, part?: 'key' | 'value'): Span;
}

export interface PatternDocument {
  readonly kind: 'pattern';
  readonly file: SourceFile;
  /** Missing when the frontmatter could not be read at all. */
  readonly frontmatter: YamlSource | undefined;
  readonly tree: Root;
}

/** A page of prose beside the patterns. */
export interface PageDocument {
  readonly kind: 'page';
  readonly file: SourceFile;
  readonly frontmatter: YamlSource | undefined;
  readonly tree: Root;
}

export interface DataDocument {
  readonly kind: 'language' | 'annex' | 'edition' | 'notes' | 'reviews';
  readonly file: SourceFile;
  readonly yaml: YamlSource;
}

/** A file that yielded nothing, and about which something was found. */
export interface UnreadableDocument {
  readonly kind: 'unreadable';
  readonly file: SourceFile;
}

export type Document = PatternDocument | PageDocument | DataDocument | UnreadableDocument;

export type Block = BlockContent | DefinitionContent;

// ---- The frame: language.yaml --------------------------------------------------------------------------------------

export interface Licence {
  readonly name: string;
  readonly url: string;
}

export interface Component {
  readonly id: string;
  readonly title: string;
  readonly summary?: string;
  readonly introduction?: string;
}

export interface Group {
  readonly id: string;
  readonly title: string;
  readonly component: string;
  readonly source?: SourcePlace;
  readonly introduction?: string;
}

export interface LinkageKind {
  readonly id: string;
  /** Read from the pattern to its target: "is planned in". */
  readonly label: string;
  /** Read from the target back: "plans". */
  readonly inverse: string;
  readonly definition: string;
  /** Words that speak of this kind and of no other. */
  readonly cues?: readonly string[];
  /** Whoever wants the pattern needs its target too, which is the larger or the smaller of the two. */
  readonly requires?: 'larger' | 'smaller';
}

export interface PatternLanguage {
  readonly title: string;
  /** What stands before a reference in a citation: `GDN POND.a`. */
  readonly prefix: string;
  /** The base IRI, with a final slash. */
  readonly base: string;
  readonly edition: string;
  /** BCP 47 tag of the language that the patterns are written in. */
  readonly language: string;
  readonly summary: string;
  /** What this text is and is not; shown on every page. */
  readonly notice: string;
  readonly source?: { readonly work?: string; readonly rights?: string };
  readonly licences: { readonly content: Licence; readonly code?: Licence };
  readonly order: readonly string[];
  readonly components: readonly Component[];
  readonly groups: readonly Group[];
  readonly linkageKinds: readonly LinkageKind[];
  /** Rows of cells for drawing the framework: each cell names a component. */
  readonly map: readonly (readonly string[])[];
}

/** Where something stands in the work that this language restates. */
export interface SourcePlace {
  readonly clause: string;
  readonly note?: string;
}

// ---- Validated: what the author wrote, typed -----------------------------------------------------------------------

export type SectionName = 'context' | 'need' | 'body' | 'recommendations' | 'linkages';

export type PatternStatus = 'draft' | 'current' | 'withdrawn';

export interface DeclaredLinkage {
  readonly target: string;
  readonly kinds: readonly string[];
}

export interface AuthoredSection {
  /** Undefined for a heading that is none of the sections. */
  readonly name: SectionName | undefined;
  readonly title: string;
  /** The heading. */
  readonly span: Span;
  readonly blocks: readonly Block[];
}

/** What the frontmatter says of a pattern itself. */
export interface PatternFields {
  readonly ref: string;
  readonly title: string;
  readonly aliases: readonly string[];
  readonly component: string;
  readonly group?: string;
  readonly source?: SourcePlace;
  readonly status: PatternStatus;
}

export interface AuthoredPattern extends PatternFields {
  readonly declared: readonly DeclaredLinkage[];
  readonly file: SourceFile;
  readonly frontmatter: YamlSource | undefined;
  /** Whatever stands between the frontmatter and the first section heading. */
  readonly preamble: readonly Block[];
  /** As written: in the author's order, with unknown and repeated ones. */
  readonly sections: readonly AuthoredSection[];
}

export type AnnexKind = 'outline' | 'matrix' | 'sequence' | 'glossary' | 'bibliography' | 'errata' | 'register' | 'guide';

export interface AuthoredAnnex {
  readonly kind: AnnexKind;
  /** Its page is `/{slug}/`. */
  readonly slug: string;
  readonly title: string;
  /** The pattern under which its items are numbered. */
  readonly pattern?: string;
  readonly source?: SourcePlace;
  readonly introduction?: AuthoredProse;
  readonly file: SourceFile;
  readonly yaml: YamlSource;
  /** Kind-specific data, valid against the schema of its kind. */
  readonly data: AnnexData;
  readonly items: readonly AuthoredItem[];
}

/** The parts of an annex's data that its page needs beside the items. */
export interface AnnexData {
  readonly checklist?: boolean;
  readonly levels?: readonly { readonly kind: ItemKind; readonly name: string }[];
  readonly columns?: readonly { readonly id: string; readonly title: string }[];
  readonly rows?: readonly { readonly id: string; readonly title: string }[];
}

export type ItemKind =
  | 'recommendation'
  | 'principle'
  | 'factor'
  | 'statement'
  | 'product'
  | 'phase'
  | 'output'
  | 'term'
  | 'work'
  | 'erratum'
  | 'source'
  | 'way';

/** Anything below a pattern, or beside the patterns, that can be cited by its own reference. */
export interface AuthoredItem {
  readonly ref: string;
  readonly kind: ItemKind;
  readonly pattern?: string;
  readonly parent?: string;
  readonly annex?: string;
  /** As written before the text: `b`, `2`. */
  readonly label?: string;
  readonly title?: string;
  readonly blocks: readonly Block[];
  readonly markdown: string;
  readonly span: Span;
  /** Texts beside the main one, such as the decision of an erratum or a note on a term. */
  readonly further?: readonly FurtherProse[];
  /** Patterns named in data, not in prose. */
  readonly names?: readonly Pointer[];
  /** Whatever else its data points at: references, or addresses of pages. */
  readonly pointers?: readonly Pointer[];
  /** Kind-specific fields, for its page. */
  readonly data?: Readonly<Record<string, unknown>>;
}

/** A reference or an address that stands in a field of its own. */
export interface Pointer {
  readonly ref: string;
  readonly span: Span;
}

export interface FurtherProse extends AuthoredProse {
  /** Its field: `decision`, `reason`, `note`. */
  readonly name: string;
}

export interface AuthoredPage extends AuthoredProse {
  /** Its address is `/{slug}/`. */
  readonly slug: string;
  readonly title: string;
  readonly summary?: string;
  readonly file: SourceFile;
}

/** Markdown that stands in a data file. */
export interface AuthoredProse {
  readonly blocks: readonly Block[];
  readonly markdown: string;
}

/** What introduces a component or a group. */
export interface Introduction extends AuthoredProse {
  readonly id: string;
}

/** All that was authored, each part typed. */
export interface Content {
  readonly language: PatternLanguage;
  readonly languageSource: YamlSource;
  readonly introductions: readonly Introduction[];
  readonly patterns: readonly AuthoredPattern[];
  readonly annexes: readonly AuthoredAnnex[];
  readonly pages: readonly AuthoredPage[];
  /** The editions that were frozen, the oldest first. */
  readonly editions: readonly FrozenEdition[];
  readonly notes: AuthoredNotes;
  /** Missing when the language keeps none. */
  readonly reviews?: ReviewRecord;
  /** Paths of the files that could not be used, so that what is missing with them is not reported again. */
  readonly unreadable: ReadonlySet<string>;
}

// ---- Editions ------------------------------------------------------------------------------------------------------

/** One thing that can be cited, as an edition words it. */
export interface EditionEntry {
  readonly ref: string;
  readonly kind: 'pattern' | ItemKind;
  readonly title?: string;
  readonly label?: string;
  /** What it is an item of: another item, or for a recommendation as a whole its pattern. */
  readonly parent?: string;
  readonly pattern?: string;
  /** The slug of the annex that it stands in. */
  readonly annex?: string;
  /** A pattern that still stands there to be read, and is in force no longer. */
  readonly withdrawn?: true;
  /** Its own words as plain text, without its title and without the items below it. */
  readonly wording: string;
  /** SHA-256, in hexadecimal, of the normalized wording of it and all below it. */
  readonly fingerprint: string;
}

/** What stands in the place of a published reference that is in use no longer. */
export interface Tombstone {
  readonly ref: string;
  /** None, when nothing took its place. */
  readonly replacedBy: readonly string[];
  readonly why: string;
}

/** The author's word that the wording of a reference says what it said in an edition, and in all after that one. */
export interface EditorialNote {
  readonly ref: string;
  readonly since: string;
  readonly why: string;
}

/** What an author says of changes since the editions before, where the words alone do not say it. */
export interface EditionNotes {
  readonly withdrawn: readonly Tombstone[];
  readonly editorial: readonly EditorialNote[];
}

/** All that can be cited in one edition, in reading order: `editions/2031.2.json`. Once frozen it is never changed. */
export interface Edition extends EditionNotes {
  readonly edition: string;
  /** The day it was frozen, `YYYY-MM-DD`; missing for the words as they stand now. */
  readonly issued?: string;
  readonly title: string;
  readonly prefix: string;
  readonly base: string;
  readonly entries: readonly EditionEntry[];
}

/** An edition as read. */
export interface FrozenEdition {
  readonly edition: Edition;
  readonly ledger: YamlSource;
}

/** What `editions/notes.yaml` says; a language without one says nothing. */
export interface AuthoredNotes extends EditionNotes {
  readonly yaml?: YamlSource;
}

// ---- Reviews of linkages -------------------------------------------------------------------------------------------

/** Someone's word that a linkage holds, given what its target needs and recommends. */
export interface Review {
  readonly source: string;
  readonly target: string;
  /** SHA-256, in hexadecimal, of the normalized words of the target that were read. */
  readonly fingerprint: string;
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly why: string;
}

/** Every review there ever was, `reviews.json`; of those of one linkage the last counts. */
export interface ReviewRecord {
  readonly reviews: readonly Review[];
  /** By their fingerprint, the words that were read. */
  readonly wordings: Readonly<Record<string, string>>;
}

// ---- Linked: references resolved -----------------------------------------------------------------------------------

/** What a reference can lead to. */
export interface Target {
  readonly ref: string;
  readonly kind: 'pattern' | ItemKind;
  readonly pattern?: string;
}

/** One place where one reference is written. */
export interface Occurrence {
  /** Between the brackets, as written. */
  readonly written: string;
  /** The brackets included. */
  readonly span: Span;
  /** The pattern on whose page it stands. */
  readonly pattern?: string;
  readonly section?: SectionName;
  readonly item?: string;
  /** The sentence that names it, as plain text. */
  readonly sentence: string;
  /** The words of the sentence before and after it that can belong to it, up to the next reference. */
  readonly before: string;
  readonly after: string;
  /** A bracket without its partner: no reference, though it may have been meant as one. */
  readonly stray: boolean;
  /** Named by a field of an annex, not in prose. */
  readonly inData: boolean;
  readonly target: Target | undefined;
}

export interface Linked extends Content {
  /** Items of the patterns and of the annexes, in order. */
  readonly items: readonly AuthoredItem[];
  /** Whatever can be cited, as it is worded now. */
  readonly entries: readonly EditionEntry[];
  /** Keys are references in lower case. */
  readonly targets: ReadonlyMap<string, Target>;
  /** By the reference of a term, the patterns that use it. */
  readonly termUses: ReadonlyMap<string, readonly string[]>;
  readonly occurrences: readonly Occurrence[];
}

// ---- The graph: plain data, ready to be exported and rendered ------------------------------------------------------

/** A piece of authored text in three forms; the tree is mdast with `reference` and `annex` nodes. */
export interface Prose {
  readonly markdown: string;
  readonly text: string;
  readonly tree: Root;
}

export interface Pattern extends PatternFields {
  readonly sections: Readonly<Record<SectionName, Prose>>;
  /** SHA-256, in hexadecimal, of the normalized wording of its sections and all its recommendations. */
  readonly fingerprint: string;
  readonly url: string;
  readonly iri: string;
}

export interface Item {
  readonly ref: string;
  readonly kind: ItemKind;
  readonly pattern?: string;
  readonly parent?: string;
  readonly children: readonly string[];
  readonly annex?: string;
  readonly label?: string;
  readonly title?: string;
  /** The item alone, without the items below it. */
  readonly prose: Prose;
  /** 1-based, among the items with the same parent. */
  readonly position: number;
  /** SHA-256, in hexadecimal, of the normalized wording of the item and all below it. */
  readonly fingerprint: string;
  readonly url: string;
  readonly iri: string;
  readonly further: readonly { readonly name: string; readonly prose: Prose }[];
  /** Patterns that the item names, in order of first naming. */
  readonly names: readonly string[];
  /** For a term: the patterns that use it. */
  readonly usedIn?: readonly string[];
  readonly data?: Readonly<Record<string, unknown>>;
}

export interface Mention {
  readonly section: SectionName;
  /** The sentence, as plain text. */
  readonly text: string;
  /** The item in which it stands, if it stands in one. */
  readonly item?: string;
}

/** All that leads from one pattern to another. */
export interface Linkage {
  readonly source: string;
  readonly target: string;
  readonly kinds: readonly string[];
  readonly mentions: readonly Mention[];
}

export interface Annex {
  readonly kind: AnnexKind;
  readonly slug: string;
  readonly title: string;
  readonly pattern?: string;
  readonly source?: SourcePlace;
  readonly introduction?: Prose;
  readonly data: AnnexData;
  /** References of its items on the first level. */
  readonly items: readonly string[];
  /** Path of its file, by which prose includes it. */
  readonly path: string;
  readonly url: string;
}

/** A page of prose beside the patterns. */
export interface Page {
  readonly slug: string;
  readonly title: string;
  readonly summary?: string;
  readonly prose: Prose;
  readonly url: string;
}

export interface PatternGraph {
  readonly language: PatternLanguage;
  /** Introductions of components and groups, by id. */
  readonly introductions: Readonly<Record<string, Prose>>;
  /** In the language's order. */
  readonly patterns: readonly Pattern[];
  readonly items: Readonly<Record<string, Item>>;
  readonly linkages: readonly Linkage[];
  readonly annexes: readonly Annex[];
  readonly pages: readonly Page[];
  /** The words as they stand now. */
  readonly edition: Edition;
  /** The editions that were frozen, the oldest first. */
  readonly editions: readonly Edition[];
  /** Missing when the language keeps none. */
  readonly reviews?: ReviewRecord;
}

// ---- Our own mdast nodes -------------------------------------------------------------------------------------------

/** `[B4]` in prose. */
export interface ReferenceNode {
  readonly type: 'reference';
  /** Between the brackets; for a stray bracket, the word that touches it. */
  readonly written: string;
  /** What stands in the text, brackets included. */
  readonly shown: string;
  /** Only one bracket of the two is there. */
  stray?: true;
  /** Set by the link stage: the canonical reference; absent when nothing bears it. */
  ref?: string;
  position?: TreePosition;
}

/** A paragraph that is nothing but a link to an annex: the annex stands here. */
export interface AnnexNode {
  readonly type: 'annex';
  readonly path: string;
  readonly title: string;
  position?: TreePosition;
}

/** The first use of a term of the glossary in a pattern. */
export interface TermNode {
  readonly type: 'term';
  readonly ref: string;
  readonly value: string;
  position?: TreePosition;
}

declare module 'mdast' {
  interface PhrasingContentMap {
    reference: ReferenceNode;
    term: TermNode;
  }
  interface BlockContentMap {
    annex: AnnexNode;
  }
  interface RootContentMap {
    reference: ReferenceNode;
    term: TermNode;
    annex: AnnexNode;
  }
  interface ListItemData {
    /** The label that the author wrote: `b`, `2`. */
    label?: string;
    labelPosition?: TreePosition;
    /** The reference, for an item that can be cited. */
    ref?: string;
  }
}
