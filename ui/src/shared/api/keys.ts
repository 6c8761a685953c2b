import type { DatasetKind, RunStatus } from './types';

export type DatasetFilter = { q?: string; kind?: DatasetKind };
export type RunFilter = { status?: RunStatus; datasetId?: string; processor?: string };

/**
 * The names under which answers are cached. What is about one dataset or run begins with its name and id, so that
 * `invalidateQueries({ queryKey: keys.dataset(id) })` reaches its rows, rejects, lineage and series too.
 */
export const keys = {
  allDatasets: ['datasets'] as const,
  datasets: (filter: DatasetFilter) => ['datasets', filter] as const,
  dataset: (id: string) => ['dataset', id] as const,
  rows: (id: string, offset: number, limit: number) => ['dataset', id, 'rows', { offset, limit }] as const,
  /** rows of a part of the axis, as a feature reads them */
  rowsWithin: (id: string, as: string, window: object) => ['dataset', id, 'rows', as, window] as const,
  profile: (id: string) => ['dataset', id, 'profile'] as const,
  rejectCounts: (id: string) => ['dataset', id, 'rejects', 'counts'] as const,
  rejects: (id: string) => ['dataset', id, 'rejects'] as const,
  lineage: (id: string) => ['dataset', id, 'lineage'] as const,
  series: (id: string, window: object) => ['dataset', id, 'series', window] as const,
  allRuns: ['runs'] as const,
  runs: (filter: RunFilter) => ['runs', filter] as const,
  run: (id: string) => ['run', id] as const,
  steps: (id: string) => ['run', id, 'steps'] as const,
  result: (id: string) => ['run', id, 'result'] as const,
  processors: ['processors'] as const,
  scriptSource: (script: string, sha256: string | undefined) => ['processors', 'source', script, { sha256 }] as const,
  system: ['system'] as const,
  doneBefore: (datasetId: string, processor: string) => ['done-before', datasetId, processor] as const,
  importPreviews: ['import-preview'] as const,
  importPreview: (uploadId: string, options: object) => ['import-preview', uploadId, options] as const,
  importProfiles: ['import-profiles'] as const,
  recipes: ['recipes'] as const,
  recipe: (id: string) => ['recipe', id] as const,
  recipeVersion: (id: string, version: number | undefined) => ['recipe', id, { version }] as const,
};
