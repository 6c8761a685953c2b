import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { keys } from '@/shared/api/keys';
import { sendJson } from '@/shared/api/send-form';
import type { Accepted, ImportPreview } from '@/shared/api/types';
import type { Options } from './import-options';

/** What an upload would be read as, with these options. */
export const previewQuery = (uploadId: string, options: Options) =>
  queryOptions({
    queryKey: keys.importPreview(uploadId, options),
    queryFn: ({ signal }) => sendJson<ImportPreview>('/api/datasets/preview', { uploadId, options }, signal),
    // What was there stays in sight until the next reading has come.
    placeholderData: keepPreviousData,
    // The file stays as it is; what nothing is told of may be read by another profile meanwhile.
    staleTime: Object.keys(options).length === 0 ? 0 : Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    // A file that cannot be read so will not be read so the next time.
    retry: false,
  });

/** Makes a dataset of an upload that is there. */
export function useImport(uploadId: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (options: Options) => sendJson<Accepted>('/api/datasets', { uploadId, options }),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.allDatasets }),
  });
}
