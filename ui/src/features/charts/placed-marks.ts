import type { Lit, Marks, Place, PointMark, SpanMark } from '@/shared/marks/marks';
import type { ChartAxis } from '@/shared/axis/chart-axis';
import type { Line } from './chart-model';

/** A mark where it stands on the chart: along the axis, and on the scale of its curve. */
export type PlacedPoint = Pick<PointMark, 'id' | 'at' | 'title'> & { place: number; value: number; scale: string; colour: string; hollow: boolean; onPick: Marks['onPick'] };
export type PlacedSpan = Pick<SpanMark, 'id' | 'tone' | 'title'> & { from: number; to: number; onPick: Marks['onPick'] };
export type PlacedLit = {
  from: number;
  to: number;
  scale: string;
  at: { place: number; value: number } | undefined;
  width: { from: number; to: number; value: number } | undefined;
};
export type PlacedMarks = { points: PlacedPoint[]; spans: PlacedSpan[]; lit: PlacedLit | undefined };

type Panel = {
  axis: ChartAxis;
  /** the panel's curves */
  lines: Line[];
  scaleOf: (line: Line) => string;
  colourOf: (line: Line) => string;
};

/** Those of the marks that belong to a panel's curves; what is told of a column that is not drawn is not drawn either. */
export function placedMarks(marks: Marks[], { axis, lines, scaleOf, colourOf }: Panel): PlacedMarks {
  const own = new Map(lines.filter(({ kin }) => kin === 'self').map((line) => [line.name, line]));
  const point = (mark: PointMark, onPick: Marks['onPick']): PlacedPoint[] => {
    const line = own.get(mark.column);
    const place = axis.place(mark.x);
    if (!line || !Number.isFinite(place) || !Number.isFinite(mark.y)) return [];
    const { id, at, title, hollow = false } = mark;
    return [{ id, at, title, hollow, place, value: mark.y, scale: scaleOf(line), colour: colourOf(line), onPick }];
  };
  const span = ({ id, column, tone, title, ...ends }: SpanMark, onPick: Marks['onPick']): PlacedSpan[] => {
    const [from, to] = [axis.place(ends.from), axis.place(ends.to)];
    // What is told of the axis concerns every curve.
    return (column === null || own.has(column) || column === axis.name) && Number.isFinite(from) && Number.isFinite(to) ? [{ id, tone, title, from, to, onPick }] : [];
  };
  const lit = marks.findLast((layer) => layer.lit !== undefined)?.lit;
  return {
    points: marks.flatMap(({ points = [], onPick }) => points.flatMap((mark) => point(mark, onPick))),
    spans: marks.flatMap(({ spans = [], onPick }) => spans.flatMap((mark) => span(mark, onPick))),
    lit: lit && placedLit(lit, axis, lit.column === null || lit.column === axis.name ? lines[0] : own.get(lit.column), scaleOf),
  };
}

function placedLit({ from, to, at, width }: Lit, axis: ChartAxis, line: Line | undefined, scaleOf: Panel['scaleOf']): PlacedLit | undefined {
  if (!line) return undefined;
  return {
    from: placeOf(from, axis),
    to: placeOf(to, axis),
    scale: scaleOf(line),
    at: at && { place: axis.place(at.x), value: at.y },
    width: width && { from: placeOf(width.from, axis), to: placeOf(width.to, axis), value: width.y },
  };
}

function placeOf(place: Place, axis: ChartAxis): number {
  if (typeof place !== 'object') return axis.place(place);
  const before = axis.place(place.before);
  return before + (axis.place(place.after) - before) * place.part;
}
