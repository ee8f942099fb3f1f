import type { Node } from 'unist';
import type { Position, SourceFile, Span } from './model.ts';

/** Turns offsets into places. Lines and columns are 1-based; an offset past the end gives the end. */
export function places(file: SourceFile): (start: number, end: number) => Span {
  const lineStarts = [0];
  for (let at = file.text.indexOf('\n'); at !== -1; at = file.text.indexOf('\n', at + 1)) lineStarts.push(at + 1);

  const position = (offset: number): Position => {
    const at = Math.max(0, Math.min(offset, file.text.length));
    const line = lineStarts.findLastIndex((start) => start <= at);
    return { line: line + 1, column: at - (lineStarts[line] ?? 0) + 1, offset: at };
  };
  return (start, end) => ({ file: file.path, start: position(start), end: position(end) });
}

/** The place of an mdast node that came from this file. */
export function placeOf(path: string, node: Pick<Node, 'position'>): Span {
  const start = node.position?.start ?? { line: 1, column: 1, offset: 0 };
  const end = node.position?.end ?? start;
  return { file: path, start: point(start), end: point(end) };
}

function point({ line, column, offset }: { line: number; column: number; offset?: number | undefined }): Position {
  return { line, column, offset: offset ?? 0 };
}
