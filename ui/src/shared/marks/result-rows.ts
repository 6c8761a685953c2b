import type { Cell, Column, Rows, X } from '@/shared/api/types';

/** Some rows of a result that is a table of its own, read by the names of its columns. */
export type ResultRows = Pick<Rows, 'columns'> & { rows: Cell[][] };

/** Reads cells of a row by column; what is not there is null. */
export type RowReader = {
  text: (column: string) => string;
  number: (column: string) => number | null;
  cell: (column: string) => Cell;
};

export function readRows<T>({ columns, rows }: ResultRows, read: (row: RowReader) => T): T[] {
  const places = new Map(columns.map(({ name }, index) => [name, index]));
  return rows.map((cells) => {
    const cell = (column: string) => cells[places.get(column) ?? -1] ?? null;
    return read({
      cell,
      text: (column) => String(cell(column) ?? ''),
      number: (column) => numberOf(cell(column)),
    });
  });
}

/** The column that a result took over from the axis of what it was made of; undefined where that was the row number. */
export function axisOf(columns: Column[], axis: string | null): string | undefined {
  return columns.find(({ name }) => name === axis)?.name;
}

/** The same of a result whose lines are stretches: where the axis has the name of one of the table's own columns, that is the other's. */
export function stretchAxisOf(columns: Column[], axis: string | null): string | undefined {
  return axis === null ? undefined : [axis, `${axis} axis`].find((name) => axisOf(columns, `${name} end`) !== undefined && axisOf(columns, name) !== undefined);
}

/** Rows that follow each other, and the axis at the first and at the last of them. */
export type Stretch = {
  fromRow: number;
  /** included */
  toRow: number;
  from: X;
  to: X;
};

/** @param axisColumn of the result, see {@link stretchAxisOf} */
export function stretchOf({ number, cell }: RowReader, axisColumn: string | undefined): Stretch {
  const fromRow = number('from_row') ?? 0;
  const toRow = number('to_row') ?? fromRow;
  const place = (name: string, row: number): X => {
    const value = cell(name);
    return typeof value === 'number' || typeof value === 'string' ? value : row;
  };
  return {
    fromRow,
    toRow,
    from: axisColumn === undefined ? fromRow : place(axisColumn, fromRow),
    to: axisColumn === undefined ? toRow : place(`${axisColumn} end`, toRow),
  };
}

/** "row 3", "rows 3 to 7", as people count. */
export function rowsInWords({ fromRow, toRow }: Pick<Stretch, 'fromRow' | 'toRow'>): string {
  return toRow === fromRow ? `row ${fromRow + 1}` : `rows ${fromRow + 1} to ${toRow + 1}`;
}

function numberOf(cell: Cell): number | null {
  if (typeof cell === 'number') return cell;
  const number = typeof cell === 'string' && cell.trim() !== '' ? Number(cell) : Number.NaN;
  return Number.isNaN(number) ? null : number;
}
