import { describe, expect, it } from 'vitest';
import { byUnit, chartModel, type Source } from './chart-model';
import { withDifference, type Compared } from './difference';
import { aSeries, bucket, pointsColumn } from './testing/series';

const both: Compared = [{ id: 'a', label: 'A' }, { id: 'b', label: 'B' }];
const source = (id: string, series: Source['series']): Source => ({ id, label: id, kin: id === 'raw' ? 'self' : 'descendant', series });
const bucketed = (mean: number, count: number) =>
  aSeries([{ name: 'v', type: 'float', unit: null, buckets: [bucket(0, { mean, count: 5 }), bucket(5, { mean, count })] }]);
const raw = source('raw', aSeries([pointsColumn('v', [1, 2, 3], 'V')]));
const result = (id: string, name: string, ys: (number | string | null)[], unit = 'V') => source(id, aSeries([pointsColumn(name, ys, unit)]));
const differenceIn = (...sources: Source[]) => withDifference({ sources: [raw, ...sources], failed: [] }, both, ['v']);

describe('the difference of two results', () => {
  it('is told row by row, where both have a value', () => {
    const { sources } = differenceIn(result('a', 'v mean', [1, 2, null, 'Infinity']), result('b', 'v mean', [3, 1.5, 4, 5]));
    expect(sources.at(-1)).toMatchObject({ label: 'B − A', apart: true, series: { columns: [{ name: 'v mean', unit: 'V', points: [{ x: 0, y: 2 }, { x: 1, y: -0.5 }, { x: 2, y: null }, { x: 3, y: null }] }] } });
  });

  it('is that of the columns made of the same one, whatever they are called', () => {
    const { sources } = differenceIn(result('a', 'v rolling_mean', [1]), result('b', 'v rolling_median', [3]));
    expect(sources.at(-1)?.series.columns[0]).toMatchObject({ name: 'v rolling_mean', points: [{ y: 2 }] });
  });

  it('of buckets is that of their means, unless one has more values than the other', () => {
    const { sources } = differenceIn(source('a', bucketed(2, 5)), source('b', bucketed(2.5, 4)));
    expect(sources.at(-1)).toMatchObject({ label: 'B − A, means of 5 rows', series: { bucketRows: 1, columns: [{ points: [{ x: 0, y: 0.5 }, { x: 5, y: null }] }] } });
  });

  it('is not told of results that are not row for row alike, nor of other units', () => {
    const shorter = source('b', aSeries([pointsColumn('v', [1], 'V')], { rows: 5 }));
    const { sources, notices } = differenceIn(result('a', 'v', [1]), shorter);
    expect(sources).toHaveLength(3);
    expect(notices).toEqual(['The two results are not made row for row over the same axis: their difference is not drawn.']);
    expect(differenceIn(result('a', 'v', [1]), result('b', 'v', [1], 'mV')).sources).toHaveLength(3);
  });

  it('has a scale to itself', () => {
    const { sources } = differenceIn(result('a', 'v', [1]), result('b', 'v', [3]));
    const model = chartModel(sources, ['v']);
    expect(byUnit(model?.lines ?? []).map(({ unit, apart, lines }) => [unit, apart, lines.map(({ sourceId, twin }) => `${sourceId} ${twin}`)])).toEqual([
      ['V', false, ['raw 0', 'a 0', 'b 1']],
      ['V', true, ['difference 0']],
    ]);
  });
});
