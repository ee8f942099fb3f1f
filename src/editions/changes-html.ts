import { createHash } from 'node:crypto';
import type { EditionEntry } from '../model.ts';
import { escapeXml } from '../xml.ts';
import type { ChangesDocument, EditionHead } from './changes-json.ts';
import type { Change } from './diff.ts';
import { changedParagraphs, type Group, groupsOf, KEEPING, type Listed, listed, nameOf, placeOf } from './groups.ts';
import { type Piece, trimmed } from './redline.ts';

/**
 * A redline as HTML within a paragraph. Hidden words say where a change begins and ends to those who hear it.
 *
 * @example
 * redlineHtml([{ kind: 'same', text: 'of ' }, { kind: 'removed', text: '<oak>' }])
 * // 'of <del><span class="visually-hidden">[removed: </span>&lt;oak&gt;<span class="visually-hidden">] </span></del>'
 */
export function redlineHtml(pieces: readonly Piece[]): string {
  return pieces.map(pieceHtml).join('');
}

/** White space at the ends is not marked; where it is all there is, only what was inserted is there. */
function pieceHtml({ kind, text }: Piece): string {
  if (kind === 'same') return escapeXml(text);
  const [start, words, end] = trimmed(text);
  if (words === '') return kind === 'removed' ? '' : end;
  const tag = kind === 'removed' ? 'del' : 'ins';
  return `${start}<${tag}>${hidden(`[${kind}: `)}${escapeXml(words)}${hidden('] ')}</${tag}>${end}`;
}

function hidden(text: string): string {
  return `<span class="visually-hidden">${text}</span>`;
}

/** The paragraphs of a redline that changed; a line of dots stands for those that did not. */
export function redlineParagraphs(pieces: readonly Piece[]): string {
  return changedParagraphs(pieces)
    .map((paragraph) =>
      paragraph ? `<p dir="auto">${redlineHtml(paragraph)}</p>` : `<p class="unchanged">…${hidden(' unchanged text ')}</p>`,
    )
    .join('\n');
}

/** What changed between two editions as one page that needs nothing else: no other file, no script. */
export function toChangesPage(document: ChangesDocument, { language }: { readonly language: string }): string {
  const { before, after, counts, changes } = document;
  const groups = groupsOf(changes);
  const title = `What changed from ${nameOf(before)} to ${nameOf(after)}`;
  const summary = groups.map(({ name }) => `<li><a href="#${name}"><b>${counts[name]}</b> ${name}</a></li>`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${STYLE_HASH}'">
<title>${escapeXml(`${title} – ${after.title}`)}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<p class="language" lang="${escapeXml(language)}" dir="auto">${escapeXml(after.title)}</p>
<h1>${escapeXml(title).replaceAll('edition ', 'edition&nbsp;')}</h1>
<p class="quiet">${datesHtml(before, after)}</p>
${groups.length === 0 ? '<p>Nothing changed.</p>' : `<nav aria-label="Kinds of change"><ul class="counts">\n${summary.join('\n')}\n</ul></nav>`}
</header>
<main>
${changesHtml(document, { language, addressOf: permanentNames(after) })}
</main>
</body>
</html>
`;
}

function datesHtml(...editions: readonly EditionHead[]): string {
  const sentences = editions.flatMap(({ edition, issued }) =>
    issued === undefined ? [] : [`Edition ${escapeXml(edition)} was published on <time>${escapeXml(issued)}</time>.`],
  );
  return sentences.join(' ');
}

export interface ChangesHtmlOptions {
  /** BCP 47 tag of the words. */
  readonly language: string;
  /** Where a reference of one of the two editions leads, if it leads anywhere. */
  readonly addressOf: (ref: string, side: Side) => string | undefined;
}

type Side = 'before' | 'after';

/** The changes by group, each group a section with its name as its anchor. */
export function changesHtml({ changes }: Pick<ChangesDocument, 'changes'>, options: ChangesHtmlOptions): string {
  return groupsOf(changes)
    .map((group) => groupHtml(group, options))
    .join('\n');
}

/** What stands has a permanent name to follow. A base that is no web address leads nowhere. */
function permanentNames({ base }: EditionHead): ChangesHtmlOptions['addressOf'] {
  const isWeb = /^https?:\/\//i.test(base);
  return (ref, side) => (isWeb && side === 'after' ? `${base}${ref}` : undefined);
}

function groupHtml({ name, meaning, changes }: Group, options: ChangesHtmlOptions): string {
  const articles = listed(changes).map((one) => articleHtml(one, options));
  return `<section id="${name}">
<h2>${capitalized(name)} <span class="count">${changes.length}</span></h2>
<p class="quiet">${meaning}</p>
${articles.join('\n')}
</section>`;
}

function articleHtml({ change, depth, why }: Listed, options: ChangesHtmlOptions): string {
  const { below = [] } = change;
  const { language } = options;
  const links = linksOf(options);
  const carried = below.map(({ from, to }) => `${links.before([from])} → ${links.after([to])}`).join(', ');
  const heading = depth > 0 ? 'h4' : 'h3';
  return [
    `<article${depth > 0 ? ' class="below"' : ''}>`,
    `<${heading}>${headingHtml(change, links)}</${heading}>`,
    `<div>`,
    `<div lang="${escapeXml(language)}">${wordsHtml(change, links)}</div>`,
    ...(carried === '' ? [] : [`<p class="quiet">And below it ${carried}</p>`]),
    ...why.map((reason) => `<p class="why"><b>Why:</b> <span lang="${escapeXml(language)}" dir="auto">${escapeXml(reason)}</span></p>`),
    `</div>`,
    `</article>`,
  ].join('\n');
}

/** References as HTML, by the edition that they are of. */
type Links = Readonly<Record<Side, (refs: readonly string[]) => string>>;

function linksOf({ addressOf }: ChangesHtmlOptions): Links {
  const linksTo = (side: Side) => (refs: readonly string[]) => refs.map((ref) => refHtml(ref, addressOf(ref, side))).join(', ');
  return { before: linksTo('before'), after: linksTo('after') };
}

function refHtml(ref: string, address: string | undefined): string {
  const text = `<span class="ref">${escapeXml(ref)}</span>`;
  return address === undefined ? text : `<a href="${escapeXml(address)}">${text}</a>`;
}

function headingHtml({ kind, from, to, before: [old], after: [now] }: Change, links: Links): string {
  if (to.length === 0) return links.before(from);
  if (from.length === 0 || KEEPING.includes(kind)) return links.after(to);
  if (kind === 'moved' && old && now && old.ref === now.ref)
    return `${links.after([now.ref])} <span class="way">from ${escapeXml(placeOf(old))} to ${escapeXml(placeOf(now))}</span>`;
  return `${links.before(from)} <span class="way">→</span> ${links.after(to)}`;
}

function wordsHtml({ kind, redline, editorial, before, after }: Change, links: Links): string {
  const [entry] = after.length > 0 ? after : before;
  if (!entry) return '';
  if (redline) {
    const { title, wording } = redline;
    const remark =
      kind === 'reworded' ? '' : `<p class="quiet" lang="en">${editorial ? 'With an editorial change' : 'With other words'}</p>\n`;
    const heading = title ? `<p class="title" dir="auto">${redlineHtml(title)}</p>\n` : titleHtml(entry);
    return `${remark}${heading}${wording ? redlineParagraphs(wording) : ''}`;
  }
  if (kind === 'split' || kind === 'merged')
    return `<div class="sides">\n${sideHtml('Before', before, links.before)}\n${sideHtml('After', after, links.after)}\n</div>`;
  const isWhole = before.length === 0 || after.length === 0 || entry.title === undefined;
  return isWhole ? entryHtml(entry) : titleHtml(entry);
}

function sideHtml(name: string, entries: readonly EditionEntry[], links: Links[Side]): string {
  const items = entries.map((entry) => `<dt>${links([entry.ref])}</dt>\n<dd>${entryHtml(entry)}</dd>`);
  return `<div><p class="side" lang="en">${name}</p>\n<dl>${items.join('\n')}</dl></div>`;
}

function entryHtml(entry: EditionEntry): string {
  const paragraphs = entry.wording.split(/\n\s*\n/).filter((text) => text.trim() !== '');
  return `${titleHtml(entry)}${paragraphs.map((text) => `<p dir="auto">${escapeXml(text)}</p>`).join('\n')}`;
}

function titleHtml({ title }: EditionEntry): string {
  return title === undefined ? '' : `<p class="title" dir="auto">${escapeXml(title)}</p>\n`;
}

function capitalized(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}

const STYLE = `
:root {
  color-scheme: light dark;
  --surface: #fcfcfa;
  --text: #12181f;
  --quiet: #535c66;
  --line: #d5dad3;
  --link: #0a4fa3;
  --removed: #9b1c31;
  --removed-ground: #fbe6e6;
  --inserted: #1c5a2a;
  --inserted-ground: #dff1de;
}
@media (prefers-color-scheme: dark) {
  :root {
    --surface: #10151b;
    --text: #e8ebe9;
    --quiet: #a3adb6;
    --line: #343d47;
    --link: #8fc1ff;
    --removed: #ffb0b6;
    --removed-ground: #43191f;
    --inserted: #a5e3a0;
    --inserted-ground: #15381d;
  }
}
*, ::before, ::after { box-sizing: border-box; }
body {
  max-inline-size: 62rem;
  margin: 0 auto;
  padding: clamp(1.25rem, 5vw, 3.5rem) clamp(1rem, 4vw, 2.5rem);
  background: var(--surface);
  color: var(--text);
  font: 1.0625rem/1.58 'Libre Franklin', 'Helvetica Neue', Arial, sans-serif;
  overflow-wrap: anywhere;
}
h1, h2, h3, h4, p, ul, dl, dd { margin: 0; }
h1 { font-size: clamp(1.75rem, 1.4rem + 1.9vw, 2.6rem); line-height: 1.12; letter-spacing: -0.015em; text-wrap: balance; }
h2 { font-size: 1.5rem; line-height: 1.2; }
h3, h4 { font-size: 1.0625rem; line-height: 1.5; }
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: 0.2em; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
p { max-inline-size: 38rem; white-space: pre-line; }
p + p { margin-block-start: 0.5rem; }
.language { margin-block-end: 0.5rem; font-weight: 650; }
.quiet, .why, .unchanged { color: var(--quiet); font-size: 0.9rem; }
header .quiet { margin-block-start: 0.75rem; }
.counts { display: flex; flex-wrap: wrap; gap: 0 1.75rem; margin-block-start: 1.5rem; padding: 0; list-style: none; }
.counts a { display: inline-block; padding-block: 0.3rem; text-decoration: none; }
.counts a:hover { text-decoration: underline; }
.counts b { margin-inline-end: 0.15em; font-size: 1.45rem; font-variant-numeric: tabular-nums; }
section { margin-block-start: 1.75rem; padding-block-start: 0.875rem; border-block-start: 2px solid var(--text); }
.count { color: var(--quiet); font-weight: 400; }
article { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0.25rem 1.75rem; padding-block: 1rem; }
article + article { border-block-start: 1px solid var(--line); }
article.below { border-block-start: 0; padding-block-start: 0; }
.ref { font-variant-numeric: lining-nums tabular-nums; font-weight: 700; }
.way { color: var(--quiet); font-weight: 400; }
.title, .side { font-weight: 650; }
.side { margin-block-end: 0.25rem; color: var(--quiet); font-size: 0.8125rem; }
.why { margin-block-start: 0.625rem; }
.sides { display: grid; gap: 1rem 1.75rem; }
dd + dt { margin-block-start: 0.75rem; }
del, ins { padding-inline: 0.1em; border-radius: 0.15em; text-decoration-thickness: 1px; -webkit-box-decoration-break: clone; box-decoration-break: clone; }
del { background: var(--removed-ground); color: var(--removed); }
ins { background: var(--inserted-ground); color: var(--inserted); text-underline-offset: 0.2em; }
del + ins { margin-inline-start: 0.25em; }
.visually-hidden { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (min-width: 44rem) {
  article { grid-template-columns: 11rem minmax(0, 1fr); }
  article.below > h4 { padding-inline-start: 1rem; }
  .sides { grid-template-columns: repeat(2, minmax(0, 1fr)); }
}
@media print {
  :root { font-size: 9.5pt; }
  body { max-inline-size: none; padding: 0; background: none; }
  a { color: inherit; text-decoration: none; }
  article { break-inside: avoid; }
  h2, h2 + p { break-after: avoid; }
  del, ins { background: none; }
}
`;

const STYLE_HASH = createHash('sha256').update(STYLE, 'utf8').digest('base64');
