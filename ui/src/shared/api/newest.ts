import { replaceEqualDeep, type InfiniteData } from '@tanstack/react-query';
import type { Page, Run } from './types';

// Answers and events overtake each other. A run's `seq` only grows, so it tells which of two tellings is the later one.

/** The later telling of a run. */
export function newestRun(known: unknown, told: unknown): unknown {
  const older = known as Run | undefined;
  const newer = told as Run;
  return older && older.id === newer.id && older.seq > newer.seq ? older : replaceEqualDeep(older, newer);
}

/** A list as it was told last, with the later telling of each run in it. */
export function newestRuns(known: unknown, told: unknown): unknown {
  const older = known as InfiniteData<Page<Run>> | undefined;
  const newer = told as InfiniteData<Page<Run>>;
  if (!older) return newer;
  const runs = new Map(older.pages.flatMap((page) => page.items).map((run) => [run.id, run]));
  const pages = newer.pages.map((page) => ({
    ...page,
    items: page.items.map((run) => newestRun(runs.get(run.id), run) as Run),
  }));
  return replaceEqualDeep(older, { ...newer, pages });
}
