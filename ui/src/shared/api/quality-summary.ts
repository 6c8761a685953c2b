import type { JsonObject } from './json';

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
