import { useQueryClient } from '@tanstack/react-query';
import { createContext, use, useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import { keys } from '@/shared/api/keys';
import { UploadQueue, type UploadItem } from './upload-queue';

const QueueContext = createContext<UploadQueue | undefined>(undefined);

/** Keeps uploads going while pages change, and warns before the last page goes. */
export function UploadsProvider({ children }: { children: ReactNode }) {
  const queryClient = useQueryClient();
  const [queue] = useState(
    () =>
      new UploadQueue(() => {
        void queryClient.invalidateQueries({ queryKey: keys.allDatasets });
        void queryClient.invalidateQueries({ queryKey: keys.allRuns });
      }),
  );

  useEffect(() => void queue.restore(), [queue]);

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (queue.isBusy()) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [queue]);

  return <QueueContext value={queue}>{children}</QueueContext>;
}

export function useUploadQueue(): UploadQueue {
  const queue = use(QueueContext);
  if (!queue) throw new Error('useUploadQueue needs an UploadsProvider around it');
  return queue;
}

export function useUploads(): readonly UploadItem[] {
  const queue = useUploadQueue();
  return useSyncExternalStore(queue.subscribe, queue.snapshot);
}
