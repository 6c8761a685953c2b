import { describe, expect, it } from 'vitest';
import { TransferRate } from './transfer-rate';

describe('the rate of a transfer', () => {
  it('is not told from one moment', () => {
    const rate = new TransferRate(1_000);
    rate.mark(1_100, 5_000);
    expect(rate.bytesPerSecond()).toBeUndefined();
  });

  it('is bytes over time', () => {
    const rate = new TransferRate(0);
    rate.mark(500, 1_000);
    rate.mark(2_000, 8_000);
    expect(rate.bytesPerSecond()).toBe(4_000);
  });

  it('forgets what is longer ago than four seconds', () => {
    const rate = new TransferRate(0);
    rate.mark(1_000, 100_000);
    rate.mark(10_000, 100_000);
    rate.mark(11_000, 103_000);
    rate.mark(14_000, 106_000);
    expect(rate.bytesPerSecond()).toBe(1_500);
  });
});
