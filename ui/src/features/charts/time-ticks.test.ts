import { describe, expect, it } from 'vitest';
import { seeded } from '@/shared/testing/random';
import { nanosOf } from '@/shared/axis/times';
import { tickTexts, timeSteps, timeTicks } from './time-ticks';

const base = nanosOf('2026-05-04T10:00:00') ?? 0n;
const texts = (from: number, to: number, step: number, type: 'datetime' | 'time' = 'datetime') =>
  tickTexts(base, timeTicks(base, from, to, step), step, type);
const months = timeSteps.filter((step) => step > 20 * 86_400);

describe('ticks of a time axis', () => {
  it('stand at round times, and name the day once', () => {
    expect(texts(60, 15_000, 3_600)).toEqual(['11:00\n4 May 2026', '12:00', '13:00', '14:00']);
  });

  it('name the day again where it changes', () => {
    expect(texts(0, 86_400, 21_600)).toEqual(['12:00\n4 May 2026', '18:00', '00:00\n5 May 2026', '06:00']);
  });

  it('name seconds, and parts of them', () => {
    expect(texts(0, 30, 15)).toEqual(['10:00:00\n4 May 2026', '10:00:15', '10:00:30']);
    expect(texts(0.0001, 0.000_103, 1e-6)).toEqual(['00.000100 s\n4 May 2026 10:00', '00.000101 s', '00.000102 s', '00.000103 s']);
  });

  it('begin weeks on a Monday, months on their first day', () => {
    expect(texts(0, 15 * 86_400, 7 * 86_400)).toEqual(['11 May\n2026', '18 May']);
    expect(texts(0, 100 * 86_400, months[0] ?? 0)).toEqual(['Jun\n2026', 'Jul', 'Aug']);
    expect(texts(0, 300 * 86_400, months[1] ?? 0)).toEqual(['Jul\n2026', 'Oct', 'Jan\n2027']);
    expect(texts(0, 800 * 86_400, months[3] ?? 0)).toEqual(['2027', '2028']);
  });

  it('name no day where the axis has none', () => {
    expect(texts(0, 3_600, 1_800, 'time')).toEqual(['10:00', '10:30', '11:00']);
  });

  it.each([1, 2, 3, 4])('rise, stay inside, and say different things (seed %i)', (seed) => {
    const chance = seeded(seed);
    for (const step of timeSteps) {
      const from = (chance() - 0.5) * Math.min(1e9, step * 1_000);
      const ticks = timeTicks(base, from, from + step * 8, step);
      expect(ticks.length).toBeGreaterThan(5);
      ticks.forEach((tick, at) => at > 0 && expect(tick).toBeGreaterThan(ticks[at - 1] ?? 0));
      // Between two nanoseconds there is nothing to tell.
      expect(ticks[0]).toBeGreaterThanOrEqual(from - 1e-9);
      expect(ticks.at(-1)).toBeLessThanOrEqual(from + step * 8 + 1e-9);
    }
  });

  it('come in steps that grow', () => {
    timeSteps.forEach((step, at) => at > 0 && expect(step).toBeGreaterThan(timeSteps[at - 1] ?? 0));
  });
});
