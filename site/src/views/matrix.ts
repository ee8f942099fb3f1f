import type { Annex, Item } from '../../../src/model.ts';
import type { ItemRecord, Matrix, MatrixCell } from '../item-records.ts';

/** The cells of a matrix. A product in several columns, which adjoin, spans them on a line of its own. */
export function matrixOf({ data }: Annex, items: readonly Item[], recordOf: (item: Item) => ItemRecord): Matrix {
  const columns = data.columns ?? [];
  const placed = items.map((item) => ({ row: item.data?.['row'], ...spanOf(item, columns), record: recordOf(item) }));
  const rows = (data.rows ?? []).map(({ id, title }) => {
    const here = placed.filter(({ row }) => row === id);
    const single = here.filter(({ span }) => span === 1);
    const first = columns.map(
      ({ title: heading }, index): MatrixCell => ({
        heading,
        columns: 1,
        products: single.filter(({ start }) => start === index).map(({ record }) => record),
      }),
    );
    const spanning = here
      .filter(({ span }) => span > 1)
      .map(({ start, span, record }) => [
        ...empty(start),
        { heading: headingOf(columns.slice(start, start + span)), columns: span, products: [record] },
        ...empty(columns.length - start - span),
      ]);
    return { title, lines: [first, ...spanning] };
  });
  return { kind: 'matrix', columns: columns.map(({ title }) => title), rows };
}

function empty(columns: number): readonly MatrixCell[] {
  return columns > 0 ? [{ heading: '', columns, products: [] }] : [];
}

function headingOf(columns: readonly { readonly title: string }[]): string {
  return columns.map(({ title }) => title).join(' + ');
}

function spanOf({ data }: Item, columns: readonly { readonly id: string }[]): { readonly start: number; readonly span: number } {
  const named = [data?.['column']].flat();
  const indices = columns.flatMap(({ id }, index) => (named.includes(id) ? [index] : []));
  return { start: indices[0] ?? 0, span: Math.max(1, indices.length) };
}
