import { toChangesDocument, toChangesJson } from '../editions/changes-json.ts';
import { comparisonsOf } from '../editions/comparisons.ts';
import { toLedger } from '../editions/ledger.ts';
import type { PatternGraph } from '../model.ts';

/** Each frozen edition as it was frozen, and what changed since and from each to the next. */
export function editionFiles(graph: PatternGraph) {
  const ledgers = graph.editions.map((edition) => ({
    path: `editions/${edition.edition}.json`,
    title: `edition ${edition.edition} as it was published`,
    text: () => toLedger(edition),
  }));
  const changes = comparisonsOf(graph).map(({ before, after, name }) => ({
    path: `${name.slice(1)}.json`,
    title: `what changed from edition ${before.edition} to ${after.issued === undefined ? 'now' : `edition ${after.edition}`}`,
    text: () => toChangesJson(toChangesDocument(before, after)),
  }));
  return { ledgers, changes };
}
