import { render, screen } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { describe, expect, it } from 'vitest';
import { aDatasetDetail } from '@/shared/testing/examples';
import { gateway } from '@/shared/testing/gateway';
import { Providers } from './providers';
import { routes } from './routes';

function open(address: string) {
  render(
    <Providers>
      <RouterProvider router={createMemoryRouter(routes, { initialEntries: [address] })} />
    </Providers>,
  );
}

describe('the pages', () => {
  it('begin with the list of datasets', async () => {
    gateway.use(http.get('*/api/datasets', () => HttpResponse.json({ items: [], nextCursor: null })));
    open('/');
    expect(await screen.findByText('No datasets yet')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Datasets' }).getAttribute('aria-current')).toBe('page');
  });

  it('show one dataset under its name', async () => {
    const dataset = aDatasetDetail({ name: 'oven.csv' });
    gateway.use(http.get(`*/api/datasets/${dataset.id}`, () => HttpResponse.json(dataset)));
    open(`/datasets/${dataset.id}/about`);
    expect(await screen.findByRole('heading', { name: 'oven.csv' })).toBeTruthy();
    expect(document.title).toBe('oven.csv · Kymo');
  });

  it('say so when there is none at an address', async () => {
    open('/nowhere');
    expect(await screen.findByText('There is no page at this address')).toBeTruthy();
  });
});
