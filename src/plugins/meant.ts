import { nearest } from '../nearest.ts';
import { parseReference, referenceKey } from '../reference.ts';
import type { Published } from '../resolve.ts';

/**
 * Whether words in square brackets are meant as a reference of a language, be it a right or a wrong one.
 *
 * What begins with the language's prefix is, as `GDN POND` or `gdn:2031.2 pond`. Without the prefix, letter case counts in the first
 * part of a reference, and these are meant:
 *
 * - what bears something: `POND`, `POND.a.2`, `POND a) 2)`;
 * - something below a first part that the language has, `POND.z`, or one much like it that has three letters or more, `PODN.a`;
 * - the letters of its numbered patterns with another number, as `B41` in a language with a `B4`.
 *
 * All else passes: `sic`, `2019`, `Smith 2013`, `a`, `e.g`, addresses, and what ends in a full stop.
 */
export function isMeant(words: string, published: Published): boolean {
  const { prefix } = published.language;
  if (words.length > LONGEST || /^\s*(?:\/|https?:)/i.test(words)) return false;
  const text = words.trim();
  if (text.slice(0, prefix.length).toLowerCase() === prefix.toLowerCase() && /^(?:\s|:\d)/.test(text.slice(prefix.length))) return true;
  if (text.endsWith('.')) return false;
  const [first = '', ...labels] = parseReference(text, published.language)?.ref.split('.') ?? [];
  const { keys, heads, letters } = referencesOf(published);
  if (letters.has(NUMBERED.exec(first)?.[1] ?? '')) return true;
  if (labels.length > 0) return heads.has(first) || (first.length > 2 && nearest(first, heads).length > 0);
  return heads.has(first) && keys.has(referenceKey(first));
}

/** Whether any edition has what words name. */
export function isPublished(words: string, published: Published): boolean {
  const parsed = parseReference(words, published.language);
  return parsed !== undefined && referencesOf(published).keys.has(referenceKey(parsed.ref));
}

/** No reference is longer than this; what is, is prose. */
const LONGEST = 200;

const NUMBERED = /^([A-Za-z]+)\d+$/;

interface References {
  /** All that any edition has. */
  readonly keys: ReadonlySet<string>;
  /** Their first parts: `B4`, `term`. */
  readonly heads: ReadonlySet<string>;
  /** The letters of first parts that are letters and a number: `B`. */
  readonly letters: ReadonlySet<string>;
}

const indexes = new WeakMap<Published, References>();

/** Made once for each language. */
function referencesOf(published: Published): References {
  const known = indexes.get(published);
  if (known) return known;
  const refs = [...published.editions, published.edition].flatMap(({ entries, withdrawn }) =>
    [...entries, ...withdrawn].map(({ ref }) => ref),
  );
  const heads = new Set(refs.map((ref) => ref.split('.')[0] ?? ref));
  const letters = new Set([...heads].flatMap((head) => NUMBERED.exec(head)?.[1] ?? []));
  const references = { keys: new Set(refs.map(referenceKey)), heads, letters };
  indexes.set(published, references);
  return references;
}
