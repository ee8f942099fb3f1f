/** What the pages are handed: one typed record a page, with its texts as ready HTML. Types only. */
import type { ReferenceSpace } from '../../src/reference.ts';
import type { AnnexContent, AnnexFigure, Fact, Html, ItemPart, Link } from './item-records.ts';

/** A piece of plain text, as a link where it was written as a web address. */
export interface TextPiece {
  readonly text: string;
  readonly href?: string;
}

/** What stands around every page. */
export interface Frame {
  readonly title: string;
  /** What permanent names begin with. */
  readonly base: string;
  readonly prefix: string;
  readonly language: string;
  readonly summary: string;
  readonly edition: string;
  /** Whether editions were frozen, which have pages of their own. */
  readonly hasEditions: boolean;
  readonly notice: readonly TextPiece[];
  readonly rights?: string;
  readonly contentLicence: Link;
  readonly codeLicence?: Link;
  readonly menu: readonly Link[];
}

/** What programs for references take from a page that shows something to cite. */
export interface PageCitation {
  /** With the reference before it. */
  readonly title: string;
  /** The language that it is a chapter of. */
  readonly book: string;
  /** `YYYY/MM/DD`, or the year. */
  readonly date: string;
  readonly edition: string;
  readonly iri: string;
  /** Its words, or the first of them. */
  readonly abstract: string;
}

/** The picture that stands for a page where others link to it. */
export interface Card {
  /** Its whole address. */
  readonly picture: string;
  readonly alt: string;
}

/** The card of a pattern, to be shown on other sites. Addresses are on this one; lengths are in pixels. */
export interface EmbeddedCard extends Card {
  readonly drawing: string;
  readonly width: number;
  readonly height: number;
  /** What shows it elsewhere. */
  readonly html: string;
}

/** A stretch of prose, or an annex that stands between two. */
export type Part = Html | { readonly annex: AnnexFigure };

// ---- Home ----------------------------------------------------------------------------------------------------------

/** A pattern on the map, with the references of the patterns that it names. */
export interface MapCell {
  readonly link: Link;
  readonly names: readonly string[];
}

interface MapGroup {
  readonly id: string;
  readonly title: string;
  readonly family: number;
  readonly cells: readonly MapCell[];
}

export interface MapComponent {
  readonly id: string;
  readonly title: string;
  readonly summary?: string;
  /** The one pattern that is the component itself; it is not among the cells. */
  readonly whole?: MapCell;
  readonly cells: readonly MapCell[];
  readonly groups: readonly MapGroup[];
  /** What an annex numbers under that pattern on its first level, such as themes. */
  readonly parts: readonly Link[];
}

/** An annex whose items lead to patterns: steps or questions, each with the patterns to read. */
export interface WaysIn {
  readonly link: Link;
  readonly ways: readonly {
    readonly link: Link;
    readonly patterns: readonly Link[];
    /** Where their path stands, and how many patterns are on it. */
    readonly path: { readonly href: string; readonly required: number };
  }[];
}

export interface Introduction {
  readonly id: string;
  readonly title: string;
  readonly level: 2 | 3;
  readonly parts: readonly Part[];
}

export interface HomePage {
  readonly map: readonly (readonly MapComponent[])[];
  /** How much there is of what: the number and its name. */
  readonly numbers: readonly { readonly count: number; readonly name: string; readonly href: string }[];
  readonly waysIn: readonly WaysIn[];
  /** Pages that cut across the patterns, each with a few words about it. */
  readonly across: readonly { readonly link: Link; readonly text: string }[];
  readonly introductions: readonly Introduction[];
}

// ---- Map -----------------------------------------------------------------------------------------------------------

/** A kind of linkage as the map shows it. */
export interface KindMark {
  readonly id: string;
  /** Counts the kinds, from 1. */
  readonly number: number;
  /** What gives it its colour and its line; beyond as many as can be told apart these begin again. */
  readonly look: number;
  readonly label: string;
  readonly definition: string;
  /** How many linkages are of it. */
  readonly count: number;
}

/** A group of patterns, or a component that has no groups. */
export interface Cluster {
  /** Counts them, from 1. */
  readonly number: number;
  readonly title: string;
  readonly family: number;
}

export interface MapNode {
  readonly ref: string;
  readonly link: Link;
  /** The number of its cluster. */
  readonly cluster: number;
  /** The references of the patterns that it has a linkage with, either way. */
  readonly near: readonly string[];
}

/** A linkage: the drawing, the matrix and the table all show these. */
export interface MapEdge {
  /** Its anchor in the table: `GATE-PATH`. */
  readonly id: string;
  readonly source: MapNode;
  readonly target: MapNode;
  readonly kinds: readonly KindMark[];
  /** "supports, is elaborated by" */
  readonly label: string;
  readonly mentions: readonly { readonly text: string; readonly place: Link }[];
}

/** A pattern in a drawing, by its left upper corner: a plate with its reference, and the lines of its title beside it. Lengths are in pixels. */
export interface DrawnNode {
  readonly node: MapNode;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** How much of the width the plate takes. */
  readonly plate: number;
  readonly lines: readonly string[];
}

/** A line from plate to plate and the point of its arrow, as SVG paths; a linkage has one for each of its kinds. */
export interface DrawnEdge {
  readonly edge: MapEdge;
  readonly kind: KindMark;
  readonly line: string;
  readonly tip: string;
}

export interface NetworkDrawing {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly DrawnNode[];
  readonly edges: readonly DrawnEdge[];
}

/** All linkages at once. */
export interface MapPage {
  readonly kinds: readonly KindMark[];
  readonly clusters: readonly Cluster[];
  readonly nodes: readonly MapNode[];
  readonly edges: readonly MapEdge[];
  /** For wide and for narrow screens, and as a matrix by source and target; missing where there is too much of it to be read. */
  readonly drawn?: {
    readonly wide: NetworkDrawing;
    readonly narrow: NetworkDrawing;
    readonly matrix: readonly { readonly node: MapNode; readonly cells: readonly { readonly node: MapNode; readonly edge?: MapEdge }[] }[];
  };
  /** Up to how many patterns are drawn. */
  readonly most: number;
  /** What hides and what lights, as CSS. */
  readonly styles: string;
}

// ---- Statistics ----------------------------------------------------------------------------------------------------

/** A sentence of words and of links to patterns, which have a reference. */
export type Phrase = readonly (string | Link)[];

/** A number of the language, or a few that belong together. */
export interface Statistic {
  /** Its anchor. */
  readonly id: string;
  readonly title: string;
  /** In one number, and what that is. */
  readonly key: { readonly value: string; readonly name: string };
  /** What it shows. */
  readonly finding: Phrase;
  /** How it is counted. */
  readonly definitions: readonly { readonly term: string; readonly text: string }[];
  /** How it comes from the dataset, in SPARQL. */
  readonly query: string;
  /** What is done with the answer, where that is not the number yet. */
  readonly after?: string;
}

/** A number at the head of the page. */
export interface KeyFigure {
  readonly count: string;
  readonly name: string;
  readonly href: string;
}

/** A pattern, with those that name it; each of these leads to the sentences. */
export interface NamedRow {
  readonly link: Link;
  readonly by: readonly Link[];
  readonly sentences: number;
}

/** Bars from left to right, each with its numbers. */
export interface BarChart {
  readonly caption: string;
  /** What the rows are, then what each of their values is. */
  readonly columns: readonly string[];
  /** Whether the first values are parts of the bar, and which ones. */
  readonly parts: number;
  readonly rows: readonly BarRow[];
  /** The length of the longest bar there could be. */
  readonly most: number;
  /** How many rows are left out. */
  readonly left: number;
}

interface BarRow {
  readonly name: Link | KindMark | string;
  /** The lengths of the parts of the bar. */
  readonly parts: readonly number[];
  readonly values: readonly string[];
}

/** Patterns in a line, and a bow for each two that have a linkage: on one side where both have, on the other where one alone has. Lengths are in pixels. */
export interface BowDrawing {
  readonly width: number;
  readonly height: number;
  readonly plate: { readonly width: number; readonly height: number };
  readonly plates: readonly Plate[];
  readonly bows: readonly Bow[];
}

interface Bow {
  readonly href: string;
  readonly title: string;
  /** SVG paths; one that leads one way alone has the point of an arrow. */
  readonly line: string;
  readonly tip?: string;
}

/** A matrix of linkages, its patterns by cluster. Lengths are in pixels. */
export interface ClusterDrawing {
  readonly caption: string;
  readonly width: number;
  readonly height: number;
  readonly plate: { readonly width: number; readonly height: number };
  /** Of the rows; the columns have the same. */
  readonly plates: readonly Plate[];
  readonly columns: readonly { readonly ref: string; readonly x: number; readonly y: number }[];
  /** Linkages within a cluster, those between two, the ruled lines, and a frame around each cluster, as SVG paths. */
  readonly within: string;
  readonly between: string;
  readonly lines: string;
  readonly frames: string;
}

export interface StatisticsPage {
  readonly patterns: number;
  /** Missing for a language without linkages. */
  readonly counted?: {
    readonly figures: readonly KeyFigure[];
    readonly named: { readonly statistic: Statistic; readonly rows: readonly NamedRow[]; readonly left: number };
    readonly leading: { readonly statistic: Statistic; readonly chart: BarChart };
    readonly hubs: { readonly statistic: Statistic; readonly chart: BarChart };
    readonly answered: {
      readonly statistic: Statistic;
      /** Missing where there are too many patterns to stand in a line. */
      readonly wide?: BowDrawing;
      readonly narrow?: BowDrawing;
      readonly pairs: readonly { readonly one: Link; readonly label: string; readonly back: string; readonly other: Link }[];
    };
    readonly circle: {
      readonly statistic: Statistic;
      readonly parts: readonly { readonly title: string; readonly isCore: boolean; readonly links: readonly Link[] }[];
    };
    readonly distances: { readonly statistic: Statistic; readonly chart: BarChart };
    readonly groups: {
      readonly statistic: Statistic;
      /** As printed, and as found; missing where there are too many patterns. */
      readonly drawings?: readonly ClusterDrawing[];
      /** None where the linkages form none. */
      readonly clusters: readonly string[];
      readonly rows: readonly { readonly title: string; readonly cells: readonly (readonly Link[])[] }[];
    };
    readonly linkages: { readonly statistic: Statistic; readonly chart: BarChart };
  };
}

// ---- Path ----------------------------------------------------------------------------------------------------------

export interface PathPage {
  /** The patterns to choose from. */
  readonly patterns: readonly Link[];
  /** Each kind of linkage that requires its target. */
  readonly requiring: readonly { readonly label: string; readonly requires: string }[];
  /** What it takes to find a path, as JSON that is safe within a `script` element. */
  readonly space: string;
}

// ---- Patterns ------------------------------------------------------------------------------------------------------

export interface LinkGroup {
  readonly label: string;
  readonly links: readonly Link[];
}

/** The patterns that one kind of linkage leads to, each with its need as plain text. */
export interface LinkageGroup {
  readonly label: string;
  readonly targets: readonly { readonly link: Link; readonly need: string }[];
}

/** A drawing of one pattern between those that name it and those that it names. Lengths are in pixels. */
export interface Neighbourhood {
  readonly width: number;
  readonly height: number;
  readonly plates: readonly Plate[];
  /** The linkages as one SVG path. */
  readonly edges: string;
}

/** A pattern in a drawing: the left upper corner of its plate. */
export interface Plate {
  readonly link: Link;
  readonly x: number;
  readonly y: number;
}

/** A pattern that links here, and the sentences in which it does. */
export interface Backlink {
  readonly link: Link;
  /** Read from the page to the pattern that links to it: "plans". */
  readonly label: string;
  readonly mentions: readonly { readonly text: string; readonly place: Link }[];
}

export interface PatternPage {
  readonly ref: string;
  readonly title: string;
  readonly family: number;
  readonly aliases: readonly string[];
  /** Component and group. */
  readonly belongs: readonly string[];
  readonly source?: string;
  /** Only where it is not the current one. */
  readonly status?: string;
  readonly description: string;
  readonly iri: string;
  readonly citation: PageCitation;
  /** The page that says how to cite it. */
  readonly cite: string;
  readonly need: readonly Part[];
  readonly context: readonly Part[];
  readonly body: readonly Part[];
  readonly recommendations: readonly ItemPart[];
  readonly linkages: readonly Part[];
  readonly linked: readonly LinkageGroup[];
  readonly namedBy: readonly Backlink[];
  readonly named: readonly LinkGroup[];
  /** Missing where the pattern stands alone. */
  readonly neighbourhood?: Neighbourhood;
  readonly errata: readonly Link[];
  readonly previous?: Link;
  readonly next?: Link;
}

export interface RecommendationsPage {
  readonly patterns: readonly { readonly link: Link; readonly parts: readonly ItemPart[] }[];
}

// ---- Annexes -------------------------------------------------------------------------------------------------------

export interface AnnexPage {
  readonly slug: string;
  readonly title: string;
  readonly description: string;
  readonly pattern?: Link;
  readonly source?: string;
  /** Errata that touch its items. */
  readonly errata: readonly Link[];
  readonly introduction: readonly Part[];
  readonly content: AnnexContent;
}

/** A page that only leads on, from the name of an item to its place. */
export interface Forwarder {
  readonly ref: string;
  /** To its place, with the title of the page. */
  readonly link: Link;
  readonly iri: string;
  readonly title?: string;
  readonly words: string;
  /** For what stands there no longer, what took its place. */
  readonly successors?: readonly Link[];
}

// ---- Citing --------------------------------------------------------------------------------------------------------

/** A text, with what it gains where the wording is named set apart. */
export interface PinnedText {
  readonly before: string;
  readonly wording: string;
  readonly after: string;
}

/** A citation in a style or a format. */
export interface CitedText {
  readonly name: string;
  readonly text: PinnedText;
  /** The address of the file that holds it. */
  readonly file?: string;
}

/** How to cite a pattern or an item, with its words as they stand now. */
export interface CitePage {
  readonly ref: string;
  readonly title?: string;
  readonly family?: number;
  readonly description: string;
  readonly words: readonly ItemPart[];
  /** What else is known of a term, a work, an erratum or a way in. */
  readonly facts: readonly Fact[];
  /** How to cite each of its recommendations. */
  readonly parts: readonly Link[];
  readonly place: Link;
  readonly citation: PageCitation;
  /** The whole fingerprint, and the spelling that names the wording by the beginning of it. */
  readonly pinned?: { readonly fingerprint: string; readonly spelling: string };
  /** For people to read. */
  readonly styles: readonly CitedText[];
  /** For programs. */
  readonly formats: readonly CitedText[];
  /** The pattern that it is or stands in, whose card stands for it. */
  readonly pattern?: string;
  /** Of a pattern. */
  readonly card?: EmbeddedCard;
  readonly history: History;
}

/** What became of a thing, edition by edition. */
export interface History {
  /** The newest first. */
  readonly editions: readonly PastWords[];
  /** What it takes to resolve its reference, as JSON that is safe within a `script` element. */
  readonly published: string;
}

export interface PastWords {
  readonly edition: string;
  readonly issued: Day;
  /** Where they stand as they were frozen. */
  readonly href: string;
  /** The beginning. */
  readonly fingerprint: string;
  readonly isSame: boolean;
  /** It has the same words itself, and only what stands below it has others. */
  readonly isBelow: boolean;
  /** Those words and the ones that stand now. */
  readonly redline?: Html;
}

/** A reference that is in use no longer. */
export interface WithdrawnPage {
  readonly ref: string;
  readonly title?: string;
  readonly iri: string;
  /** What became of it, in a sentence. */
  readonly fate: string;
  readonly why: string | undefined;
  readonly successors: readonly Link[];
  readonly words: Html;
  /** The last edition that has it. */
  readonly last: Link;
  readonly history: History;
}

/** The page on which readers ask what a reference says. */
export interface ResolverPage {
  /** A spelling that names edition and wording. */
  readonly example: string;
  /** The page of one item. */
  readonly page: Link;
  /** Of that item, each with the address that asks it. */
  readonly spellings: readonly { readonly text: string; readonly href: string }[];
  /** How to cite the language as a whole. */
  readonly whole: readonly { readonly name: string; readonly text: string }[];
  readonly chapters: readonly Link[];
}

/** What can be read without a connection. */
export interface SavedPages {
  readonly patterns: readonly Link[];
  readonly others: readonly Link[];
}

// ---- Search ---------------------------------------------------------------------------------------------------------

/** Everything that can be found, as the script that searches reads it: `/search/index.json`. Texts are plain, each on one line. */
export interface SearchIndex extends ReferenceSpace {
  readonly pages: readonly SearchPage[];
  /** Every other reference that was ever published. */
  readonly others: readonly string[];
}

export interface SearchPage {
  readonly kind: 'pattern' | 'annex' | 'page';
  readonly href: string;
  readonly title: string;
  readonly ref?: string;
  readonly family?: number;
  /** Other names, by which it is found too. */
  readonly names?: string;
  readonly sections: readonly SearchSection[];
  readonly groups: readonly SearchGroup[];
}

/** Without a title and an anchor where a page is not divided. */
export type SearchSection = readonly [title: string, anchor: string, text: string];

/** What stands on a page with a reference of its own, by what it is called: "recommendation". */
export interface SearchGroup {
  readonly kind: string;
  readonly items: readonly SearchItem[];
}

export type SearchItem = readonly [ref: string, title: string, text: string, names?: string];

// ---- Read ----------------------------------------------------------------------------------------------------------

/** Everything, one chapter after the other. */
export interface ReadPage {
  readonly chapters: readonly Chapter[];
  readonly contents: readonly ContentsEntry[];
  /** The running heads of the printed chapters, as CSS. */
  readonly heads: string;
}

export interface Chapter {
  /** Its anchor. */
  readonly id: string;
  /** Of the page that it has for itself; components and groups have none. */
  readonly address?: string;
  /** Of its heading. */
  readonly level: 2 | 3 | 4;
  readonly ref?: string;
  readonly title: string;
  /** Counts the chapters that begin on a new sheet of paper. */
  readonly sheet: number;
  readonly content: ChapterContent;
}

type ChapterContent =
  | { readonly parts: readonly Part[] }
  /** A pattern that is a component by itself opens with what is said of the component. */
  | { readonly pattern: PatternPage; readonly opening: readonly Part[] }
  | { readonly annex: AnnexPage };

export interface ContentsEntry {
  readonly link: Link;
  readonly entries: readonly ContentsEntry[];
}

// ---- Editions ------------------------------------------------------------------------------------------------------

/** A day as `2031-06-30`, and as people write it. */
export interface Day {
  readonly iso: string;
  readonly text: string;
}

/** How many changes of one kind there are, and where they stand. */
export interface Count {
  readonly count: number;
  readonly name: string;
  readonly href: string;
}

/** What changed between two editions, in numbers; no counts when nothing did. */
export interface Since {
  /** Of the earlier edition. */
  readonly edition: string;
  readonly href: string;
  readonly counts: readonly Count[];
}

/** An edition in the list of all. */
export interface EditionRecord {
  readonly edition: string;
  /** Missing for words that are not frozen yet. */
  readonly href?: string;
  readonly issued?: Day;
  readonly references: number;
  /** Its words are those that stand now. */
  readonly stands: boolean;
  /** What it changed; missing for the first. */
  readonly since?: Since;
}

export interface EditionsPage {
  /** The newest first. */
  readonly editions: readonly EditionRecord[];
}

/** A page of frozen words, with how many of its references do not stand as they stood. */
export interface FrozenLink {
  readonly link: Link;
  readonly references: number;
  readonly changed: number;
}

export interface EditionPage {
  readonly edition: string;
  readonly title: string;
  readonly issued: Day;
  readonly iri: string;
  readonly references: number;
  readonly ledger: Link;
  /** How to cite it as a whole. */
  readonly citation: Html;
  readonly bibtex: string;
  readonly since: Since;
  /** What the next one changed, once there is one. */
  readonly next?: Since & { readonly to: Link };
  readonly patterns: readonly FrozenLink[];
  readonly annexes: readonly FrozenLink[];
}

/** What became of something since: in a few words, perhaps with what they lead to. */
export interface Fate {
  readonly tone: 'same' | 'changed' | 'gone';
  readonly statements: readonly {
    readonly text: string;
    /** Where it stands now, under the same reference. */
    readonly href?: string;
    readonly links: readonly { readonly ref: string; readonly href?: string }[];
  }[];
  readonly why: readonly string[];
  /** The words then and now, where they are others. */
  readonly redline?: Html;
  /** The page of what stands there no longer. */
  readonly past?: string;
}

/** Words as an edition froze them. */
export interface FrozenEntry {
  readonly ref: string;
  /** Its anchor. */
  readonly id: string;
  /** How deep it stands below the others, from 0. */
  readonly depth: number;
  /** Where it is not the end of the reference. */
  readonly label?: string;
  readonly title?: string;
  readonly html: string;
  readonly fate: Fate;
}

export interface FrozenPage {
  readonly edition: string;
  /** Its name in the address, below that of the edition. */
  readonly name: string;
  readonly issued: Day;
  readonly iri: string;
  readonly title: string;
  readonly description: string;
  readonly family?: number;
  /** What stands there now. */
  readonly now?: Link;
  /** The pattern itself, where it is one: its sections stand before and after its recommendations. */
  readonly pattern?: {
    readonly ref: string;
    readonly before: readonly FrozenSection[];
    readonly after: readonly FrozenSection[];
    readonly fate: Fate;
  };
  readonly entries: readonly FrozenEntry[];
  readonly previous?: Link;
  readonly next?: Link;
}

export interface FrozenSection {
  readonly id: string;
  readonly title: string;
  readonly html: string;
}

/** What changed between two editions. */
export interface ChangesPage {
  readonly edition: string;
  /** The last part of its address. */
  readonly name: string;
  readonly title: string;
  readonly iri: string;
  readonly counts: readonly Count[];
  readonly json: string;
  readonly html: string;
  readonly from: Link;
  /** Missing for the words as they stand now. */
  readonly to?: Link;
}

// ---- The rest ------------------------------------------------------------------------------------------------------

export interface CodePage {
  readonly code: string;
  readonly name: string;
  readonly severity: string;
  readonly summary: readonly Html[];
  readonly description: string;
}

export interface ProsePage {
  readonly slug: string;
  readonly title: string;
  readonly description: string;
  readonly parts: readonly Part[];
}

export interface AboutPage {
  /** What the language itself says, before what follows from its settings. */
  readonly prose?: ProsePage;
  readonly base: string;
  readonly example: string;
  /** The same, with the edition and the beginning of the fingerprint of its wording. */
  readonly pinned: string;
  readonly work?: Link;
  readonly kinds: readonly { readonly label: string; readonly inverse: string; readonly definition: string }[];
}

/** A term of some vocabulary, by its short name; without a link where nothing is known to stand at its IRI. */
export interface TermLink {
  readonly text: string;
  readonly href?: string;
}

export interface TermFact {
  readonly label: string;
  readonly terms: readonly TermLink[];
}

export interface TermRecord {
  /** The anchor of the term. */
  readonly name: string;
  /** Only where it says more than the name. */
  readonly label?: string;
  readonly comment: string;
  /** Only where it is not stable. */
  readonly status?: string;
  readonly facts: readonly TermFact[];
  readonly example: string;
}

/** Terms of another vocabulary that the dataset uses. */
export interface BorrowedTerms {
  readonly prefix: string;
  readonly namespace: string;
  readonly terms: readonly TermLink[];
}

export interface VocabularyPage {
  readonly iri: string;
  readonly namespace: string;
  readonly prefix: string;
  readonly title: string;
  readonly description: string;
  readonly version: string;
  readonly license: Link;
  readonly kinds: readonly { readonly id: string; readonly title: string; readonly terms: readonly TermRecord[] }[];
  readonly borrowed: readonly BorrowedTerms[];
}

export interface DownloadGroup {
  readonly title: string;
  readonly links: readonly Link[];
}

export interface SchemaFile {
  /** Without `.json`. */
  readonly name: string;
  readonly text: string;
}

// ---- Worked queries ------------------------------------------------------------------------------------------------

interface AnswerCell {
  readonly text: string;
  /** The page of what the text is a reference to. */
  readonly href?: string;
}

export interface AnswerTable {
  readonly columns: readonly string[];
  /** The first rows. */
  readonly rows: readonly (readonly AnswerCell[])[];
  /** How many rows the whole answer has. */
  readonly count: number;
}

export interface QueryRecord {
  readonly id: string;
  readonly title: string;
  readonly explanation: string;
  readonly query: string;
  /** A table, or text: true or false, or the first lines of a graph. */
  readonly answer: AnswerTable | { readonly text: string };
}

export interface QueryPage {
  /** The worked queries, each with its answer. */
  readonly worked: readonly { readonly id: string; readonly link: Link }[];
  /** What the first run fetches. */
  readonly size: string;
  /** A name of the language, as queries write it. */
  readonly name: string;
  /** What the script is handed, as JSON that is safe within a `script` element. */
  readonly space: string;
}
