import type { ResultTerm } from '../../../../src/query/results.ts';
import type { QuerySpace } from '../../views/query.ts';

export const XSD_STRING = 'http://www.w3.org/2001/XMLSchema#string';

/** Where terms are read: names of the language on this site, and texts that are such names; other names where they lead on the web. */
export function addresses({ base, places }: QuerySpace): (term: ResultTerm) => string | undefined {
  const rules = places.map(([pattern, page]) => [new RegExp(`^${pattern}$`), page] as const);
  const known = new Map<string, string | undefined>();
  const own = (name: string) => {
    if (!known.has(name)) {
      const [pattern, page] = rules.find(([one]) => one.test(name)) ?? [];
      known.set(name, pattern && page !== undefined ? name.replace(pattern, page) : undefined);
    }
    return known.get(name);
  };
  return ({ type, value, datatype, 'xml:lang': language }) => {
    if (type === 'uri' && value.startsWith(base)) return own(value.slice(base.length));
    if (type === 'uri') return /^https?:\/\//i.test(value) ? value : undefined;
    const isPlain = language === undefined && (datatype === undefined || datatype === XSD_STRING);
    return type === 'literal' && isPlain && value !== '' ? own(value) : undefined;
  };
}
