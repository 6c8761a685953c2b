import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { ApiProblem } from '@/shared/api/api-problem';
import { answer, api } from '@/shared/api/client';
import { keys } from '@/shared/api/keys';
import type { Accepted, ImportPreview } from '@/shared/api/types';
import type { Options } from './import-options';

/** What an upload would be read as, with these options. */
export const previewQuery = (uploadId: string, options: Options) =>
  queryOptions({
    queryKey: keys.importPreview(uploadId, options),
    queryFn: ({ signal }): Promise<ImportPreview> => answer(api.POST('/api/datasets/preview', { body: { uploadId, options }, signal })),
    // What was there stays in sight until the next reading has come.
    placeholderData: keepPreviousData,
    // The file stays as it is; what nothing is told of may be read by another profile meanwhile.
    staleTime: Object.keys(options).length === 0 ? 0 : Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    // A file that cannot be read so will not be read so the next time.
    retry: false,
  });

/** Sends a file to be looked at; it is kept as an upload. */
export function useSendToLook() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async (file: File): Promise<ImportPreview> => {
      const form = new FormData();
      form.append('file', file);
      return sent('/api/datasets/preview', form);
    },
    onSuccess: (preview) => cache.setQueryData(keys.importPreview(preview.uploadId, {}), preview),
  });
}

/** Makes a dataset of an upload that is there. */
export function useImport(uploadId: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (options: Options): Promise<Accepted> => sent('/api/datasets', { uploadId, options }),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.allDatasets }),
  });
}

/** A call that the typed client does not make: a form, or a body of one kind among several. */
async function sent<T>(address: string, body: FormData | object): Promise<T> {
  let response: Response;
  try {
    response = await fetch(
      new URL(address, window.location.origin),
      body instanceof FormData
        ? { method: 'POST', body }
        : { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } },
    );
  } catch {
    throw ApiProblem.unreachable();
  }
  const told: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw ApiProblem.of(response.status, told);
  return told as T;
}
