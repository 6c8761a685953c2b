import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aDataset, aRun } from '@/shared/testing/examples';
import { HeldRequest } from '@/shared/testing/held-request';
import { renderAt } from '@/shared/testing/render';
import { SampleButton } from './sample-button';
import { UploadsProvider } from './uploads-provider';

beforeEach(() => {
  HeldRequest.sent.length = 0;
  vi.stubGlobal('XMLHttpRequest', HeldRequest);
});
afterEach(() => vi.unstubAllGlobals());

describe('the sample', () => {
  it('is uploaded like any file, and its dataset is opened, also when it was here before', async () => {
    const accepted = { dataset: aDataset(), run: aRun(), runs: [], resultId: aDataset().id, datasets: [] };
    vi.stubGlobal('fetch', (address: string) =>
      Promise.resolve(address.endsWith('/api/datasets') ? Response.json(accepted) : new Response(`time,T\n${address}\n`)),
    );
    const page = renderAt('/', <UploadsProvider><SampleButton /></UploadsProvider>);
    await userEvent.click(screen.getByRole('button', { name: 'Try it with a sample' }));
    await waitFor(() => expect(HeldRequest.sent).toHaveLength(1));
    expect(HeldRequest.sent[0]?.metadata('filename')).toBe('furnace-run.csv');

    act(() => HeldRequest.sent[0]?.takeIn());
    await waitFor(() => expect(page.address()).toBe(`/datasets/${aDataset().id}`));
  });

  it('says so when it cannot be loaded', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(null, { status: 404 })));
    renderAt('/', <UploadsProvider><SampleButton /></UploadsProvider>);
    await userEvent.click(screen.getByRole('button', { name: 'Try it with a sample' }));
    expect(await screen.findByText('The sample was not loaded')).toBeTruthy();
  });
});
