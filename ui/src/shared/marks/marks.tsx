import { createContext, useContext, useEffect, useEffectEvent, useMemo, useRef, useState, type ReactNode } from 'react';
import type { X } from '@/shared/api/types';

/** Something at a place of a curve, such as a peak. */
export type PointMark = {
  id: string;
  /** whose curve it lies on */
  column: string;
  x: X;
  y: number;
  /** what it points at: a top or a bottom */
  at: 'top' | 'bottom';
  /** said when it is pointed at */
  title: string;
  /** drawn as an outline beside filled ones, and a little further off the curve */
  hollow?: boolean;
};

export type SpanTone = 'suspect' | 'fail' | 'missing' | 'found';

/** A part of the axis that something is told of, such as values that failed a test; of a column, or (null) of every one. */
export type SpanMark = { id: string; column: string | null; from: X; to: X; tone: SpanTone; title: string };

/** A place of the axis: that of a row, or between those of two rows, so far on the way from the one to the other. */
export type Place = X | { before: X; after: X; part: number };

/** The one thing that is looked at: its part of the axis, its own place, and how wide it is at some height. */
export type Lit = {
  /** null: it concerns every curve */
  column: string | null;
  from: Place;
  to: Place;
  at?: { x: X; y: number };
  width?: { from: Place; to: Place; y: number } | undefined;
};

/** What one part of a page has the chart draw besides the curves. */
export type Marks = {
  points?: PointMark[];
  spans?: SpanMark[];
  lit?: Lit | undefined;
  /** a point was clicked on */
  onPick?: (id: string) => void;
};

/** How a chart is moved from outside. */
export type ChartHands = {
  /** shows the place in the middle, as much of the axis as before */
  centre: (x: X) => void;
  /** shows a part of the axis with some room around it */
  show: (from: X, to: X) => void;
};

type Board = {
  layers: ReadonlyMap<string, Marks>;
  put: (layer: string, marks: Marks | undefined) => void;
  /** offers to be moved; returns what takes the offer back */
  offer: (hands: ChartHands) => () => void;
  /** hands on to the chart that offers it */
  hands: ChartHands;
};

const NOBODY: ChartHands = { centre: () => {}, show: () => {} };
const BoardContext = createContext<Board>({ layers: new Map(), put: () => {}, offer: () => () => {}, hands: NOBODY });

/** Lets a dataset's chart and what stands beside it know of each other: what the one lists, the other draws. */
export function MarksProvider({ children }: { children: ReactNode }) {
  const [layers, setLayers] = useState<ReadonlyMap<string, Marks>>(new Map());
  const offered = useRef(NOBODY);
  const board = useMemo(() => {
    const put = (layer: string, marks: Marks | undefined) =>
      setLayers((before) => {
        const after = new Map(before);
        if (marks) after.set(layer, marks);
        else after.delete(layer);
        return after;
      });
    const offer = (hands: ChartHands) => {
      offered.current = hands;
      return () => {
        if (offered.current === hands) offered.current = NOBODY;
      };
    };
    const hands: ChartHands = {
      centre: (x) => offered.current.centre(x),
      show: (from, to) => offered.current.show(from, to),
    };
    return { layers, put, offer, hands };
  }, [layers]);
  return <BoardContext value={board}>{children}</BoardContext>;
}

/** For what stands beside a chart: has it draw marks for as long as it is shown. Marks that stay the same must be the same object. */
export function useMark(layer: string, marks: Marks | undefined): void {
  const { put } = useContext(BoardContext);
  const tell = useEffectEvent(put);
  useEffect(() => tell(layer, marks), [layer, marks]);
  useEffect(() => () => tell(layer, undefined), [layer]);
}

/** For what stands beside a chart: the way to move it; does nothing where no chart is. */
export function useChartHands(): ChartHands {
  return useContext(BoardContext).hands;
}

/** For a chart: what to draw besides the curves. */
export function useMarks(): Marks[] {
  const { layers } = useContext(BoardContext);
  return useMemo(() => [...layers.values()], [layers]);
}

/** For a chart: offers to be moved. */
export function useOfferedHands(offered: ChartHands): void {
  const { offer } = useContext(BoardContext);
  const join = useEffectEvent(offer);
  const centre = useEffectEvent(offered.centre);
  const show = useEffectEvent(offered.show);
  useEffect(() => join({ centre: (x) => centre(x), show: (from, to) => show(from, to) }), []);
}
