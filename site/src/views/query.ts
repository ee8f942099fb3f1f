import { gzipSync } from 'fflate';
import { inScript } from '../../../src/export/embedded.ts';
import type { PublishedFile } from '../../../src/export/files.ts';
import { patternOf, rulesOf } from '../../../src/export/serving/rules.ts';
import type { PatternGraph } from '../../../src/model.ts';
import { prefixesAt } from '../../../src/query/store.ts';
import type { QueryPage, QueryRecord } from '../records.ts';

/** What the script of the page is handed. */
export interface QuerySpace {
  readonly base: string;
  readonly prefix: string;
  readonly prefixes: Readonly<Record<string, string>>;
  /** The address of the dataset as canonical N-Quads. */
  readonly data: string;
  readonly worked: readonly { readonly id: string; readonly query: string }[];
  /** Where names below the base are read: what they look like, as a regular expression, and the address, with `$1` for its group. */
  readonly places: readonly (readonly [pattern: string, page: string])[];
}

/** The query engine and the script around it in bytes, compressed as servers do it. A test holds this to what there is. */
const ENGINE_BYTES = 1_460_000;

export function queryPage(graph: PatternGraph, worked: readonly QueryRecord[], files: readonly PublishedFile[]): QueryPage {
  const { base, prefix } = graph.language;
  const nquads = files.find(({ path }) => path.endsWith('.nq'));
  const places = rulesOf(graph).map((rule) => [patternOf(rule), rule.page ?? '/$&'] as const);
  const space: QuerySpace = {
    base,
    prefix,
    prefixes: prefixesAt(base),
    data: `/${nquads?.path}`,
    worked: worked.map(({ id, query }) => ({ id, query })),
    places: [...places, ['ns#(.+)', '/ns/#$1']],
  };
  const bytes = ENGINE_BYTES + gzipSync(new TextEncoder().encode(nquads?.text() ?? ''), { mtime: 0 }).length;
  return {
    worked: worked.map(({ id, title }) => ({ id, link: { href: `/data/queries/#${id}`, title } })),
    size: `${(bytes / 1_000_000).toFixed(1)} MB`,
    name: `:${graph.patterns[0]?.ref ?? ''}`,
    space: inScript(JSON.stringify(space)),
  };
}
