import type { Column, Recipe } from '@/shared/api/types';
import { aRun } from '@/shared/testing/examples';
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

/** The highest row of each stretch of 250, and once the lowest. */
const peaks: MadePeak[] = Array.from({ length: 80 }, (_, stretch) => {
  const rows = Array.from({ length: 250 }, (_, at) => stretch * 250 + at);
  const lowest = stretch === 40;
  const best = rows.reduce((so, row) => ((valueAt(0, row) ?? 0) > (valueAt(0, so) ?? 0) === lowest ? so : row));
  return { row: best, x: xAt(best), column: 'Furnace [°C]', height: Number((valueAt(0, best) ?? 0).toFixed(3)), kind: lowest ? 'minimum' : 'maximum' };
});

/** Names one of the peaks in an address. */
export const onePeak = `${peaks[30]?.row ?? 0} Furnace [°C]`;

/** What the gateway answers about the results that were made of the furnace's run. */
export function resultsBody(path: string, asked: URLSearchParams): object | undefined {
  if (path === '/api/runs' && asked.get('processor') === 'peak-detection') return { items: asked.get('datasetId') === furnace ? [peakRun] : [], nextCursor: null };
  if (path === '/api/recipes') return { items: [aRecipe], nextCursor: null };
  if (path === `/api/recipes/${recipe}`) return aRecipe;
  if (path === `/api/datasets/${peaksResult}/rows`) return aPeakResult(time, peaks, asked);
  return undefined;
}
