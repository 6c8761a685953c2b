import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '@/shared/api/client';
import { keys } from '@/shared/api/keys';
import type { ExportFormat, ExportWish, Run } from '@/shared/api/types';
import { fitting } from './export-link';

/** Has a dataset written as a file by a run. */
export function useRequestExport(datasetId: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (wish: ExportWish & { format: ExportFormat }): Promise<Run> =>
      answer(api.POST('/api/datasets/{id}/exports', { params: { path: { id: datasetId } }, body: fitting(wish) })),
    onSuccess: (run) => {
      cache.setQueryData(keys.run(run.id), run);
      void cache.invalidateQueries({ queryKey: keys.allRuns });
    },
  });
}
