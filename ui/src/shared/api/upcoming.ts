import type { Client } from 'openapi-fetch';
import { api } from './client';
import type { Cell, Column, Dataset, JsonObject, Problem, Series, X } from './types';

// What the gateway answers and `openapi.json` does not describe. Once it does, these shapes come from there and `api` makes the calls.

/** A result whose rows are no rows of the dataset it was made of, as a preview shows it. */
export type TablePreview = {
  rows: { columns: Column[]; rows: Cell[][]; total: number; truncated: boolean };
  summary: JsonObject | null;
};

/** The gate of a quality check keeps a dataset from being processed until somebody releases it; null: it may be. */
export type MayBeQuarantined = { quarantined?: { runId: string; score: number } | null };

/** What is known of a dataset's columns and axis without looking at its rows. */
export type Profile = { rows: number; columns: ColumnProfile[]; axis: AxisProfile | null };

export type ColumnProfile = {
  name: string;
  type: string;
  unit: string | null;
  /** rows, those that are missing or infinite included */
  count: number;
  missing: number;
  infinite: number;
  distinct: { value: number; exact: boolean } | null;
  min: Cell;
  max: Cell;
  mean: number | null;
  std: number | null;
  mad: number | null;
  quantiles: { p: number; value: number }[] | null;
  quantilesExact: boolean;
  histogram: { from: number; to: number; counts: number[]; exact: boolean } | null;
  longestRun: { rows: number; fromRow: number; value: number } | null;
};

/** The steps from one axis value to the next, in seconds on a time axis, else in the column's own unit. */
export type AxisProfile = {
  column: string;
  unit: string | null;
  stepMedian: number | null;
  stepMin: number | null;
  stepMax: number | null;
  jitter: number | null;
  rate: number | null;
  stepsExact: boolean;
  duplicates: number;
  backward: number;
  gaps: { fromRow: number; from: X; to: X; missing: number }[];
  gapCount: number;
  gapCountExact: boolean;
};

/** What a run of data-quality says in short. */
export type QualitySummary = {
  score: number | null;
  rows: number;
  gate: { action: 'warn' | 'fail' | 'quarantine'; minScore: number; passed: boolean } | null;
  columns: {
    column: string;
    role: 'value' | 'axis';
    score: number | null;
    tests: { test: string; settings: JsonObject; counts: FlagCounts }[];
    rollup: FlagCounts;
  }[];
};

/** Rows under each flag: 1 pass, 2 not evaluated, 3 suspect, 4 fail, 9 missing. */
export type FlagCounts = Partial<Record<'1' | '2' | '3' | '4' | '9', number>>;

/** What a run of peak-detection says in short. */
export type PeaksSummary = {
  columns: { column: string; peaks: number; maxima: number; minima: number; noise: number | null }[];
  samplingStepNanos: number | null;
};

type PreviewBody = { datasetId: string; parameters: JsonObject; columns?: string[]; from?: string | null; to?: string | null; points?: number };
type Answers<T> = {
  responses: { 200: { content: { 'application/json': T } }; default: { content: { 'application/problem+json': Problem } } };
};
type Upcoming = {
  '/api/datasets/{id}/profile': { get: { parameters: { path: { id: string } } } & Answers<Profile> };
  '/api/datasets/{id}/release': { post: { parameters: { path: { id: string } } } & Answers<Dataset> };
  '/api/processors/{name}/preview': {
    post: { parameters: { path: { name: string } }; requestBody: { content: { 'application/json': PreviewBody } } } & Answers<Series | TablePreview>;
  };
};

export const upcoming = api as unknown as Client<Upcoming>;
