import type { Quad } from '@rdfjs/types';
import { didYouMean, nearest } from '../nearest.ts';
import { printableLine } from '../printable.ts';
import { prefixesAt } from './store.ts';
import { shown } from './table.ts';
import { isKeyword, type Token, tokensOf } from './tokens.ts';

/**
 * What a query names that occurs nowhere in the data, and so may be why it finds nothing: names below the base of the language, those of the
 * vocabulary among them, and language tags. In one line, or nothing when all of it occurs.
 *
 * @param query one that has been answered
 */
export function absentFrom(quads: Iterable<Quad>, query: string, base: string): string | undefined {
  const { iris, tags } = occurringIn(quads);
  const tokens = tokensOf(query);
  const names = [...namesIn(tokens, base)].filter(({ iri }) => iri.startsWith(base) && !iris.has(iri));
  const unused = tokens.filter(({ kind, text }) => kind === 'tag' && !tags.has(text.slice(1).toLowerCase()));
  const absent = new Map([
    ...names.map(({ text, iri }) => [text, () => near(iri, iris, base)] as const),
    ...unused.map(
      ({ text }) => [text, () => [...tags].filter((tag) => languageOf(tag) === languageOf(text.slice(1))).map((tag) => `@${tag}`)] as const,
    ),
  ]);
  if (absent.size === 0) return undefined;
  const said = [...absent].slice(0, MOST).map(([text, proposals]) => {
    const help = didYouMean(proposals());
    return help === undefined ? `\`${text}\`` : `\`${text}\` (${help})`;
  });
  const more = absent.size > MOST ? ` and ${absent.size - MOST} more` : '';
  return printableLine(`nowhere in the data: ${said.join(', ')}${more}`);
}

/** Names that one line says at most. */
const MOST = 5;

function occurringIn(quads: Iterable<Quad>) {
  const iris = new Set<string>();
  const tags = new Set<string>();
  for (const { subject, predicate, object, graph } of quads) {
    for (const { termType, value } of [subject, predicate, object, graph]) if (termType === 'NamedNode') iris.add(value);
    if (object.termType === 'Literal' && object.language !== '') tags.add(object.language.toLowerCase());
  }
  return { iris, tags };
}

/** Names in the data that are nearly the same, in the vocabulary or outside it as the name itself. */
function near(iri: string, iris: ReadonlySet<string>, base: string): readonly string[] {
  const vocabulary = `${base}ns#`;
  const namespace = iri.startsWith(vocabulary) ? vocabulary : base;
  const locals = [...iris].filter((one) => one.startsWith(namespace) && one !== namespace).map((one) => one.slice(namespace.length));
  const prefixes = prefixesAt(base);
  return nearest(iri.slice(namespace.length), locals).map((local) => shown({ type: 'uri', value: namespace + local }, prefixes));
}

/** The primary language of a tag (RFC 5646, section 2.2.1). */
function languageOf(tag: string): string {
  return tag.toLowerCase().replace(/-.*/, '');
}

/** The names in a query after its declarations, as they are written and as whole IRIs. */
function* namesIn(tokens: readonly Token[], base: string): Generator<{ readonly text: string; readonly iri: string }> {
  const prefixes = new Map(Object.entries(prefixesAt(base)));
  let start = base;
  for (const [index, { kind, text }] of tokens.entries()) {
    const [last, previous] = [tokens[index - 2], tokens[index - 1]];
    if (kind === 'iri') {
      const iri = resolved(text, start);
      if (previous && isKeyword(previous, 'BASE')) start = iri;
      else if (previous && last && isKeyword(last, 'PREFIX')) prefixes.set(previous.text.slice(0, -1), iri);
      else yield { text, iri };
    }
    if (kind === 'name' && !(previous && isKeyword(previous, 'PREFIX'))) {
      const colon = text.indexOf(':');
      const namespace = prefixes.get(text.slice(0, colon));
      if (namespace !== undefined) yield { text, iri: namespace + text.slice(colon + 1).replace(/\\(.)/g, '$1') };
    }
  }
}

/** An IRI without its angle brackets, its escapes (SPARQL 1.1, section 19.2) and, where it is relative, against its base. */
function resolved(written: string, base: string): string {
  const iri = written.slice(1, -1).replace(/\\[uU]([\da-fA-F]+)/g, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)));
  return !URL.canParse(iri) && URL.canParse(iri, base) ? new URL(iri, base).href : iri;
}
