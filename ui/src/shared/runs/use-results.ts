import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { lineageQuery, runsQuery } from '@/shared/api/queries';
import type { Run } from '@/shared/api/types';

/** The runs of a processor on a dataset, the newest first, and those of them whose results there still are. */
export function useResults(datasetId: string, processor: string) {
  const runs = useInfiniteQuery(runsQuery({ datasetId, processor }));
  const lineage = useQuery(lineageQuery(datasetId));
  const gone = new Set((lineage.data?.nodes ?? []).filter(({ deleted }) => deleted).map(({ id }) => id));
  const all = runs.data?.pages.flatMap((page) => page.items) ?? [];
  const results = all.filter(({ status, resultId }: Run) => status === 'COMPLETED' && !gone.has(resultId));
  return { runs, newest: all[0], results };
}
