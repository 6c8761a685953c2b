import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import type { Reject } from '@/shared/api/types';
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
  ...some,
});

describe('the rejects of a dataset', () => {
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
