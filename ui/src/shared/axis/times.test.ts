import { describe, expect, it } from 'vitest';
import { seeded } from '@/shared/testing/random';
import { nanosOf, timeText } from './times';

describe('a time', () => {
  it.each([
    ['2026-05-04T10:00:00', 1_777_888_800_000_000_000n],
    ['2026-05-04T10:00:00Z', 1_777_888_800_000_000_000n],
    ['2026-05-04T12:00:00+02:00', 1_777_888_800_000_000_000n],
    ['2026-05-04T04:30:00-05:30', 1_777_888_800_000_000_000n],
    ['2026-05-04 10:00', 1_777_888_800_000_000_000n],
    ['2026-05-04T10:00:00.000000001', 1_777_888_800_000_000_001n],
    ['1969-12-31T23:59:59.5', -500_000_000n],
    ['2026-05-04', 1_777_852_800_000_000_000n],
    ['10:00:00.25', 36_000_250_000_000n],
  ])('is read to the nanosecond: %s', (text, nanos) => {
    expect(nanosOf(text)).toBe(nanos);
  });

  it('is none where a text says something else', () => {
    expect(nanosOf('soon')).toBeUndefined();
    expect(nanosOf('12')).toBeUndefined();
  });

  it.each([
    ['2026-05-04T10:00:00', 'datetime'],
    ['2026-05-04T10:00:00.123', 'datetime'],
    ['2026-05-04T10:00:00.000000001Z', 'instant'],
    ['2026-05-04', 'date'],
    ['10:00:00.250', 'time'],
  ] as const)('is written as its column writes it: %s', (text, type) => {
    expect(timeText(nanosOf(text) ?? 0n, type)).toBe(text);
  });

  it.each([1, 2, 3])('comes back from its text unchanged (seed %i)', (seed) => {
    const chance = seeded(seed);
    for (let round = 0; round < 200; round++) {
      const nanos = BigInt(Math.floor((chance() - 0.5) * 2 ** 52)) * 2_000n + BigInt(Math.floor(chance() * 2_000));
      expect(nanosOf(timeText(nanos, 'datetime'))).toBe(nanos);
    }
  });
});
