import { useParams, useSearchParams } from 'react-router';
import { ImportAgain } from '@/features/imports/import-again';
import { ImportPage } from '@/features/imports/import-page';

export function ImportRoute() {
  const { uploadId = '' } = useParams();
  const [search] = useSearchParams();
  const datasetId = search.get('dataset');
  if (datasetId) return <ImportAgain key={uploadId + datasetId} uploadId={uploadId} datasetId={datasetId} />;
  return <ImportPage key={uploadId} uploadId={uploadId} />;
}
