import type { X } from '@/shared/api/types';
import type { PointMark } from './marks';
import { axisOf, readRows, type ResultRows } from './result-rows';

/** A row of what peak-detection makes, under scipy's names in the result. Rows count from 0; places between rows are broken numbers. */
export type Peak = {
  /** names it among the peaks of a result */
  key: string;
  row: number;
  x: X;
  column: string;
  kind: 'maximum' | 'minimum';
  height: number | null;
  prominence: number | null;
  /** rows at half of the prominence, or the part of it that was asked for */
  width: number | null;
  fwhm: number | null;
  area: number | null;
  leftBase: number | null;
  rightBase: number | null;
  leftEnd: number | null;
  rightEnd: number | null;
  widthHeight: number | null;
};

/** The columns of a result that a marker needs, besides the axis. */
export const MARKER_COLUMNS = ['row', 'column', 'kind', 'peak_heights'];

/** @param axis of the dataset that was looked through; null: its row number */
export function peaksIn(result: ResultRows, axis: string | null): Peak[] {
  const axisColumn = axisOf(result.columns, axis);
  return readRows(result, ({ number, text, cell }) => {
    const row = number('row') ?? 0;
    const column = text('column');
    return {
      key: peakKey(row, column),
      row,
      x: axisColumn === undefined ? row : placeOf(cell(axisColumn), row),
      column,
      kind: text('kind') === 'minimum' ? 'minimum' : 'maximum',
      height: number('peak_heights'),
      prominence: number('prominences'),
      width: number('widths'),
      fwhm: number('fwhm'),
      area: number('areas'),
      leftBase: number('left_bases'),
      rightBase: number('right_bases'),
      leftEnd: number('left_ips'),
      rightEnd: number('right_ips'),
      widthHeight: number('width_heights'),
    };
  });
}

export function peakKey(row: number, column: string): string {
  return `${row} ${column}`;
}

/** The markers of peaks; one of no known height has none. */
export function peakMarks(peaks: Peak[], titleOf: (peak: Peak) => string): PointMark[] {
  return peaks.flatMap((peak) =>
    peak.height === null
      ? []
      : [
          {
            id: peak.key,
            column: peak.column,
            x: peak.x,
            y: peak.height,
            at: peak.kind === 'maximum' ? ('top' as const) : ('bottom' as const),
            title: titleOf(peak),
          },
        ],
  );
}

function placeOf(cell: string | number | boolean | null, row: number): X {
  return typeof cell === 'number' || typeof cell === 'string' ? cell : row;
}
