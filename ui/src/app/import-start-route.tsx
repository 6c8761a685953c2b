import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { ImportStartPage } from '@/features/imports/import-start-page';
import { UploadList } from '@/features/uploads/upload-list';
import { useUploadQueue, useUploads } from '@/features/uploads/uploads-provider';

/** Sends a file that is to be looked at, and goes to its page once it is whole. Who leaves meanwhile finds it among the uploads. */
export function ImportStartRoute() {
  const queue = useUploadQueue();
  const uploads = useUploads();
  const navigate = useNavigate();
  const [sent, setSent] = useState<number>();
  const state = uploads.find(({ key }) => key === sent)?.state;
  const uploadId = state?.phase === 'stored' ? state.uploadId : undefined;

  useEffect(() => {
    if (sent === undefined || uploadId === undefined) return;
    queue.remove(sent);
    void navigate(`/import/${uploadId}`);
  }, [queue, navigate, sent, uploadId]);

  return <ImportStartPage uploads={<UploadList />} onFile={(file) => setSent(queue.look(file))} />;
}
