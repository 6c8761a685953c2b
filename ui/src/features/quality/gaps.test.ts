import { describe, expect, it } from 'vitest';
import type { Bucket, SeriesColumn } from '@/shared/api/types';
import { gapsOf } from './gaps';

const bucket = (from: number, missing: number): Bucket => ({ x: from, from, to: from + 24, row: from, rows: 25, min: 1, max: 1, mean: 1, count: 25 - missing, missing });
const series = (column: SeriesColumn) => ({
  datasetId: 'raw',
  axis: { name: 'depth', type: 'float' as const, unit: 'm' },
  rows: 101,
  window: { fromRow: 0, toRow: 101, from: 0, to: 100 },
  extent: { from: 0, to: 100 },
  bucketRows: 25,
  notices: [],
  columns: [column],
});

describe('gaps', () => {
  it('of a column lie where its buckets have rows without a value', () => {
    const column = { name: 'v', type: 'float' as const, unit: null, buckets: [bucket(0, 0), bucket(25, 5), bucket(50, 25), bucket(75, 0)] };
    expect(gapsOf(series(column), []).columns).toEqual([{ name: 'v', parts: [{ from: 0.25, to: 0.49, share: 0.2 }, { from: 0.5, to: 0.74, share: 1 }] }]);
  });

  it('of few rows are those rows', () => {
    const column = { name: 'v', type: 'float' as const, unit: null, points: [{ x: 0, y: 1 }, { x: 50, y: null }, { x: 100, y: 'Infinity' }] };
    expect(gapsOf(series(column), []).columns[0]?.parts.map(({ from }) => from)).toEqual([0.5, 1]);
  });

  it('of the axis lie between the rows on their sides; one that lies nowhere on it is left out', () => {
    const gaps = [{ fromRow: 3, from: 20, to: 30, missing: 9 }, { fromRow: 5, from: '2026-01-01', to: '2026-01-02', missing: 1 }];
    expect(gapsOf(series({ name: 'v', type: 'float', unit: null, points: [] }), gaps).axis).toEqual([{ from: 0.2, to: 0.3, share: 1 }]);
  });
});
