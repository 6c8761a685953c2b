import { useEffect, useEffectEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';
import UPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { drawGround, drawMarkers, pointNear, type MarkInk, type Paper } from './draw-marks';
import type { PlacedMarks, PlacedSpan } from './placed-marks';
import classes from './uplot-chart.module.css';
import type { Range } from './window';

export type Curve = {
  label: string;
  scale: string;
  colour: string;
  /** CSS pixels */
  width: number;
  dash: number[] | undefined;
  values: (number | null | undefined)[];
  /** whether each value is a row, to be shown as a point where there is room */
  rows: boolean;
};

export type Band = {
  scale: string;
  fill: string;
  /** drawn thinly, so that a lone value far out is seen where the area is but a pixel wide */
  edge: string;
  min: (number | null | undefined)[];
  max: (number | null | undefined)[];
};

export type YAxis = { scale: string; label: string; side: 'left' | 'right' };

/** How the ticks of the x axis are made; undefined: as those of numbers. */
export type XTicks = {
  steps: number[];
  places: (from: number, to: number, step: number) => number[];
  texts: (places: number[], step: number) => string[];
};

export type UPlotChartProps = {
  places: number[];
  curves: Curve[];
  bands: Band[];
  yAxes: YAxis[];
  xTicks: XTicks;
  /** whether the x axis shows its ticks; of panels above each other only the last one does */
  xShown: boolean;
  xLabel: string | undefined;
  yText: (value: number, step: number) => string;
  /** width of each y axis in CSS pixels, where panels above each other must agree; undefined: what its texts need */
  yWidth: number | undefined;
  range: Range;
  marks: PlacedMarks;
  ink: { grid: string; mono: string } & MarkInk;
  /** charts of one name share their cursor */
  group: string;
  /** where the cursor is put from outside; null: nowhere */
  pointed: number | null;
  onPoint: (place: number | null) => void;
  onSelect: (range: Range) => void;
  onZoom: (factor: number, centre: number) => void;
  onPan: (part: number) => void;
  onReset: () => void;
};

const Y_TICK_SPACE = 36;
const WHEEL_STEP = 1.25;
const MOST_SAID = 4;

/** uPlot as a React component: the only file that knows it. */
export function UPlotChart(props: UPlotChartProps) {
  const { curves, bands, yAxes, yWidth, xShown, xLabel, ink, group } = props;
  // What uPlot takes at its creation only. While it stays the same, new data go into the chart that there is.
  const shape = JSON.stringify([
    curves.map(({ label, scale, colour, width, dash, rows }) => [label, scale, colour, width, dash, rows]),
    bands.map(({ scale, fill, edge }) => [scale, fill, edge]),
    yAxes, yWidth, xShown, xLabel, ink, group,
  ]);
  return <Plot key={shape} {...props} />;
}

function Plot(props: UPlotChartProps) {
  const container = useRef<HTMLDivElement>(null);
  const plot = useRef<UPlot>(undefined);
  const current = useEffectEvent(() => props);
  const { places, curves, bands, pointed, marks } = props;
  const [from, to] = props.range;
  const [tip, setTip] = useState<Tip>();
  const range = useRef<Range>(props.range);
  const marked = useRef(marks);
  const data = useMemo(() => dataOf(places, curves, bands), [places, curves, bands]);

  useLayoutEffect(() => {
    const element = container.current;
    if (!element) return undefined;
    const made = new UPlot(options(current, element, range, marked, setTip), undefined, element);
    plot.current = made;
    const resized = new ResizeObserver(() => {
      if (element.clientWidth > 0) made.setSize({ width: element.clientWidth, height: element.clientHeight });
    });
    resized.observe(element);
    // A canvas does not draw itself again when its font arrives.
    void document.fonts?.load(`11px ${current().ink.mono}`).then(() => plot.current === made && made.redraw(false, true));
    return () => {
      resized.disconnect();
      made.destroy();
      plot.current = undefined;
    };
  }, []);

  useLayoutEffect(() => {
    range.current = [from, to];
    plot.current?.setData(data);
  }, [data, from, to]);

  useLayoutEffect(() => {
    marked.current = marks;
    // Markers need room above the curves, so the scales are chosen anew.
    plot.current?.setData(plot.current.data);
  }, [marks]);

  useEffect(() => {
    const made = plot.current;
    if (!made) return;
    const left = pointed === null ? -10 : made.valToPos(pointed, 'x');
    made.setCursor({ left, top: pointed === null ? -10 : made.over.clientHeight / 2 }, false);
  }, [pointed]);

  return (
    <div className={classes.chart}>
      <div ref={container} className={classes.canvas} />
      {tip && (
        <div role="tooltip" className={classes.tip} style={{ left: tip.left, top: tip.top }} data-left={tip.leftHalf}>
          {tip.text}
        </div>
      )}
    </div>
  );
}

/** What is said of the mark under the pointer, in CSS pixels of the chart. */
type Tip = { text: string; left: number; top: number; leftHalf: boolean };

function dataOf(places: number[], curves: Curve[], bands: Band[]): UPlot.AlignedData {
  return [places, ...bands.flatMap(({ max, min }) => [max, min]), ...curves.map(({ values }) => values)];
}

function options(
  current: () => UPlotChartProps,
  element: HTMLElement,
  range: { current: Range },
  marked: { current: PlacedMarks },
  onTip: (tip: Tip | undefined) => void,
): UPlot.Options {
  const { curves, bands, yAxes, yWidth, xShown, xLabel, xTicks, ink, group } = current();
  const tick = `11px ${ink.mono}`;
  const lines = { stroke: ink.grid, width: 1 };
  const isMarked = (scale: string) => marked.current.points.some((point) => point.scale === scale);
  const yScales = new Set([...curves, ...bands].map(({ scale }) => scale));
  return {
    width: element.clientWidth || 600,
    height: element.clientHeight || 300,
    legend: { show: false },
    padding: [12, yAxes.some(({ side }) => side === 'right') ? 0 : 28, xShown ? 0 : 4, 0],
    scales: {
      x: { time: false, range: () => [range.current[0], range.current[1]] },
      ...Object.fromEntries([...yScales].map((scale) => [scale, { range: (_: UPlot, min: number | null, max: number | null) => yRange(min, max, isMarked(scale)) }])),
    },
    series: [
      {},
      ...bands.flatMap((band) => [edgeOf(band), edgeOf(band)]),
      ...curves.map(
        ({ label, scale, colour, width, dash, rows }): UPlot.Series => ({
          label,
          scale,
          stroke: colour,
          width,
          ...(dash ? { dash } : {}),
          points: { size: 5, width: 1, stroke: colour, fill: colour, filter: lonely, ...(rows ? {} : { show: false }) },
        }),
      ),
    ],
    bands: bands.map(({ fill }, index) => ({ series: [1 + 2 * index, 2 + 2 * index], fill })),
    axes: [
      {
        stroke: ink.text,
        font: tick,
        labelFont: `12px ${ink.font}`,
        labelSize: 20,
        ...(xLabel && xShown ? { label: xLabel } : {}),
        grid: lines,
        ticks: { ...lines, size: 4 },
        space: 84,
        // Times have a second line below them, for what they have in common.
        size: xShown ? (xLabel ? 28 : 40) : 0,
        incrs: xTicks.steps,
        splits: (_, _axis, min, max, step) => current().xTicks.places(min, max, step),
        values: (_, splits, _axis, _space, step) =>
          current().xShown ? current().xTicks.texts(splits, step) : splits.map(() => ''),
      },
      ...yAxes.map(
        ({ scale, label, side }, index): UPlot.Axis => ({
          scale,
          side: side === 'left' ? 3 : 1,
          stroke: ink.text,
          font: tick,
          ...(label ? { label, labelFont: `12px ${ink.font}`, labelSize: 20, labelGap: 4 } : {}),
          grid: { ...lines, show: index === 0 },
          ticks: { ...lines, size: 4 },
          space: Y_TICK_SPACE,
          size: yWidth ?? ((_, values) => Math.max(40, 16 + 7 * Math.max(0, ...(values ?? []).map((text) => text.length)))),
          values: (_, splits, _axis, _space, step) => splits.map((value) => current().yText(value, step)),
        }),
      ),
    ],
    cursor: {
      y: false,
      drag: { x: true, y: false, setScale: false, dist: 4 },
      points: { size: (_, index) => (index > 2 * bands.length ? 7 : 0) },
      sync: { key: group, setSeries: false, scales: ['x', null] },
      bind: {
        mousedown: (u, _, handler) => (event) => {
          if (event.button === 0 && event.shiftKey) pan(u, event, current);
          else handler(event);
          return null;
        },
        dblclick: () => () => {
          current().onReset();
          return null;
        },
      },
    },
    hooks: {
      init: [
        (u) => {
          u.over.addEventListener('wheel', (event) => turned(u, event, current), { passive: false });
          // After a drag there is no click: uPlot keeps it back.
          u.over.addEventListener('click', ({ offsetX, offsetY }) => {
            const point = pointNear(paperOf(u), marked.current.points, ...onPaper(u, offsetX, offsetY));
            const picked = point ?? spansAt(u, offsetX, marked.current.spans)[0];
            picked?.onPick?.(picked.id);
          });
        },
      ],
      drawClear: [(u) => drawGround(paperOf(u), marked.current.spans, marked.current.lit, ink)],
      draw: [(u) => drawMarkers(paperOf(u), marked.current.points, marked.current.lit, ink)],
      setSelect: [
        (u) => {
          const { left, width } = u.select;
          if (width < 4) return;
          const selected: Range = [u.posToVal(left, 'x'), u.posToVal(left + width, 'x')];
          u.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
          // Panels that share a cursor hear of each other's selection; the one that was dragged tells.
          if (u.cursor.event !== undefined && u.cursor.event !== null) current().onSelect(selected);
        },
      ],
      setCursor: [
        (u) => {
          const { idx, left = -1 } = u.cursor;
          if (!u.cursor.event) return;
          current().onPoint(left < 0 || idx === null || idx === undefined ? null : (u.data[0][idx] ?? null));
          onTip(tipAt(u, marked.current));
        },
      ],
    },
  };
}

function paperOf(u: UPlot): Paper {
  return {
    context: u.ctx,
    ratio: UPlot.pxRatio,
    ...u.bbox,
    x: (place) => u.valToPos(place, 'x', true),
    y: (value, scale) => u.valToPos(value, scale, true),
  };
}

/** From the part of the chart that hears the pointer to the whole canvas, in CSS pixels. */
function onPaper(u: UPlot, left: number, top: number): [left: number, top: number] {
  return [left + u.bbox.left / UPlot.pxRatio, top + u.bbox.top / UPlot.pxRatio];
}

/** What there is to say where the pointer is: of a marker, else of the parts of the axis that it is in. */
function tipAt(u: UPlot, { points, spans }: PlacedMarks): Tip | undefined {
  const { left = -1, top = -1 } = u.cursor;
  const point = left < 0 ? undefined : pointNear(paperOf(u), points, ...onPaper(u, left, top));
  u.over.style.cursor = point?.onPick ? 'pointer' : '';
  if (left < 0 || (!point && spans.length === 0)) return undefined;
  const [x, y] = onPaper(u, left, top);
  const text = point?.title ?? spansAt(u, left, spans).slice(0, MOST_SAID).map(({ title }) => title).join('\n');
  return text === '' ? undefined : { text, left: x, top: y, leftHalf: left < u.over.clientWidth / 2 };
}

/** The parts of the axis that the pointer is in, or next to. */
function spansAt(u: UPlot, left: number, spans: PlacedSpan[]): PlacedSpan[] {
  const place = u.posToVal(left, 'x');
  const reach = Math.abs(u.posToVal(left + 2, 'x') - place);
  return spans.filter(({ from, to }) => from - reach <= place && place <= to + reach);
}

function edgeOf({ scale, edge }: Band): UPlot.Series {
  return { scale, stroke: edge, width: 0.75, points: { show: false } };
}

function yRange(min: number | null, max: number | null, isMarked: boolean): UPlot.Range.MinMax {
  if (min === null || max === null) return [0, 1];
  const room = max > min ? (max - min) * (isMarked ? 0.14 : 0.06) : Math.abs(max) * 0.1 || 1;
  return [min - room, max + room];
}

/** Where points are not shown, a value between two gaps still is: no line would show it. */
function lonely(u: UPlot, index: number, shown: boolean): number[] | null {
  if (shown) return null;
  const values = u.data[index] ?? [];
  const alone: number[] = [];
  const gap = (at: number, step: number) => {
    let other = at + step;
    while (values[other] === undefined && other >= 0 && other < values.length) other += step;
    return values[other] === undefined || values[other] === null;
  };
  for (let at = 0; at < values.length; at++) {
    if (values[at] !== null && values[at] !== undefined && gap(at, -1) && gap(at, 1)) alone.push(at);
  }
  return alone;
}

/** The wheel zooms where the chart was clicked before, or with Ctrl; else it scrolls the page as everywhere. */
function turned(u: UPlot, event: WheelEvent, current: () => UPlotChartProps): void {
  const chosen = u.root.closest(':focus, :focus-within') !== null;
  if (!event.ctrlKey && !event.metaKey && !chosen) return;
  event.preventDefault();
  if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) return current().onPan(event.deltaX / u.over.clientWidth);
  const centre = u.posToVal(event.clientX - u.over.getBoundingClientRect().left, 'x');
  current().onZoom(event.deltaY > 0 ? WHEEL_STEP : 1 / WHEEL_STEP, centre);
}

/** Moves the window along with the pointer until the button is let go. */
function pan(u: UPlot, start: MouseEvent, current: () => UPlotChartProps): void {
  let last = start.clientX;
  start.preventDefault();
  const move = (event: MouseEvent) => {
    current().onPan((last - event.clientX) / u.over.clientWidth);
    last = event.clientX;
  };
  const end = () => {
    document.removeEventListener('mousemove', move);
    document.removeEventListener('mouseup', end);
  };
  document.addEventListener('mousemove', move);
  document.addEventListener('mouseup', end);
}
