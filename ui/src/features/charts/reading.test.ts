import { describe, expect, it } from 'vitest';
import type { SeriesColumn } from '@/shared/api/types';
import { chartModel } from './chart-model';
import { nearest, readingAt } from './reading';
import { aSeries, bucket, pointsColumn } from './testing/series';

function line(column: SeriesColumn) {
  const model = chartModel([{ id: 'x', label: 'x', kin: 'self', series: aSeries([column]) }], [column.name]);
  const [only] = model?.lines ?? [];
  if (!only) throw new Error('no line');
  return only;
}

describe('a reading', () => {
  it('is the row’s value with all its digits and its unit', () => {
    const a = line(pointsColumn('a', [1, 0.1 + 0.2], '°C'));
    expect(readingAt(a, 0.9)).toEqual({ x: 1, value: '0.30000000000000004 °C', detail: undefined });
  });

  it('says that a value is missing, or infinite', () => {
    const a = line(pointsColumn('a', [null, '-Infinity'], 'V'));
    expect(readingAt(a, 0)?.value).toBeUndefined();
    expect(readingAt(a, 1)?.value).toBe('−∞ V');
  });

  it('of many rows is their mean, and says of how many and between what', () => {
    const a = line({ name: 'a', type: 'float', unit: 'V', buckets: [bucket(0, { mean: 1 / 3, rows: 5, count: 4, missing: 1 })] });
    expect(readingAt(a, 2)).toEqual({ x: 0, value: '0.3333333 V', detail: 'mean of 4 rows, 1 missing, min 1, max 9' });
  });

  it('of many rows without a value says so', () => {
    const a = line({ name: 'a', type: 'float', unit: 'V', buckets: [bucket(0, { mean: null, min: null, max: null, count: 0 })] });
    expect(readingAt(a, 2)).toEqual({ x: 0, value: undefined, detail: 'no value in 5 rows' });
  });

  it('is taken at the nearest place', () => {
    expect(nearest([0, 10, 20], 14)).toBe(1);
    expect(nearest([0, 10, 20], 16)).toBe(2);
    expect(nearest([0, 10, 20], -5)).toBe(0);
    expect(nearest([0, 10, 20], 50)).toBe(2);
    expect(nearest([7], 3)).toBe(0);
    expect(nearest([], 3)).toBe(-1);
  });
});
