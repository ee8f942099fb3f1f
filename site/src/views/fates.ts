import { citeAddress, frozenAddress } from '../../../src/addresses.ts';
import { redlineHtml, redlineParagraphs } from '../../../src/editions/changes-html.ts';
import type { Change } from '../../../src/editions/diff.ts';
import { placeOf } from '../../../src/editions/groups.ts';
import type { Edition, EditionEntry, PatternGraph } from '../../../src/model.ts';
import { referenceKey } from '../../../src/reference.ts';
import type { Fate } from '../records.ts';
import { linkTo } from './prose.ts';

type Statement = Fate['statements'][number];

/** What became of each thing in an edition, as the changes since tell it. */
export function fatesOf(edition: Edition, changes: readonly Change[], graph: PatternGraph): (entry: EditionEntry) => Fate {
  const touching = Map.groupBy(
    changes.flatMap((change) =>
      [...change.from, ...(change.below ?? []).map(({ from }) => from)].map((ref) => ({ key: referenceKey(ref), change })),
    ),
    ({ key }) => key,
  );
  const now = new Map(graph.edition.entries.map((entry) => [referenceKey(entry.ref), entry]));
  const then = new Map(edition.entries.map((entry) => [referenceKey(entry.ref), entry]));
  const placeThen = (ref: string) => {
    const entry = then.get(referenceKey(ref));
    return { ref, ...(entry && { href: frozenAddress(edition.edition, entry) }) };
  };
  return (entry) => {
    const own = (touching.get(referenceKey(entry.ref)) ?? []).map(({ change }) => change);
    const standing = now.get(referenceKey(entry.ref));
    if (own.length === 0 && standing) return unchanged(entry, standing, graph);
    const redline = own.map((change) => redlineOf(change, entry)).join('');
    return {
      tone: standing && !standing.withdrawn ? 'changed' : 'gone',
      statements: own.map((change) => statementOf(change, entry, { graph, placeThen })),
      why: [...new Set(own.flatMap(({ why }) => why))],
      ...(redline !== '' && { redline: { html: redline } }),
      ...(!standing && { past: citeAddress(entry.ref) }),
    };
  };
}

function unchanged(entry: EditionEntry, now: EditionEntry, graph: PatternGraph): Fate {
  const text = entry.fingerprint === now.fingerprint ? 'Unchanged' : 'Unchanged itself, not all below it';
  return { tone: 'same', statements: [standing(text, now.ref, graph)], why: [] };
}

function standing(text: string, ref: string, graph: PatternGraph): Statement {
  const link = linkTo(ref, graph);
  return { text, ...(link && { href: link.href }), links: [] };
}

interface Places {
  readonly graph: PatternGraph;
  readonly placeThen: (ref: string) => Statement['links'][number];
}

function statementOf(change: Change, { ref }: EditionEntry, { graph, placeThen }: Places): Statement {
  const {
    kind,
    from,
    to,
    below = [],
    redline,
    editorial,
    before: [old],
    after: [now],
  } = change;
  const isSame = (other: string) => referenceKey(other) === referenceKey(ref);
  const placesNow = (refs: readonly string[]) =>
    refs.map((one) => {
      const link = linkTo(one, graph);
      return { ref: one, ...(link && { href: link.href }) };
    });
  const carried = below.find((one) => isSame(one.from));
  if (carried) return { text: 'Now', links: placesNow([carried.to]) };
  const own = to.find(isSame);
  const suffix = redline && kind !== 'reworded' ? (editorial ? ', with an editorial change' : ', with other words') : '';
  switch (kind) {
    case 'reworded':
      return standing(editorial ? 'Reworded, meaning the same' : 'Reworded', own ?? ref, graph);
    case 'moved':
      if (own !== undefined && old && now) return standing(`Moved from ${placeOf(old)} to ${placeOf(now)}${suffix}`, own, graph);
      return { text: `Moved${suffix} to`, links: placesNow(to) };
    case 'renumbered':
      return { text: `Renumbered${suffix}: now`, links: placesNow(to) };
    case 'split':
      return { text: 'Split into', links: placesNow(to) };
    case 'merged':
      if (own !== undefined) return { ...standing('Merged with', own, graph), links: from.filter((one) => !isSame(one)).map(placeThen) };
      return { text: 'Merged into', links: placesNow(to) };
    case 'withdrawn':
      return own === undefined ? { text: 'Withdrawn', links: [] } : standing('Withdrawn, still there to read', own, graph);
    case 'added':
      return standing('In force again', own ?? ref, graph);
  }
}

/** The words then and now; of the title alone where no more changed. What was carried along with something else has the same words. */
function redlineOf({ from, redline }: Change, { ref }: EditionEntry): string {
  const { title, wording } = (from.some((one) => referenceKey(one) === referenceKey(ref)) && redline) || {};
  return `${title ? `<p class="title">${redlineHtml(title)}</p>` : ''}${wording ? redlineParagraphs(wording) : ''}`;
}
