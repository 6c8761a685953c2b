import { describe, expect, it } from 'vitest';
import { seeded } from '@/shared/testing/random';
import { axisOf } from './chart-axis';
import { nanosOf, timeText } from './times';

const axis = (type: 'datetime' | 'instant' | 'date' | 'float' | 'integer' | 'row', from: string | number, near = from) =>
  axisOf({ axis: { name: 'x', type, unit: null }, extent: { from, to: from } }, near);

describe('a chart’s axis', () => {
  it('places times in seconds, near its 0 to the nanosecond', () => {
    const time = axis('datetime', '2026-05-04T10:00:00.5');
    expect(time.place('2026-05-04T10:00:00')).toBe(0);
    expect(time.place('2026-05-04T10:00:00.000000007')).toBe(7e-9);
    expect(time.place('2026-05-04T10:01:00.25')).toBe(60.25);
  });

  it.each([1, 2, 3])('loses no nanosecond on the way there and back (seed %i)', (seed) => {
    const chance = seeded(seed);
    const start = nanosOf('2026-05-04T10:00:00') ?? 0n;
    const time = axis('datetime', timeText(start, 'datetime'));
    for (let round = 0; round < 200; round++) {
      const text = timeText(start + BigInt(Math.floor(chance() * 1e12)), 'datetime');
      expect(time.at(time.place(text), 0, 'from')).toBe(text);
    }
  });

  it('writes no more digits than the window shows, rounded so that nothing seen is left out', () => {
    const time = axis('instant', '2026-05-04T10:00:00Z');
    expect(time.at(10.123_456_789, 3_600, 'from')).toBe('2026-05-04T10:00:10.100Z');
    expect(time.at(10.123_456_789, 3_600, 'to')).toBe('2026-05-04T10:00:10.200Z');
    expect(axis('float', 0).at(0.123_456_789, 10, 'from')).toBe(0.123);
    expect(axis('float', 0).at(0.123_456_789, 10, 'to')).toBe(0.124);
    expect(axis('float', 0).at(1_234_567, 1e6, 'from')).toBe(1_234_500);
  });

  it.each(Array.from({ length: 20 }, (_, at) => at - 9))('writes times for windows of 10^%i seconds and more, not narrower nor much wider', (power) => {
    const time = axis('datetime', '2026-05-04T10:00:00');
    for (const digit of [1, 2, 5, 9.99]) {
      const span = digit * 10 ** power;
      const [from, to] = [time.at(span / 3, span, 'from'), time.at((span * 4) / 3, span, 'to')].map(time.place);
      expect(from).toBeLessThanOrEqual(span / 3 + 1e-9);
      expect(to).toBeGreaterThanOrEqual((span * 4) / 3 - 1e-9);
      expect((to ?? 0) - (from ?? 0)).toBeLessThanOrEqual(span * 1.001 + 2e-9);
    }
  });

  it('names whole rows, whole numbers and whole days where the axis has no others', () => {
    expect(axis('row', 0).at(12.4, 30, 'from')).toBe(12);
    expect(axis('row', 0).at(12.4, 30, 'to')).toBe(13);
    expect(axis('integer', 0).at(12.4, 30, 'to')).toBe(13);
    expect(axis('date', '2026-05-04').at(1.5 * 86_400, 10 * 86_400, 'from')).toBe('2026-05-05');
    expect(axis('date', '2026-05-04').at(1.5 * 86_400, 10 * 86_400, 'to')).toBe('2026-05-06');
  });

  it('reads a place from the text of an address too', () => {
    expect(axis('float', 0).place('1.5')).toBe(1.5);
    expect(axis('float', 0).place('')).toBeNaN();
    expect(axis('datetime', '2026-05-04T10:00:00').place('1.5')).toBeNaN();
  });
});
