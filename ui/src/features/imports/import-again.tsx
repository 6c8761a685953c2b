import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { datasetQuery } from '@/shared/api/queries';
import { PendingLines } from '@/shared/ui/pending-lines';
import { Problem } from '@/shared/ui/problem';
import { ImportPage } from './import-page';

/** A file that a dataset was made of: how it was read, as the beginning of reading it otherwise. */
export function ImportAgain({ uploadId, datasetId }: { uploadId: string; datasetId: string }) {
  const dataset = useQuery(datasetQuery(datasetId));
  if (dataset.isPending) return <PendingLines of="the dataset" />;
  if (!dataset.data) {
    return (
      <Problem title="Dataset not loaded" error={dataset.error} onRetry={dataset.refetch}>
        <Link to={`/import/${uploadId}`}>Look at the file alone</Link>
      </Problem>
    );
  }
  return <ImportPage uploadId={uploadId} dataset={dataset.data} />;
}
