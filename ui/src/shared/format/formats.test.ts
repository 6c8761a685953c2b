import { describe, expect, it } from 'vitest';
import { bytes, count, counted } from './numbers';
import { parametersText } from './parameters';
import { age, ago, duration } from './times';

describe('numbers', () => {
  it('are grouped by threes', () => expect(count(1_234_567)).toBe('1,234,567'));
  it('go with a noun', () => expect([counted(1, 'row'), counted(0, 'row')]).toEqual(['1 row', '0 rows']));
  it('of bytes have three digits', () => {
    expect([0, 999, 1_000, 812_345, 999_600, 1_480_000, 6_812_345_001].map(bytes)).toEqual([
      '0 B', '999 B', '1.00 kB', '812 kB', '1.00 MB', '1.48 MB', '6.81 GB',
    ]);
  });
});

describe('times', () => {
  const now = Date.parse('2026-03-12T12:00:00Z');

  it('are told by how long ago they were', () => {
    const told = ['2026-03-12T11:59:58Z', '2026-03-12T11:59:48Z', '2026-03-12T11:55:00Z', '2026-03-12T02:00:00Z', '2026-03-04T12:00:00Z', '2025-11-01T00:00:00Z'];
    expect(told.map((at) => age(at, now))).toEqual(['now', '12 s', '5 min', '10 h', '8 d', '2025-11-01']);
    expect(told.map((at) => ago(at, now)).slice(4)).toEqual(['8 d ago', 'on 2025-11-01']);
  });

  it('ahead of this clock are now', () => expect(age('2026-03-12T12:00:30Z', now)).toBe('now'));

  it('have a length', () => {
    expect([840, 42_000, 185_000, 7_800_000].map(duration)).toEqual(['0.8 s', '42 s', '3 min 05 s', '2 h 10 min']);
  });
});

describe('parameters', () => {
  it('are told in few words, without columns and what is off', () => {
    const parameters = { window: 25, center: true, columns: ['a', 'b'], trim: false, height: [null, '9 sigma'], note: null };
    expect(parametersText(parameters)).toBe('window 25 · center · height …, 9 sigma');
  });
});
