import { frozenAddress, frozenAnchorOf, frozenPageOf } from '../../../src/addresses.ts';
import { editionCitation } from '../../../src/cite/citation.ts';
import { CITATION_FORMATS } from '../../../src/cite/index.ts';
import { changesHtml } from '../../../src/editions/changes-html.ts';
import { type ChangesDocument, toChangesDocument } from '../../../src/editions/changes-json.ts';
import { type Comparison, comparisonsOf } from '../../../src/editions/comparisons.ts';
import { groupsOf } from '../../../src/editions/groups.ts';
import type { PublishedFile } from '../../../src/export/files.ts';
import type { Edition, EditionEntry, PatternGraph } from '../../../src/model.ts';
import { referenceKey } from '../../../src/reference.ts';
import { headingOf, SECTIONS } from '../../../src/sections.ts';
import type { Link } from '../item-records.ts';
import type {
  ChangesPage,
  Day,
  EditionPage,
  EditionRecord,
  EditionsPage,
  FrozenEntry,
  FrozenLink,
  FrozenPage,
  FrozenSection,
  Since,
} from '../records.ts';
import { downloadOf } from './downloads.ts';
import { linkOf } from './families.ts';
import { fatesOf } from './fates.ts';
import { linkTo, shortened } from './prose.ts';
import { wordingHtml } from './wording.ts';

/** The pages of all editions; none for a language of which nothing was frozen. */
export interface EditionPages {
  readonly list?: EditionsPage;
  readonly editions: readonly EditionPage[];
  readonly frozen: readonly FrozenPage[];
  readonly changes: readonly ChangesPage[];
  /** The addresses that search engines are told of. The words of old editions are there to be cited, not to be found before those that stand. */
  readonly addresses: readonly string[];
}

const EDITIONS = '/editions/';

/** @param ledgers The editions as files, in their order */
export function editionPages(graph: PatternGraph, ledgers: readonly PublishedFile[]): EditionPages {
  const compared = comparisonsOf(graph).map((comparison) => ({
    ...comparison,
    document: toChangesDocument(comparison.before, comparison.after),
  }));
  const whole = graph.editions.map((edition, index) => editionOf(edition, compared, { graph, ledger: ledgers[index] }));
  const editions = whole.map(({ page }) => page);
  return {
    ...(editions.length > 0 && { list: listOf(graph, compared) }),
    editions,
    frozen: whole.flatMap(({ frozen }) => frozen),
    changes: compared.map((comparison) => changesPage(comparison, graph)),
    addresses: editions.length > 0 ? [EDITIONS, ...editions.map(({ edition }) => addressOf(edition))] : [],
  };
}

interface Compared extends Comparison {
  readonly document: ChangesDocument;
}

function addressOf(edition: string): string {
  return `${EDITIONS}${edition}/`;
}

// ---- The list ------------------------------------------------------------------------------------------------------

/** Words that stand now and are not those of the newest edition come first. */
function listOf({ edition: now, editions }: PatternGraph, compared: readonly Compared[]): EditionsPage {
  const sinceOf = (before: Edition | undefined, after: Edition) => {
    const comparison = compared.find((one) => one.before === before && one.after === after);
    return comparison && { since: sinceIn(comparison) };
  };
  const newest = editions.at(-1);
  const sinceNewest = sinceOf(newest, now);
  const stands = newest?.edition === now.edition && sinceNewest?.since.counts.length === 0;
  const records = editions.map(
    (edition, index): EditionRecord => ({
      edition: edition.edition,
      href: addressOf(edition.edition),
      issued: dayOf(edition.issued),
      references: edition.entries.length,
      stands: stands && edition === newest,
      ...sinceOf(editions[index - 1], edition),
    }),
  );
  const unfrozen: EditionRecord = { edition: now.edition, references: now.entries.length, stands: true, ...sinceNewest };
  return { editions: [...records, ...(stands ? [] : [unfrozen])].reverse() };
}

function sinceIn({ before, name, document }: Compared): Since {
  const href = `${name}/`;
  const counts = groupsOf(document.changes).map((group) => ({
    count: group.changes.length,
    name: group.name,
    href: `${href}#${group.name}`,
  }));
  return { edition: before.edition, href, counts };
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** A day that is in no calendar stays as it was written. */
export function dayOf(iso = ''): Day {
  const [year, month, day] = iso.split('-').map(Number);
  const name = MONTHS[(month ?? 0) - 1];
  return { iso, text: name === undefined ? iso : `${day} ${name} ${year}` };
}

// ---- An edition ----------------------------------------------------------------------------------------------------

interface EditionOptions {
  readonly graph: PatternGraph;
  readonly ledger: PublishedFile | undefined;
}

function editionOf(edition: Edition, compared: readonly Compared[], { graph, ledger }: EditionOptions) {
  const own = compared.filter(({ before }) => before === edition);
  const [sinceThen, next] = own;
  const fateOf = fatesOf(edition, sinceThen?.document.changes ?? [], graph);
  const groups = [...Map.groupBy(edition.entries, frozenPageOf)];
  const alone = groups.map(([name, entries]) => frozenPage(name, entries, { edition, graph, fateOf }));
  const frozen = alone.map((page, index) => ({ ...page, ...neighbours(alone[index - 1], alone[index + 1]) }));
  const links = frozen.map((page): FrozenLink & { readonly isPattern: boolean } => {
    const fates = [...(page.pattern ? [page.pattern.fate] : []), ...page.entries.map(({ fate }) => fate)];
    return {
      link: placeOf(page),
      references: fates.length,
      changed: fates.filter(({ tone }) => tone !== 'same').length,
      isPattern: page.pattern !== undefined,
    };
  });
  const citation = editionCitation(edition, graph);
  const page: EditionPage = {
    edition: edition.edition,
    title: edition.title,
    issued: dayOf(edition.issued),
    iri: citation.iri,
    references: edition.entries.length,
    ledger: ledger ? downloadOf(ledger) : { href: `${EDITIONS}${edition.edition}.json`, title: 'the ledger' },
    citation: { html: CITATION_FORMATS.html([citation], 'harvard') },
    bibtex: CITATION_FORMATS.bibtex([citation]).trim(),
    since: sinceThen ? sinceIn(sinceThen) : { edition: edition.edition, href: '', counts: [] },
    ...(next && { next: { ...sinceIn(next), to: editionLink(next.after) } }),
    patterns: links.filter(({ isPattern }) => isPattern),
    annexes: links.filter(({ isPattern }) => !isPattern),
  };
  return { page, frozen };
}

function editionLink({ edition }: Edition): Link {
  return { href: addressOf(edition), title: `Edition ${edition}` };
}

function placeOf({ edition, name, title, family, pattern }: FrozenPage): Link {
  const href = `${addressOf(edition)}${name}/`;
  if (!pattern) return { href, title };
  return { href, ref: pattern.ref, title: title.slice(pattern.ref.length + 1), ...(family !== undefined && { family }) };
}

function neighbours(previous: FrozenPage | undefined, next: FrozenPage | undefined) {
  return { ...(previous && { previous: placeOf(previous) }), ...(next && { next: placeOf(next) }) };
}

// ---- Frozen words --------------------------------------------------------------------------------------------------

interface FrozenOptions {
  readonly edition: Edition;
  readonly graph: PatternGraph;
  readonly fateOf: ReturnType<typeof fatesOf>;
}

function frozenPage(name: string, entries: readonly EditionEntry[], { edition, graph, fateOf }: FrozenOptions): FrozenPage {
  const within = addressesIn(edition);
  const pattern = entries.find(({ kind }) => kind === 'pattern');
  const items = entries.filter((entry) => entry !== pattern);
  const depths = depthsOf(items);
  const annex = pattern ? undefined : graph.annexes.find(({ slug }) => slug === name);
  const standing = graph.patterns.find(({ ref }) => ref === (pattern?.ref ?? annex?.pattern));
  const now = pattern ? linkTo(pattern.ref, graph) : annex && { href: annex.url, title: annex.title };
  const title = pattern ? `${pattern.ref} ${pattern.title ?? ''}`.trim() : (annex?.title ?? nameInWords(name));
  const sections = pattern ? sectionsOf(pattern.wording, within) : [];
  const before = sections.filter(({ id }) => id !== 'linkages');
  const family = standing && linkOf(standing, graph).family;
  return {
    edition: edition.edition,
    name,
    issued: dayOf(edition.issued),
    iri: `${edition.base}${addressOf(edition.edition).slice(1)}${name}/`,
    title,
    description: shortened(`${title} as edition ${edition.edition} words it, and what became of each reference since.`, 300),
    ...(family !== undefined && { family }),
    ...(now && { now }),
    ...(pattern && {
      pattern: { ref: pattern.ref, before, after: sections.filter(({ id }) => id === 'linkages'), fate: fateOf(pattern) },
    }),
    entries: items.map(
      (entry): FrozenEntry => ({
        ref: entry.ref,
        id: frozenAnchorOf(entry),
        depth: depths.get(entry) ?? 0,
        ...(entry.label !== undefined && !entry.ref.endsWith(`.${entry.label}`) && { label: entry.label }),
        ...(entry.title !== undefined && { title: entry.title }),
        html: wordingHtml(entry.wording, within),
        fate: fateOf(entry),
      }),
    ),
  };
}

/** References within an edition lead to the words that it has for them. */
function addressesIn({ edition, entries }: Edition): (ref: string) => string | undefined {
  const addresses = new Map(entries.map((entry) => [referenceKey(entry.ref), frozenAddress(edition, entry)]));
  return (ref) => addresses.get(referenceKey(ref));
}

/** How many of the things that something stands in are items of a list, each of which indents what is below it. */
function depthsOf(entries: readonly EditionEntry[]): ReadonlyMap<EditionEntry, number> {
  const byKey = new Map(entries.map((entry) => [referenceKey(entry.ref), entry]));
  const depths = new Map<EditionEntry, number>();
  for (const entry of entries) {
    const above = byKey.get(referenceKey(entry.parent ?? ''));
    const isStem = above !== undefined && above.label === undefined && above.annex === undefined;
    depths.set(entry, above === undefined || isStem ? 0 : (depths.get(above) ?? 0) + 1);
  }
  return depths;
}

/** The sections of a pattern, each of which begins with its heading; what comes before the first has none. */
function sectionsOf(wording: string, within: (ref: string) => string | undefined): readonly FrozenSection[] {
  const sections: { id: string; title: string; blocks: string[] }[] = [];
  const left = new Set(SECTIONS.map((name) => headingOf(name)));
  for (const block of wording.split(/\n\s*\n/)) {
    if (left.delete(block)) sections.push({ id: block.toLowerCase(), title: block, blocks: [] });
    else if (sections.length === 0) sections.push({ id: 'words', title: 'Words', blocks: [block] });
    else sections.at(-1)?.blocks.push(block);
  }
  return sections.map(({ blocks, ...section }) => ({ ...section, html: wordingHtml(blocks.join('\n\n'), within) }));
}

/** Annexes have no title in an edition, and this one stands no longer. */
function nameInWords(slug: string): string {
  const words = slug.replaceAll('-', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

// ---- What changed --------------------------------------------------------------------------------------------------

function changesPage(comparison: Compared, graph: PatternGraph): ChangesPage {
  const { before, after, name, document } = comparison;
  const isNow = after === graph.edition;
  const [within, later] = [addressesIn(before), addressesIn(after)];
  return {
    edition: before.edition,
    name: name.split('/').at(-1) ?? '',
    title: isNow ? `Changes since edition ${before.edition}` : `From edition ${before.edition} to ${after.edition}`,
    iri: `${before.base}${name.slice(1)}/`,
    counts: sinceIn(comparison).counts.map((count) => ({ ...count, href: `#${count.name}` })),
    json: `${name}.json`,
    html: changesHtml(document, {
      language: graph.language.language,
      addressOf: (ref, side) => (side === 'before' ? within(ref) : isNow ? linkTo(ref, graph)?.href : later(ref)),
    }),
    from: editionLink(before),
    ...(!isNow && { to: editionLink(after) }),
  };
}
