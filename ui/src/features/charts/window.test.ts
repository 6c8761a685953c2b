import { describe, expect, it } from 'vitest';
import { seeded } from '@/shared/testing/random';
import { panned, widened, within, zoomed, type Range } from './window';

const whole: Range = [0, 100];

describe('a window', () => {
  it('zooms around a place that stays where it is', () => {
    expect(zoomed([20, 60], 0.5, whole, 0, 30)).toEqual([25, 45]);
    expect(zoomed([20, 60], 0.5, whole, 0)).toEqual([30, 50]);
  });

  it('shows the whole rather than more', () => {
    expect(zoomed([20, 60], 10, whole, 0)).toEqual(whole);
    expect(zoomed([0, 40], 2, whole, 0, 0)).toEqual([0, 80]);
    expect(zoomed([10, 40], 2, whole, 0, 40)).toEqual([0, 60]);
  });

  it('shows no less than can be told apart', () => {
    expect(zoomed([50, 51], 0.1, whole, 1)).toEqual([50, 51]);
  });

  it('moves along and stops at the ends', () => {
    expect(panned([20, 60], 0.25, whole)).toEqual([30, 70]);
    expect(panned([20, 60], 3, whole)).toEqual([60, 100]);
    expect(panned([20, 60], -3, whole)).toEqual([0, 40]);
  });

  it('gives a single place room', () => {
    expect(widened([5, 5])).toEqual([4.995, 5.005]);
    expect(widened([0, 0])).toEqual([-1, 1]);
  });

  it.each([1, 2, 3])('never leaves the whole, and keeps its width while it moves (seed %i)', (seed) => {
    const chance = seeded(seed);
    let now: Range = whole;
    for (let step = 0; step < 500; step++) {
      const before = now;
      if (chance() < 0.5) now = zoomed(now, 0.2 + chance() * 2, whole, 1e-6, now[0] + chance() * (now[1] - now[0]));
      else {
        now = panned(now, (chance() - 0.5) * 4, whole);
        expect(now[1] - now[0]).toBeCloseTo(before[1] - before[0], 9);
      }
      expect(now[0]).toBeGreaterThanOrEqual(0);
      expect(now[1]).toBeLessThanOrEqual(100);
      expect(now[1]).toBeGreaterThan(now[0]);
      expect(within(now, whole)).toEqual(now);
    }
  });
});
