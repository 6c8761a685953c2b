import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { secondsOf, type ChartAxis } from '@/shared/axis/chart-axis';
import type { ChartAddress } from './chart-address';
import { panned, widened, within, zoomed, type Range } from './window';

/** What the wheel and the keys have moved and the address does not say yet. */
type Moved = {
  range: Range;
  base: bigint;
  /** what the page's address said, and what was last written into it: a page follows its address with a delay */
  seen: string;
  written: string;
  /** what was written for it, once it was */
  done?: string;
};

type WindowOptions = {
  axis: ChartAxis | undefined;
  extent: Range | undefined;
  address: Pick<ChartAddress, 'from' | 'to'>;
  /** writes the window into the address, as a new entry of the history or in place of the last one */
  onChange: (window: Pick<ChartAddress, 'from' | 'to'>, entry: 'push' | 'replace') => void;
};

/** After so long the wheel counts as at rest, and the gateway is asked. */
const REST_MS = 160;
/** What moves on within this time is one gesture: one step back undoes it. */
const GESTURE_MS = 1_500;

/** The window that a chart shows: moved at once by hand, written into the address when the hand rests. */
export function useChartWindow({ axis, extent, address, onChange }: WindowOptions) {
  const [moved, setMoved] = useState<Moved>();
  const lastCommit = useRef(Number.NEGATIVE_INFINITY);
  const seen = keyOf(address);
  const lastWritten = useRef(seen);
  useEffect(() => {
    lastWritten.current = seen;
  }, [seen]);
  const current = moved && (seen === moved.seen || seen === moved.written) ? moved : undefined;
  // The address says it now, or something else altogether.
  if (moved && (moved.done === seen || !current)) setMoved(undefined);
  const whole = extent && widened(extent);
  const range = axis && whole ? shownRange(axis, whole, address, current) : undefined;

  const commit = useEffectEvent(() => {
    if (!axis || !whole || !current) return;
    const now = performance.now();
    const entry = now - lastCommit.current < GESTURE_MS ? 'replace' : 'push';
    lastCommit.current = now;
    const texts = textsOf(axis, placedOn(axis, current), whole);
    lastWritten.current = keyOf(texts);
    setMoved((before) => before && { ...before, done: keyOf(texts) });
    if (keyOf(texts) !== seen) onChange(texts, entry);
  });

  const [from, to] = current && current.done === undefined ? current.range : [];
  useEffect(() => {
    if (from === undefined || to === undefined) return undefined;
    const timer = setTimeout(commit, REST_MS);
    return () => clearTimeout(timer);
  }, [from, to]);

  const move = (next: (now: Range, all: Range) => Range) => {
    if (!axis || !range || !whole) return;
    setMoved({ range: next(range, whole), base: axis.base, seen, written: lastWritten.current });
  };
  return {
    range,
    whole,
    select: ([left, right]: Range) => {
      if (!axis || !whole || !range) return;
      const target = zoomed([left, right], 1, whole, axis.leastSpan);
      lastCommit.current = Number.NEGATIVE_INFINITY;
      onChange(textsOf(axis, target, whole), 'push');
    },
    moveTo: (target: Range) => move((_, all) => within(target, all)),
    zoom: (factor: number, centre?: number) =>
      move((now, all) => zoomed(now, factor, all, axis?.leastSpan ?? 0, centre)),
    pan: (part: number) => move((now, all) => panned(now, part, all)),
    reset: () => {
      setMoved(undefined);
      if (address.from !== null || address.to !== null) onChange({ from: null, to: null }, 'push');
    },
  };
}

function keyOf({ from, to }: Pick<ChartAddress, 'from' | 'to'>): string {
  return `${from ?? ''} ${to ?? ''}`;
}

function shownRange(
  axis: ChartAxis,
  whole: Range,
  address: Pick<ChartAddress, 'from' | 'to'>,
  moved: Moved | undefined,
): Range {
  if (moved) return placedOn(axis, moved);
  const place = (text: string | null, otherwise: number) => {
    const at = text === null ? Number.NaN : axis.place(text);
    return Number.isFinite(at) ? at : otherwise;
  };
  const [from, to] = [place(address.from, whole[0]), place(address.to, whole[1])];
  return to >= from ? widened([from, to]) : whole;
}

/** What was moved, on the axis as it is now: data that came since may have another base. */
function placedOn(axis: ChartAxis, { range: [from, to], base }: Moved): Range {
  const shift = secondsOf(base - axis.base);
  return [from + shift, to + shift];
}

function textsOf(axis: ChartAxis, [from, to]: Range, whole: Range): Pick<ChartAddress, 'from' | 'to'> {
  if (from <= whole[0] && to >= whole[1]) return { from: null, to: null };
  const span = to - from;
  return { from: String(axis.at(from, span, 'from')), to: String(axis.at(to, span, 'to')) };
}
