import type { Bucket, Point, Series, SeriesColumn } from '@/shared/api/types';
import { partner } from './columns';
import type { ChartData } from './use-chart-data';

/** Two results of one dataset, the first of which the second is held against. */
export type Compared = [{ id: string; label: string }, { id: string; label: string }];

/** The chart's data with the second result in colours of its own, and with how much more it is than the first, where that can be told. */
export function withDifference({ sources, ...others }: ChartData, [first, second]: Compared, shown: string[]): ChartData {
  const data = { ...others, sources: sources.map((source) => (source.id === second.id ? { ...source, tint: shown.length } : source)) };
  const [a, b] = [first, second].map(({ id }) => data.sources.find((source) => source.id === id)?.series);
  if (!a || !b) return data;
  if (!alike(a, b)) {
    return { ...data, notices: ['The two results are not made row for row over the same axis: their difference is not drawn.'] };
  }
  const columns = a.columns.flatMap((column) => {
    const other = b.columns.find(({ name }) => name === column.name) ?? b.columns.find(({ name }) => partner(name, shown) === partner(column.name, shown));
    return other && other.unit === column.unit ? [differenceOf(column, other)] : [];
  });
  if (columns.length === 0) return data;
  const label = a.bucketRows > 1 ? `B − A, means of ${a.bucketRows.toLocaleString('en-GB')} rows` : 'B − A';
  const series = { ...a, bucketRows: 1, notices: [], columns };
  return { ...data, sources: [...data.sources, { id: 'difference', label, kin: 'descendant', series, apart: true }] };
}

/** Whether two series tell of the same rows, value by value. */
function alike(a: Series, b: Series): boolean {
  return (
    a.rows === b.rows &&
    a.bucketRows === b.bucketRows &&
    a.axis.type === b.axis.type &&
    a.axis.name === b.axis.name &&
    a.window.fromRow === b.window.fromRow &&
    a.window.toRow === b.window.toRow
  );
}

/**
 * A point for each point or bucket of both; null where either has no value. Of buckets the means are subtracted, which is the mean of the
 * differences where the same rows have values; where one has more values than the other, nothing can be said.
 */
function differenceOf(a: SeriesColumn, b: SeriesColumn): SeriesColumn {
  const { name, type, unit } = a;
  const points = a.buckets
    ? a.buckets.map((bucket, at): Point => ({ x: bucket.x, y: less(meanOf(b.buckets?.[at], bucket), bucket.mean) }))
    : (a.points ?? []).map(({ x, y }, at): Point => ({ x, y: less(b.points?.[at]?.y, y) }));
  return { name, type, unit, points };
}

function meanOf(bucket: Bucket | undefined, other: Bucket): number | null {
  return bucket && bucket.count === other.count ? bucket.mean : null;
}

function less(b: unknown, a: unknown): number | null {
  return typeof a === 'number' && typeof b === 'number' ? b - a : null;
}
