import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aDataset, aRun } from '@/shared/testing/examples';
import { gateway } from '@/shared/testing/gateway';
import { HeldRequest } from '@/shared/testing/held-request';
import { renderAt } from '@/shared/testing/render';
import type { Accepted } from '@/shared/api/types';
import { CHUNK_BYTES } from './send-file';
import { UploadButton } from './upload-button';
import { UploadList } from './upload-list';
import { UploadsProvider } from './uploads-provider';

function accepted(some: Partial<Accepted> = {}): Accepted {
  return { dataset: aDataset({ status: 'draft' }), run: aRun({ status: 'QUEUED' }), runs: [], resultId: aDataset().id, datasets: [], ...some };
}

function file(name: string, size: number): File {
  return new File([new Uint8Array(size)], name, { type: 'text/csv', lastModified: 1_700_000_000_000 });
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
  return page;
}

/** The request of that number, once it has been sent. */
async function sent(index: number): Promise<HeldRequest> {
  await waitFor(() => expect(HeldRequest.sent.length).toBeGreaterThan(index));
  const request = HeldRequest.sent[index];
  if (!request) throw new Error(`request ${index} was not sent`);
  return request;
}

/** What the gateway is asked to read, and answers with. */
function reads(...answers: (Accepted | { status: number; code: string; detail: string })[]): unknown[] {
  const asked: unknown[] = [];
  gateway.use(
    http.post('http://kymo.test/api/datasets', async ({ request }) => {
      asked.push(await request.json());
      const answer = answers.shift() ?? accepted();
      if ('run' in answer) return HttpResponse.json(answer, { status: 202 });
      const problem = { title: 'The file holds no bytes.', remedy: 'Upload the file that the instrument wrote.', ...answer };
      return HttpResponse.json(problem, { status: answer.status });
    }),
  );
  return asked;
}

/** Begins an upload of three chunks and lets the first be stored. */
async function beginLong(name = 'long.csv') {
  const page = await choose(file(name, 3 * CHUNK_BYTES));
  await act(async () => (await sent(0)).answer(201, { location: '/api/uploads/1a' }));
  await act(async () => (await sent(1)).answer(204, { 'upload-offset': String(CHUNK_BYTES) }));
  return page;
}

/** What the gateway says of the upload from before. */
function knows(offset: number | undefined) {
  gateway.use(
    http.head('http://kymo.test/api/uploads/1a', () =>
      offset === undefined ? new HttpResponse(null, { status: 410 }) : new HttpResponse(null, { headers: { 'upload-offset': String(offset) } }),
    ),
  );
}

const progress = (name: string) => screen.getByRole('progressbar', { name: `Upload of ${name}` }).getAttribute('aria-valuenow');

beforeEach(() => {
  HeldRequest.sent.length = 0;
  vi.stubGlobal('XMLHttpRequest', HeldRequest);
});
afterEach(() => vi.unstubAllGlobals());

describe('an upload', () => {
  it('tells how much of the file has gone out', async () => {
    reads();
    await choose(file('oven.csv', 2_000_000));
    const request = await sent(0);
    act(() => request.letOut(500_000));
    expect(screen.getByText(/500 kB of 2\.00 MB.* 25 %/)).toBeTruthy();
    expect(progress('oven.csv')).toBe('25');
    act(() => request.letOut(2_000_000));
    expect(screen.getByText('2.00 MB · being stored')).toBeTruthy();
  });

  it('is one request when it is short, and then read', async () => {
    const asked = reads();
    await choose(file('oven.csv', 10));
    const request = await sent(0);
    expect([request.method, request.url, request.body?.size]).toEqual(['POST', 'http://kymo.test/api/uploads', 10]);
    act(() => request.takeIn('1a'));
    await waitFor(() => expect(screen.queryByText('oven.csv')).toBeNull());
    expect(asked).toEqual([{ uploadId: '1a', options: {} }]);
    expect(HeldRequest.sent).toHaveLength(1);
    expect(Object.keys(window.localStorage)).toEqual([]);
  });

  it('goes chunk by chunk when it is long', async () => {
    const asked = reads();
    await beginLong();
    expect(HeldRequest.sent[0]?.body).toBeNull();
    const second = await sent(2);
    expect([second.method, second.headers['upload-offset'], second.body?.size]).toEqual(['PATCH', String(CHUNK_BYTES), CHUNK_BYTES]);
    expect(progress('long.csv')).toBe('33');
    act(() => second.answer(204, { 'upload-offset': String(2 * CHUNK_BYTES) }));
    await act(async () => (await sent(3)).answer(204, { 'upload-offset': String(3 * CHUNK_BYTES) }));
    await waitFor(() => expect(asked).toEqual([{ uploadId: '1a', options: {} }]));
  });

  it('that is long is not sent when the gateway has its bytes', async () => {
    const asked = reads();
    await choose(file('long.csv', 2 * CHUNK_BYTES));
    const begun = await sent(0);
    expect(begun.metadata('sha256')).toBe('080acf35a507ac9849cfcba47dc2ad83e01b75663a516279c8b9d243b719643e');
    act(() => begun.takeIn('1a'));
    await waitFor(() => expect(asked).toEqual([{ uploadId: '1a', options: {} }]));
    await waitFor(() => expect(screen.queryByText('long.csv')).toBeNull());
    expect(HeldRequest.sent).toHaveLength(1);
  });

  it('that is to be looked at is stored, and nothing is made of it before somebody says so', async () => {
    const asked = reads();
    await choose(file('oven.csv', 10));
    const request = await sent(0);
    await userEvent.click(screen.getByRole('button', { name: 'Look at oven.csv first' }));
    expect(screen.getByText(/to be looked at/)).toBeTruthy();
    act(() => request.takeIn('1a'));
    const look = await screen.findByRole('link', { name: 'Look at it' });
    expect(look.getAttribute('href')).toBe('/import/1a');
    expect(asked).toEqual([]);
    expect(Object.keys(window.localStorage)).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Import as it is' }));
    await waitFor(() => expect(screen.queryByText('oven.csv')).toBeNull());
    expect(asked).toEqual([{ uploadId: '1a', options: {} }]);
  });

  it('whose options are refused when it is whole can be looked at', async () => {
    reads({ status: 400, code: 'option-invalid', detail: "option 'encoding' must name a charset but was 'Klingon'" });
    await choose(file('oven.csv', 10));
    await act(async () => (await sent(0)).takeIn('1a'));
    const look = await screen.findByRole('link', { name: 'Look at the file' });
    expect(look.getAttribute('href')).toBe('/import/1a');
  });

  it('stays to say that the same file was here before', async () => {
    reads(accepted({ dataset: aDataset({ name: 'oven.csv' }), run: aRun() }));
    await choose(file('copy.csv', 10));
    await act(async () => (await sent(0)).takeIn());
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
    reads(accepted({ datasets }));
    await choose(file('set.zip', 10));
    const request = await sent(0);
    act(() => request.takeIn('1a'));
    const link = await screen.findByRole('link', { name: 'folder/two.csv' });
    expect(link.getAttribute('href')).toBe('/datasets/00000000-0000-0000-0000-000000000001');
    expect(screen.getByText(/set\.zip holds 2 files/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Dismiss set.zip' }));
    expect(screen.queryByText(/set\.zip/)).toBeNull();
  });

  it('is broken off by its button, and given up at the gateway', async () => {
    await beginLong();
    const request = await sent(2);
    await userEvent.click(screen.getByRole('button', { name: 'Cancel long.csv' }));
    expect(request.aborted).toBe(true);
    const end = await sent(3);
    expect([end.method, end.url]).toEqual(['DELETE', 'http://kymo.test/api/uploads/1a']);
    act(() => end.answer(204));
    expect(screen.queryByText('long.csv')).toBeNull();
    expect(screen.queryByRole('alert')).toBeNull();
    await waitFor(() => expect(Object.keys(window.localStorage)).toEqual([]));
  });

  it('is paused, keeps nobody waiting, and goes on from what is stored', async () => {
    await choose(...['a', 'b', 'c', 'd'].map((name) => file(`${name}.csv`, 2 * CHUNK_BYTES)));
    await sent(2);
    expect(HeldRequest.sent).toHaveLength(3);
    act(() => HeldRequest.sent[0]?.answer(201, { location: '/api/uploads/1a' }));
    const chunk = await sent(3);
    act(() => chunk.letOut(1_000_000));
    await userEvent.click(screen.getByRole('button', { name: 'Pause a.csv' }));
    expect(chunk.aborted).toBe(true);
    expect(screen.getByText(/1\.00 MB of 16\.8 MB · 5 % · paused/)).toBeTruthy();
    expect((await sent(4)).metadata('filename')).toBe('d.csv');

    await userEvent.click(screen.getByRole('button', { name: 'Go on with a.csv' }));
    const look = await sent(5);
    expect([look.method, look.url]).toEqual(['HEAD', 'http://kymo.test/api/uploads/1a']);
    act(() => look.answer(200, { 'upload-offset': '900000', 'upload-length': String(2 * CHUNK_BYTES) }));
    expect((await sent(6)).headers['upload-offset']).toBe('900000');
  });

  it('shows why the gateway refused it and what to do, and can be tried again', async () => {
    reads({ status: 400, code: 'file-empty', detail: "'empty.csv' holds no bytes" });
    await choose(file('empty.csv', 0));
    await act(async () => (await sent(0)).takeIn());
    const alert = await screen.findByRole('alert');
    expect(within(alert).getByText('empty.csv was not taken')).toBeTruthy();
    expect(within(alert).getByText("'empty.csv' holds no bytes")).toBeTruthy();
    expect(within(alert).getByText('Upload the file that the instrument wrote.')).toBeTruthy();
    expect(within(alert).getByText('file-empty')).toBeTruthy();

    await userEvent.click(within(alert).getByRole('button', { name: 'Try again' }));
    await act(async () => (await sent(1)).takeIn());
    await waitFor(() => expect(screen.queryByText('empty.csv')).toBeNull());
  });

  it('is not tried again when it is too large', async () => {
    await choose(file('oven.csv', 10));
    const problem = { title: 'The file is too large.', status: 413, code: 'upload-too-large' };
    await act(async () => (await sent(0)).answer(413, {}, JSON.stringify(problem)));
    expect(within(await screen.findByRole('alert')).getByText('upload-too-large')).toBeTruthy();
  });

  it('says that the gateway is away and goes on once it is back, from what was stored', async () => {
    await beginLong();
    act(() => HeldRequest.sent[2]?.breakOff());
    expect((await screen.findByRole('status')).textContent).toMatch(/the gateway does not answer, trying again/);
    await act(async () => (await sent(3)).breakOff());
    await act(async () => (await sent(4)).answer(503));
    const look = await sent(5);
    expect(look.method).toBe('HEAD');
    act(() => look.answer(200, { 'upload-offset': '9000000', 'upload-length': String(3 * CHUNK_BYTES) }));
    const chunk = await sent(6);
    expect(chunk.headers['upload-offset']).toBe('9000000');
    act(() => chunk.letOut(1));
    expect(screen.queryByRole('status')).toBeNull();
  });

  it('waits while three others are on their way', async () => {
    reads();
    await choose(file('a.csv', 10), file('b.csv', 10), file('c.csv', 10), file('d.csv', 10));
    await sent(2);
    expect(HeldRequest.sent).toHaveLength(3);
    expect(screen.getByText('10 B · waiting')).toBeTruthy();
    act(() => HeldRequest.sent[0]?.takeIn());
    expect((await sent(3)).metadata('filename')).toBe('d.csv');
  });

  it('takes along what the user knows about the file', async () => {
    const asked = reads();
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
    await act(async () => (await sent(0)).takeIn('1a'));
    await waitFor(() => expect(asked).toEqual([{ uploadId: '1a', options: { encoding: 'windows-1252', headerLine: 7 } }]));
  });
});

describe('after the page was loaded anew', () => {
  it('an upload waits for its file, takes no other, and goes on from what was stored', async () => {
    const before = await beginLong();
    await sent(2);
    before.unmount();
    HeldRequest.sent.length = 0;
    knows(CHUNK_BYTES);
    await choose();
    expect(await screen.findByText(/8\.39 MB of 25\.2 MB · 33 %/)).toBeTruthy();

    const input = document.querySelectorAll<HTMLInputElement>('section input[type=file]')[0];
    if (!input) throw new Error('there is no input for the file');
    await userEvent.upload(input, file('other.csv', 3 * CHUNK_BYTES));
    expect((await screen.findByRole('alert')).textContent).toContain('other.csv is not the file that this upload was begun with');
    await userEvent.upload(input, file('long.csv', 3 * CHUNK_BYTES));
    const look = await sent(0);
    expect([look.method, look.url]).toEqual(['HEAD', 'http://kymo.test/api/uploads/1a']);
    act(() => look.answer(200, { 'upload-offset': String(CHUNK_BYTES), 'upload-length': String(3 * CHUNK_BYTES) }));
    expect((await sent(1)).headers['upload-offset']).toBe(String(CHUNK_BYTES));
  });

  it('the same file, chosen as any other, goes on as well', async () => {
    const before = await beginLong();
    await sent(2);
    before.unmount();
    HeldRequest.sent.length = 0;
    knows(CHUNK_BYTES);
    const page = await choose();
    await screen.findByText('Choose the file again to go on');
    const input = page.container.querySelector<HTMLInputElement>('input[type=file]');
    if (!input) throw new Error('there is no file input');
    await userEvent.upload(input, file('long.csv', 3 * CHUNK_BYTES));
    expect((await sent(0)).method).toBe('HEAD');
    await waitFor(() => expect(screen.queryByText('Choose the file again to go on')).toBeNull());
    expect(screen.getAllByText('long.csv')).toHaveLength(1);
  });

  it('one that is whole needs no file', async () => {
    const before = await beginLong();
    before.unmount();
    knows(3 * CHUNK_BYTES);
    const asked = reads();
    await choose();
    await waitFor(() => expect(asked).toEqual([{ uploadId: '1a', options: {} }]));
    await waitFor(() => expect(screen.queryByText('long.csv')).toBeNull());
  });

  it('one that the gateway knows no more is forgotten', async () => {
    const before = await beginLong();
    before.unmount();
    knows(undefined);
    await choose();
    await waitFor(() => expect(Object.keys(window.localStorage)).toEqual([]));
    expect(screen.queryByText('long.csv')).toBeNull();
  });
});
