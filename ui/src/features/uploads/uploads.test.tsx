import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aDataset, aRun } from '@/shared/testing/examples';
import { HeldRequest } from '@/shared/testing/held-request';
import { renderAt } from '@/shared/testing/render';
import type { Accepted } from '@/shared/api/types';
import { UploadButton } from './upload-button';
import { UploadList } from './upload-list';
import { UploadsProvider } from './uploads-provider';

function accepted(some: Partial<Accepted> = {}): Accepted {
  return { dataset: aDataset({ status: 'draft' }), run: aRun({ status: 'QUEUED' }), runs: [], resultId: aDataset().id, datasets: [], ...some };
}

function file(name: string, size: number): File {
  return new File([new Uint8Array(size)], name, { type: 'text/csv' });
}

/** Opens the page and chooses files as the button's dialog would hand them over. */
async function choose(...files: File[]) {
  const page = renderAt(
    '/',
    <UploadsProvider>
      <UploadButton />
      <UploadList />
    </UploadsProvider>,
  );
  const input = page.container.querySelector<HTMLInputElement>('input[type=file]');
  if (!input) throw new Error('there is no file input');
  if (files.length > 0) await userEvent.upload(input, files);
}

const sent = (index: number) => {
  const request = HeldRequest.sent[index];
  if (!request) throw new Error(`request ${index} was not sent`);
  return request;
};

beforeEach(() => {
  HeldRequest.sent.length = 0;
  vi.stubGlobal('XMLHttpRequest', HeldRequest);
});
afterEach(() => vi.unstubAllGlobals());

describe('an upload', () => {
  it('tells how much of the file has gone out', async () => {
    await choose(file('oven.csv', 2_000_000));
    act(() => sent(0).letOut(500_000));
    expect(screen.getByText(/500 kB of 2\.00 MB.* 25 %/)).toBeTruthy();
    expect(screen.getByRole('progressbar', { name: 'Upload of oven.csv' }).getAttribute('aria-valuenow')).toBe('25');
    act(() => sent(0).letOut(2_000_300));
    expect(screen.getByText('2.00 MB · being stored')).toBeTruthy();
  });

  it('leaves the list once it is a dataset', async () => {
    await choose(file('oven.csv', 10));
    act(() => sent(0).answer(202, accepted()));
    await waitFor(() => expect(screen.queryByText('oven.csv')).toBeNull());
  });

  it('stays to say that the same file was here before', async () => {
    await choose(file('copy.csv', 10));
    act(() => sent(0).answer(202, accepted({ dataset: aDataset({ name: 'oven.csv' }), run: aRun() })));
    const link = await screen.findByRole('link', { name: 'oven.csv' });
    expect(link.getAttribute('href')).toBe(`/datasets/${aDataset().id}`);
    await userEvent.click(screen.getByRole('button', { name: 'Dismiss copy.csv' }));
    expect(screen.queryByText(/was here already/)).toBeNull();
  });

  it('shows the datasets that came of an archive', async () => {
    const names = ['set.zip/one.csv', 'set.zip/folder/two.csv'];
    const datasets = names.map((name, place) => ({
      dataset: aDataset({ id: `00000000-0000-0000-0000-00000000000${place}`, name, status: 'draft' }),
      run: aRun({ status: 'QUEUED' }),
      runs: [],
      resultId: aDataset().id,
    }));
    await choose(file('set.zip', 10));
    act(() => sent(0).answer(202, accepted({ datasets })));
    const link = await screen.findByRole('link', { name: 'folder/two.csv' });
    expect(link.getAttribute('href')).toBe('/datasets/00000000-0000-0000-0000-000000000001');
    expect(screen.getByText(/set\.zip holds 2 files/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Dismiss set.zip' }));
    expect(screen.queryByText(/set\.zip/)).toBeNull();
  });

  it('is broken off by its button', async () => {
    await choose(file('oven.csv', 10));
    await userEvent.click(screen.getByRole('button', { name: 'Cancel oven.csv' }));
    expect(sent(0).aborted).toBe(true);
    expect(screen.queryByText('oven.csv')).toBeNull();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('shows why the gateway refused it and what to do, and can be tried again', async () => {
    await choose(file('empty.csv', 0));
    act(() =>
      sent(0).answer(422, {
        title: 'The file holds no bytes.',
        status: 422,
        detail: "'empty.csv' holds no bytes",
        code: 'file-empty',
        remedy: 'Upload the file that the instrument wrote.',
      }),
    );
    const alert = await screen.findByRole('alert');
    expect(within(alert).getByText('empty.csv was not taken')).toBeTruthy();
    expect(within(alert).getByText("'empty.csv' holds no bytes")).toBeTruthy();
    expect(within(alert).getByText('Upload the file that the instrument wrote.')).toBeTruthy();
    expect(within(alert).getByText('file-empty')).toBeTruthy();

    await userEvent.click(within(alert).getByRole('button', { name: 'Try again' }));
    expect(HeldRequest.sent).toHaveLength(2);
    act(() => sent(1).answer(202, accepted()));
    await waitFor(() => expect(screen.queryByText('empty.csv')).toBeNull());
  });

  it('says so when the gateway cannot be reached', async () => {
    await choose(file('oven.csv', 10));
    act(() => sent(0).breakOff());
    expect(await screen.findByText('Check the connection, then try again.')).toBeTruthy();
  });

  it('waits while two others are on their way', async () => {
    await choose(file('a.csv', 10), file('b.csv', 10), file('c.csv', 10));
    expect(HeldRequest.sent).toHaveLength(2);
    expect(screen.getByText('10 B · waiting')).toBeTruthy();
    act(() => sent(0).answer(202, accepted()));
    await waitFor(() => expect(HeldRequest.sent).toHaveLength(3));
    expect(sent(2).fileName()).toBe('c.csv');
  });

  it('takes along what the user knows about the file, ahead of the file', async () => {
    const user = userEvent.setup();
    await choose();
    await user.click(screen.getByRole('button', { name: 'With options …' }));
    const dialog = await screen.findByRole('dialog');
    await user.type(within(dialog).getByRole('combobox', { name: 'Encoding' }), 'windows-1252');
    await user.type(within(dialog).getByLabelText('Line of the column names'), '7');
    await user.click(within(dialog).getByRole('button', { name: 'Upload' }));
    expect(within(dialog).getByText('Choose at least one file')).toBeTruthy();
    expect(HeldRequest.sent).toHaveLength(0);

    const input = dialog.querySelector<HTMLInputElement>('input[type=file]');
    if (!input) throw new Error('the dialog has no file input');
    await user.upload(input, file('oven.csv', 10));
    await user.click(within(dialog).getByRole('button', { name: 'Upload' }));
    expect([...(sent(0).body?.keys() ?? [])]).toEqual(['options', 'file']);
    expect(JSON.parse(String(sent(0).body?.get('options')))).toEqual({ encoding: 'windows-1252', headerLine: 7 });
  });
});
