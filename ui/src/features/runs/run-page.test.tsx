import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Run } from '@/shared/api/types';
import { LiveContext, type Live, type LiveListener } from '@/shared/live/live';
import { aRun } from '@/shared/testing/examples';
import { gateway } from '@/shared/testing/gateway';
import { renderAt } from '@/shared/testing/render';
import { RunPage } from './run-page';

const run = aRun({ id: 'r', processor: 'rolling-mean', datasetId: 'raw', resultId: 'smooth', parameters: { window: 25 }, after: 'before' });

/** A live connection that tells what the test tells it. */
class FakeLive implements Live {
  readonly asked: [topic: string, after: number | undefined][] = [];
  #listener: LiveListener = {};

  subscribe = (topic: string, listener: LiveListener, after?: number) => {
    this.asked.push([topic, after]);
    this.#listener = listener;
    return () => {};
  };

  tell(seq: number, type: string, data: object = {}): void {
    act(() => this.#listener.onEvent?.({ topic: 'runs/r', seq, type, at: '2026-05-04T10:00:00Z', data: { ...data } }));
  }
}

function open(shown: Run, live: Live = new FakeLive()) {
  gateway.use(http.get('*/api/runs/r', () => HttpResponse.json(shown)));
  return renderAt(
    '/',
    <LiveContext value={live}>
      <RunPage id="r" again={() => <button type="button">again</button>} />
    </LiveContext>,
  );
}

beforeEach(() =>
  gateway.use(
    http.get('*/api/runs', () => HttpResponse.json({ items: [aRun({ id: 'next', processor: 'peaks' })], nextCursor: null })),
    http.get('*/api/runs/r/steps', () => HttpResponse.json([])),
  ),
);

describe('the page of a run', () => {
  it('tells what it was asked for, what it reads and makes, and its chain', async () => {
    open(run);
    expect(await screen.findByRole('heading', { name: 'rolling-mean' })).toBeTruthy();
    expect(screen.getByText('window')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'its result' }).getAttribute('href')).toBe('/datasets/smooth');
    expect(screen.getByRole('link', { name: 'the run that made its dataset' }).getAttribute('href')).toBe('/runs/before');
    expect((await screen.findByRole('link', { name: 'peaks' })).getAttribute('href')).toBe('/runs/next');
  });

  it('has words for a dataset that the run before has still to make', async () => {
    open({ ...run, datasetName: null, status: 'QUEUED' });
    expect((await screen.findAllByText('a dataset that is still to be made')).length).toBe(2);
    expect(document.title).toContain('rolling-mean of a dataset that is still to be made');
  });

  it('leads from a completed run to its result over what it read', async () => {
    open(run);
    expect((await screen.findByRole('link', { name: 'Open the chart' })).getAttribute('href')).toBe('/datasets/raw?overlay=smooth');
  });

  it('tells why it failed and what to do, and goes on from there', async () => {
    const problem = { code: 'store-failed', title: 'x', detail: 'no space left', remedy: 'Make room.' };
    open({ ...run, status: 'FAILED', problem });
    expect(await screen.findByText('no space left')).toBeTruthy();
    expect(screen.getByText('Make room.')).toBeTruthy();
    expect(screen.getByText('store-failed')).toBeTruthy();
    const restarted = { ...run, status: 'QUEUED', attempt: 2, seq: 9 };
    gateway.use(
      http.post('*/api/runs/r/restart', () => HttpResponse.json(restarted, { status: 202 })),
      http.get('*/api/runs/r', () => HttpResponse.json(restarted)),
    );
    await userEvent.click(screen.getByRole('button', { name: /^Restart/ }));
    expect(await screen.findByText('Waiting for a worker')).toBeTruthy();
    expect(screen.queryByText('no space left')).toBeNull();
  });

  it('tells all that ever happened to it, and what happens', async () => {
    const live = new FakeLive();
    open(run, live);
    expect(await screen.findByText(/Events appear here/)).toBeTruthy();
    expect(live.asked).toEqual([['runs/r', 0]]);
    live.tell(1, 'run.queued.v1', { after: 'before' });
    live.tell(2, 'run.started.v1', { attempt: 1, worker: 'w7' });
    live.tell(3, 'run.failed.v1', { message: 'no space left' });
    live.tell(4, 'run.polished.v1');
    expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual(
      expect.arrayContaining([
        expect.stringContaining('Queued waits for the run before it'),
        expect.stringContaining('Started on w7'),
        expect.stringContaining('Failed no space left'),
        expect.stringContaining('run.polished.v1'),
      ]),
    );
  });

  it('tells its steps', async () => {
    const step = {
      name: 'rolling-mean.compute', status: 'COMPLETED', startedAt: '2026-05-04T10:00:00Z', endedAt: '2026-05-04T10:00:02Z',
      readCount: 40, writeCount: 40, filterCount: 0, skipCount: 0, commitCount: 3, rollbackCount: 0, exitCode: 'COMPLETED', exitMessage: '', execution: 1,
    };
    gateway.use(http.get('*/api/runs/r/steps', () => HttpResponse.json([step])));
    open(run);
    expect((await screen.findByRole('rowheader', { name: 'rolling-mean.compute' })).closest('tr')?.textContent).toContain('2.0 s');
  });
});
