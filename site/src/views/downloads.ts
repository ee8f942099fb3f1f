import type { PublishedFile } from '../../../src/export/files.ts';
import type { Link } from '../item-records.ts';
import type { DownloadGroup } from '../records.ts';

/** Groups of downloads, by what the names of their files look like; the first that fits takes a file. */
const GROUPS: readonly (readonly [title: string, name: RegExp])[] = [
  ['What there is', /^dataset\.ttl$/],
  ['Linked data, with named graphs', /\.(?:nq|trig|jsonld)$/],
  ['Its triples alone', /\.(?:nt|ttl|rdf)$/],
  ['For programs', /\.json$/],
  ['Maps', /\.(?:xtm|graphml|dot|mmd)$/],
  ['Tables', /\.csv$/],
  ['For citing', /\.bib$/],
  ['Hashes', /\.sha256$/],
];

/** Files to download, each with its size. */
export function downloadGroups(files: readonly PublishedFile[]): readonly DownloadGroup[] {
  const groups = Map.groupBy(files, ({ path }) => GROUPS.find(([, name]) => name.test(nameOf(path)))?.[0] ?? '');
  return GROUPS.map(([title]) => ({ title, links: (groups.get(title) ?? []).map((file) => downloadOf(file)) }));
}

/** A link to a file. */
export function downloadOf(file: PublishedFile): Link {
  return { href: `/${file.path}`, ref: nameOf(file.path), title: `${file.title}, ${sizeOf(file.text())}` };
}

/** How to find the published hashes again with common tools, from whatever file; each line stands alone. */
export function hashChecks(files: readonly PublishedFile[]): readonly string[] {
  const name = (ending: string) => nameOf(files.find(({ path }) => path.endsWith(`.${ending}`) && path !== 'data/dataset.ttl')?.path ?? '');
  const hash = 'LC_ALL=C sort -u | sha256sum';
  return [
    `sha256sum --check ${name('nq.sha256')}`,
    `riot --output=nquads ${name('trig')} | ${hash}   # as in ${name('nq.sha256')}`,
    `riot --output=ntriples ${name('rdf')} | ${hash}   # as in ${name('nt.sha256')}`,
    `python3 -c "from rdflib import Dataset as D; d = D(); d.parse('${name('jsonld')}'); print(d.serialize(format='nquads'))" | grep . | ${hash}`,
  ];
}

function nameOf(path: string): string {
  return path.replace(/^data\//, '');
}

function sizeOf(text: string): string {
  const bytes = Buffer.byteLength(text, 'utf8');
  if (bytes < 1_000) return `${bytes} bytes`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
