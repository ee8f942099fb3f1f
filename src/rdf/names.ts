import { createHash } from 'node:crypto';
import type { Mention } from '../model.ts';

/** The permanent names of everything in the dataset of the language at a base IRI. */
export function namesAt(base: string) {
  const named =
    (kind: string) =>
    (id: string): string =>
      `${base}${kind}.${id}`;
  return {
    language: base,
    /** What describes the dataset and its files. */
    description: `${base}data/dataset.ttl`,
    /** A pattern or an item, by its reference. */
    of: (ref: string): string => `${base}${ref}`,
    component: named('component'),
    group: named('group'),
    kind: named('kind'),
    /** An annex or a page of prose; its name is its address. */
    page: (slug: string): string => `${base}${slug}/`,
    mapCell: (row: number, column: number): string => `${base}map.${row}.${column}`,
    level: (annex: string, level: number): string => `${base}level.${annex}.${level}`,
    row: (annex: string, id: string): string => `${base}row.${annex}.${id}`,
    column: (annex: string, id: string): string => `${base}column.${annex}.${id}`,
    linkage: (source: string, target: string): string => `${base}${source}.link.${target}`,
    /** Told apart by what it says, so that a mention added before it leaves its name alone. */
    mention: (source: string, target: string, { section, item, text }: Mention): string => {
      const hash = createHash('sha256').update(JSON.stringify([section, item ?? null, text]), 'utf8');
      return `${base}${source}.link.${target}.${hash.digest('hex').slice(0, 12)}`;
    },
    /** A reference, or an address on the site such as `/about/#scope`. */
    pointer: (pointer: string): string => base + pointer.replace(/^\//, ''),
    graph: (name: string): string => `${base}graph/${name}`,
  };
}

export type Names = ReturnType<typeof namesAt>;
