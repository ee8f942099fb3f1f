import type { Node } from 'unist';
import type { Position, SourceFile, Span } from './model.ts';

const lineStartsOf = new WeakMap<SourceFile, readonly number[]>();

/** Turns offsets into places. Lines and columns are 1-based; an offset past the end gives the end. */
export function places(file: SourceFile): (start: number, end: number) => Span {
  const starts = lineStartsOf.get(file) ?? [0, ...Array.from(file.text.matchAll(/\n/g), ({ index }) => index + 1)];
  lineStartsOf.set(file, starts);

  const position = (offset: number): Position => {
    const at = Math.max(0, Math.min(offset, file.text.length));
    const line = lastAtMost(starts, at);
    return { line: line + 1, column: at - (starts[line] ?? 0) + 1, offset: at };
  };
  return (start, end) => ({ file: file.path, start: position(start), end: position(end) });
}

/** The index of the last of some ascending numbers that is at most a limit. */
function lastAtMost(numbers: readonly number[], limit: number): number {
  let [low, high] = [0, numbers.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((numbers[middle] ?? 0) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The very beginning of a file: where a finding stands that is about all of it. */
export function startOf(path: string): Span {
  const start = { line: 1, column: 1, offset: 0 };
  return { file: path, start, end: start };
}

/** The place of an mdast node that came from this file. */
export function placeOf(path: string, node: Pick<Node, 'position'>): Span {
  if (!node.position) return startOf(path);
  return { file: path, start: point(node.position.start), end: point(node.position.end) };
}

function point({ line, column, offset }: { line: number; column: number; offset?: number | undefined }): Position {
  return { line, column, offset: offset ?? 0 };
}
