import { describe, expect, it } from 'vitest';
import { aRun } from '@/shared/testing/examples';
import { resultAddress, resultWords } from './result-address';

const run = (processor: string, resultId = 'made') => aRun({ id: 'r', processor, datasetId: 'raw', resultId });

describe('a result', () => {
  it('is looked at where it says most', () => {
    expect([run('rolling-mean'), run('peak-detection'), run('data-quality'), run('ingest', 'raw')].map((one) => [resultWords(one), resultAddress(one)])).toEqual([
      ['Open the chart', '/datasets/raw?overlay=made'],
      ['Open the chart', '/datasets/raw?peaks=made'],
      ['Open the report', '/datasets/raw/quality?check=r'],
      ['Open the dataset', '/datasets/raw'],
    ]);
  });

  it('of a script is drawn where its columns are, and shown by itself where it is a table', () => {
    const runs = (['transform', 'detector', 'check', 'summary'] as const).map((scriptKind) => ({ ...run('custom:lock_in'), scriptKind }));
    expect(runs.map((one) => [resultWords(one), resultAddress(one)])).toEqual([
      ['Open the chart', '/datasets/raw?overlay=made'],
      ['Open the chart', '/datasets/raw?stretches=made'],
      ['Open the chart', '/datasets/raw?stretches=made'],
      ['Open the result', '/datasets/made/data'],
    ]);
  });

  it('comes to what is looked at already, once', () => {
    const chosen = new URLSearchParams('column=a&overlay=other');
    expect(resultAddress(run('rolling-mean'), chosen)).toBe('/datasets/raw?column=a&overlay=other&overlay=made');
    expect(resultAddress(run('rolling-mean', 'other'), chosen)).toBe('/datasets/raw?column=a&overlay=other');
  });
});
