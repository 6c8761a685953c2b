import type { ColumnType } from '@/shared/api/types';

// Times are nanoseconds since 1970 as whole numbers: a double would lose them. A time without a zone is taken as if it
// were UTC and written down again without one, so it is never shifted.

export const SECOND = 1_000_000_000n;
const DAY = 86_400n * SECOND;

const stamp =
  /^(-?\d{4,})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s?(Z|[+-]\d\d(?::?\d\d)?)?)?$/i;
const clock = /^(\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?$/;

/** Nanoseconds of a date, a time of day, or both; undefined when the text is neither. */
export function nanosOf(text: string): bigint | undefined {
  const whole = stamp.exec(text);
  if (whole) {
    const [, year, month, day, hour, minute, second, fraction, zone] = whole;
    const date = Date.UTC(Number(year), Number(month) - 1, Number(day));
    return BigInt(date) * 1_000_000n + nanosOfDay(hour, minute, second, fraction) - offset(zone);
  }
  const time = clock.exec(text);
  return time ? nanosOfDay(time[1], time[2], time[3], time[4]) : undefined;
}

/** The text of a column's kind of time; no digit is lost, none is added. */
export function timeText(nanos: bigint, type: ColumnType | 'row'): string {
  const iso = isoSeconds(nanos);
  const fraction = fractionText(nanos);
  if (type === 'date') return iso.slice(0, -9);
  if (type === 'time') return iso.slice(-8) + fraction;
  return iso + fraction + (type === 'instant' ? 'Z' : '');
}

/** 'YYYY-MM-DDTHH:MM:SS' of the second that a time lies in. */
export function isoSeconds(nanos: bigint): string {
  const seconds = (nanos - remainder(nanos, SECOND)) / SECOND;
  return new Date(Number(seconds) * 1_000).toISOString().replace(/\.\d+Z$/, '');
}

/** What is left of a division, never negative. */
export function remainder(nanos: bigint, divisor: bigint): bigint {
  return ((nanos % divisor) + divisor) % divisor;
}

export function startOfDay(nanos: bigint): bigint {
  return nanos - remainder(nanos, DAY);
}

function fractionText(nanos: bigint): string {
  const digits = String(remainder(nanos, SECOND)).padStart(9, '0').replace(/(000){1,3}$/, '');
  return digits === '' ? '' : `.${digits}`;
}

function nanosOfDay(hour = '0', minute = '0', second = '0', fraction = ''): bigint {
  const seconds = BigInt(hour) * 3_600n + BigInt(minute) * 60n + BigInt(second);
  return seconds * SECOND + BigInt(fraction.padEnd(9, '0'));
}

function offset(zone: string | undefined): bigint {
  if (!zone || zone.toUpperCase() === 'Z') return 0n;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3).replace(':', '') || 0);
  return BigInt(zone.startsWith('-') ? -minutes : minutes) * 60n * SECOND;
}
