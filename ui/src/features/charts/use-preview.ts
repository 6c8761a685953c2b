import { useMemo } from 'react';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { ApiProblem } from '@/shared/api/api-problem';
import { answer, api } from '@/shared/api/client';
import { keys } from '@/shared/api/keys';
import type { Series, TablePreview } from '@/shared/api/types';
import type { Marks } from '@/shared/marks/marks';
import { isScript } from '@/shared/scripts/scripts';
import { useReport, useTried, type Tried } from '@/shared/trial/trial';
import { triedMarks } from './tried-marks';
import type { ChartData, ChartRequest } from './use-chart-data';

type PreviewRequest = Pick<ChartRequest, 'id' | 'from' | 'to' | 'points'> & { axis: string | null };

/** What a trial adds to a chart: curves among its data, or marks, with words about them. */
export type WithPreview = { data: ChartData | undefined; marks: Marks | undefined; words: string | undefined };

/**
 * The chart's data with what is tried on the dataset, as if it had been made of it. It is asked for by itself, so that trying other
 * parameters fetches no curve again that stays the same.
 */
export function useWithPreview(data: ChartData | undefined, request: PreviewRequest): WithPreview {
  const tried = useTried();
  const { data: preview, error, isFetching: running } = useQuery(previewQuery(request, tried));
  const wide = error instanceof ApiProblem && error.code === 'preview-too-large';
  // Why there is no preview is told in the form, where one can do something about it; that one must zoom in, here.
  const failure = wide ? null : error;
  const log = preview?.log;
  useReport(useMemo(() => (tried ? { running, error: failure, log: log ?? [] } : undefined), [tried, running, failure, log]));
  return useMemo(() => {
    const nothing = { data, marks: undefined, words: undefined };
    if (!data || !tried) return nothing;
    if (wide) return { ...nothing, words: error.pointer || isScript(tried.processor) ? error.message : 'Zoom in for a preview: it shows up to a million rows.' };
    if (error || !preview) return nothing;
    if ('rows' in preview && typeof preview.rows === 'object') return { data, ...triedMarks(preview as TablePreview, request.axis) };
    const source = { id: 'preview', label: 'preview', kin: 'descendant' as const, series: preview as Series };
    return { ...nothing, data: { ...data, sources: [...data.sources, source] } };
  }, [data, tried, preview, error, wide, request.axis]);
}

function previewQuery({ id, from, to, points }: PreviewRequest, tried: Tried | undefined) {
  const body = { datasetId: id, parameters: tried?.parameters ?? {}, from, to, points };
  return queryOptions({
    queryKey: keys.series(id, { preview: tried?.processor, ...body }),
    queryFn: ({ signal }) =>
      answer(api.POST('/api/processors/{name}/preview', { params: { path: { name: tried?.processor ?? '' } }, body, signal })),
    enabled: tried !== undefined,
    // While a slider moves, what was drawn stays; another processor's drawing does not.
    placeholderData: (before, last) => (triedIn(last?.queryKey) === tried?.processor ? before : undefined),
    // A published dataset never changes.
    staleTime: Infinity,
    retry: false,
  });
}

function triedIn(key: readonly unknown[] | undefined): string | undefined {
  return (key?.at(-1) as { preview?: string } | undefined)?.preview;
}
