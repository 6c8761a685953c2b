import { describe, expect, it } from 'vitest';
import type { Column } from '@/shared/api/types';
import { aFlagResult, type MadeTest } from '@/shared/testing/flags';
import { flagSpans, type AskRows } from './flag-spans';

const axis: Column = { name: 'depth', type: 'float', unit: 'm' };
const any = { column: null, test: null, flag: null };

/** Asks a made-up result over so many rows, ten to the metre, and counts the questions. */
function asking(rows: number, tests: MadeTest[]): { ask: AskRows; asked: () => number } {
  let questions = 0;
  const ask: AskRows = (wish) => {
    questions++;
    const search = new URLSearchParams(Object.entries(wish).map(([name, value]) => [name, String(value)]));
    return Promise.resolve(aFlagResult(axis, rows, (row) => row / 10, tests, search));
  };
  return { ask, asked: () => questions };
}

const tests: MadeTest[] = [
  { column: 'v', test: 'spike', flags: [[100, 199, 3]] },
  { column: 'v', test: 'rollup', flags: [[100, 199, 3], [700, 700, 4]] },
  { column: 'w', test: 'rollup', flags: [[500, 899, 9]] },
];
const places = async (...wish: Parameters<typeof flagSpans>) => (await flagSpans(...wish)).spans.map(({ column, test, from, to, flag }) => `${column} ${test} ${from}-${to} ${flag}`);

describe('the flags in a window', () => {
  it('are the worst of all tests that are worth a look, unless others are asked for', async () => {
    const { ask } = asking(1_000, tests);
    const whole = { from: null, to: null };
    expect(await places(ask, 'depth', whole, any)).toEqual(['v rollup 10-19.9 3', 'w rollup 50-89.9 9', 'v rollup 70-70 4']);
    expect(await places(ask, 'depth', whole, { column: 'v', test: 'spike', flag: null })).toEqual(['v spike 10-19.9 3']);
    expect(await places(ask, 'depth', whole, { column: 'v', test: 'spike', flag: 1 })).toEqual(['v spike 0-9.9 1', 'v spike 20-99.9 1']);
  });

  it('include what began before it and reaches into it, once', async () => {
    const { ask } = asking(1_000, tests);
    expect(await places(ask, 'depth', { from: '60', to: '75' }, any)).toEqual(['w rollup 50-89.9 9', 'v rollup 70-70 4']);
    expect(await places(ask, 'depth', { from: '50', to: '60' }, any)).toEqual(['w rollup 50-89.9 9']);
    expect(await places(ask, 'depth', { from: '90', to: null }, any)).toEqual([]);
  });

  it('are looked through up to a limit, and it is said so', async () => {
    const flags = Array.from({ length: 20_000 }, (_, at): [number, number, number] => [at * 2, at * 2, 3]);
    const { ask, asked } = asking(40_000, [{ column: 'v', test: 'rollup', flags }]);
    const { spans, complete } = await flagSpans(ask, 'depth', { from: null, to: null }, any);
    expect([spans.length, complete, asked()]).toEqual([10_000, false, 20]);
  });
});
