import { describe, expect, it } from 'vitest';
import { chartModel, type Line } from './chart-model';
import { placedMarks } from './placed-marks';
import { aSeries, pointsColumn } from './testing/series';
import { triedMarks } from './tried-marks';

const model = chartModel([{ id: 'raw', label: 'raw', kin: 'self', series: aSeries([pointsColumn('v', [1, 2, 3], 'V')]) }], ['v']);
if (!model) throw new Error('no model');
const panel = { axis: model.axis, lines: model.lines, scaleOf: ({ unit }: Line) => `y ${unit ?? ''}`, colourOf: () => 'red' };
const column = (name: string) => ({ name, type: 'float' as const, unit: null });
const point = { id: 'a', column: 'v', x: 1, y: 2, at: 'top' as const, title: 't' };

describe('marks on a chart', () => {
  it('stand on the scale of their curve, in its colour', () => {
    const { points } = placedMarks([{ points: [point] }], panel);
    expect(points).toMatchObject([{ id: 'a', place: 1, value: 2, scale: 'y V', colour: 'red' }]);
  });

  it('of a column that is not drawn, or of no place, are not drawn', () => {
    const none = [{ ...point, column: 'w' }, { ...point, x: 'nowhere' }, { ...point, y: Number.NaN }];
    const spans = [{ id: 's', column: 'w', from: 0, to: 1, tone: 'fail' as const, title: '' }];
    expect(placedMarks([{ points: none, spans, lit: { column: 'w', from: 0, to: 1 } }], panel)).toEqual({ points: [], spans: [], lit: undefined });
  });

  it('of the axis are drawn over every curve', () => {
    const span = { id: 's', column: 'depth', from: 0, to: 1, tone: 'suspect' as const, title: '' };
    const { spans, lit } = placedMarks([{ spans: [span], lit: { column: 'depth', from: 0, to: 1 } }], panel);
    expect(spans).toMatchObject([{ from: 0, to: 1, tone: 'suspect' }]);
    expect(lit).toMatchObject({ from: 0, to: 1 });
  });

  it('lie between two rows where their ends do', () => {
    const lit = { column: 'v', from: 0, to: 2, width: { from: { before: 0, after: 1, part: 0.25 }, to: 2, y: 1.5 } };
    expect(placedMarks([{ lit }], panel).lit).toEqual({ from: 0, to: 2, scale: 'y V', at: undefined, width: { from: 0.25, to: 2, value: 1.5 } });
  });
});

describe('a trial whose result is a table', () => {
  it('of peaks shows them as such, and counts them', () => {
    const rows = { columns: ['row', 'depth', 'column', 'kind', 'peak_heights'].map(column), rows: [[3, 0.5, 'v', 'maximum', 7]], total: 12, truncated: true };
    const { marks, words } = triedMarks({ rows, summary: {}, version: 1, log: [] }, 'depth');
    expect(marks?.points).toMatchObject([{ column: 'v', x: 0.5, y: 7, at: 'top' }]);
    expect(words).toBe('The trial finds 12 peaks here; the first 1 are drawn, zoom in for all.');
  });

  it('of flags shows where the worst of them are', () => {
    const names = ['from_row', 'to_row', 'depth', 'depth end', 'column', 'test', 'flag'];
    const rows = {
      columns: names.map(column),
      rows: [[0, 4, 0, 4, 'v', 'spike', 3], [0, 4, 0, 4, 'v', 'rollup', 4], [5, 9, 5, 9, 'v', 'rollup', 1]],
      total: 3,
      truncated: false,
    };
    const { marks, words } = triedMarks({ rows, summary: { score: 50 }, version: 1, log: [] }, 'depth');
    expect(marks?.spans).toMatchObject([{ column: 'v', from: 0, to: 4, tone: 'fail' }]);
    expect(words).toBe('The trial flags 1 part of what is seen, score 50.0.');
  });
});
