/** What can be cited, and the annexes that hold it, ready to be shown. Types only. */

export interface Link {
  readonly href: string;
  /** Shown before the title, as the name that the target is cited by. */
  readonly ref?: string;
  readonly title: string;
  /** Of a pattern: what gives its reference a colour and a shape. */
  readonly family?: number;
}

export interface Html {
  readonly html: string;
}

/** Anything that is cited by its own reference. With an `id` it can be linked to here; without, it lives on another page. */
export interface ItemRecord {
  readonly ref: string;
  readonly href: string;
  readonly id?: string;
  /** The page that says how to cite it. */
  readonly cite?: string;
  /** Shown in place of the reference, where the source has a name of its own for it. */
  readonly mark?: string;
  /** What became of a part of the source. */
  readonly fate?: string;
  readonly title?: string;
  readonly parts: readonly ItemPart[];
  readonly names?: readonly Link[];
}

export type ItemPart = Html | { readonly items: readonly ItemRecord[] };

export interface Outline {
  readonly kind: 'outline';
  readonly checklist: boolean;
  /** Whether each item lists what it leads to. */
  readonly showNames: boolean;
  readonly items: readonly ItemRecord[];
  /** The first two levels at a glance; empty where these say too much, or too little, for that. */
  readonly poster: readonly PosterCard[];
}

/** An item of the first level, with the titles, or else the words, of those below it. */
export interface PosterCard {
  readonly link: Link;
  readonly points: readonly Link[];
}

export interface MatrixCell {
  /** The titles of its columns. */
  readonly heading: string;
  readonly columns: number;
  readonly products: readonly ItemRecord[];
}

export interface Matrix {
  readonly kind: 'matrix';
  readonly columns: readonly string[];
  /** A row has a second line for each product that stands in several columns. */
  readonly rows: readonly { readonly title: string; readonly lines: readonly (readonly MatrixCell[])[] }[];
}

interface Sequence {
  readonly kind: 'sequence';
  readonly phases: readonly ItemRecord[];
}

/** A glossary, a bibliography, a list of errata or a guide: entries with a head, a text and some labelled facts. */
interface Entries {
  readonly kind: 'entries';
  /** Whether the name of each entry is a heading of the page. */
  readonly headed: boolean;
  readonly entries: readonly Entry[];
}

export interface Entry {
  readonly ref: string;
  readonly href: string;
  readonly id?: string;
  /** The page that says how to cite it. */
  readonly cite?: string;
  readonly mark?: string;
  readonly title: string;
  readonly html?: string;
  readonly facts: readonly Fact[];
}

export interface Fact {
  readonly label: string;
  readonly html?: string;
  readonly links?: readonly Link[];
  /** Shown by their references alone. */
  readonly refs?: readonly Link[];
}

export type AnnexContent = Outline | Matrix | Sequence | Entries;

/** An annex as it stands inside a pattern. */
export interface AnnexFigure {
  readonly caption: string;
  /** The annex's own. */
  readonly title: string;
  readonly href: string;
  /** Something is left out that its own page shows. */
  readonly shortened: boolean;
  readonly content: AnnexContent;
}
