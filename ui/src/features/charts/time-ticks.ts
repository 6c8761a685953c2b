import type { ColumnType } from '@/shared/api/types';
import { nanosOfSeconds, secondsOf } from '@/shared/axis/chart-axis';
import { isoSeconds, remainder, SECOND } from '@/shared/axis/times';

const DAY = 86_400;
const MONTH = 30.436875 * DAY;
const YEAR = 365.2425 * DAY;

/** Steps between two ticks in seconds, from nanoseconds to centuries; months and years are about so long. */
export const timeSteps: number[] = [
  ...Array.from({ length: 9 }, (_, power) => [1, 2, 5].map((factor) => factor * 10 ** (power - 9))).flat(),
  1, 2, 5, 10, 15, 30,
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * 60),
  ...[1, 2, 3, 6, 12].map((hours) => hours * 3_600),
  DAY, 2 * DAY, 7 * DAY,
  MONTH, 3 * MONTH, 6 * MONTH,
  ...[1, 2, 5, 10, 20, 50, 100].map((years) => years * YEAR),
];

/** Where the ticks stand between two places: at round times of the file's own clock. */
export function timeTicks(base: bigint, from: number, to: number, step: number): number[] {
  return step >= MONTH ? calendarTicks(base, from, to, Math.round(step / MONTH)) : clockTicks(base, from, to, step);
}

function clockTicks(base: bigint, from: number, to: number, step: number): number[] {
  const raster = BigInt(Math.round(step * 1e9));
  const start = base + nanosOfSeconds(from);
  // 1970 began on a Thursday; weeks begin on a Monday.
  const shift = step === 7 * DAY ? BigInt(4 * DAY) * SECOND : 0n;
  const over = remainder(start - shift, raster);
  const ticks: number[] = [];
  for (let at = over === 0n ? start : start - over + raster; secondsOf(at - base) <= to; at += raster) {
    ticks.push(secondsOf(at - base));
  }
  return ticks;
}

function calendarTicks(base: bigint, from: number, to: number, months: number): number[] {
  const [year = 1970, month = 1] = isoSeconds(base + nanosOfSeconds(from)).split('-').map(Number);
  const ticks: number[] = [];
  for (let number = Math.floor((year * 12 + month - 1) / months) * months; ; number += months) {
    const nanos = BigInt(Date.UTC(Math.floor(number / 12), number % 12)) * 1_000_000n;
    const place = secondsOf(nanos - base);
    if (place > to) return ticks;
    if (place >= from) ticks.push(place);
  }
}

const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * What the ticks say: as much as tells them apart, and below it, at the first tick and wherever it changes, what they
 * have in common.
 */
export function tickTexts(base: bigint, ticks: number[], step: number, type: ColumnType | 'row'): string[] {
  let common = '';
  return ticks.map((tick) => {
    const [own, shared] = tickText(base + nanosOfSeconds(tick), step, type);
    const news = shared !== common && shared !== '';
    common = shared;
    return news ? `${own}\n${shared}` : own;
  });
}

function tickText(nanos: bigint, step: number, type: ColumnType | 'row'): [own: string, shared: string] {
  const iso = isoSeconds(nanos);
  const year = iso.slice(0, -15);
  const month = monthNames[Number(iso.slice(-14, -12)) - 1] ?? '';
  const day = `${Number(iso.slice(-11, -9))} ${month}`;
  if (step >= YEAR * 0.99) return [year, ''];
  if (step >= MONTH * 0.99) return [month, year];
  if (step >= DAY) return [day, year];
  const date = type === 'time' ? '' : `${day} ${year}`;
  if (step >= 60) return [iso.slice(-8, -3), date];
  if (step >= 1) return [iso.slice(-8), date];
  const digits = Math.min(9, Math.max(1, Math.ceil(-Math.log10(step) - 1e-9)));
  const fraction = String(remainder(nanos, SECOND)).padStart(9, '0').slice(0, digits);
  return [`${iso.slice(-2)}.${fraction} s`, `${date} ${iso.slice(-8, -3)}`.trim()];
}
