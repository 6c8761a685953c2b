import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api } from '@/shared/api/client';
import { keys } from '@/shared/api/keys';
import type { Cell, Column, Rows, Series } from '@/shared/api/types';
import { isPart, withinOf, type AxisWindow } from '@/shared/axis/axis-window';
import { axisOf as chartAxisOf } from '@/shared/axis/chart-axis';
import { flagMarks, flagSpansIn } from '@/shared/marks/flags';
import type { SpanMark } from '@/shared/marks/marks';
import { readRows, stretchAxisOf, stretchOf, type Stretch } from '@/shared/marks/result-rows';
import { stretchesIn } from '@/shared/marks/stretches';

/** A stretch of rows, and what else its line in the result says. */
export type ListedStretch = Stretch & { key: string; cells: Cell[] };

/**
 * What a script has found in a window.
 *
 * @param total stretches that begin in the window; the first {@link MOST} of them are here, and those that reach into it from before
 * @param isPart whether the window was less than the whole
 * @param columns of the cells
 * @param marks as the chart shades them; what a check lets pass is not shaded
 */
export type FoundStretches = { total: number; isPart: boolean; columns: Column[]; stretches: ListedStretch[]; marks: SpanMark[] };

/** More shades than these would be a curtain. */
export const MOST = 2_000;
/** What the gateway gives at once. */
const AT_ONCE = 1_000;

type RowsWish = { from?: string; to?: string; offset: number; limit: number };
export type AskRows = (wish: RowsWish) => Promise<Pick<Rows, 'columns' | 'rows' | 'total'>>;

/** @param axis of the dataset that was looked through; null: its row number */
export const stretchesQuery = (resultId: string, axis: string | null, window: AxisWindow) =>
  queryOptions({
    queryKey: keys.rowsWithin(resultId, 'stretches', window),
    queryFn: ({ signal }) =>
      foundStretches((query) => answer(api.GET('/api/datasets/{id}/rows', { params: { path: { id: resultId }, query }, signal })), axis, window),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  });

/** Lines come by where a stretch begins: what began before the window and reaches into it is sought among the thousand before it. */
export async function foundStretches(ask: AskRows, axis: string | null, window: AxisWindow): Promise<FoundStretches> {
  const within = withinOf(window);
  const first = await ask({ ...within, offset: 0, limit: AT_ONCE });
  const rows = [...first.rows];
  while (rows.length < Math.min(MOST, first.total)) {
    // oxlint-disable-next-line no-await-in-loop -- two pages at most
    const more = await ask({ ...within, offset: rows.length, limit: AT_ONCE });
    if (more.rows.length === 0) break;
    rows.push(...more.rows);
  }
  const before = window.from === null ? [] : await reachingInto(ask, axis, window.from);
  return { total: first.total, isPart: isPart(window), ...told({ columns: first.columns, rows: [...before, ...rows] }, axis) };
}

async function reachingInto(ask: AskRows, axis: string | null, from: string): Promise<Cell[][]> {
  const { total, columns } = await ask({ to: from, offset: 0, limit: 1 });
  if (total === 0) return [];
  const offset = Math.max(0, total - AT_ONCE);
  const { rows } = await ask({ to: from, offset, limit: total - offset });
  const axisColumn = columns.find(({ name }) => name === stretchAxisOf(columns, axis));
  // An axis is of no other type.
  const type = (axisColumn?.type ?? 'row') as Series['axis']['type'];
  const { place } = chartAxisOf({ axis: { name: axis, type, unit: null }, extent: { from, to: null } });
  const edge = place(from);
  return rows.filter((cells) =>
    readRows({ columns, rows: [cells] }, (row) => stretchOf(row, axisColumn?.name)).some((one) => place(one.from) < edge && place(one.to) >= edge),
  );
}

function told(result: Pick<Rows, 'columns' | 'rows'>, axis: string | null): Pick<FoundStretches, 'columns' | 'stretches' | 'marks'> {
  const axisColumn = stretchAxisOf(result.columns, axis);
  const places = new Set(['from_row', 'to_row', ...(axisColumn === undefined ? [] : [axisColumn, `${axisColumn} end`])]);
  const shown = result.columns.filter(({ name }) => !places.has(name));
  const isCheck = result.columns.some(({ name }) => name === 'flag');
  const flags = isCheck ? flagSpansIn(result, axis) : [];
  const marks = isCheck ? flagMarks(flags) : stretchesIn(result, axis);
  const names = isCheck ? flags.map(({ key }) => key) : marks.map(({ id }) => id);
  const stretches = readRows(result, (row) => ({ ...stretchOf(row, axisColumn), cells: shown.map(({ name }) => row.cell(name)) })).map((one, at) => ({
    ...one,
    key: names[at] ?? '',
  }));
  return { columns: shown, stretches, marks };
}
