import { describe, expect, it } from 'vitest';
import type { ChainStep, LineageNode, Processor, Run } from '@/shared/api/types';
import { aDataset, aRun } from '@/shared/testing/examples';
import { chainOf } from './chain-of';
import { doneBefore } from './done-before';
import { moved } from './recipe-draft';

const node = (some: Partial<LineageNode>): LineageNode => ({ ...aDataset(), scriptKind: null, deleted: false, ...some });

const run = (some: Partial<Run>) => aRun({ processor: 'rolling-mean', processorVersion: 2, ...some });

describe('the chain that made a dataset', () => {
  const nodes = [
    node({ id: 'raw' }),
    node({ id: 'smooth', kind: 'derived', parentId: 'raw', processor: 'rolling-mean', parameters: { window: 5 }, deleted: true }),
    node({ id: 'peaks', kind: 'derived', parentId: 'smooth', processor: 'peak-detection', parameters: { prominence: 2 } }),
    node({ id: 'brother', kind: 'derived', parentId: 'raw', processor: 'rolling', parameters: {} }),
  ];

  it('goes from what was read of the file down to it, through what was deleted meanwhile', () => {
    expect(chainOf('peaks', nodes)).toEqual([
      { processor: 'rolling-mean', parameters: { window: 5 } },
      { processor: 'peak-detection', parameters: { prominence: 2 } },
    ]);
  });

  it('has no step for what came from a file, nor for what is unknown', () => {
    expect([chainOf('raw', nodes), chainOf('nowhere', nodes)]).toEqual([[], []]);
  });
});

describe('what was done before', () => {
  const steps: ChainStep[] = [
    { processor: 'rolling-mean', parameters: { window: 5, columns: ['a', 'b'] } },
    { processor: 'rolling-mean', parameters: { window: 7 } },
  ];
  const processors: Processor[] = [{ name: 'rolling-mean', version: 2, title: '', description: '', parameters: {}, script: null }];
  const first = run({ datasetId: 'raw', resultId: 'one', parameters: { columns: ['a', 'b'], window: 5 } });
  const count = (...runs: Run[]) =>
    doneBefore('raw', steps, processors, (datasetId, processor) => Promise.resolve(runs.filter((one) => one.datasetId === datasetId && one.processor === processor)));

  it('is counted along the results, whatever the order of the parameters’ names', async () => {
    expect(await count(first, run({ datasetId: 'one', resultId: 'two', parameters: { window: 7 } }))).toBe(2);
    expect(await count(first, run({ datasetId: 'one', resultId: 'two', parameters: { window: 8 } }))).toBe(1);
  });

  it('was not done by another version, nor on another dataset', async () => {
    expect(await count({ ...first, processorVersion: 1 })).toBe(0);
    expect(await count({ ...first, datasetId: 'other' })).toBe(0);
    expect(await count({ ...first, parameters: { window: 5, columns: ['b', 'a'] } })).toBe(0);
  });
});

describe('steps', () => {
  it('move up and down, and stay inside the list', () => {
    expect([moved(['a', 'b', 'c'], 2, 0), moved(['a', 'b', 'c'], 0, 1), moved(['a', 'b'], 0, -1), moved(['a', 'b'], 1, 2)]).toEqual([
      ['c', 'a', 'b'], ['b', 'a', 'c'], ['a', 'b'], ['a', 'b'],
    ]);
  });
});
