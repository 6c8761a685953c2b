import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '@/shared/api/client';
import { keys } from '@/shared/api/keys';
import type { Run } from '@/shared/api/types';

export type Order = 'stop' | 'restart';

/** Has a run stop, or go on where it stopped. */
export function useRunOrder(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (order: Order): Promise<Run> => {
      const params = { path: { id } };
      return answer(order === 'stop' ? api.POST('/api/runs/{id}/stop', { params }) : api.POST('/api/runs/{id}/restart', { params }));
    },
    onSuccess: (run) => {
      cache.setQueryData(keys.run(id), run);
      void cache.invalidateQueries({ queryKey: keys.allRuns });
      void cache.invalidateQueries({ queryKey: keys.dataset(run.resultId), exact: true });
    },
    // The run moved on meanwhile: show what it is now.
    onError: () => void cache.invalidateQueries({ queryKey: keys.run(id) }),
  });
}

/** What can be asked of a run as it is. */
export function orderFor(run: Run): Order | undefined {
  if (run.status === 'QUEUED' || run.status === 'RUNNING') return run.stopRequested ? undefined : 'stop';
  return run.status === 'FAILED' || run.status === 'STOPPED' ? 'restart' : undefined;
}
