import { addressesToRead, SITE_PAGES } from '../../../src/addresses.ts';
import type { PatternGraph } from '../../../src/model.ts';
import type { SavedPages } from '../records.ts';
import { linkOf } from './families.ts';

/** Everything that browsers save for reading without a connection. */
export function savedPages(graph: PatternGraph): SavedPages {
  const { patterns, annexes, pages } = graph;
  const titles = new Map([...[...annexes, ...pages].map(({ url, title }) => [url, title] as const), ...SITE_PAGES]);
  return {
    patterns: patterns.map((pattern) => linkOf(pattern, graph)),
    others: addressesToRead(graph).flatMap((href) => {
      const title = titles.get(href);
      return title === undefined ? [] : [{ href, title }];
    }),
  };
}
