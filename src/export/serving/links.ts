import { MEDIA_TYPES } from '../../media-types.ts';
import type { PatternGraph } from '../../model.ts';
import { DATA_ENDINGS } from './accept.ts';
import { FRAME_FILE } from './rules.ts';

/** Pages that have data of their own: a regular expression of their addresses, and the address of the data, with `$1` for its group. */
export function pagesWithData({ patterns, annexes }: PatternGraph) {
  const names = [...patterns.map(({ ref }) => ref), ...annexes.map(({ slug }) => slug)];
  return [
    { pattern: '/', data: FRAME_FILE },
    { pattern: `/(${names.join('|')})/`, data: '/$1' },
  ];
}

/** The value of a `Link` header (RFC 8288) that names the data of a page in every form. */
export function alternates(data: string): string {
  return DATA_ENDINGS.map((ending) => `<${data}.${ending}>; rel="alternate"; type="${MEDIA_TYPES[ending]}"`).join(', ');
}
