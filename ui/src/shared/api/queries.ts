import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answer, api } from './client';
import { keys, type DatasetFilter, type RunFilter } from './keys';
import { newestRun, newestRuns } from './newest';

// What more than one feature asks for. Live events keep these fresh; where a thing is still moving they are asked
// again now and then as well, so that a page also comes right while the live connection is away.
const MOVING_MS = 3_000;

export const datasetQuery = (id: string) =>
  queryOptions({
    queryKey: keys.dataset(id),
    queryFn: ({ signal }) => answer(api.GET('/api/datasets/{id}', { params: { path: { id } }, signal })),
    refetchInterval: (query) => (query.state.data?.status === 'draft' ? MOVING_MS : false),
  });

export const datasetsQuery = (filter: DatasetFilter) =>
  infiniteQueryOptions({
    queryKey: keys.datasets(filter),
    queryFn: ({ signal, pageParam }) =>
      answer(api.GET('/api/datasets', { params: { query: { limit: 50, cursor: pageParam, ...filter } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: (query) =>
      query.state.data?.pages.some((page) => page.items.some((dataset) => dataset.status === 'draft'))
        ? MOVING_MS
        : false,
  });

export const lineageQuery = (id: string) =>
  queryOptions({
    queryKey: keys.lineage(id),
    queryFn: ({ signal }) => answer(api.GET('/api/datasets/{id}/lineage', { params: { path: { id } }, signal })),
  });

export const runQuery = (id: string) =>
  queryOptions({
    queryKey: keys.run(id),
    queryFn: ({ signal }) => answer(api.GET('/api/runs/{id}', { params: { path: { id } }, signal })),
    structuralSharing: newestRun,
    refetchInterval: (query) =>
      query.state.data?.status === 'QUEUED' || query.state.data?.status === 'RUNNING' ? MOVING_MS : false,
  });

export const runsQuery = (filter: RunFilter) =>
  infiniteQueryOptions({
    queryKey: keys.runs(filter),
    queryFn: ({ signal, pageParam }) =>
      answer(api.GET('/api/runs', { params: { query: { limit: 50, cursor: pageParam, ...filter } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    structuralSharing: newestRuns,
  });

/** What a completed run says in short; `null` where its dataset says it all. */
export const resultQuery = (runId: string) =>
  queryOptions({
    queryKey: keys.result(runId),
    queryFn: ({ signal }) => answer(api.GET('/api/runs/{id}/result', { params: { path: { id: runId } }, signal })),
    staleTime: Infinity,
  });

export const processorsQuery = queryOptions({
  queryKey: keys.processors,
  queryFn: ({ signal }) => answer(api.GET('/api/processors', { signal })),
  // No event tells that a worker has started.
  refetchInterval: (query) => (query.state.data?.length === 0 ? MOVING_MS : false),
});
