import type { Bucket, Column, Series } from '@/shared/api/types';

const START_MS = Date.UTC(2026, 2, 12, 9, 30);
const STEP_MS = 20;

/** A value of a column at a row, from nothing but its number: noise on a slow wave, with a gap and an outlier. */
export function valueAt(column: number, row: number): number | null {
  if (column === 1 && row > 6_000 && row < 7_500) return null;
  const noise = ((Math.imul(row + 1, 2_654_435_761) >>> 8) % 1_000) / 1_000 - 0.5;
  const outlier = column === 0 && row === 12_345 ? 250 : 0;
  return ([500, 480, 1_013, 11][column % 4] ?? 1) * (1 + 0.2 * Math.sin(row / 2_500 + column)) + noise * (column + 1) * 8 + outlier;
}

export const xAt = (row: number) => new Date(START_MS + row * STEP_MS).toISOString().slice(0, -1);
const rowAt = (x: string) => (Date.parse(`${x.slice(0, 23)}Z`) - START_MS) / STEP_MS;

/** What the gateway would answer for a dataset of so many rows. */
export function seriesOf(datasetId: string, rows: number, columns: Column[], search: URLSearchParams): Series {
  const [from, to] = [search.get('from'), search.get('to')];
  const fromRow = from ? Math.max(0, Math.ceil(rowAt(from))) : 0;
  const toRow = to ? Math.min(rows, Math.floor(rowAt(to)) + 1) : rows;
  const bucketRows = Math.max(1, Math.ceil((toRow - fromRow) / Number(search.get('points') ?? 2_000)));
  return {
    datasetId,
    axis: { name: 'time', type: 'datetime', unit: null },
    rows,
    window: { fromRow, toRow, from: xAt(fromRow), to: xAt(toRow - 1) },
    extent: { from: xAt(0), to: xAt(rows - 1) },
    bucketRows,
    notices: [],
    columns: search.getAll('columns').map((name) => {
      const number = columns.findIndex((column) => name.startsWith(column.name));
      const { type, unit } = columns[number] ?? { type: 'float', unit: null };
      const starts = Array.from({ length: Math.ceil((toRow - fromRow) / bucketRows) }, (_, index) => fromRow + index * bucketRows);
      if (bucketRows === 1) return { name, type, unit, points: starts.map((row) => ({ x: xAt(row), y: valueAt(number - 1, row) })) };
      return { name, type, unit, buckets: starts.map((row) => bucket(number - 1, row, Math.min(toRow, row + bucketRows))) };
    }),
  };
}

function bucket(column: number, fromRow: number, toRow: number): Bucket {
  const all = Array.from({ length: toRow - fromRow }, (_, index) => valueAt(column, fromRow + index));
  const known = all.filter((value) => value !== null);
  const some = known.length > 0;
  return {
    x: xAt(fromRow),
    from: xAt(fromRow),
    to: xAt(toRow - 1),
    row: fromRow,
    rows: all.length,
    min: some ? Math.min(...known) : null,
    max: some ? Math.max(...known) : null,
    mean: some ? known.reduce((sum, value) => sum + value, 0) / known.length : null,
    count: known.length,
    missing: all.length - known.length,
  };
}
