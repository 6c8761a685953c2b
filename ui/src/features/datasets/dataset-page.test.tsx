import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import type { DatasetDetail } from '@/shared/api/types';
import { aDatasetDetail, aRun } from '@/shared/testing/examples';
import { gateway } from '@/shared/testing/gateway';
import { renderAt } from '@/shared/testing/render';
import { DatasetPage } from './dataset-page';

function open(dataset: DatasetDetail) {
  gateway.use(http.get(`*/api/datasets/${dataset.id}`, () => HttpResponse.json(dataset)));
  return renderAt(
    '/',
    <DatasetPage
      id={dataset.id}
      actions={() => <p>what can be done</p>}
      progress={(runId) => <p>progress of {runId}</p>}
      uploadAgain={<button type="button">Upload again</button>}
    />,
  );
}

describe('the page of a dataset', () => {
  it('shows its views and what can be done once it is whole', async () => {
    open(aDatasetDetail({ rejects: 3 }));
    expect(await screen.findByRole('link', { name: 'Chart' })).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Rejects 3' })).toBeTruthy();
    expect(screen.getByText('what can be done')).toBeTruthy();
  });

  it('shows how far it is while it is made', async () => {
    open(aDatasetDetail({ status: 'draft', run: { id: 'r1', status: 'RUNNING', problem: null } }));
    expect(await screen.findByText('The file is being read')).toBeTruthy();
    expect(screen.getByText('progress of r1')).toBeTruthy();
    expect(screen.queryByText('what can be done')).toBeNull();
  });

  it('says that it is in quarantine, and releases it', async () => {
    const dataset = aDatasetDetail({ id: 'raw', name: 'oven.csv' });
    open({ ...dataset, quarantined: { runId: 'check', score: 41.234 } });
    expect((await screen.findByRole('region', { name: 'Quarantine' })).textContent).toContain('Its quality score is 41.2');
    expect(screen.getByRole('link', { name: 'See the report' }).getAttribute('href')).toBe('/datasets/raw/quality?check=check');
    gateway.use(
      http.post('*/api/datasets/raw/release', () => {
        gateway.use(http.get('*/api/datasets/raw', () => HttpResponse.json(dataset)));
        return HttpResponse.json(dataset);
      }),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Release' }));
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Quarantine' })).toBeNull());
  });

  it('says why its making failed, and restarts it', async () => {
    let restarted = '';
    gateway.use(
      http.post('*/api/runs/:run/restart', ({ params }) => {
        restarted = String(params.run);
        return HttpResponse.json(aRun({ status: 'QUEUED' }), { status: 202 });
      }),
    );
    const problem = {
      code: 'quote-unbalanced',
      title: 'A quoted field is opened and never closed.',
      detail: 'line 41 opens a quote that is never closed',
      remedy: 'Close the quote at that line, or set the option quote to none.',
    };
    open(aDatasetDetail({ status: 'failed', run: { id: 'r1', status: 'FAILED', problem } }));
    expect(await screen.findByText('line 41 opens a quote that is never closed')).toBeTruthy();
    expect(screen.getByText('Close the quote at that line, or set the option quote to none.')).toBeTruthy();
    expect(screen.getByText('quote-unbalanced')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Upload again' })).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Restart the run' }));
    expect(restarted).toBe('r1');
  });

  it('says so when there is no such dataset', async () => {
    gateway.use(
      http.get('*/api/datasets/*', () =>
        HttpResponse.json({ title: 'Unknown.', status: 404, detail: 'there is no dataset 7f3a', code: 'dataset-unknown' }, { status: 404 }),
      ),
    );
    renderAt('/', <DatasetPage id="7f3a" actions={() => null} progress={() => null} uploadAgain={null} />);
    expect(await screen.findByText('there is no dataset 7f3a')).toBeTruthy();
  });
});
