import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import type { DatasetDetail, Reject } from '@/shared/api/types';
import { aDatasetDetail } from '@/shared/testing/examples';
import { gateway } from '@/shared/testing/gateway';
import { renderAt } from '@/shared/testing/render';
import { RejectsTab } from './rejects-tab';

const reject = (line: number, some: Partial<Reject> = {}): Reject => ({
  line,
  byteOffset: line * 50,
  column: 'Sample [°C]',
  text: `OVERLOAD ${line}`,
  reason: 'not a decimal number',
  code: 'not-a-number',
  rowOffset: line * 50,
  rowBytes: 50,
  ...some,
});

beforeEach(() => {
  gateway.use(http.get('*/rejects/counts', () => HttpResponse.json([{ code: 'not-a-number', column: 'Sample [°C]', count: 2 }])));
});

describe('the rejects of a dataset', () => {
  it('are counted by code and column, and taken along', async () => {
    gateway.use(http.get('*/rejects', () => HttpResponse.json({ items: [reject(7)], nextCursor: null, total: 1 })));
    const detail = aDatasetDetail();
    const reading = { ...detail.reading, headLines: [{ offset: 0, bytes: 9 }] };
    renderAt('/', <RejectsTab dataset={{ ...detail, reading } as DatasetDetail} />);
    const counts = await screen.findByRole('list', { name: 'Rejects by code and column' });
    expect(counts.textContent).toBe('2 not-a-number in Sample [°C]');
    expect(screen.getByRole('link', { name: 'Rejects as CSV' }).getAttribute('href')).toBe(`/api/datasets/${detail.id}/rejects?format=csv`);
    expect(screen.getByRole('link', { name: 'Their lines of the file' }).getAttribute('href')).toBe(`/api/datasets/${detail.id}/rejects/source`);
  });

  it('are handed in again once their lines are corrected', async () => {
    let options: unknown;
    gateway.use(
      http.get('*/rejects', () => HttpResponse.json({ items: [reject(7)], nextCursor: null, total: 1 })),
      http.post('*/api/datasets', async ({ request }) => {
        options = (await request.formData()).get('options');
        return HttpResponse.json({ dataset: { id: 'd2' } }, { status: 202 });
      }),
    );
    const detail = aDatasetDetail();
    const reading = { ...detail.reading, headLines: [{ offset: 0, bytes: 9 }] };
    const page = renderAt('/', <RejectsTab dataset={{ ...detail, reading } as DatasetDetail} />);
    await userEvent.upload(await screen.findByLabelText('The corrected lines'), new File(['t\n1\n'], 'rejected oven.csv'));
    await waitFor(() => expect(page.address()).toBe('/datasets/d2'));
    expect(options).toBe(JSON.stringify({ corrects: detail.id }));
  });

  it('show where each stands and what it says, a page at a time', async () => {
    gateway.use(
      http.get('*/rejects', ({ request }) =>
        HttpResponse.json(
          new URL(request.url).searchParams.get('cursor') === 'c1'
            ? { items: [reject(9_881)], nextCursor: null, total: 2 }
            : { items: [reject(5_128)], nextCursor: 'c1', total: 2 },
        ),
      ),
    );
    renderAt('/', <RejectsTab dataset={aDatasetDetail()} />);
    expect(await screen.findByText('OVERLOAD 5128')).toBeTruthy();
    expect(screen.getByText('5,128')).toBeTruthy();
    expect(screen.getByText('256,400')).toBeTruthy();
    expect(screen.getByText('1 of 2')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Load more' }));
    expect(await screen.findByText('OVERLOAD 9881')).toBeTruthy();
    expect(screen.getByText('2 rejects')).toBeTruthy();
  });

  it('tell a whole line from a cell', async () => {
    gateway.use(
      http.get('*/rejects', () => HttpResponse.json({ items: [reject(7, { column: '' })], nextCursor: null, total: 1 })),
    );
    renderAt('/', <RejectsTab dataset={aDatasetDetail()} />);
    expect(await screen.findByText('the whole line')).toBeTruthy();
  });

  it('say so when there are none', async () => {
    gateway.use(http.get('*/rejects', () => HttpResponse.json({ items: [], nextCursor: null, total: 0 })));
    renderAt('/', <RejectsTab dataset={aDatasetDetail()} />);
    expect(await screen.findByText('Nothing was rejected')).toBeTruthy();
  });
});
