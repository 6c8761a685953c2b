import { useComputedColorScheme } from '@mantine/core';
import { useCallback, useId, useMemo } from 'react';
import { named } from '@/shared/format/units';
import type { Marks } from '@/shared/marks/marks';
import { accentDark, accentLight, fontMono, fontText, seriesDark, seriesLight } from '@/shared/theme/palette';
import { aligned, byUnit, type ChartModel, type Line, type ScaleGroup } from './chart-model';
import { tickNumber } from './numbers';
import { placedMarks, type PlacedMarks } from './placed-marks';
import { tickTexts, timeSteps, timeTicks } from './time-ticks';
import { UPlotChart, type Band, type Curve, type UPlotChartProps, type XTicks, type YAxis } from './uplot-chart';

type ChartPanelsProps = {
  model: ChartModel;
  marks: Marks[];
  colourOf: (column: string) => number;
} & Pick<UPlotChartProps, 'range' | 'pointed' | 'onPoint' | 'onSelect' | 'onZoom' | 'onPan' | 'onReset'>;

/** Two units share a panel, with an axis on each side; more get a panel each. */
const MOST_SCALES = 2;
const NO_MARKS: PlacedMarks = { points: [], spans: [], lit: undefined };
const DIMMED = '73';
const WIDTH = 1.5;
const SHARED_AXIS_WIDTH = 64;
/** Curves of one colour are told apart by their strokes. */
const dashes = [undefined, [8, 4], [2, 3], [8, 3, 2, 3]];

/** The curves, in one panel or in several above each other that share the x axis and the cursor. */
export function ChartPanels({ model, marks, colourOf, ...hands }: ChartPanelsProps) {
  const group = useId();
  const colours = useSeriesColours();
  const ink = useInk();
  const xTicks = useMemo(() => ticksOf(model), [model]);
  const colour = useCallback(({ column, tint }: Line) => colours[(colourOf(column) + tint) % colours.length] ?? '', [colours, colourOf]);
  const panels = useMemo(() => panelsOf(model, colour), [model, colour]);
  const placed = useMemo(
    () => panels.map(({ lines }) => placedMarks(marks, { axis: model.axis, lines, scaleOf, colourOf: colour })),
    [panels, marks, model, colour],
  );
  return panels.map(({ key, places, curves, bands, yAxes }, index) => (
    <UPlotChart
      key={key}
      {...{ places, curves, bands, yAxes }}
      marks={placed[index] ?? NO_MARKS}
      {...hands}
      group={group}
      ink={ink}
      xTicks={xTicks}
      xShown={index === panels.length - 1}
      xLabel={xLabel(model)}
      yText={tickNumber}
      yWidth={panels.length > 1 ? SHARED_AXIS_WIDTH : undefined}
    />
  ));
}

/** How many panels the curves take. */
export function panelCount({ lines }: ChartModel): number {
  return grouped(byUnit(lines)).length;
}

function grouped(units: ScaleGroup[]): ScaleGroup[][] {
  const together = units.filter(({ apart }) => !apart);
  const apart = units.filter((unit) => unit.apart).map((unit) => [unit]);
  return [...(together.length <= MOST_SCALES ? [together] : together.map((unit) => [unit])), ...apart];
}

export function useSeriesColours(): readonly string[] {
  return useComputedColorScheme('light') === 'dark' ? seriesDark : seriesLight;
}

function useInk(): UPlotChartProps['ink'] {
  const dark = useComputedColorScheme('light') === 'dark';
  return useMemo(
    () => ({
      text: dark ? '#A0A6B4' : '#5B6373',
      grid: dark ? '#2A2E37' : '#E7EAEF',
      ground: dark ? '#1A1D23' : '#FFFFFF',
      lit: dark ? accentDark : accentLight,
      suspect: dark ? '#F2B866' : '#A35A00',
      fail: dark ? '#FF8A82' : '#B3221A',
      missing: dark ? '#A0A6B4' : '#5B6373',
      found: dark ? accentDark : accentLight,
      font: fontText,
      mono: fontMono,
    }),
    [dark],
  );
}

function xLabel({ axis }: ChartModel): string | undefined {
  if (axis.kind === 'time') return undefined;
  if (axis.kind === 'row') return 'row';
  return named(axis.name ?? '', axis.unit);
}

type Panel = { key: string; lines: Line[]; places: number[]; curves: Curve[]; bands: Band[]; yAxes: YAxis[] };

function panelsOf({ lines }: ChartModel, colour: (line: Line) => string): Panel[] {
  return grouped(byUnit(lines))
    .filter((group) => group.length > 0)
    .map((group) => {
      const members = lines.filter((line) => group.some((unit) => unit.lines.includes(line)));
      const { places, at } = aligned(members);
      return {
        key: group.map(scaleOf).join(' '),
        lines: members,
        places,
        curves: members.map((line) => curveOf(line, colour, at(line, line.values))),
        bands: members.flatMap((line) => bandOf(line, colour, at)),
        yAxes: group.map((one, index) => ({
          scale: scaleOf(one),
          label: axisLabel(one),
          side: index === 0 ? 'left' : 'right',
        })),
      };
    });
}

function curveOf(line: Line, colour: (line: Line) => string, values: Curve['values']): Curve {
  return {
    label: line.name,
    scale: scaleOf(line),
    colour: colour(line) + (line.dim ? DIMMED : ''),
    width: WIDTH,
    dash: dashes[line.twin % dashes.length],
    values,
    rows: line.bucketRows === 1,
  };
}

function bandOf(line: Line, colour: (line: Line) => string, at: ReturnType<typeof aligned>['at']): Band[] {
  if (!line.band || line.bucketRows === 1) return [];
  const [fill, edge] = line.dim ? ['1A', '38'] : ['26', '4D'];
  return [
    {
      scale: scaleOf(line),
      fill: colour(line) + fill,
      edge: colour(line) + edge,
      min: at(line, line.band.min),
      max: at(line, line.band.max),
    },
  ];
}

function scaleOf({ unit, apart }: Pick<ScaleGroup, 'unit' | 'apart'>): string {
  return `y ${unit ?? ''}${apart ? ' apart' : ''}`;
}

/** The unit, or the column where there is only one. */
function axisLabel({ unit, apart, lines }: ScaleGroup): string {
  if (apart) return named(lines[0]?.sourceLabel ?? '', unit);
  const columns = new Set(lines.map(({ column }) => column));
  const [only] = columns;
  if (columns.size > 1 || only === undefined) return unit ?? '';
  return named(only, unit);
}

function ticksOf({ axis }: ChartModel): XTicks {
  if (axis.kind === 'time') {
    return {
      steps: timeSteps,
      places: (from, to, step) => timeTicks(axis.base, from, to, step),
      texts: (places, step) => tickTexts(axis.base, places, step, axis.type),
    };
  }
  const finest = axis.type === 'row' || axis.type === 'integer' ? 0 : -15;
  const steps = Array.from({ length: 16 - finest }, (_, power) => [1, 2, 5].map((factor) => factor * 10 ** (power + finest)));
  return { steps: steps.flat(), places: evenTicks, texts: (places, step) => places.map((place) => tickNumber(place, step)) };
}

function evenTicks(from: number, to: number, step: number): number[] {
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => (first + index) * step);
}
