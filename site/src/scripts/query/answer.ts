import { printableLine } from '../../../../src/printable.ts';
import type { AnswerFile, Reply } from '../../../../src/query/reply.ts';
import { boundIn, type ResultTerm } from '../../../../src/query/results.ts';
import { shown } from '../../../../src/query/table.ts';
import type { QuerySpace } from '../../views/query.ts';
import { element } from '../asking.ts';
import { drawingOf } from './drawing.ts';
import { addresses, XSD_STRING } from './places.ts';

export type Answered = Exclude<Reply, { readonly kind: 'problem' }>;

type Problem = Extract<Reply, { readonly kind: 'problem' }>;

/** Characters of Turtle that are shown at most. */
const MOST_TURTLE = 20_000;

/** What an answer is, in a line. */
export function summaryOf(reply: Answered, took: number): readonly (Node | string)[] {
  const time = took < 1_000 ? `${Math.max(1, Math.round(took))} ms` : `${(took / 1_000).toFixed(1)} s`;
  const absent = reply.absent !== undefined ? [' ', ...inCode(sentence(reply.absent))] : [];
  if (reply.kind === 'boolean') return [`Answered in ${time}.`, ...absent];
  const { count, rows } = reply;
  const things = reply.kind === 'rows' ? counted(count, 'row') : counted(count, 'triple');
  const cut = rows.length < count ? ` The first ${rows.length} are shown; the files have all.` : '';
  return [`${things} in ${time}.${cut}`, ...absent];
}

function counted(count: number, thing: string): string {
  return `${count.toLocaleString('en-GB')} ${thing}${count === 1 ? '' : 's'}`;
}

/**
 * An answer to keep and to look at.
 *
 * @param name What its files are called, without an ending
 */
export function replyShown(reply: Answered, name: string, space: QuerySpace): readonly Node[] {
  const keep = element('p', { class: 'keep' }, 'Keep it as ', ...linksTo(reply.files, name), '.');
  if (reply.kind === 'boolean') return [element('p', { class: 'word' }, reply.boolean ? 'True' : 'False'), keep];
  if (reply.count === 0) return [keep];
  if (reply.kind === 'rows') return [keep, tableOf(reply, space)];
  const turtle = reply.files.find(({ ending }) => ending === 'ttl')?.text ?? '';
  const code = element('pre', { class: 'scroll', tabindex: '0' }, element('code', {}, cut(turtle)));
  return [
    keep,
    drawingOf(reply, space),
    element('h2', {}, 'Its triples'),
    tableOf(reply, space),
    element('details', {}, element('summary', {}, 'As Turtle'), code),
  ];
}

function cut(text: string): string {
  return text.length > MOST_TURTLE ? `${text.slice(0, MOST_TURTLE)}\n…` : text;
}

function linksTo(files: readonly AnswerFile[], name: string): readonly (Node | string)[] {
  return files.flatMap(({ ending, type, text }, index) => {
    const href = URL.createObjectURL(new Blob([text], { type }));
    return [
      ...(index === 0 ? [] : [index === files.length - 1 ? ' or ' : ', ']),
      element('a', { href, download: `${name}.${ending}` }, NAMES[ending]),
    ];
  });
}

const NAMES: Readonly<Record<AnswerFile['ending'], string>> = { csv: 'CSV', tsv: 'TSV', json: 'JSON', ttl: 'Turtle', nt: 'N-Triples' };

function tableOf({ variables, rows }: Extract<Answered, { kind: 'rows' | 'graph' }>, space: QuerySpace): HTMLElement {
  const addressOf = addresses(space);
  const columns = variables.map((variable) => {
    const terms = rows.map((row) => boundIn(row, variable));
    const tags = new Set(terms.flatMap((term) => (term?.type === 'literal' ? [tagOf(term, space)] : [])));
    const isNumber = terms.every((term) => NUMBER.test(term?.datatype ?? ''));
    return { variable, terms, tag: tags.size === 1 ? [...tags].join() : '', isNumber };
  });
  const head = columns.map(({ variable, tag }) => element('th', { scope: 'col' }, element('code', {}, variable), ...tagged(tag)));
  const body = rows.map((_, index) =>
    element(
      'tr',
      {},
      ...columns.map(({ terms, tag: shared, isNumber }) => {
        const term = terms[index];
        if (!term) return element('td', {});
        const tag = term.type === 'literal' ? tagOf(term, space) : '';
        const attributes = {
          ...(isNumber && { class: 'number' }),
          ...(tag.startsWith('@') && { lang: tag.slice(1) }),
        };
        return element('td', attributes, linked(shown(term, space.prefixes), addressOf(term)), ...(tag === shared ? [] : tagged(tag)));
      }),
    ),
  );
  const table = element('table', {}, element('thead', {}, element('tr', {}, ...head)), element('tbody', {}, ...body));
  return element('div', { class: 'scroll', role: 'region', 'aria-label': 'Answer as a table', tabindex: '0' }, table);
}

const NUMBER = /#(?:integer|decimal|double|float)$/;

/** The language of a literal, or its datatype unless that is plain to see. */
function tagOf({ datatype = XSD_STRING, 'xml:lang': language }: ResultTerm, { prefixes }: QuerySpace): string {
  if (language !== undefined) return `@${language}`;
  return datatype === XSD_STRING || NUMBER.test(datatype) ? '' : shown({ type: 'uri', value: datatype }, prefixes);
}

/** What all literals of a column have in common stands in its head. */
function tagged(tag: string): readonly Node[] {
  return tag === '' ? [] : [element('span', { class: 'tag' }, tag)];
}

function linked(text: string, href: string | undefined): Node | string {
  if (href === undefined) return text;
  return element('a', href.startsWith('/') ? { href, class: 'ref' } : { href, rel: 'external nofollow noopener' }, text);
}

/** What is wrong with a query, and the line in which it is. */
export function problemShown({ line, place }: Problem, query: string): readonly Node[] {
  const said = element('p', {}, ...inCode(sentence(line)));
  if (!place) return [said];
  const [start, end] = place;
  const from = Math.max(query.lastIndexOf('\n', start - 1) + 1, start - ROOM);
  const to = Math.min(`${query}\n`.indexOf('\n', start), start + ROOM);
  const marked = query.slice(start, Math.min(end, to)) || ' ';
  const excerpt = [query.slice(from, start), element('mark', {}, marked), query.slice(start + marked.length, to)];
  return [said, element('pre', { 'aria-hidden': 'true' }, ...excerpt)];
}

/** Characters of a line that are shown on each side of what is wrong in it. */
const ROOM = 60;

/** With a capital and a full stop. */
export function sentence(line: string): string {
  return `${line.charAt(0).toUpperCase()}${line.slice(1)}${/[.?!]$/.test(line) ? '' : '.'}`;
}

/** What stands in backticks is code. */
function inCode(line: string): readonly (Node | string)[] {
  return line.split(/(`[^`]*`)/).map((part) => (/^`.*`$/s.test(part) ? element('code', {}, printableLine(part.slice(1, -1))) : part));
}
