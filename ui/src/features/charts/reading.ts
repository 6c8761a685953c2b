import type { X } from '@/shared/api/types';
import type { Line } from './chart-model';
import { exactNumber, roundedNumber } from './numbers';

/** What a curve says at a place of the chart. */
export type Reading = {
  x: X;
  /** with its unit; undefined: nothing is known there */
  value: string | undefined;
  /** what the value stands for, where it stands for many */
  detail: string | undefined;
};

/** The curve's sample next to a place. */
export function readingAt(line: Line, place: number): Reading | undefined {
  const sample = line.samples[nearest(line.places, place)];
  if (!sample) return undefined;
  const unit = line.unit ? ` ${line.unit}` : '';
  if ('y' in sample) {
    const y = sample.y;
    const value = y === null ? undefined : `${typeof y === 'number' ? exactNumber(y) : infinity(y)}${unit}`;
    return { x: sample.x, value, detail: undefined };
  }
  const { mean, min, max, count, missing, rows } = sample;
  if (mean === null || min === null || max === null) {
    return { x: sample.x, value: undefined, detail: `no value in ${rowsText(rows)}` };
  }
  const range = `min ${roundedNumber(min)}, max ${roundedNumber(max)}`;
  const left = missing > 0 ? `, ${missing} missing` : '';
  return {
    x: sample.x,
    value: `${rows === 1 ? exactNumber(mean) : roundedNumber(mean)}${unit}`,
    detail: rows === 1 ? undefined : `mean of ${rowsText(count)}${left}, ${range}`,
  };
}

/** The index of the place next to `place`; -1 when there is none. Places rise. */
export function nearest(places: number[], place: number): number {
  let low = 0;
  let high = places.length - 1;
  if (high < 0) return -1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) <= place) low = middle;
    else high = middle;
  }
  return Math.abs((places[high] ?? 0) - place) < Math.abs(place - (places[low] ?? 0)) ? high : low;
}

function infinity(y: string): string {
  return y.startsWith('-') ? '−∞' : y === 'Infinity' ? '∞' : y;
}

function rowsText(rows: number): string {
  return rows === 1 ? '1 row' : `${rows.toLocaleString('en-GB')} rows`;
}
