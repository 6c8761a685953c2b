import { keepPreviousData, queryOptions, skipToken } from '@tanstack/react-query';
import { answer, api } from '@/shared/api/client';
import { keys } from '@/shared/api/keys';
import type { Column, Rows, X } from '@/shared/api/types';
import { isPart, withinOf, type AxisWindow } from '@/shared/axis/axis-window';
import type { Lit, Place } from '@/shared/marks/marks';
import { MARKER_COLUMNS, peaksIn, type Peak } from '@/shared/marks/peaks';

export const PAGE = 50;
/** More markers than these would cover the curve. */
export const MOST_MARKERS = 2_000;
/** What the gateway gives at once. */
const AT_ONCE = 1_000;

// A published dataset never changes, and what was shown stays until the next comes.
const LASTING = { staleTime: Infinity, placeholderData: keepPreviousData };

/** @param isPart whether the window was less than the whole */
export type PeakPage = { total: number; isPart: boolean; columns: Column[]; peaks: Peak[] };

/** Some of a result's peaks in a window, as a table shows them. */
export const peakPageQuery = (id: string, axis: string | null, window: AxisWindow, page: number) =>
  queryOptions({
    queryKey: keys.rowsWithin(id, 'peaks', { ...window, page }),
    queryFn: async ({ signal }): Promise<PeakPage> => {
      const rows = await rowsOf(id, { ...withinOf(window), offset: page * PAGE, limit: PAGE }, signal);
      return { total: rows.total, isPart: isPart(window), columns: rows.columns, peaks: peaksIn(rows, axis) };
    },
    ...LASTING,
  });

/** How many peaks a window has, and all of them, in the table's order, as far as they can be marked. */
export type Markers = { total: number; peaks: Peak[] | undefined };

export const markersQuery = (id: string, axis: string | null, window: AxisWindow) =>
  queryOptions({
    queryKey: keys.rowsWithin(id, 'markers', window),
    queryFn: async ({ signal }): Promise<Markers> => {
      const columns = axis === null ? MARKER_COLUMNS : [...MARKER_COLUMNS, axis];
      const ask = (offset: number) => rowsOf(id, { ...withinOf(window), columns, offset, limit: AT_ONCE }, signal);
      const first = await ask(0);
      if (first.total > MOST_MARKERS) return { total: first.total, peaks: undefined };
      const peaks = peaksIn(first, axis);
      while (peaks.length < first.total) {
        // oxlint-disable-next-line no-await-in-loop -- two pages at most
        const more = peaksIn(await ask(peaks.length), axis);
        if (more.length === 0) break;
        peaks.push(...more);
      }
      return { total: first.total, peaks };
    },
    ...LASTING,
  });

/** A peak as the chart shows the one that is looked at. Where its bases and flanks lie on the axis, its source knows. */
export const litQuery = (sourceId: string, axis: string | null, peak: Peak | undefined) =>
  queryOptions({
    queryKey: keys.rowsWithin(sourceId, 'lit', { peak }),
    queryFn: peak ? ({ signal }) => litOf(sourceId, axis, peak, signal) : skipToken,
    staleTime: Infinity,
  });

async function litOf(sourceId: string, axis: string | null, peak: Peak, signal: AbortSignal): Promise<Lit> {
  const placeOf = async (row: number | null): Promise<Place> => {
    if (row === null) return peak.x;
    if (axis === null) return row;
    const whole = Math.floor(row);
    const rows = await rowsOf(sourceId, { offset: whole, limit: 2, columns: [axis] }, signal);
    const [before = peak.x, after = before] = rows.rows.map(([x]) => x as X);
    return row === whole ? before : { before, after, part: row - whole };
  };
  const { column, x, height, widthHeight } = peak;
  const [from, to, left, right] = await Promise.all([placeOf(peak.leftBase), placeOf(peak.rightBase), placeOf(peak.leftEnd), placeOf(peak.rightEnd)]);
  return {
    column,
    from,
    to,
    ...(height === null ? {} : { at: { x, y: height } }),
    width: widthHeight === null ? undefined : { from: left, to: right, y: widthHeight },
  };
}

type RowsWish = { from?: string; to?: string; offset: number; limit: number; columns?: string[] };

function rowsOf(id: string, query: RowsWish, signal: AbortSignal): Promise<Rows> {
  return answer(api.GET('/api/datasets/{id}/rows', { params: { path: { id }, query }, signal }));
}
