import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api } from '@/shared/api/client';
import { keys } from '@/shared/api/keys';
import type { Rows } from '@/shared/api/types';
import { isPart, withinOf, type AxisWindow } from '@/shared/axis/axis-window';
import { flagSpansIn, type FlagSpan } from '@/shared/marks/flags';
import { isWanted, type FlagFilter } from './quality-address';

/**
 * @param complete false: the window has more runs of flags than were looked through
 * @param isPart whether the window was less than the whole
 * @param wanted which flags were asked for
 */
export type FlagSpans = { spans: FlagSpan[]; complete: boolean; isPart: boolean; wanted: FlagFilter };

type RowsWish = { from?: string; to?: string; offset: number; limit: number };
export type AskRows = (wish: RowsWish) => Promise<Pick<Rows, 'columns' | 'rows' | 'total'>>;

/** What the gateway gives at once. */
const AT_ONCE = 1_000;
/** Pages that are looked through for one window: a window with more is to be made smaller. */
const MOST_PAGES = 20;
/** Pages before the window that are looked through for what reaches into it. */
const MOST_BEFORE = 3;

/** The flags of a quality check that lie in a window of its dataset's axis and are looked at. */
export const flagSpansQuery = (resultId: string, axis: string | null, window: AxisWindow, wanted: FlagFilter) =>
  queryOptions({
    queryKey: keys.rowsWithin(resultId, 'flags', { ...window, ...wanted }),
    queryFn: ({ signal }) =>
      flagSpans(
        (query) => answer(api.GET('/api/datasets/{id}/rows', { params: { path: { id: resultId }, query }, signal })),
        axis,
        window,
        wanted,
      ),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  });

/** Rows come by where a span begins: what began before the window and reaches into it is sought backwards from the window's start. */
export async function flagSpans(ask: AskRows, axis: string | null, window: AxisWindow, wanted: FlagFilter): Promise<FlagSpans> {
  const within = withinOf(window);
  const first = await ask({ ...within, offset: 0, limit: AT_ONCE });
  const spans = flagSpansIn(first, axis);
  const pages = Math.min(MOST_PAGES, Math.ceil(first.total / AT_ONCE));
  for (let page = 1; page < pages; page++) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other: nobody waits for the last one as long as the first is not there
    spans.push(...flagSpansIn(await ask({ ...within, offset: page * AT_ONCE, limit: AT_ONCE }), axis));
  }
  const before = window.from === null ? [] : await spansInto(ask, axis, window.from);
  const known = new Set(spans.map(({ key }) => key));
  const all = [...before.filter(({ key }) => !known.has(key)), ...spans];
  return { spans: all.filter((span) => isWanted(span, wanted)), complete: first.total <= MOST_PAGES * AT_ONCE, isPart: isPart(window), wanted };
}

/** Of each column and test, the last span that begins before a place: spans touch, so it is the one that may reach beyond. */
async function spansInto(ask: AskRows, axis: string | null, from: string): Promise<FlagSpan[]> {
  const { total } = await ask({ to: from, offset: 0, limit: 1 });
  const last = new Map<string, FlagSpan>();
  for (let page = 0, end = total; page < MOST_BEFORE && end > 0; page++) {
    const offset = Math.max(0, end - AT_ONCE);
    // oxlint-disable-next-line no-await-in-loop -- each page follows from the one behind it
    const spans = flagSpansIn(await ask({ to: from, offset, limit: end - offset }), axis);
    for (const span of spans.toReversed()) {
      const key = `${span.test} ${span.column}`;
      if (!last.has(key)) last.set(key, span);
    }
    end = offset;
  }
  return [...last.values()].toSorted((a, b) => a.fromRow - b.fromRow);
}
