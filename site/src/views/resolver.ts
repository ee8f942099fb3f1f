import { citeAddress } from '../../../src/addresses.ts';
import { languageCitation } from '../../../src/cite/citation.ts';
import { CITATION_FORMATS } from '../../../src/cite/index.ts';
import type { PatternGraph } from '../../../src/model.ts';
import { formatReference, type ReferenceStyle } from '../../../src/reference.ts';
import type { ResolverPage } from '../records.ts';
import { STYLES } from './cite.ts';
import { linkOf } from './families.ts';

/** The page on which readers ask what a reference says. */
export function resolverPage(graph: PatternGraph): ResolverPage {
  const { language, patterns, items } = graph;
  const labelled = Object.values(items).filter(({ kind, label }) => kind === 'recommendation' && label !== undefined);
  const { ref = '', fingerprint = '' } =
    labelled.find(({ parent }) => labelled.some((item) => item.ref === parent)) ?? labelled[0] ?? patterns[0] ?? {};
  const href = citeAddress(ref);
  const pinned = { ref, edition: language.edition, fingerprint: fingerprint.slice(0, 8) };
  const whole = languageCitation(graph);
  return {
    example: formatReference(pinned, 'dotted', language),
    page: { href, title: ref },
    spellings: [
      ...SPELLINGS.map((style) => formatReference({ ref }, style, language)),
      formatReference({ ref, edition: language.edition }, 'dotted', language),
      formatReference(pinned, 'dotted', language),
    ].map((text) => ({ text, href: `/cite/?q=${encodeURIComponent(text)}` })),
    whole: STYLES.map(([style, name]) => ({ name, text: CITATION_FORMATS.text([whole], style).trim() })),
    chapters: patterns.map((pattern) => ({ ...linkOf(pattern, graph), href: citeAddress(pattern.ref) })),
  };
}

const SPELLINGS: readonly ReferenceStyle[] = ['dotted', 'prefixed-bracketed', 'compact', 'iri', 'address'];
