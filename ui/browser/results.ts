import type { Column, ColumnProfile, JsonObject, Profile, Recipe } from '@/shared/api/types';
import type { QualitySummary } from '@/shared/api/quality-summary';
import { aRun } from '@/shared/testing/examples';
import { aFlagResult, flagCounts, type MadeTest } from '@/shared/testing/flags';
import { aPeakResult, type MadePeak } from '@/shared/testing/peaks';
import { valueAt, xAt } from './curves';

export const id = (n: number) => `3f1c08d2-6a4e-4b1b-9c57-${String(n).padStart(12, '0')}`;

export const furnace = id(1);
export const peaksRun = id(31);
export const recipe = id(40);
const peaksResult = id(30);

const time: Column = { name: 'time', type: 'datetime', unit: null };
const peakRun = aRun({ id: peaksRun, processor: 'peak-detection', datasetId: furnace, datasetName: 'furnace-run.csv', resultId: peaksResult, parameters: { prominence: '5 sigma', distance: '5s' } });

const aRecipe: Recipe = {
  id: recipe,
  name: 'Smooth, then the spread',
  description: 'For ovens of the second kind, whose sensors are noisy',
  steps: [
    { processor: 'rolling-mean', parameters: { window: 25, center: true } },
    { processor: 'lab-script', parameters: { gain: 3 } },
  ],
  version: 3,
  latest: 3,
  createdAt: '2026-05-04T10:00:00Z',
  changedAt: '2026-05-04T10:00:00Z',
};

/** Two runs of the same dataset to hold against each other. */
export const compared = [id(51), id(52)] as const;
export const smoothedMore = id(10);
const means = [
  aRun({ id: id(51), processor: 'rolling-mean', datasetId: furnace, datasetName: 'furnace-run.csv', resultId: id(4), parameters: { window: 50 } }),
  aRun({ id: id(52), processor: 'rolling-mean', datasetId: furnace, datasetName: 'furnace-run.csv', resultId: smoothedMore, parameters: { window: 400, center: true } }),
];

/** The highest row of each stretch of 250, and once the lowest. */
const peaks: MadePeak[] = Array.from({ length: 80 }, (_, stretch) => {
  const rows = Array.from({ length: 250 }, (_, at) => stretch * 250 + at);
  const lowest = stretch === 40;
  const best = rows.reduce((so, row) => ((valueAt(0, row) ?? 0) > (valueAt(0, so) ?? 0) === lowest ? so : row));
  return { row: best, x: xAt(best), column: 'Furnace [°C]', height: Number((valueAt(0, best) ?? 0).toFixed(3)), kind: lowest ? 'minimum' : 'maximum' };
});

/** Names one of the peaks in an address. */
export const onePeak = `${peaks[30]?.row ?? 0} Furnace [°C]`;

export const checkRun = id(33);
const checkResult = id(32);
const ROWS = 20_000;
const aCheck = aRun({ id: checkRun, processor: 'data-quality', datasetId: furnace, datasetName: 'furnace-run.csv', resultId: checkResult, parameters: {} });

const tests: MadeTest[] = [
  { column: 'Furnace [°C]', test: 'gross_range', flags: [[12_345, 12_345, 4]] },
  { column: 'Furnace [°C]', test: 'spike', flags: [[0, 0, 2], [12_345, 12_345, 4], [ROWS - 1, ROWS - 1, 2]] },
  { column: 'Furnace [°C]', test: 'rollup', flags: [[12_345, 12_345, 4]] },
  { column: 'Sample [°C]', test: 'gross_range', flags: [[6_001, 7_499, 9]] },
  { column: 'Sample [°C]', test: 'flat_line', flags: [[0, 49, 2], [3_000, 3_600, 3], [6_001, 7_499, 9]] },
  { column: 'Sample [°C]', test: 'rollup', flags: [[3_000, 3_600, 3], [6_001, 7_499, 9]] },
  { column: 'Pressure [hPa]', test: 'gross_range', flags: [[15_000, 15_399, 3], [15_400, 15_900, 4]] },
  { column: 'Pressure [hPa]', test: 'rollup', flags: [[15_000, 15_399, 3], [15_400, 15_900, 4]] },
];

const settings: Record<string, JsonObject> = { gross_range: { suspectSpan: [380, 620], failSpan: [300, 700] }, spike: { suspect: 20, fail: 60 }, flat_line: { tolerance: 0.001, suspect: '1s', fail: '5s' } };
const checked = [...new Set(tests.map(({ column }) => column))];

const summary: QualitySummary = {
  score: 96.24,
  rows: ROWS,
  gate: { action: 'warn', minScore: 90, passed: true },
  columns: checked.map((column) => ({
    column,
    role: 'value',
    score: column.startsWith('Sample') ? 89.5 : 99.9,
    tests: tests
      .filter((test) => test.column === column && test.test !== 'rollup')
      .map(({ test, flags }) => ({ test, settings: settings[test] ?? {}, counts: flagCounts(flags, ROWS) })),
    rollup: flagCounts(tests.find((test) => test.column === column && test.test === 'rollup')?.flags ?? [], ROWS),
  })),
};

function columnProfile(name: string, unit: string, number: number): ColumnProfile {
  const values = Array.from({ length: ROWS }, (_, row) => valueAt(number, row)).filter((value) => value !== null);
  const sorted = values.toSorted((a, b) => a - b);
  const at = (p: number) => sorted[Math.floor(p * (sorted.length - 1))] ?? 0;
  const [from, to] = [at(0), at(1)];
  const counts = Array.from({ length: 50 }, () => 0);
  for (const value of values) {
    const bin = Math.min(49, Math.floor(((value - from) / (to - from)) * 50));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return {
    name, unit, type: 'float', count: ROWS, missing: ROWS - values.length, infinite: 0, distinct: { value: 18_211, exact: true }, min: from, max: to,
    mean: values.reduce((sum, value) => sum + value, 0) / values.length, std: (to - from) / 5, mad: 1,
    quantiles: [0.01, 0.25, 0.5, 0.75, 0.99].map((p) => ({ p, value: at(p) })),
    quantilesExact: true, rankError: 0, sampled: ROWS, histogram: { from, to, counts, exact: true }, longestRun: { rows: 3, fromRow: 811, value: at(0.5) },
  };
}

const profile: Profile = {
  rows: ROWS,
  columns: [
    columnProfile('Furnace [°C]', '°C', 0),
    columnProfile('Sample [°C]', '°C', 1),
    columnProfile('Pressure [hPa]', 'hPa', 2),
    columnProfile('Heater current [A]', 'A', 3),
  ],
  axis: {
    column: 'time', unit: 's', stepMedian: 0.02, stepMin: 0.02, stepMax: 3.62, jitter: 0.00004, rate: 50, stepsExact: true, duplicates: 0, backward: 0,
    gaps: [{ fromRow: 9_000, from: xAt(9_000), to: xAt(9_180), missing: 179 }, { fromRow: 17_000, from: xAt(17_000), to: xAt(17_012), missing: 11 }],
    gapCount: 2, gapCountExact: true,
  },
};

/** What the gateway answers about the results that were made of the furnace's run. */
export function resultsBody(path: string, asked: URLSearchParams): object | undefined {
  if (path === '/api/runs' && asked.get('processor') === 'peak-detection') return { items: asked.get('datasetId') === furnace ? [peakRun] : [], nextCursor: null };
  if (path === '/api/runs' && asked.get('processor') === 'data-quality') return { items: asked.get('datasetId') === furnace ? [aCheck] : [], nextCursor: null };
  const mean = means.find((run) => path.startsWith(`/api/runs/${run.id}`));
  if (mean) return path.endsWith('/result') ? { datasetId: mean.resultId, summary: null } : mean;
  if (path === `/api/runs/${checkRun}/result`) return { datasetId: checkResult, summary };
  if (path === `/api/datasets/${checkResult}/rows`) return aFlagResult(time, ROWS, xAt, tests, asked);
  if (path.endsWith('/profile')) return profile;
  if (path === '/api/recipes') return { items: [aRecipe], nextCursor: null };
  if (path === `/api/recipes/${recipe}`) return aRecipe;
  if (path === `/api/datasets/${peaksResult}/rows`) return aPeakResult(time, peaks, asked);
  return undefined;
}
