import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '@/shared/api/client';
import { keys } from '@/shared/api/keys';
import type { ImportProfile } from '@/shared/api/types';
import type { ProfileContent } from './profile-file';

export const importProfilesQuery = infiniteQueryOptions({
  queryKey: keys.importProfiles,
  queryFn: ({ signal, pageParam }) =>
    answer(api.GET('/api/import-profiles', { params: { query: { limit: 50, cursor: pageParam } }, signal })),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.nextCursor ?? undefined,
});

export function useCreateImportProfile() {
  const changed = useChanged();
  return useMutation({
    mutationFn: (content: ProfileContent): Promise<ImportProfile> => answer(api.POST('/api/import-profiles', { body: content })),
    onSuccess: changed,
  });
}

/** Makes the next version of a profile, of the one that was seen: when there is a newer one already, it is refused. */
export function useRenameImportProfile({ id, version, description, options, fingerprint }: ImportProfile) {
  const changed = useChanged();
  return useMutation({
    mutationFn: (name: string): Promise<ImportProfile> =>
      answer(api.PUT('/api/import-profiles/{id}', { params: { path: { id } }, body: { name, description, options, fingerprint, version } })),
    onSuccess: changed,
  });
}

export function useDeleteImportProfile(id: string) {
  const changed = useChanged();
  return useMutation({
    mutationFn: () => answer(api.DELETE('/api/import-profiles/{id}', { params: { path: { id } } })),
    onSuccess: changed,
  });
}

/** What a file of which nothing is told is read as may be something else now. */
function useChanged() {
  const cache = useQueryClient();
  return () => {
    void cache.invalidateQueries({ queryKey: keys.importPreviews });
    return cache.invalidateQueries({ queryKey: keys.importProfiles });
  };
}
