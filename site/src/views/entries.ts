import { citeAddress } from '../../../src/addresses.ts';
import type { Item, PatternGraph } from '../../../src/model.ts';
import { renderInline } from '../../../src/render/html.ts';
import type { Entry, Fact } from '../item-records.ts';
import { escaped, linkTo, resolverOf, sourceText } from './prose.ts';

/** A term, a work, an erratum or a way in, as its list shows it. */
export function entryOf(item: Item, graph: PatternGraph, anchored: boolean): Entry {
  const { ref, url, title = ref, prose } = item;
  const html = renderInline(prose.tree, { resolve: resolverOf(graph) });
  const mark = item.data?.['locator'];
  return {
    ref,
    href: url,
    ...(anchored && { id: ref, cite: citeAddress(ref) }),
    ...(typeof mark === 'string' && { mark }),
    title,
    ...(html && { html }),
    facts: [...(item.kind === 'work' ? workFacts(item) : []), ...otherFacts(item, graph)],
  };
}

/** A work's facts in the order in which a bibliography gives them. */
function* workFacts({ data = {} }: Item): Iterable<Fact> {
  const text = (key: string) => (typeof data[key] === 'string' ? data[key] : undefined);
  const people = (key: string) => ((data[key] ?? []) as readonly Readonly<Record<string, string>>[]).map(personName).join(', ');
  const published = [text('publisher-place'), text('publisher')].filter(Boolean).join(': ');
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['By', people('author')],
    ['Edited by', people('editor')],
    ['In', text('container-title')],
    ['Series', text('collection-title')],
    ['Number', text('number')],
    ['Version', text('version')],
    ['Edition', text('edition')],
    ['Published', [published, text('issued')].filter(Boolean).join(', ')],
    ['ISBN', text('ISBN')],
    ['Note', text('note')],
  ];
  for (const [label, value] of facts) if (value) yield { label, html: escaped(value) };
  const address = text('URL') ?? (text('DOI') && `https://doi.org/${text('DOI')}`);
  if (address) yield { label: 'At', links: [{ href: address, title: address.replace(/^https?:\/\//, '') }] };
}

function personName({ literal, given, family }: Readonly<Record<string, string>>): string {
  return literal ?? [given, family].filter(Boolean).join(' ');
}

function* otherFacts({ kind, data = {}, further, names, usedIn = [] }: Item, graph: PatternGraph): Iterable<Fact> {
  const list = (key: string) => (data[key] ?? []) as readonly string[];
  if (kind === 'term' && list('aliases').length > 0) yield { label: 'Also', html: escaped(list('aliases').join(', ')) };
  for (const [index, { name, prose }] of further.entries()) {
    const number = further.filter((one) => one.name === name).length > 1 ? ` ${index + 1}` : '';
    yield {
      label: `${(name[0] ?? '').toUpperCase()}${name.slice(1)}${number}`,
      html: renderInline(prose.tree, { resolve: resolverOf(graph) }),
    };
  }
  if (kind === 'erratum' && list('affects').length > 0) yield { label: 'Touches', refs: linksTo(list('affects'), graph) };
  if (kind === 'way') yield { label: 'In order', links: linksTo(names, graph) };
  if (kind === 'term') {
    if (data['definedIn']) yield { label: 'Defined in', links: linksTo([String(data['definedIn'])], graph) };
    if (data['source']) yield { label: 'Source', html: escaped(sourceText(data['source'] as { clause: string })) };
    if (usedIn.length > 0) yield { label: 'Used in', refs: linksTo(usedIn, graph) };
  }
}

function linksTo(refs: readonly string[], graph: PatternGraph) {
  return refs.map((ref) => linkTo(ref, graph)).filter((link) => link !== undefined);
}
