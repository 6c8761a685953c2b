import type { InfiniteData, QueryClient, QueryKey } from '@tanstack/react-query';
import { keys, type RunFilter } from '@/shared/api/keys';
import type { Page, Run } from '@/shared/api/types';
import type { LiveEvent, LiveListener, LiveSignal } from '@/shared/live/live';
import { afterEvent, afterSignal } from './run-patches';

const endings = new Set(['run.completed.v1', 'run.failed.v1', 'run.stopped.v1']);

/**
 * Keeps the cached answers fresh. What an event tells is written into them at once; what it only hints at, such as a
 * new run in a list, is asked for anew.
 */
export function freshRuns(cache: QueryClient): LiveListener {
  const patch = (runId: unknown, change: (run: Run) => Run) => {
    if (typeof runId !== 'string') return;
    const known = cache.getQueryData<Run>(keys.run(runId));
    if (known) set(cache, keys.run(runId), known, change(known));
    for (const [key, list] of cache.getQueriesData<InfiniteData<Page<Run>>>({ queryKey: keys.allRuns })) {
      if (list) set(cache, key, list, patched(list, key, runId, change));
    }
  };
  return {
    onEvent: (event: LiveEvent) => {
      patch(event.data.runId, (run) => afterEvent(run, event));
      void cache.invalidateQueries({ queryKey: keys.allRuns });
      const run = String(event.data.runId);
      void cache.invalidateQueries({ queryKey: keys.steps(run) });
      // How it ended is more than the event tells: its remedy, its rows, its result.
      if (endings.has(event.type)) void cache.invalidateQueries({ queryKey: keys.run(run) });
      if (event.type === 'run.failed.v1' || event.type === 'run.restarted.v1') datasetOf(cache, run);
    },
    onSignal: (signal: LiveSignal) => patch(signal.data.runId, (run) => afterSignal(run, signal)),
    onReset: () => {
      void cache.invalidateQueries({ queryKey: keys.allRuns });
      void cache.invalidateQueries({ queryKey: ['run'] });
    },
  };
}

export function freshDatasets(cache: QueryClient): LiveListener {
  const all = () => {
    void cache.invalidateQueries({ queryKey: keys.allDatasets });
    // What is made of a dataset shows on the pages of those that it comes from.
    void cache.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'dataset' && queryKey[2] === 'lineage' });
  };
  return {
    onEvent: (event) => {
      all();
      const id = String(event.data.datasetId);
      // Its rows never change: only the dataset itself is asked for again.
      if (event.type !== 'dataset.created.v1') void cache.invalidateQueries({ queryKey: keys.dataset(id), exact: true });
    },
    onReset: () => {
      all();
      void cache.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'dataset' && queryKey.length === 2 });
    },
  };
}

/** A dataset's status follows its run's, and no event of its own tells of a failure. */
function datasetOf(cache: QueryClient, runId: string): void {
  const result = cache.getQueryData<Run>(keys.run(runId))?.resultId;
  if (result) void cache.invalidateQueries({ queryKey: keys.dataset(result), exact: true });
  void cache.invalidateQueries({ queryKey: keys.allDatasets });
}

/** Without this an unchanged answer would count as new, and would not be asked for when it is due. */
function set<T>(cache: QueryClient, key: QueryKey, before: T, after: T): void {
  if (before !== after) cache.setQueryData(key, after, { updatedAt: cache.getQueryState(key)?.dataUpdatedAt });
}

function patched(
  list: InfiniteData<Page<Run>>,
  key: QueryKey,
  runId: string,
  change: (run: Run) => Run,
): InfiniteData<Page<Run>> {
  const filter = key[1] as RunFilter | undefined;
  let touched = false;
  const pages = list.pages.map((page) => ({
    ...page,
    items: page.items.flatMap((run) => {
      if (run.id !== runId) return [run];
      const after = change(run);
      touched ||= after !== run;
      return filter?.status && after.status !== filter.status ? [] : [after];
    }),
  }));
  return touched ? { ...list, pages } : list;
}
