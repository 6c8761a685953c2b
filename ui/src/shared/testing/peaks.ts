import type { Cell, Column, Rows } from '@/shared/api/types';

const floats = [
  'peak_heights', 'left_thresholds', 'right_thresholds', 'plateau_sizes', 'left_edges', 'right_edges', 'prominences', 'left_bases', 'right_bases',
  'widths', 'width_heights', 'left_ips', 'right_ips', 'fwhm', 'areas', 'left_bounds', 'right_bounds',
];

/** A peak of a made-up result. */
export type MadePeak = { row: number; x: string | number; column: string; height: number; kind?: 'maximum' | 'minimum' };

function order(x: string | number, end: string): number {
  return typeof x === 'number' ? x - Number(end) : x < end ? -1 : x > end ? 1 : 0;
}

/** The rows of a peak-detection's result as the gateway gives them: those asked for, each ten rows wide from base to base. */
export function aPeakResult(axis: Column | null, all: MadePeak[], asked: URLSearchParams): Rows {
  const [from, to] = [asked.get('from'), asked.get('to')];
  const within = all.filter(({ x }) => (from === null || order(x, from) >= 0) && (to === null || order(x, to) <= 0));
  const offset = Number(asked.get('offset') ?? 0);
  const wanted = asked.getAll('columns');
  const columns: Column[] = [
    { name: 'row', type: 'integer', unit: null },
    ...(axis ? [axis] : []),
    { name: 'column', type: 'string', unit: null },
    { name: 'kind', type: 'string', unit: null },
    ...floats.map((name): Column => ({ name, type: 'float', unit: null })),
  ];
  const shown = columns.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  return {
    offset,
    total: within.length,
    columns: shown,
    rows: within.slice(offset, offset + Number(asked.get('limit') ?? 100)).map((peak) => {
      const cells = cellsOf(peak, axis);
      return shown.map(({ name }) => cells[name] ?? null);
    }),
  };
}

function cellsOf({ row, x, column, height, kind = 'maximum' }: MadePeak, axis: Column | null): Record<string, Cell> {
  const down = kind === 'maximum' ? -1 : 1;
  return {
    row,
    ...(axis && { [axis.name]: x }),
    column,
    kind,
    peak_heights: height,
    prominences: Math.abs(height) / 2,
    left_bases: row - 5,
    right_bases: row + 5,
    widths: 4.5,
    width_heights: height + (down * Math.abs(height)) / 4,
    left_ips: row - 2.25,
    right_ips: row + 2.25,
    fwhm: 4.5,
    areas: 12.345678,
  };
}
