import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { axisOf } from '@/shared/axis/chart-axis';
import { useChartWindow } from './use-chart-window';

const series = { axis: { name: 'time', type: 'datetime', unit: null }, extent: { from: '2026-03-12T09:30:00', to: '2026-03-12T09:40:00' } } as const;

type Shown = { from: string; to: string };

/** A window as a page holds it; data that comes for another window has its zero there. */
function windowAt(shown: Shown) {
  const written: { from: string | null; to: string | null }[] = [];
  const hook = renderHook(
    ({ base }: { base: string }) => {
      const axis = axisOf(series, base);
      const extent = [axis.place(series.extent.from), axis.place(series.extent.to)] as const;
      return { axis, ...useChartWindow({ axis, extent, address: shown, onChange: (window) => written.push(window) }) };
    },
    { initialProps: { base: shown.from } },
  );
  return { ...hook, written };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the window of a chart', () => {
  it('is where the hand has moved it, although data with another zero came before the hand was at rest', () => {
    const { result, rerender, written } = windowAt({ from: '2026-03-12T09:32:00', to: '2026-03-12T09:33:00' });
    const { axis } = result.current;
    act(() => result.current.moveTo([axis.place('2026-03-12T09:32:10'), axis.place('2026-03-12T09:32:12')]));
    rerender({ base: '2026-03-12T09:31:40' });
    expect(result.current.range).toEqual([30, 32]);
    act(() => vi.advanceTimersByTime(1_000));
    expect(written).toEqual([{ from: '2026-03-12T09:32:10', to: '2026-03-12T09:32:12' }]);
  });

  it('is written once the hand rests, and once for a gesture', () => {
    const { result, written } = windowAt({ from: '2026-03-12T09:32:00', to: '2026-03-12T09:33:00' });
    act(() => result.current.pan(0.5));
    act(() => vi.advanceTimersByTime(100));
    act(() => result.current.pan(0.5));
    act(() => vi.advanceTimersByTime(100));
    expect(written).toEqual([]);
    act(() => vi.advanceTimersByTime(100));
    expect(written).toEqual([{ from: '2026-03-12T09:33:00', to: '2026-03-12T09:34:00' }]);
  });
});
