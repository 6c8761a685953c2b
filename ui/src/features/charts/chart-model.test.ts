import { describe, expect, it } from 'vitest';
import { aligned, byUnit, chartModel, type Source } from './chart-model';
import { aSeries, bucket, pointsColumn } from './testing/series';

const source = (kin: Source['kin'], series: Source['series'], id: string = kin): Source => ({ id, label: id, kin, series });

describe('a chart’s curves', () => {
  it('leave a gap where nothing is known, and where it cannot be drawn', () => {
    const model = chartModel([source('self', aSeries([pointsColumn('a', [1, null, 'Infinity', 4])]))], ['a']);
    expect(model?.lines[0]).toMatchObject({ places: [0, 1, 2, 3], values: [1, null, null, 4], band: undefined });
  });

  it('are means in the middle of their rows, with a band from the least to the greatest', () => {
    const buckets = [bucket(0, {}), bucket(5, { min: null, max: null, mean: null, count: 0, missing: 5 })];
    const model = chartModel([source('self', aSeries([{ name: 'a', type: 'float', unit: null, buckets }]))], ['a']);
    expect(model?.lines[0]).toMatchObject({ places: [2, 7], values: [4, null], band: { min: [1, null], max: [9, null] } });
  });

  it('are dimmed where something made of them lies above', () => {
    const raw = source('self', aSeries([pointsColumn('a', [1]), pointsColumn('b', [1])]));
    const smooth = source('descendant', aSeries([pointsColumn('a rolling_mean', [1])]));
    const lines = chartModel([smooth, raw], ['a', 'b'])?.lines;
    expect(lines?.map(({ name, column, dim }) => [name, column, dim])).toEqual([
      ['a', 'a', true],
      ['b', 'b', false],
      ['a rolling_mean', 'a', false],
    ]);
  });

  it('lie below the result that is looked at when they are what it comes from', () => {
    const smooth = source('self', aSeries([pointsColumn('a rolling_mean', [1])]));
    const raw = source('ancestor', aSeries([pointsColumn('a', [1])]));
    const lines = chartModel([smooth, raw], ['a rolling_mean'])?.lines;
    expect(lines?.map(({ name, column, dim }) => [name, column, dim])).toEqual([
      ['a', 'a rolling_mean', true],
      ['a rolling_mean', 'a rolling_mean', false],
    ]);
  });

  it('count those of one colour, to be told apart by their strokes', () => {
    const raw = source('self', aSeries([pointsColumn('a', [1])]));
    const one = source('descendant', aSeries([pointsColumn('a rolling_mean', [1])]), '25');
    const two = source('descendant', aSeries([pointsColumn('a rolling_mean', [1])]), '100');
    expect(chartModel([raw, one, two], ['a'])?.lines.map(({ twin }) => twin)).toEqual([0, 0, 1]);
  });

  it('are left out with a word when their axis is another one', () => {
    const raw = source('self', aSeries([pointsColumn('a', [1])]));
    const other = source('descendant', aSeries([pointsColumn('a', [1])], { axis: { name: 't', type: 'datetime', unit: null } }), 'peaks');
    const model = chartModel([raw, other], ['a']);
    expect(model?.lines).toHaveLength(1);
    expect(model?.notices).toEqual(['peaks has another axis and is not drawn.']);
  });

  it('share a row of places; a place that a curve does not have is no gap in it', () => {
    const raw = source('self', aSeries([pointsColumn('a', [1, null, 3])]));
    const sparse = source('descendant', aSeries([{ name: 'a', type: 'float', unit: null, points: [{ x: 0, y: 5 }, { x: 2.5, y: null }] }]));
    const lines = chartModel([raw, sparse], ['a'])?.lines ?? [];
    const { places, at } = aligned(lines);
    expect(places).toEqual([0, 1, 2, 2.5]);
    expect(lines.map((line) => at(line, line.values))).toEqual([
      [1, null, 3, undefined],
      [5, undefined, undefined, null],
    ]);
  });

  it('are taken together by their units', () => {
    const series = aSeries([pointsColumn('a', [1], '°C'), pointsColumn('b', [1], 'bar'), pointsColumn('c', [1], '°C')]);
    const lines = chartModel([source('self', series)], ['a', 'b', 'c'])?.lines ?? [];
    expect(byUnit(lines).map(({ unit, lines: members }) => [unit, members.map(({ name }) => name)])).toEqual([
      ['°C', ['a', 'c']],
      ['bar', ['b']],
    ]);
  });
});
