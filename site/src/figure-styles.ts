/** The styles of what a pattern shows beside its prose, as text: a page holds those that it needs. */

import type { AnnexContent } from './item-records.ts';
import type { Part } from './records.ts';
import drawing from './styles/figures/drawing.css?inline';
import entries from './styles/figures/entries.css?inline';
import matrix from './styles/figures/matrix.css?inline';
import outline from './styles/figures/outline.css?inline';
import sequence from './styles/figures/sequence.css?inline';

type FigureKind = AnnexContent['kind'] | 'drawing';

const STYLES: Readonly<Record<FigureKind, string>> = { drawing, entries, matrix, outline, sequence };

/** What the figures among some parts need, each kind once. */
export function figureStyles(parts: readonly Part[]): string {
  const kinds = parts.flatMap((part): FigureKind[] => {
    if ('annex' in part) return [part.annex.content.kind];
    return part.html.includes('<figure class="drawing') ? ['drawing'] : [];
  });
  return [...new Set(kinds)].map((kind) => STYLES[kind]).join('');
}
