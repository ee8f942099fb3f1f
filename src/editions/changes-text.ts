import type { EditionEntry } from '../model.ts';
import { printable, printableLine } from '../printable.ts';
import type { ChangesDocument } from './changes-json.ts';
import type { Change } from './diff.ts';
import { changedParagraphs, type Group, groupsOf, KEEPING, type Listed, listed, nameOf, placeOf } from './groups.ts';
import { type Piece, trimmed } from './redline.ts';

export type Paint = (style: keyof typeof STYLES, text: string) => string;

/** What changed between two editions, for people at a terminal: counts, then each change in its group, redlines as `[-was-] {+is+}`. */
export function toChangesText({ before, after, counts, changes }: ChangesDocument, { color }: { readonly color: boolean }): string {
  const paint: Paint = (style, text) => (color && text !== '' ? `\u001b[${STYLES[style]}m${text}\u001b[0m` : text);
  const title = paint('strong', `${printableLine(after.title)}: what changed from ${nameOf(before)} to ${nameOf(after)}`);
  const summary = Object.entries(counts).flatMap(([name, count]) => (count > 0 ? [`${count} ${name}`] : []));
  return `${[title, summary.join(', ') || 'nothing', ...groupsOf(changes).map((group) => groupText(group, paint))].join('\n\n')}\n`;
}

function groupText({ name, meaning, changes }: Group, paint: Paint): string {
  const texts = listed(changes).map((one) => indented(changeText(one, paint), one.depth));
  return [`${paint('strong', name.toUpperCase())}  ${paint('faint', meaning)}`, ...texts].join('\n\n');
}

function changeText({ change, why }: Listed, paint: Paint): string {
  const { below = [] } = change;
  return [
    paint('strong', headingOf(change)),
    ...wordsOf(change, paint).map((line) => indented(line, 1)),
    ...(below.length > 0 ? [indented(`and below it ${below.map(({ from, to }) => `${from} → ${to}`).join(', ')}`, 1)] : []),
    ...why.map((reason) => indented(paint('faint', `Why: ${printableLine(reason)}`), 1)),
  ].join('\n');
}

function headingOf({ kind, from, to, before: [old], after: [now] }: Change): string {
  if (from.length === 0 || to.length === 0 || KEEPING.includes(kind)) return (to.length > 0 ? to : from).join(', ');
  if (kind === 'moved' && old && now && old.ref === now.ref) return `${now.ref}  from ${placeOf(old)} to ${placeOf(now)}`;
  return `${from.join(', ')} → ${to.join(', ')}`;
}

/** The lines of a change: its redline; or what was and what is, for several; or what it is. */
function wordsOf({ kind, redline, editorial, before, after }: Change, paint: Paint): readonly string[] {
  const [entry] = after.length > 0 ? after : before;
  if (redline) {
    const { title, wording } = redline;
    const remark = kind === 'reworded' ? [] : [paint('faint', editorial ? 'with an editorial change' : 'with other words')];
    const unchanged = !title && entry?.title !== undefined ? [printableLine(entry.title)] : [];
    return [...remark, ...unchanged, ...[title, wording].flatMap((pieces) => (pieces ? redlineLines(pieces, paint) : []))];
  }
  if (kind === 'split' || kind === 'merged') {
    const side = (mark: string, style: keyof typeof STYLES, entries: readonly EditionEntry[]) =>
      entries.flatMap((one) => [paint(style, `${mark} ${one.ref}`), ...entryLines(one).map((line) => indented(line, 1))]);
    return [...side('-', 'removed', before), ...side('+', 'inserted', after)];
  }
  if (!entry) return [];
  const isWhole = before.length === 0 || after.length === 0 || entry.title === undefined;
  return isWhole ? entryLines(entry) : [printableLine(entry.title)];
}

function entryLines({ title = '', wording }: EditionEntry): readonly string[] {
  return [title, ...wording.split('\n')].map(printableLine).filter(Boolean);
}

/** The paragraphs of a redline that changed, one a line, as `[-was-] {+is+}`; `…` stands for those between that did not. */
export function redlineLines(pieces: readonly Piece[], paint: Paint = (_style, text) => text): readonly string[] {
  return changedParagraphs(pieces).map(
    (paragraph) =>
      paragraph
        ?.map((piece) => pieceText(piece, paint))
        .join('')
        .replace(/ {2,}/g, ' ')
        .trim() ?? '…',
  );
}

/** White space at the ends stays outside the marks; where it is all there is, it is not marked. */
function pieceText({ kind, text }: Piece, paint: Paint): string {
  const shown = printable(text);
  if (kind === 'same') return shown;
  const [start, words, end] = trimmed(shown);
  if (words === '') return kind === 'removed' ? '' : end;
  return kind === 'removed' ? `${start}${paint(kind, `[-${words}-]`)}${end || ' '}` : `${start}${paint(kind, `{+${words}+}`)}${end}`;
}

function indented(text: string, depth: number): string {
  return text.replace(/^(?=.)/gm, '  '.repeat(depth));
}

const STYLES = { strong: '1', faint: '2', removed: '31', inserted: '32' } as const;
