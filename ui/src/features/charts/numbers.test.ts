import { describe, expect, it } from 'vitest';
import { exactNumber, roundedNumber, tickNumber } from './numbers';

describe('a number on a chart', () => {
  it('has the digits that its step needs', () => {
    expect(tickNumber(0.30000000000000004, 0.1)).toBe('0.3');
    expect(tickNumber(1250, 50)).toBe('1,250');
    expect(tickNumber(-2.5, 0.5)).toBe('−2.5');
    expect(tickNumber(0, 1e-9)).toBe('0');
    expect(tickNumber(1e-16, 5)).toBe('0');
  });

  it('is short where it is very large or very small', () => {
    expect(tickNumber(12_500_000, 500_000)).toBe('1.25e7');
    expect(tickNumber(2e-8, 1e-8)).toBe('2e-8');
  });

  it('is read with all its digits, a mean with seven', () => {
    expect(exactNumber(0.1)).toBe('0.1');
    expect(exactNumber(-1e21)).toBe('−1e21');
    expect(roundedNumber(1 / 3)).toBe('0.3333333');
  });
});
