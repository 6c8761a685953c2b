import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { answer, api } from '@/shared/api/client';
import { keys } from '@/shared/api/keys';
import type { JsonObject, Run } from '@/shared/api/types';

export type RunRequest = { datasetId: string; processor: string; parameters: JsonObject; force?: boolean };

/**
 * Asks for a run. A request that got no answer keeps its key: sent again, it is still one run. A request that was
 * answered, or another one, gets a key of its own.
 */
export function useSubmitRun() {
  const cache = useQueryClient();
  const attempt = useRef<{ key: string; body: string }>(undefined);
  return useMutation({
    mutationFn: (request: RunRequest): Promise<Run> => {
      const body = JSON.stringify(request);
      if (attempt.current?.body !== body) attempt.current = { key: newKey(), body };
      const header = { 'Idempotency-Key': attempt.current.key };
      return answer(api.POST('/api/runs', { params: { header }, body: request }));
    },
    onSuccess: (run) => {
      attempt.current = undefined;
      cache.setQueryData(keys.run(run.id), run);
      void cache.invalidateQueries({ queryKey: keys.allRuns });
      void cache.invalidateQueries({ queryKey: keys.lineage(run.datasetId) });
    },
  });
}

/** A page that came over plain HTTP from another computer has no randomUUID. */
function newKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
