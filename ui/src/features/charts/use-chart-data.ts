import { useEffect, useState } from 'react';
import { keepPreviousData, queryOptions, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { answer, api } from '@/shared/api/client';
import { keys } from '@/shared/api/keys';
import { datasetQuery } from '@/shared/api/queries';
import type { Series } from '@/shared/api/types';
import { withinOf } from '@/shared/axis/axis-window';
import type { Source } from './chart-model';
import { curves, partner } from './columns';

export type Relative = { id: string; label: string; kin: 'ancestor' | 'descendant' };
export type ChartRequest = {
  id: string;
  label: string;
  columns: string[];
  overlays: Relative[];
  from: string | null;
  to: string | null;
  points: number;
  /** false while it is not yet known what to ask for */
  ready: boolean;
};

/** What is drawn, and what of it could not be had. */
export type ChartData = { sources: Source[]; failed: { label: string; error: unknown }[]; notices?: string[] };

const MOST_POINTS = 4_000;

/** All curves of a chart for one window, asked for together so that they never disagree about it. */
export function useChartData(request: ChartRequest) {
  const cache = useQueryClient();
  const { id, label: _, ready, ...window } = request;
  return useQuery(
    queryOptions({
      queryKey: keys.series(id, window),
      queryFn: ({ signal }) => fetchChart(cache, request, signal),
      enabled: ready && request.columns.length > 0,
      placeholderData: keepPreviousData,
      // A published dataset never changes.
      staleTime: Infinity,
    }),
  );
}

async function fetchChart(cache: QueryClient, request: ChartRequest, signal: AbortSignal): Promise<ChartData> {
  const [self, ...overlays] = await Promise.allSettled([
    fetchSeries(request.id, request.columns, request, signal),
    ...request.overlays.map((relative) => fetchOverlay(cache, relative, request, signal)),
  ]);
  if (self.status === 'rejected') throw self.reason;
  const data: ChartData = {
    sources: [{ id: request.id, label: request.label, kin: 'self', series: self.value }],
    failed: [],
  };
  overlays.forEach((overlay, index) => {
    const relative = request.overlays[index];
    if (!relative) return;
    if (overlay.status === 'rejected') data.failed.push({ label: relative.label, error: overlay.reason });
    else if (overlay.value) data.sources.push({ ...relative, series: overlay.value });
  });
  return data;
}

async function fetchOverlay(
  cache: QueryClient,
  relative: Relative,
  request: ChartRequest,
  signal: AbortSignal,
): Promise<Series | undefined> {
  const dataset = await cache.ensureQueryData(datasetQuery(relative.id));
  const columns = curves(dataset)
    .map(({ name }) => name)
    .filter((name) => partner(name, request.columns) !== undefined);
  return columns.length === 0 ? undefined : fetchSeries(relative.id, columns, request, signal);
}

function fetchSeries(
  id: string,
  columns: string[],
  { points, ...window }: Pick<ChartRequest, 'from' | 'to' | 'points'>,
  signal: AbortSignal,
): Promise<Series> {
  const query = { columns, points, ...withinOf(window) };
  return answer(api.GET('/api/datasets/{id}/series', { params: { path: { id }, query }, signal }));
}

/** One value a pixel of the screen's width, in steps so that a chart is not asked for again at each pixel. */
export function usePoints(): number {
  const [points, setPoints] = useState(() => pointsFor(window.innerWidth));
  useEffect(() => {
    const measure = () => setPoints(pointsFor(window.innerWidth));
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, []);
  return points;
}

function pointsFor(width: number): number {
  return Math.min(MOST_POINTS, Math.max(400, Math.ceil(width / 200) * 200));
}
