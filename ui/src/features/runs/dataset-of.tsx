import { Link } from 'react-router';
import type { Run } from '@/shared/api/types';

/** What a run reads, in words also where there is no such dataset: it is made by the run before, or has been deleted. */
export function datasetOf(run: Run): string {
  return run.datasetName ?? (run.status === 'QUEUED' ? 'a dataset that is still to be made' : 'a dataset that is gone');
}

export function DatasetOf({ run }: { run: Run }) {
  const name = datasetOf(run);
  return run.datasetName === null ? <span className="muted">{name}</span> : <Link to={`/datasets/${run.datasetId}`}>{name}</Link>;
}
