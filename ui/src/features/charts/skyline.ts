import type { SeriesColumn } from '@/shared/api/types';
import type { ChartAxis } from '@/shared/axis/chart-axis';
import type { Range } from './window';

/** An SVG path through the least and greatest values of a curve, to fill a picture of the given size. */
export function skyline(column: SeriesColumn | undefined, axis: ChartAxis, whole: Range, width: number, height: number): string {
  const pieces = (column?.buckets ?? column?.points ?? []).flatMap((sample) => {
    const [low, high] = 'y' in sample ? [sample.y, sample.y] : [sample.min, sample.max];
    if (typeof low !== 'number' || typeof high !== 'number') return [];
    return [{ place: axis.place(sample.x), low, high }];
  });
  if (pieces.length === 0) return '';
  const least = pieces.reduce((so, { low }) => Math.min(so, low), Number.POSITIVE_INFINITY);
  const greatest = pieces.reduce((so, { high }) => Math.max(so, high), Number.NEGATIVE_INFINITY);
  const x = (place: number) => (((place - whole[0]) / (whole[1] - whole[0])) * width).toFixed(1);
  const y = (value: number) =>
    (height - 2 - (greatest > least ? (value - least) / (greatest - least) : 0.5) * (height - 4)).toFixed(1);
  const over = pieces.map(({ place, high }) => `${x(place)} ${y(high)}`);
  const back = pieces.toReversed().map(({ place, low }) => `${x(place)} ${y(low)}`);
  return `M${[...over, ...back].join('L')}Z`;
}
