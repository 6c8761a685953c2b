import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Run } from '@/shared/api/types';
import { aRun } from '@/shared/testing/examples';
import { gateway } from '@/shared/testing/gateway';
import { renderAt } from '@/shared/testing/render';
import { RunListPage } from './run-list-page';

const running = aRun({ id: 'a', status: 'RUNNING', endedAt: null, seq: 2, progress: { rowsDone: 50, rowsTotal: 200, rate: 10, eta: null } });
const failed = aRun({
  id: 'b',
  status: 'FAILED',
  attempt: 2,
  problem: { code: 'store-failed', title: 'x', detail: 'no space left', remedy: 'y' },
});

function listed(...items: Run[]) {
  const asked: string[] = [];
  gateway.use(
    http.get('*/api/runs', ({ request }) => {
      asked.push(new URL(request.url).search);
      return HttpResponse.json({ items, nextCursor: null });
    }),
  );
  return asked;
}

beforeEach(() => gateway.use(http.get('*/api/processors', () => HttpResponse.json([]))));

describe('the list of runs', () => {
  it('tells of each how far it is, and why it failed', async () => {
    listed(running, failed);
    renderAt('/runs', <RunListPage />, '/runs');
    expect(await screen.findByText('50 of 200 rows')).toBeTruthy();
    expect(screen.getByText('about 15 s left')).toBeTruthy();
    expect(screen.getByText('no space left')).toBeTruthy();
    expect(screen.getByText(/attempt 2/)).toBeTruthy();
  });

  it('stops a run, and says what it says then', async () => {
    listed(running);
    gateway.use(http.post('*/api/runs/a/stop', () => HttpResponse.json({ ...running, stopRequested: true }, { status: 202 })));
    renderAt('/runs', <RunListPage />, '/runs');
    const stop = await screen.findByRole('button', { name: 'Stop ingest of oven.csv' });
    listed({ ...running, stopRequested: true });
    await userEvent.click(stop);
    expect(await screen.findByText('stopping at the next border of a chunk')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Stop/ })).toBeNull();
  });

  it('says why an order was refused', async () => {
    listed(failed);
    const problem = { title: 'x', detail: 'a run that is RUNNING cannot be restarted', code: 'run-transition' };
    gateway.use(http.post('*/api/runs/b/restart', () => HttpResponse.json(problem, { status: 409 })));
    renderAt('/runs', <RunListPage />, '/runs');
    await userEvent.click(await screen.findByRole('button', { name: 'Restart ingest of oven.csv' }));
    expect(await screen.findByText('a run that is RUNNING cannot be restarted')).toBeTruthy();
  });

  it('is filtered by the address', async () => {
    const asked = listed();
    const page = renderAt('/runs?status=FAILED&status=x&processor=ingest', <RunListPage />, '/runs');
    expect(await screen.findByText('No run is like that')).toBeTruthy();
    expect(asked).toEqual(['?limit=50&status=FAILED&processor=ingest']);
    await userEvent.click(screen.getByRole('button', { name: 'Show all runs' }));
    await waitFor(() => expect(page.address()).toBe('/runs'));
    expect(await screen.findByText('Nothing has run yet')).toBeTruthy();
  });

  it('leads to a run and to its dataset', async () => {
    listed(running);
    renderAt('/runs', <RunListPage />, '/runs');
    const row = within((await screen.findAllByRole('row'))[1] ?? document.body);
    expect(row.getByRole('link', { name: 'ingest' }).getAttribute('href')).toBe('/runs/a');
    expect(row.getByRole('link', { name: 'oven.csv' }).getAttribute('href')).toBe(`/datasets/${running.datasetId}`);
  });
});

const mean = (id: string, datasetId: string, window: number) => aRun({ id, processor: `mean-${id}`, datasetId, resultId: `${id}1`, parameters: { window } });

describe('the choice of runs to compare', () => {
  it('takes two of one dataset, and leads to them side by side', async () => {
    listed(mean('a', 'raw', 3), mean('b', 'raw', 5), mean('c', 'raw', 7), mean('d', 'other', 3), aRun({ id: 'i' }));
    renderAt('/runs', <RunListPage />, '/runs');
    await userEvent.click(await screen.findByRole('checkbox', { name: 'Compare mean-a of oven.csv' }));
    expect(screen.getByText('Choose another run of oven.csv to compare with.')).toBeTruthy();
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Compare mean-d of oven.csv' }).disabled).toBe(true);
    expect(screen.queryByRole('checkbox', { name: /ingest/ })).toBeNull();
    await userEvent.click(screen.getByRole('checkbox', { name: 'Compare mean-b of oven.csv' }));
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Compare mean-c of oven.csv' }).disabled).toBe(true);
    expect(screen.getByRole('link', { name: 'Compare the two runs' }).getAttribute('href')).toBe('/runs/compare?a=a&b=b');
  });
});
