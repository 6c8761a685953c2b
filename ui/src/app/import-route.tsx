import { useParams } from 'react-router';
import { ImportPage } from '@/features/imports/import-page';

export function ImportRoute() {
  const { uploadId = '' } = useParams();
  return <ImportPage key={uploadId} uploadId={uploadId} />;
}
