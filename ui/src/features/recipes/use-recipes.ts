import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '@/shared/api/client';
import { keys } from '@/shared/api/keys';
import type { Applied, Recipe } from '@/shared/api/types';
import type { RecipeContent } from './recipe-draft';

export const recipesQuery = infiniteQueryOptions({
  queryKey: keys.recipes,
  queryFn: ({ signal, pageParam }) => answer(api.GET('/api/recipes', { params: { query: { limit: 50, cursor: pageParam } }, signal })),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.nextCursor ?? undefined,
});

/** @param version undefined: the latest */
export const recipeQuery = (id: string, version?: number) =>
  queryOptions({
    queryKey: keys.recipeVersion(id, version),
    queryFn: ({ signal }) =>
      answer(api.GET('/api/recipes/{id}', { params: { path: { id }, query: version === undefined ? {} : { version } }, signal })),
    // Asked for when its page is opened. Another version that comes meanwhile must not push away what is being edited: saving finds it.
    staleTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });

export function useCreateRecipe() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (content: RecipeContent): Promise<Recipe> => answer(api.POST('/api/recipes', { body: content })),
    onSuccess: (recipe) => kept(cache, recipe),
  });
}

/** Makes the next version of a recipe, of the one that was edited: when there is a newer one already, it is refused. */
export function useChangeRecipe(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ content, version }: { content: RecipeContent; version: number }): Promise<Recipe> =>
      answer(api.PUT('/api/recipes/{id}', { params: { path: { id } }, body: { ...content, version } })),
    onSuccess: (recipe) => kept(cache, recipe),
  });
}

export function useDeleteRecipe(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => answer(api.DELETE('/api/recipes/{id}', { params: { path: { id } } })),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.recipes }),
  });
}

export function useApplyRecipe(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: { datasetIds: string[]; version: number }): Promise<Applied[]> =>
      answer(api.POST('/api/recipes/{id}/apply', { params: { path: { id } }, body })),
    onSuccess: (applied) => {
      for (const run of applied.flatMap(({ runs }) => runs)) cache.setQueryData(keys.run(run.id), run);
      void cache.invalidateQueries({ queryKey: keys.allRuns });
    },
  });
}

function kept(cache: ReturnType<typeof useQueryClient>, recipe: Recipe): void {
  cache.setQueryData(keys.recipeVersion(recipe.id, undefined), recipe);
  cache.setQueryData(keys.recipeVersion(recipe.id, recipe.version), recipe);
  void cache.invalidateQueries({ queryKey: keys.recipes });
}
