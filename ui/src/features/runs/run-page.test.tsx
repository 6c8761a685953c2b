import { act, screen, waitFor } from '@testing-library/react';
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

  describe('of a script', () => {
    const scripted = aRun({ ...run, processor: 'custom:fft', processorVersion: 4, scriptKind: 'summary', parameters: { column: 'u' } });
    const sha256 = '7e'.repeat(32);
    const said = (some: object) => ({ datasetId: 'smooth', summary: { script: { name: 'fft', version: 4, sha256 }, ...some } });

    it('tells which text it was, its figures and its log', async () => {
      const figures = [{ figure: 'strongest frequency', value: 50.2, unit: 'Hz' }, { figure: 'of', text: 'u' }, { figure: 'phase' }];
      gateway.use(http.get('*/api/runs/r/result', () => HttpResponse.json(said({ figures, log: ['piece 1 of 2', '  piece 2 of 2'] }))));
      open(scripted);
      const link = await screen.findByRole('link', { name: 'fft.groovy' });
      await waitFor(() => expect(link.getAttribute('href')).toBe(`/scripts/fft?sha256=${sha256}`));
      expect(screen.getByText('version 4')).toBeTruthy();
      const rows = screen.getByRole('region', { name: 'Table of the figures' }).querySelectorAll('tbody tr');
      expect([...rows].map(({ textContent }) => textContent)).toEqual(['strongest frequency50.2Hz', 'ofu', 'phasemissing']);
      expect(screen.getByRole('region', { name: 'Lines of the log' }).querySelector('pre')?.textContent).toBe('piece 1 of 2\n  piece 2 of 2');
      await waitFor(() => expect(screen.getByRole('link', { name: 'Open the result' }).getAttribute('href')).toBe('/datasets/smooth/data'));
    });

    it('leads to the chart where columns were made, and has no word where nothing was logged', async () => {
      gateway.use(http.get('*/api/runs/r/result', () => HttpResponse.json(said({}))));
      open({ ...scripted, scriptKind: 'transform' });
      expect((await screen.findByRole('link', { name: 'Open the chart' })).getAttribute('href')).toBe('/datasets/raw?overlay=smooth');
      expect(screen.queryByRole('heading', { name: 'Log' })).toBeNull();
      expect(screen.queryByRole('heading', { name: 'Figures' })).toBeNull();
    });

    it('tells a failure in the shape in which the script told it', async () => {
      const detail = "fft.groovy failed in line 31 'x[i]' at row 12 of the dataset (u = 4.2):\n  too short; it had logged 'piece 1'";
      open({ ...scripted, status: 'FAILED', problem: { code: 'script-failed', title: 't', detail, remedy: 'r' } });
      const told = await screen.findByText(/at row 12 of the dataset/);
      expect([told.tagName, told.textContent]).toEqual(['PRE', detail]);
    });
  });
});
