import { useQuery } from '@tanstack/react-query';
import { runQuery } from '@/shared/api/queries';
import { count } from '@/shared/format/numbers';

/** How far a run is. */
export function RunProgress({ runId }: { runId: string }) {
  const run = useQuery(runQuery(runId));
  if (!run.data) return null;
  return <p>{count(run.data.progress.rowsDone)} rows done</p>;
}
