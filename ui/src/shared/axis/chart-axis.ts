import type { ColumnType, Series, X } from '@/shared/api/types';
import { nanosOf, remainder, SECOND, timeText } from './times';

/** From a dataset's axis to the numbers along which a chart is drawn, and back without loss. */
export type ChartAxis = {
  kind: 'time' | 'number' | 'row';
  type: ColumnType | 'row';
  name: string | null;
  unit: string | null;
  /** nanoseconds at which a time axis has its 0 */
  base: bigint;
  /** where x lies on the chart: a number as it is, a time in seconds since the base; NaN when it lies nowhere */
  place: (x: X) => number;
  /** the x of a place, as the gateway takes it; rounded outwards to what `span` lets the eye tell apart */
  at: (place: number, span: number, side: 'from' | 'to') => X;
  /** the smallest part of the axis that can be looked at */
  leastSpan: number;
};

const timeTypes = new Set<string>(['date', 'datetime', 'instant', 'time']);
/** Finer steps than this part of what is seen cannot be pointed at. */
const FINEST = 10_000;

/** The axis of a series, with its 0 near `near`, so that a double holds nanoseconds where they are seen. */
export function axisOf({ axis, extent }: Pick<Series, 'axis' | 'extent'>, near: X | null = extent.from): ChartAxis {
  const common = { type: axis.type, name: axis.name, unit: axis.unit };
  if (timeTypes.has(axis.type)) return { ...common, ...timeAxis(axis.type, near) };
  const whole = axis.type === 'row' || axis.type === 'integer';
  return {
    ...common,
    kind: axis.type === 'row' ? 'row' : 'number',
    base: 0n,
    place: (x) => (typeof x === 'number' ? x : x.trim() === '' ? Number.NaN : Number(x)),
    at: (place, span, side) => tidy(place, whole ? Math.max(1, tidyStep(span)) : tidyStep(span), side),
    leastSpan: whole ? 1 : Number.MIN_VALUE,
  };
}

function timeAxis(type: ColumnType | 'row', near: X | null) {
  const nanos = nanosOf(String(near)) ?? 0n;
  const base = nanos - remainder(nanos, SECOND);
  const finest = type === 'date' ? 86_400n * SECOND : 1n;
  return {
    kind: 'time' as const,
    base,
    place: (x: X) => {
      const at = nanosOf(String(x));
      return at === undefined ? Number.NaN : secondsOf(at - base);
    },
    at: (place: number, span: number, side: 'from' | 'to') => {
      const exact = base + nanosOfSeconds(place);
      // A power of ten is not always one to the last bit, such as 10 ** -4.
      const step = Math.round(tidyStep(span) * 1e9);
      const grid = step > 1 ? BigInt(step) : 1n;
      const raster = grid > finest ? grid : finest;
      const over = remainder(exact, raster);
      return timeText(exact - over + (side === 'to' && over > 0n ? raster : 0n), type);
    },
    leastSpan: type === 'date' ? 86_400 : 1e-9,
  };
}

/** Seconds of nanoseconds, the fraction as exact as a double can be. */
export function secondsOf(nanos: bigint): number {
  const rest = remainder(nanos, SECOND);
  return Number((nanos - rest) / SECOND) + Number(rest) / 1e9;
}

export function nanosOfSeconds(seconds: number): bigint {
  const whole = Math.floor(seconds);
  return BigInt(whole) * SECOND + BigInt(Math.round((seconds - whole) * 1e9));
}

/** The power of ten that is just too fine to be seen in a span. */
function tidyStep(span: number): number {
  return span > 0 && Number.isFinite(span) ? 10 ** Math.floor(Math.log10(span / FINEST)) : 1e-9;
}

function tidy(value: number, step: number, side: 'from' | 'to'): number {
  const steps = value / step;
  if (!Number.isFinite(steps) || Math.abs(steps) > Number.MAX_SAFE_INTEGER) return value;
  // A step that is reached but for the last bits of a double is reached.
  const rounded = side === 'from' ? Math.floor(steps + 1e-6) : Math.ceil(steps - 1e-6);
  // 0.1 is no sum of powers of two: multiply for whole steps, divide for broken ones.
  return step >= 1 ? rounded * step : rounded / Math.round(1 / step);
}
