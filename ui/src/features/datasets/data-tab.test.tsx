import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { aDatasetDetail } from '@/shared/testing/examples';
import { gateway } from '@/shared/testing/gateway';
import { renderAt } from '@/shared/testing/render';
import { DataTab } from './data-tab';

const columns = aDatasetDetail().columns;

describe('the rows of a dataset', () => {
  it('stand under names, types and units; what is missing is a dash', async () => {
    gateway.use(
      http.get('*/rows', () =>
        HttpResponse.json({ offset: 0, total: 2, columns, rows: [['2026-03-12T09:30:00', 25.5], ['2026-03-12T09:30:01', null]] }),
      ),
    );
    renderAt('/', <DataTab dataset={aDatasetDetail({ rows: 2 })} />);
    expect(await screen.findByText('25.5')).toBeTruthy();
    expect(screen.getByText('datetime · axis')).toBeTruthy();
    expect(screen.getByText('float · °C')).toBeTruthy();
    expect(screen.getByTitle('missing').textContent).toBe('–');
  });

  it('are paged, and the address says which page is shown', async () => {
    const asked: string[] = [];
    gateway.use(
      http.get('*/rows', ({ request }) => {
        const { searchParams } = new URL(request.url);
        asked.push(searchParams.toString());
        return HttpResponse.json({ offset: Number(searchParams.get('offset')), total: 250, columns, rows: [['2026-03-12', 1]] });
      }),
    );
    const page = renderAt('/?offset=130', <DataTab dataset={aDatasetDetail({ rows: 250 })} />);
    expect(await screen.findByText('Rows 101–200 of 250')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Later rows' }));
    expect(await screen.findByText('Rows 201–250 of 250')).toBeTruthy();
    expect(page.address()).toBe('/?offset=200');
    await userEvent.type(screen.getByRole('textbox', { name: 'Go to row' }), '57{Enter}');
    await waitFor(() => expect(page.address()).toBe('/'));
    expect(asked).toEqual(['offset=100&limit=100', 'offset=200&limit=100', 'offset=0&limit=100']);
  });

  it('of a wide dataset come some columns at a time', async () => {
    const wide = Array.from({ length: 70 }, (_, index) => ({ name: `c${index}`, type: 'float' as const, unit: null }));
    const asked: string[][] = [];
    gateway.use(
      http.get('*/rows', ({ request }) => {
        const names = new URL(request.url).searchParams.getAll('columns');
        asked.push(names);
        return HttpResponse.json({ offset: 0, total: 1, columns: wide.filter(({ name }) => names.includes(name)), rows: [names.map(() => 1)] });
      }),
    );
    renderAt('/', <DataTab dataset={aDatasetDetail({ rows: 1, columnCount: 70, columns: wide })} />);
    await userEvent.click(await screen.findByRole('button', { name: 'Last columns' }));
    expect(await screen.findByText('Columns 61–70 of 70')).toBeTruthy();
    await waitFor(() => expect(asked.at(-1)).toEqual(['c60', 'c61', 'c62', 'c63', 'c64', 'c65', 'c66', 'c67', 'c68', 'c69']));
  });
});
