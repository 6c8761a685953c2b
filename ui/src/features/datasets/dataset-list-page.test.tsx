import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { delay, http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import type { Dataset } from '@/shared/api/types';
import { aDataset } from '@/shared/testing/examples';
import { gateway } from '@/shared/testing/gateway';
import { renderAt } from '@/shared/testing/render';
import { DatasetListPage } from './dataset-list-page';

function open(address = '/') {
  return renderAt(
    address,
    <DatasetListPage
      actions={<p>the ways in</p>}
      uploads={null}
      start={<button type="button">begin</button>}
      progress={(runId) => <p>progress of {runId}</p>}
    />,
  );
}

function list(items: Dataset[], nextCursor: string | null = null) {
  return HttpResponse.json({ items, nextCursor });
}

describe('the list of datasets', () => {
  it('says that it is loading, then shows what there is', async () => {
    gateway.use(
      http.get('*/api/datasets', async () => {
        await delay(50);
        return list([aDataset({ name: 'oven.csv', rows: 20_000, bytes: 812_345, rejects: 3 })]);
      }),
    );
    open();
    expect(screen.getByRole('status', { name: 'Loading datasets' })).toBeTruthy();
    const row = (await screen.findByRole('link', { name: 'oven.csv' })).closest('tr');
    if (!row) throw new Error('the name stands in no row');
    expect(within(row).getByText('20,000')).toBeTruthy();
    expect(within(row).getByText('812 kB')).toBeTruthy();
    expect(within(row).getByRole('link', { name: '3' }).getAttribute('href')).toBe(`/datasets/${aDataset().id}/rejects`);
  });

  it('says why it has nothing to show, and tries again when asked', async () => {
    gateway.use(
      http.get('*/api/datasets', () => HttpResponse.json({ title: 'Broken.', status: 500, detail: 'the disk is full', code: 'internal' }, { status: 500 }), { once: true }),
      http.get('*/api/datasets', () => list([aDataset()])),
    );
    open();
    expect(await screen.findByText('the disk is full')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('link', { name: 'oven.csv' })).toBeTruthy();
  });

  it('says how to begin when there is nothing', async () => {
    gateway.use(http.get('*/api/datasets', () => list([])));
    open();
    expect(await screen.findByText('No datasets yet')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'begin' })).toBeTruthy();
  });

  it('tells nothing found from nothing there', async () => {
    gateway.use(http.get('*/api/datasets', ({ request }) => list(new URL(request.url).searchParams.get('q') ? [] : [aDataset()])));
    const page = open('/?q=xyz');
    expect(await screen.findByText('No dataset has “xyz” in its name')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Show all datasets' }));
    expect(await screen.findByRole('link', { name: 'oven.csv' })).toBeTruthy();
    expect(page.address()).toBe('/');
  });

  it('is narrowed by name and kind, and the address says so', async () => {
    const asked: string[] = [];
    gateway.use(
      http.get('*/api/datasets', ({ request }) => {
        asked.push(new URL(request.url).search);
        return list([aDataset()]);
      }),
    );
    const page = open();
    await userEvent.type(await screen.findByRole('searchbox', { name: 'Search by name' }), 'oven');
    await waitFor(() => expect(page.address()).toBe('/?q=oven'));
    await userEvent.click(screen.getByRole('radio', { name: 'Results' }));
    await waitFor(() => expect(page.address()).toBe('/?q=oven&kind=derived'));
    await waitFor(() => expect(asked.at(-1)).toBe('?limit=50&q=oven&kind=derived'));
  });

  it('goes on where the last page ended', async () => {
    gateway.use(
      http.get('*/api/datasets', ({ request }) =>
        new URL(request.url).searchParams.get('cursor') === 'c1'
          ? list([aDataset({ id: 'b', name: 'second.csv' })])
          : list([aDataset({ id: 'a', name: 'first.csv' })], 'c1'),
      ),
    );
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Load more' }));
    expect(await screen.findByRole('link', { name: 'second.csv' })).toBeTruthy();
    expect(screen.getByRole('link', { name: 'first.csv' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Load more' })).toBeNull();
  });

  it('says so when there is no more to be had now, and keeps what it has', async () => {
    gateway.use(
      http.get('*/api/datasets', ({ request }) =>
        new URL(request.url).searchParams.get('cursor') === 'c1'
          ? HttpResponse.json({ title: 'Broken.', status: 500, detail: 'the disk is full' }, { status: 500 })
          : list([aDataset({ name: 'first.csv' })], 'c1'),
      ),
    );
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Load more' }));
    expect(await screen.findByText('the disk is full')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'first.csv' })).toBeTruthy();
  });

  it('shows how far the making of a draft is, and why one failed', async () => {
    gateway.use(
      http.get('*/api/datasets', () =>
        list([
          aDataset({ id: 'a', name: 'long.csv', status: 'draft', run: { id: 'r1', status: 'RUNNING', problem: null } }),
          aDataset({
            id: 'b',
            name: 'odd.dat',
            status: 'failed',
            run: { id: 'r2', status: 'FAILED', problem: { code: 'file-no-table', title: '', detail: 'odd.dat holds no table', remedy: '' } },
          }),
        ]),
      ),
    );
    open();
    expect((await screen.findAllByText('progress of r1')).length).toBeGreaterThan(0);
    expect(screen.getByText('odd.dat holds no table')).toBeTruthy();
  });
});

describe('deleting a dataset', () => {
  it('says what is lost and what stays, and does it only when told so', async () => {
    let there = [aDataset({ name: 'oven.csv', rows: 20_000, columnCount: 5 })];
    gateway.use(
      http.get('*/api/datasets', () => list(there)),
      http.delete(`*/api/datasets/${aDataset().id}`, () => {
        there = [];
        return new HttpResponse(null, { status: 204 });
      }),
    );
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Delete oven.csv' }));
    let dialog = await screen.findByRole('dialog', { name: 'Delete oven.csv?' });
    expect(dialog.textContent).toContain('What is lost: its 20,000 rows in 5 columns');
    expect(dialog.textContent).toContain('What stays: the uploaded file');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Keep it' }));
    expect(there).toHaveLength(1);

    await userEvent.click(screen.getByRole('button', { name: 'Delete oven.csv' }));
    dialog = await screen.findByRole('dialog', { name: 'Delete oven.csv?' });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Delete' }));
    expect(await screen.findByText('No datasets yet')).toBeTruthy();
  });

  it('says why it cannot be deleted now', async () => {
    gateway.use(
      http.get('*/api/datasets', () => list([aDataset()])),
      http.delete('*/api/datasets/*', () =>
        HttpResponse.json(
          { title: 'In use.', status: 409, detail: 'run 4f reads it', code: 'dataset-in-use', remedy: 'Wait for the run, or stop it.' },
          { status: 409 },
        ),
      ),
    );
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Delete oven.csv' }));
    await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Delete' }));
    expect(await screen.findByText('run 4f reads it')).toBeTruthy();
    expect(screen.getByText('Wait for the run, or stop it.')).toBeTruthy();
  });
});
