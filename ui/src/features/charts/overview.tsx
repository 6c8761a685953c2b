import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef, type PointerEvent } from 'react';
import { answer, api } from '@/shared/api/client';
import { keys } from '@/shared/api/keys';
import type { ChartAxis } from '@/shared/axis/chart-axis';
import { skyline } from './skyline';
import classes from './overview.module.css';
import type { Range } from './window';

type OverviewProps = {
  id: string;
  column: string | undefined;
  axis: ChartAxis;
  whole: Range;
  range: Range;
  colourOf: (column: string) => string;
  onMove: (range: Range) => void;
};

const POINTS = 400;
const HEIGHT = 40;

/** The whole extent in small, with the window that is seen; drag it, or click to where it should go. */
export function Overview({ id, column, axis, whole, range, colourOf, onMove }: OverviewProps) {
  const series = useQuery({
    queryKey: keys.series(id, { overview: column }),
    queryFn: ({ signal }) =>
      answer(api.GET('/api/datasets/{id}/series', { params: { path: { id }, query: { columns: [column ?? ''], points: POINTS } }, signal })),
    enabled: column !== undefined,
    staleTime: Infinity,
  });
  const strip = useRef<HTMLDivElement>(null);
  const held = useRef<number>(undefined);
  const [start, end] = whole;
  const curve = series.data?.columns[0];
  const path = useMemo(() => skyline(curve, axis, [start, end], POINTS, HEIGHT), [curve, axis, start, end]);
  const span = end - start;
  const left = (range[0] - start) / span;
  const width = (range[1] - range[0]) / span;
  if (width >= 1) return null;

  const placeOf = (event: PointerEvent) => {
    const box = strip.current?.getBoundingClientRect();
    return box && box.width > 0 ? start + ((event.clientX - box.left) / box.width) * span : start;
  };
  const move = (event: PointerEvent) => {
    if (held.current === undefined) return;
    const from = placeOf(event) - held.current;
    onMove([from, from + range[1] - range[0]]);
  };
  const take = (event: PointerEvent) => {
    const place = placeOf(event);
    const inside = place >= range[0] && place <= range[1];
    held.current = inside ? place - range[0] : (range[1] - range[0]) / 2;
    event.currentTarget.setPointerCapture(event.pointerId);
    move(event);
  };
  return (
    <div
      ref={strip}
      className={classes.strip}
      aria-hidden
      onPointerDown={take}
      onPointerMove={move}
      onPointerUp={() => {
        held.current = undefined;
      }}
    >
      <svg viewBox={`0 0 ${POINTS} ${HEIGHT}`} preserveAspectRatio="none" className={classes.picture}>
        <path d={path} fill={column === undefined ? 'none' : colourOf(column)} stroke={column === undefined ? 'none' : colourOf(column)} />
      </svg>
      <div className={classes.window} style={{ left: `${left * 100}%`, width: `max(4px, ${width * 100}%)` }} />
    </div>
  );
}
