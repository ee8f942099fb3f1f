import { CODES } from '../../../src/codes.ts';
import type { Annex, Page, PatternGraph } from '../../../src/model.ts';
import { formatReference } from '../../../src/reference.ts';
import type { Link } from '../item-records.ts';
import type { AboutPage, AnnexPage, CodePage, Frame, ProsePage } from '../records.ts';
import { contentOf } from './annex.ts';
import { partsOf } from './parts.ts';
import { escaped, linkTo, piecesOf, shortened, sourceText } from './prose.ts';

export function frameOf({ language, annexes, pages, editions }: PatternGraph): Frame {
  const { title, base, prefix, summary, edition, notice, source, licences } = language;
  return {
    title,
    base,
    prefix,
    language: language.language,
    summary,
    edition,
    hasEditions: editions.length > 0,
    notice: piecesOf(notice),
    ...(source?.rights !== undefined && { rights: source.rights }),
    contentLicence: { href: licences.content.url, title: licences.content.name },
    ...(licences.code && { codeLicence: { href: licences.code.url, title: licences.code.name } }),
    menu: [
      { href: '/map/', title: 'Map' },
      { href: '/recommendations/', title: 'Recommendations' },
      { href: '/read/', title: 'Read' },
      ...(annexes.length > 0 || pages.some(({ slug }) => slug !== ABOUT) ? [{ href: '/#annexes', title: 'Annexes' }] : []),
      { href: '/data/', title: 'Data' },
      { href: '/about/', title: 'About' },
    ],
  };
}

export function aboutPage(graph: PatternGraph): AboutPage {
  const { base, prefix, edition, source, linkageKinds } = graph.language;
  const cited = Object.values(graph.items).find(({ kind, label }) => kind === 'recommendation' && label !== undefined) ?? graph.patterns[0];
  const work = source?.work === undefined ? undefined : linkTo(source.work, graph);
  const prose = prosePages(graph).find(({ slug }) => slug === ABOUT);
  return {
    ...(prose && { prose }),
    base,
    example: `${prefix} ${cited?.ref ?? ''}`,
    pinned: formatReference(
      { ref: cited?.ref ?? '', edition, fingerprint: cited?.fingerprint.slice(0, 8) ?? '' },
      'prefixed-dotted',
      graph.language,
    ),
    ...(work && { work: { href: work.href, title: work.title } }),
    kinds: linkageKinds.map(({ label, inverse, definition }) => ({ label, inverse, definition })),
  };
}

/** The pages of prose that the language brings. One called `about` is part of the site's own. */
export function prosePages(graph: PatternGraph): readonly ProsePage[] {
  return graph.pages.map((page) => prosePage(page, graph, page.slug === ABOUT ? 1 : 0));
}

/** A page of prose, its headings so many levels deeper than written. Their anchors are the same on whatever level. */
export function prosePage({ slug, title, summary, prose }: Page, graph: PatternGraph, deeper: number): ProsePage {
  const headings = { deeper, taken: new Set(slug === ABOUT ? ABOUT_ANCHORS : FRAME_ANCHORS) };
  return { slug, title, description: summary ?? shortened(prose.text, 300), parts: partsOf(prose, graph, { headings }) };
}

export const ABOUT = 'about';

/** Anchors that every page has, and those of the sections that the site itself adds about a language. */
const FRAME_ANCHORS = ['content', 'colophon'];
const ABOUT_ANCHORS = [...FRAME_ANCHORS, 'citing', 'edition', 'fingerprint', 'kinds', 'licences', 'offline', 'source'];

export function annexPage(annex: Annex, graph: PatternGraph): AnnexPage {
  const { slug, title, pattern, source, introduction } = annex;
  const above = pattern === undefined ? undefined : linkTo(pattern, graph);
  return {
    slug,
    title,
    description: introduction ? shortened(introduction.text, 300) : title,
    ...(above && { pattern: above }),
    ...(source && { source: sourceText(source) }),
    errata: errataOf(annex, graph),
    introduction: introduction ? partsOf(introduction, graph) : [],
    content: contentOf(annex, graph, 'page'),
  };
}

function errataOf({ slug }: Annex, graph: PatternGraph): readonly Link[] {
  const { items } = graph;
  const touching = Object.values(items).filter(({ kind, data }) => {
    const affected = (data?.['affects'] ?? []) as readonly string[];
    return kind === 'erratum' && affected.some((ref) => items[ref]?.annex === slug);
  });
  return touching.map(({ ref }) => linkTo(ref, graph)).filter((link) => link !== undefined);
}

/** The codes in their order; words between backticks are shown as code. */
export function codePages(): readonly CodePage[] {
  return Object.entries(CODES).map(([code, { name, severity, summary }]) => {
    const html = escaped(summary).replace(/`([^`]*)`/g, '<code>$1</code>');
    return { code, name, severity, summary: [{ html }], description: summary.replaceAll('`', '') };
  });
}
