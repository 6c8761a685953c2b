import type { Bucket, Point, Series, SeriesColumn } from '@/shared/api/types';

/** An answer of the gateway over a number axis from 0 to 9; a test says what matters to it. */
export function aSeries(columns: SeriesColumn[], some: Partial<Series> = {}): Series {
  return {
    datasetId: 'raw',
    axis: { name: 'depth', type: 'float', unit: 'm' },
    rows: 10,
    window: { fromRow: 0, toRow: 10, from: 0, to: 9 },
    extent: { from: 0, to: 9 },
    bucketRows: columns.some(({ buckets }) => buckets) ? 5 : 1,
    notices: [],
    columns,
    ...some,
  };
}

export function pointsColumn(name: string, ys: (number | string | null)[], unit: string | null = null): SeriesColumn {
  const points: Point[] = ys.map((y, x) => ({ x, y }));
  return { name, type: 'float', unit, points };
}

export function bucket(row: number, some: Partial<Bucket>): Bucket {
  return { x: row, from: row, to: row + 4, row, rows: 5, min: 1, max: 9, mean: 4, count: 5, missing: 0, ...some };
}
