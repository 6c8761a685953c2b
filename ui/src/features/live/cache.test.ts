import type { InfiniteData } from '@tanstack/react-query';
import { QueryObserver } from '@tanstack/react-query';
import { describe, expect, it, vi } from 'vitest';
import { http, HttpResponse } from 'msw';
import { keys } from '@/shared/api/keys';
import { runQuery } from '@/shared/api/queries';
import { newQueryClient } from '@/shared/api/query-client';
import type { Page, Run } from '@/shared/api/types';
import { aDataset, aRun } from '@/shared/testing/examples';
import { gateway } from '@/shared/testing/gateway';
import { freshDatasets, freshRuns } from './cache';

const running = aRun({ status: 'RUNNING', seq: 2, endedAt: null, progress: { rowsDone: 5, rowsTotal: 9, rate: 1, eta: null } });
const list = (...items: Run[]): InfiniteData<Page<Run>> => ({ pages: [{ items, nextCursor: null }], pageParams: [undefined] });
const completed = {
  topic: 'runs',
  seq: 70,
  type: 'run.completed.v1',
  at: '2026-05-04T10:00:03Z',
  data: { runId: running.id, seq: 3, resultId: running.resultId },
};

describe('the cached answers', () => {
  it('show what an event tells in a run and in the lists at once', () => {
    const cache = newQueryClient();
    cache.setQueryData(keys.run(running.id), running);
    cache.setQueryData(keys.runs({}), list(running));
    cache.setQueryData(keys.runs({ status: 'RUNNING' }), list(running));
    freshRuns(cache).onEvent?.(completed);
    expect(cache.getQueryData<Run>(keys.run(running.id))?.status).toBe('COMPLETED');
    expect(cache.getQueryData<InfiniteData<Page<Run>>>(keys.runs({}))?.pages[0]?.items[0]?.status).toBe('COMPLETED');
    expect(cache.getQueryData<InfiniteData<Page<Run>>>(keys.runs({ status: 'RUNNING' }))?.pages[0]?.items).toEqual([]);
    expect(cache.getQueryState(keys.runs({}))?.isInvalidated).toBe(true);
  });

  it('show progress without asking for anything', () => {
    const cache = newQueryClient();
    cache.setQueryData(keys.run(running.id), running);
    freshRuns(cache).onSignal?.({ ...completed, type: 'run.progress.v1', data: { runId: running.id, rowsDone: 7, rowsTotal: 9 } });
    expect(cache.getQueryData<Run>(keys.run(running.id))?.progress.rowsDone).toBe(7);
    expect(cache.getQueryState(keys.run(running.id))?.isInvalidated).toBe(false);
  });

  it('keep an event that overtook the answer to an older question', async () => {
    const cache = newQueryClient();
    cache.setQueryData(keys.run(running.id), running);
    gateway.use(http.get(`*/api/runs/${running.id}`, () => HttpResponse.json(running)));
    const asked = cache.fetchQuery({ ...runQuery(running.id), staleTime: 0 });
    freshRuns(cache).onEvent?.({ ...completed, type: 'run.stopped.v1' });
    await asked;
    expect(cache.getQueryData<Run>(keys.run(running.id))?.status).toBe('STOPPED');
  });

  it('are asked for anew after a reset', () => {
    const cache = newQueryClient();
    cache.setQueryData(keys.run(running.id), running);
    cache.setQueryData(keys.runs({}), list(running));
    freshRuns(cache).onReset?.();
    expect(cache.getQueryState(keys.run(running.id))?.isInvalidated).toBe(true);
    expect(cache.getQueryState(keys.runs({}))?.isInvalidated).toBe(true);
  });

  it('of a dataset are asked for anew when it is published, but not its rows', async () => {
    const cache = newQueryClient();
    const dataset = aDataset({ status: 'draft' });
    cache.setQueryData(keys.dataset(dataset.id), dataset);
    cache.setQueryData(keys.rows(dataset.id, 0, 100), {});
    const fetchDataset = vi.fn(() => Promise.resolve(aDataset()));
    const leave = new QueryObserver(cache, { queryKey: keys.dataset(dataset.id), queryFn: fetchDataset, staleTime: Infinity }).subscribe(
      () => {},
    );
    freshDatasets(cache).onEvent?.({ ...completed, type: 'dataset.published.v1', data: { datasetId: dataset.id } });
    await vi.waitFor(() => expect(fetchDataset).toHaveBeenCalledOnce());
    expect(cache.getQueryState(keys.rows(dataset.id, 0, 100))?.isInvalidated).toBe(false);
    leave();
  });
});
