import { citeAddress, frozenAddress } from '../../../src/addresses.ts';
import { redlineParagraphs } from '../../../src/editions/changes-html.ts';
import { goneFrom } from '../../../src/editions/gone.ts';
import { redline } from '../../../src/editions/redline.ts';
import { wordingsOf } from '../../../src/editions/wording.ts';
import { inScript } from '../../../src/export/embedded.ts';
import { publishedPart } from '../../../src/export/references.ts';
import type { Edition, PatternGraph } from '../../../src/model.ts';
import { referenceKey } from '../../../src/reference.ts';
import { entriesByKey, type Resolution, resolveReference } from '../../../src/resolve.ts';
import type { History, PastWords, WithdrawnPage } from '../records.ts';
import { dayOf } from './editions.ts';
import { linkTo } from './prose.ts';
import { wordingHtml } from './wording.ts';

/** The words of a thing in each edition that has it, the newest first, and what it takes to resolve its reference. */
export function historyOf(ref: string, graph: PatternGraph): History {
  const editions = graph.editions.toReversed().flatMap((edition) => pastWords(ref, edition, graph));
  return { editions, published: inScript(JSON.stringify(publishedPart(ref, graph))) };
}

/** A page for each reference that is in use no longer: its last words, and what took its place. */
export function withdrawnPages(graph: PatternGraph): readonly WithdrawnPage[] {
  return goneFrom(graph).map(({ entry, edition, address }): WithdrawnPage => {
    const { ref, title } = entry;
    const resolution = resolveReference(ref, graph);
    const successors = resolution.status === 'withdrawn' ? resolution.successors : resolution.status === 'moved' ? [resolution.ref] : [];
    return {
      ref,
      ...(title !== undefined && { title }),
      iri: `${graph.language.base}${ref}`,
      fate: fateOf(resolution),
      why: 'why' in resolution ? resolution.why : undefined,
      successors: successors.map((one) => ({ ...(linkTo(one, graph) ?? { title: '' }), ref: one, href: citeAddress(one) })),
      words: { html: wordingHtml(wordingsOf(edition).get(ref) ?? '', (one) => linkTo(one, graph)?.href) },
      last: { title: edition.edition, href: address },
      history: historyOf(ref, graph),
    };
  });
}

function pastWords(ref: string, edition: Edition, graph: PatternGraph): readonly PastWords[] {
  const then = entriesByKey(edition).get(referenceKey(ref));
  if (!then) return [];
  const now = entriesByKey(graph.edition).get(referenceKey(ref));
  const isSame = then.fingerprint === now?.fingerprint;
  const changed =
    now && !isSame ? redline(wordingsOf(edition).get(then.ref) ?? '', wordingsOf(graph.edition).get(now.ref) ?? '') : undefined;
  return [
    {
      edition: edition.edition,
      issued: dayOf(edition.issued),
      href: frozenAddress(edition.edition, then),
      fingerprint: then.fingerprint.slice(0, 8),
      isSame,
      isBelow: !isSame && now !== undefined && then.wording === now.wording && then.title === now.title,
      ...(changed && { redline: { html: redlineParagraphs(changed) } }),
    },
  ];
}

function fateOf(resolution: Resolution): string {
  if (resolution.status === 'moved') return `It is ${resolution.ref} now, in the same words.`;
  const [first, ...others] = resolution.status === 'withdrawn' ? resolution.successors : [];
  if (first === undefined) return 'Withdrawn.';
  return others.length > 0 ? `Split into ${[first, ...others].join(', ')}.` : `Replaced by ${first}.`;
}
