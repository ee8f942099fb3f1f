import { MEDIA_TYPES } from '../../media-types.ts';

/** Something that a resource can be had as: the ending of the files, and the media types by which clients ask for it. */
interface Form {
  readonly ending: string;
  readonly types: readonly string[];
}

/** The endings of the files that single patterns and annexes have; the earlier goes first where a client wants both alike. */
export const DATA_ENDINGS = ['ttl', 'jsonld', 'rdf', 'nt'] as const;

export type DataEnding = (typeof DATA_ENDINGS)[number];

/** The page, then its data. */
const FORMS: readonly Form[] = [
  { ending: 'html', types: ['text/html', 'application/xhtml+xml'] },
  ...DATA_ENDINGS.map((ending) => ({ ending, types: [MEDIA_TYPES[ending]] })),
];

/** Forms that only the whole dataset has. */
const WHOLE_FORMS: readonly Form[] = [
  { ending: 'trig', types: [MEDIA_TYPES.trig] },
  { ending: 'nq', types: [MEDIA_TYPES.nq] },
];

/** The endings of the files that only the whole dataset has. */
export const WHOLE_ENDINGS = WHOLE_FORMS.map(({ ending }) => ending);

export interface Preference {
  /** A regular expression without regard to letter case, in what PCRE and JavaScript have in common. */
  readonly pattern: string;
  readonly ending: string;
}

/**
 * How to read an `Accept` header (RFC 9110, section 12.5.1) without arithmetic: the first preference that matches decides, and the page
 * is the answer when none does.
 *
 * Servers cannot compare weights, so there are three classes of them: full weight, half or more, and any but 0. What only the whole
 * dataset has comes last. Browsers list HTML with full weight and get it; programs that list it with little weight get data.
 */
export const PREFERENCES: readonly Preference[] = [
  ...FORMS.map((form) => preference(form, '(?:;(?![^,]*q *= *0)[^,]*)?')),
  ...FORMS.map((form) => preference(form, ';[^,]*q *= *0[.][5-9][^,]*')),
  ...[...FORMS, ...WHOLE_FORMS].map((form) => preference(form, '(?:;(?![^,]*q *= *0(?:[.]0*)? *(?:,|$))[^,]*)?')),
];

/** One of the types stands in the list, with such parameters. */
function preference({ ending, types }: Form, parameters: string): Preference {
  const either = types.map((type) => type.replace('+', '[+]')).join('|');
  return { ending, pattern: `(?:^|,) *(?:${either}) *${parameters}(?:,|$)` };
}
