import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Column, Profile, Run } from '@/shared/api/types';
import type { QualitySummary } from '@/shared/api/quality-summary';
import { MarksProvider, type Marks } from '@/shared/marks/marks';
import { aDatasetDetail, aRun } from '@/shared/testing/examples';
import { aFlagResult, flagCounts, type MadeFlag } from '@/shared/testing/flags';
import { gateway } from '@/shared/testing/gateway';
import { renderAt } from '@/shared/testing/render';
import { StandInChart } from '@/shared/testing/stand-in-chart';
import { QualityTab } from './quality-tab';

const depth: Column = { name: 'depth', type: 'float', unit: 'm' };
const dataset = aDatasetDetail({ id: 'raw', axis: 'depth', rows: 1_000, columns: [depth, { name: 'v', type: 'float', unit: 'mV' }] });
const check = aRun({ id: 'check', datasetId: 'raw', resultId: 'flags', processor: 'data-quality' });
const spikes: MadeFlag[] = [[10, 10, 3], [300, 301, 4]];
const worst: MadeFlag[] = [[10, 10, 3], [300, 301, 4], [500, 599, 9]];
const tests = [{ column: 'v', test: 'spike', flags: spikes }, { column: 'v', test: 'rollup', flags: worst }];
const summary: QualitySummary = {
  score: 89.7,
  rows: 1_000,
  gate: { action: 'quarantine', minScore: 95, passed: false },
  columns: [{ column: 'v', role: 'value', score: 89.7, tests: [{ test: 'spike', settings: { fail: 3.5 }, counts: flagCounts(spikes, 1_000) }], rollup: flagCounts(worst, 1_000) }],
};
const profile: Profile = {
  rows: 1_000,
  columns: [
    {
      name: 'v', type: 'float', unit: 'mV', count: 1_000, missing: 100, infinite: 0, distinct: { value: 12, exact: false }, min: -1, max: 9.5, mean: 4, std: 2, mad: 1,
      quantiles: [0.25, 0.5, 0.75].map((p) => ({ p, value: p * 10 })), quantilesExact: true, rankError: 0, sampled: 1_000, histogram: { from: -1, to: 9, counts: [1, 8, 1], exact: true },
      longestRun: { rows: 7, fromRow: 41, value: 2 },
    },
  ],
  axis: {
    column: 'depth', unit: 'm', stepMedian: 0.1, stepMin: 0.1, stepMax: 4, jitter: 0, rate: 10, stepsExact: true, duplicates: 2, backward: 0,
    gaps: [{ fromRow: 70, from: 7, to: 11, missing: 39 }], gapCount: 1, gapCountExact: true,
  },
};

function checked(...runs: Run[]) {
  gateway.use(http.get('*/api/runs', () => HttpResponse.json({ items: runs, nextCursor: null })));
}

const tell = ({ spans = [] }: Marks) => spans.map(({ tone, from, to }) => `${tone} ${from} to ${to}`).join(', ');

function open(address = '/') {
  const moves: unknown[] = [];
  const page = renderAt(
    address,
    <MarksProvider>
      <QualityTab dataset={dataset} chart={<StandInChart moves={moves} tell={tell} />} progress={() => <p>progress</p>} />
    </MarksProvider>,
  );
  return Object.assign(page, { moves });
}

const shaded = (text: string) => waitFor(() => expect(screen.getByRole('status', { name: 'marked' }).textContent).toBe(text));
const lines = async () => within(await screen.findByRole('region', { name: 'Flagged stretches' })).findAllByRole('button');

beforeEach(() => {
  checked(check);
  gateway.use(
    http.get('*/api/runs/check/result', () => HttpResponse.json({ datasetId: 'flags', summary })),
    http.get('*/api/datasets/flags/rows', ({ request }) => HttpResponse.json(aFlagResult(depth, 1_000, (row) => row / 10, tests, new URL(request.url).searchParams))),
    http.get('*/api/datasets/raw/lineage', () => HttpResponse.json({ upload: null, nodes: [] })),
    http.get('*/api/datasets/raw/profile', () => HttpResponse.json(profile)),
    http.get('*/api/datasets/raw/series', () => HttpResponse.error()),
  );
});

describe('the quality of a dataset', () => {
  it('begins with one click where nothing was checked', async () => {
    checked();
    open();
    const sent: unknown[] = [];
    const queued = { ...check, status: 'QUEUED' as const, seq: 1, startedAt: null, endedAt: null };
    gateway.use(
      http.post('*/api/runs', async ({ request }) => {
        sent.push(await request.json());
        checked(queued);
        return HttpResponse.json(queued, { status: 202 });
      }),
      http.get('*/api/runs/check', () => HttpResponse.json(queued)),
    );
    await userEvent.click(await screen.findByRole('button', { name: 'Check quality' }));
    expect(await screen.findByText('progress')).toBeTruthy();
    expect(sent).toEqual([{ datasetId: 'raw', processor: 'data-quality', parameters: {} }]);
    expect(screen.queryByRole('button', { name: 'Check quality' })).toBeNull();
    // The run ends while nobody tells: it is asked after, and its report is shown.
    gateway.use(http.get('*/api/runs/check', () => HttpResponse.json({ ...check, seq: 5 })));
    checked({ ...check, seq: 5 });
    expect(await screen.findByText('89.7', { selector: 'p' }, { timeout: 9_000 })).toBeTruthy();
  });

  it('is told in a number, with what was asked for and what becomes of it', async () => {
    open();
    const score = await screen.findByRole('region', { name: 'Score' });
    expect(score.textContent).toContain('89.7 of 100');
    expect(score.textContent).toContain('gate not passed at least 95 is asked for; otherwise the dataset goes into quarantine');
  });

  it('is shaded and listed where it is not good', async () => {
    open();
    expect((await lines()).map((line) => line.textContent)).toEqual(['1', '30', '50']);
    await shaded('suspect 1 to 1, fail 30 to 30.1, missing 50 to 59.9');
    expect(screen.getByText('Suspect, failing or missing by any test: 3 stretches in all')).toBeTruthy();
  });

  it('is narrowed to a test by a click on its number, and widened again', async () => {
    const page = open();
    await userEvent.click(await screen.findByRole('button', { name: '2 rows of v, spike: fail' }));
    await shaded('fail 30 to 30.1');
    expect(page.address()).toBe('/?flagColumn=v&flagTest=spike&flag=4');
    expect(screen.getByText('Flag “fail” by spike in v: 1 stretch in all')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'All that is flagged' }));
    await shaded('suspect 1 to 1, fail 30 to 30.1, missing 50 to 59.9');
  });

  it('links the list and the chart, both ways', async () => {
    const page = open();
    await userEvent.click((await lines())[1] as HTMLElement);
    expect(page.moves).toEqual([[30, 30.1]]);
    expect(screen.getByRole('status', { name: 'lit' }).textContent).toBe('{"column":"v","from":30,"to":30.1}');
    await userEvent.click(screen.getByRole('button', { name: 'click the last mark' }));
    await waitFor(async () => expect((await lines()).map((line) => line.ariaPressed)).toEqual(['false', 'false', 'true']));
  });

  it('says why a check failed', async () => {
    checked({ ...check, status: 'FAILED', problem: { code: 'quality-gate', title: 't', detail: 'the score is 40, below 95', remedy: 'r' } });
    gateway.use(http.get('*/api/runs/check', () => HttpResponse.json({ ...check, status: 'FAILED', problem: { code: 'quality-gate', title: 't', detail: 'the score is 40, below 95', remedy: 'r' } })));
    open();
    expect(await screen.findByText('The newest check failed')).toBeTruthy();
    expect(screen.getByText('the score is 40, below 95')).toBeTruthy();
    expect(await screen.findByRole('button', { name: 'Check quality' })).toBeTruthy();
  });
});

describe('the profile of a dataset', () => {
  it('tells of each column and of the axis', async () => {
    const page = open();
    const column = await screen.findByRole('region', { name: 'v' });
    expect(column.textContent).toContain('missing100 (10.0 %)');
    expect(column.textContent).toContain('quartiles2.5 · 5 · 7.5');
    expect(column.textContent).toContain('differentabout 12');
    expect(column.textContent).toContain('longest run7 rows of 2 from row 42');
    expect(within(column).getByRole('img').getAttribute('aria-label')).toMatch(/^Histogram of v: most values lie between 2\.33333 and 5\.66667$/);
    const axis = screen.getByRole('region', { name: 'Axis depth' });
    expect(axis.textContent).toContain('step0.1 m (0.1 m – 4 m)');
    await userEvent.click(within(axis).getByRole('button', { name: '7' }));
    expect(page.moves).toEqual([[7, 11]]);
  });

  it('is had by a check where there is none', async () => {
    checked();
    const problem = { title: 'No profile', status: 404, code: 'profile-missing', detail: 'it is too large', remedy: 'Run data-quality.' };
    gateway.use(http.get('*/api/datasets/raw/profile', () => HttpResponse.json(problem, { status: 404 })));
    open();
    expect(await screen.findByText('There is no profile')).toBeTruthy();
    expect(screen.getAllByRole('button', { name: 'Check quality' })).toHaveLength(2);
  });
});
