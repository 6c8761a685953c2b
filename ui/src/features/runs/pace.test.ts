import { describe, expect, it } from 'vitest';
import { nextPace, remainingMs, roughly, type Pace } from './pace';

/** The pace after tellings of [milliseconds, rows]. */
const after = (...told: [atMs: number, rows: number][]) =>
  told.reduce<Pace | undefined>((pace, [atMs, rows]) => nextPace(pace, rows, atMs), undefined);

describe('the pace of a run', () => {
  it('is known from the second telling on', () => {
    expect(after([0, 100])?.rate).toBeUndefined();
    expect(after([0, 100], [500, 600])?.rate).toBe(1_000);
  });

  it('follows a change slowly', () => {
    const steady = after([0, 0], [1_000, 1_000], [2_000, 2_000]);
    const faster = nextPace(steady, 12_000, 3_000).rate ?? 0;
    expect(faster).toBeGreaterThan(1_500);
    expect(faster).toBeLessThan(4_000);
  });

  it('minds no tellings that come together', () => {
    expect(after([0, 0], [1_000, 1_000], [1_001, 2_000])?.rate).toBe(1_000);
  });

  it('begins anew when a run begins anew', () => {
    expect(after([0, 0], [1_000, 1_000], [2_000, 10])?.rate).toBeUndefined();
  });

  it('tells how much longer it takes, where that can be told', () => {
    expect(remainingMs(100, 1_100, 500)).toBe(2_000);
    expect(remainingMs(100, null, 500)).toBeUndefined();
    expect(remainingMs(100, 1_100, undefined)).toBeUndefined();
    expect(remainingMs(100, 1_100, 0)).toBeUndefined();
  });

  it('does so in words that promise no more than is known', () => {
    expect([800, 12_000, 52_000, 70_000, 3_000_000, 9_000_000].map(roughly)).toEqual([
      'a few seconds',
      'about 15 s',
      'about 55 s',
      'about 2 min',
      'about 50 min',
      'about 3 h',
    ]);
  });
});
