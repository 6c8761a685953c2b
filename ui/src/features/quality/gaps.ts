import { axisOf } from '@/shared/axis/chart-axis';
import type { AxisProfile, Series, SeriesColumn } from '@/shared/api/types';

/** A part of the whole axis, from 0 to 1, and how much of it is missing, above 0 to 1. */
export type GapPart = { from: number; to: number; share: number };
export type Gaps = { axis: GapPart[]; columns: { name: string; parts: GapPart[] }[] };

/** Where along a dataset's axis rows or values are missing, from a series of the whole of it. */
export function gapsOf(series: Omit<Series, 'columns'> & { columns: SeriesColumn[] }, gaps: AxisProfile['gaps']): Gaps {
  const axis = axisOf(series);
  const [start, end] = [series.extent.from, series.extent.to].map((x) => (x === null ? Number.NaN : axis.place(x)));
  const span = (end ?? 0) - (start ?? 0);
  const place = (at: number) => (span > 0 ? Math.min(1, Math.max(0, (at - (start ?? 0)) / span)) : 0);
  const part = (from: number, to: number, share: number): GapPart[] => (Number.isFinite(from) && Number.isFinite(to) ? [{ from: place(from), to: place(to), share }] : []);
  return {
    axis: gaps.flatMap(({ from, to }) => part(axis.place(from), axis.place(to), 1)),
    columns: series.columns.map(({ name, buckets, points = [] }) => ({
      name,
      parts: buckets
        ? buckets.flatMap(({ from, to, missing, rows }) => (missing === 0 ? [] : part(axis.place(from), axis.place(to), missing / rows)))
        : points.flatMap(({ x, y }) => (typeof y === 'number' ? [] : part(axis.place(x), axis.place(x), 1))),
    })),
  };
}
