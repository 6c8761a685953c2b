import { useQueries, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '@/shared/api/client';
import { keys } from '@/shared/api/keys';
import type { ChainStep, Processor } from '@/shared/api/types';
import { doneBefore, type RunsOf } from './done-before';

/** How many steps of a chain were done before on each of some datasets; undefined while that is looked up. */
export function useDoneBefore(datasetIds: string[], steps: ChainStep[], processors: Processor[]): (number | undefined)[] {
  const cache = useQueryClient();
  const runsOf: RunsOf = (datasetId, processor) =>
    cache.fetchQuery({
      queryKey: keys.doneBefore(datasetId, processor),
      queryFn: async ({ signal }) => {
        const query = { datasetId, processor, status: 'COMPLETED' as const, limit: 100 };
        return (await answer(api.GET('/api/runs', { params: { query }, signal }))).items;
      },
      staleTime: 0,
    });
  return useQueries({
    queries: datasetIds.map((id) => ({
      queryKey: [...keys.doneBefore(id, ''), steps],
      queryFn: () => doneBefore(id, steps, processors, runsOf),
      // Runs end all the time: looked up anew whenever a dataset is chosen.
      staleTime: 0,
      refetchOnWindowFocus: false,
    })),
  }).map(({ data }) => data);
}
