import { useMemo } from 'react';
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { answer, api } from '@/shared/api/client';
import { keys } from '@/shared/api/keys';
import { useTried, type Tried } from '@/shared/trial/trial';
import type { ChartData, ChartRequest } from './use-chart-data';

type PreviewRequest = Pick<ChartRequest, 'id' | 'from' | 'to' | 'points'>;

/**
 * The chart's data with what is tried on the dataset, as if it had been made of it. It is asked for by itself, so that trying other
 * parameters fetches no curve again that stays the same.
 */
export function useWithPreview(data: ChartData | undefined, request: PreviewRequest): ChartData | undefined {
  const tried = useTried();
  const { data: series, error } = useQuery(previewQuery(request, tried));
  return useMemo(() => {
    if (!data || !tried) return data;
    if (error) return { ...data, failed: [...data.failed, { label: 'The preview', error }] };
    return series ? { ...data, sources: [...data.sources, { id: 'preview', label: 'preview', kin: 'descendant', series }] } : data;
  }, [data, tried, series, error]);
}

function previewQuery({ id, from, to, points }: PreviewRequest, tried: Tried | undefined) {
  const body = { datasetId: id, parameters: tried?.parameters ?? {}, from, to, points };
  return queryOptions({
    queryKey: keys.series(id, { preview: tried?.processor, ...body }),
    queryFn: async ({ signal }) => {
      const path = { name: tried?.processor ?? '' };
      const preview = await answer(api.POST('/api/processors/{name}/preview', { params: { path }, body, signal }));
      // The rows of a table are no curve.
      return 'axis' in preview ? preview : null;
    },
    enabled: tried !== undefined,
    placeholderData: keepPreviousData,
    // A published dataset never changes.
    staleTime: Infinity,
    retry: false,
  });
}
