import type { Bucket, Point, Series, SeriesColumn } from '@/shared/api/types';
import { axisOf, type ChartAxis } from '@/shared/axis/chart-axis';
import { partner } from './columns';

/** One dataset's part in a chart. */
export type Source = {
  id: string;
  label: string;
  /** before the dataset that is looked at, that one itself, or made of it */
  kin: 'ancestor' | 'self' | 'descendant';
  series: Series;
  /** its values are on a scale of their own, such as differences: it gets a panel to itself */
  apart?: boolean;
  /** how many colours further than their columns' its curves are drawn in, to be told from another result's */
  tint?: number;
};

/** What is known at one place of a curve. */
export type Sample = Bucket | Point;

/** A curve: some column of some dataset. */
export type Line = {
  key: string;
  sourceId: string;
  sourceLabel: string;
  kin: Source['kin'];
  name: string;
  unit: string | null;
  /** the shown column of the dataset looked at that lends its colour */
  column: string;
  /** how many curves of the same kin and colour come before this one */
  twin: number;
  /** something made of it lies above it */
  dim: boolean;
  apart: boolean;
  tint: number;
  /** rows that share a place; 1: each has its own */
  bucketRows: number;
  places: number[];
  samples: Sample[];
  /** null: nothing there */
  values: (number | null)[];
  band: { min: (number | null)[]; max: (number | null)[] } | undefined;
};

export type ChartModel = { axis: ChartAxis; lines: Line[]; notices: string[] };

const depth: Record<Source['kin'], number> = { ancestor: 0, self: 1, descendant: 2 };

/** The curves of some datasets over one axis, those that lie below first. */
export function chartModel(sources: Source[], shown: string[]): ChartModel | undefined {
  const self = sources.find(({ kin }) => kin === 'self');
  if (!self) return undefined;
  const axis = axisOf(self.series, self.series.window.from ?? self.series.extent.from);
  const notices = new Set<string>();
  const lines: Line[] = [];
  for (const source of sources.toSorted((a, b) => depth[a.kin] - depth[b.kin])) {
    for (const notice of source.series.notices) notices.add(notice);
    if (axisOf(source.series).kind !== axis.kind) {
      notices.add(`${source.label} has another axis and is not drawn.`);
      continue;
    }
    for (const column of source.series.columns) {
      const partnerName = source.kin === 'self' ? column.name : partner(column.name, shown);
      if (partnerName === undefined || !shown.includes(partnerName)) continue;
      lines.push(lineOf(source, column, partnerName, axis, lines));
    }
  }
  for (const line of lines) {
    line.dim = lines.some((other) => other.column === line.column && depth[other.kin] > depth[line.kin]);
  }
  return { axis, lines, notices: [...notices] };
}

function lineOf(source: Source, column: SeriesColumn, partnerName: string, axis: ChartAxis, before: Line[]): Line {
  const apart = source.apart ?? false;
  const twin = before.filter((line) => line.kin === source.kin && line.column === partnerName && line.apart === apart).length;
  const common = {
    key: `${source.id} ${column.name}`,
    sourceId: source.id,
    sourceLabel: source.label,
    kin: source.kin,
    name: column.name,
    unit: column.unit,
    column: partnerName,
    twin,
    dim: false,
    apart,
    tint: source.tint ?? 0,
    bucketRows: source.series.bucketRows,
  };
  const { buckets, points = [] } = column;
  if (!buckets) {
    const places = points.map(({ x }) => axis.place(x));
    return { ...common, places, samples: points, values: points.map(({ y }) => finite(y)), band: undefined };
  }
  return {
    ...common,
    // In the middle of the rows that it stands for, whose ends are a pixel apart or so.
    places: buckets.map(({ from, to }) => (axis.place(from) + axis.place(to)) / 2),
    samples: buckets,
    values: buckets.map(({ mean }) => finite(mean)),
    band: { min: buckets.map(({ min }) => finite(min)), max: buckets.map(({ max }) => finite(max)) },
  };
}

/** Infinities are known but cannot be drawn: they leave a gap, and the reading names them. */
function finite(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/**
 * Several curves over one row of places, as uPlot wants them: undefined where a curve has no place of its own there,
 * which is no gap; null where it has one and nothing is known.
 */
export function aligned(lines: Line[]): { places: number[]; at: (line: Line, values: (number | null)[]) => (number | null | undefined)[] } {
  const [first, ...others] = lines;
  if (!first) return { places: [], at: () => [] };
  if (others.every((line) => same(line.places, first.places))) return { places: first.places, at: (_, values) => values };
  const places = [...new Set(lines.flatMap((line) => line.places))].toSorted((a, b) => a - b);
  return {
    places,
    at: (line, values) => {
      const known = new Map(line.places.map((place, index) => [place, values[index]]));
      return places.map((place) => known.get(place));
    },
  };
}

function same(a: number[], b: number[]): boolean {
  return a === b || (a.length === b.length && a.every((place, index) => place === b[index]));
}

/** Curves that share a scale. */
export type ScaleGroup = { unit: string | null; apart: boolean; lines: Line[] };

/** Curves that share a scale: those of one unit, less those that stand apart. Panels in the order in which their units appear. */
export function byUnit(lines: Line[]): ScaleGroup[] {
  const groups: ScaleGroup[] = [];
  for (const line of [...lines.filter(({ apart }) => !apart), ...lines.filter(({ apart }) => apart)]) {
    const group = groups.find(({ unit, apart }) => unit === line.unit && apart === line.apart);
    if (group) group.lines.push(line);
    else groups.push({ unit: line.unit, apart: line.apart, lines: [line] });
  }
  return groups;
}
