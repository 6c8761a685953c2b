import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import type { DatasetDetail, Run } from '@/shared/api/types';
import { aDatasetDetail, aRun } from '@/shared/testing/examples';
import { gateway } from '@/shared/testing/gateway';
import { renderAt } from '@/shared/testing/render';
import { ExportMenu } from './export-menu';

const link = () => screen.getByRole('link', { name: 'Download' }).getAttribute('href') ?? '';
const dataset = aDatasetDetail();

function checkedBy(runs: Run[]) {
  gateway.use(
    http.get('http://kymo.test/api/runs', () => HttpResponse.json({ items: runs, nextCursor: null })),
    http.get(`http://kymo.test/api/datasets/${dataset.id}/lineage`, () => HttpResponse.json({ nodes: [] })),
  );
}

beforeEach(() => checkedBy([]));

async function open(address: string, some: Partial<DatasetDetail> = {}) {
  renderAt(address, <ExportMenu dataset={{ ...dataset, ...some }} progress={(run) => <p>progress of {run}</p>} />);
  await userEvent.click(screen.getByRole('button', { name: 'Export' }));
  await screen.findByRole('link', { name: 'Download' });
}

const choose = (format: string) => userEvent.click(screen.getByRole('radio', { name: format }));

describe('the export menu', () => {
  it('offers the whole dataset in each format, and shows the address', async () => {
    await open('/');
    for (const [name, format] of [['CSV', 'csv'], ['Excel', 'xlsx'], ['Parquet', 'parquet'], ['JSON', 'json'], ['NDJSON', 'ndjson']] as const) {
      await choose(name);
      expect(link()).toBe(`/api/datasets/${dataset.id}/export?format=${format}`);
      expect(screen.getByText(link())).toBeTruthy();
    }
    expect(screen.queryByRole('radio', { name: /window/ })).toBeNull();
  });

  it('offers the rows that the chart shows', async () => {
    await open('/?from=10&to=20');
    expect(link()).not.toContain('from');
    await userEvent.click(screen.getByRole('radio', { name: 'The chart’s window: 10 to 20' }));
    expect(link()).toContain('format=csv&from=10&to=20');
  });

  it('begins the choice with what the chart shows, and the axis', async () => {
    await open('/?column=Oven+%5B%C2%B0C%5D');
    await userEvent.click(screen.getByRole('radio', { name: 'Chosen ones' }));
    expect(link()).toContain('?format=csv&columns=time&columns=Oven+%5B%C2%B0C%5D');
  });

  it('offers chosen columns, in the order of the dataset', async () => {
    await open('/');
    await userEvent.click(screen.getByRole('radio', { name: 'Chosen ones' }));
    await userEvent.click(screen.getByRole('checkbox', { name: 'time' }));
    expect(link()).toContain('?format=csv&columns=Oven');
    await userEvent.click(screen.getByRole('checkbox', { name: 'time' }));
    expect(link()).toContain('?format=csv&columns=time&columns=Oven');
    await userEvent.click(screen.getByRole('checkbox', { name: 'time' }));
    await userEvent.click(screen.getByRole('checkbox', { name: 'Oven [°C]' }));
    expect(screen.getByText('Choose at least one column.')).toBeTruthy();
  });

  it('asks for a head and for safety where the format has them', async () => {
    await open('/');
    await userEvent.click(screen.getByRole('checkbox', { name: /Units and lineage first/ }));
    await userEvent.click(screen.getByRole('checkbox', { name: /Safe for spreadsheets/ }));
    expect(link()).toContain('?format=csv&head=true&safe=true');
    await choose('NDJSON');
    expect(link()).toMatch(/\?format=ndjson&head=true$/);
    await choose('Excel');
    expect(link()).toMatch(/\?format=xlsx$/);
    expect(screen.getByText('Units and lineage are inside.')).toBeTruthy();
  });

  it('speaks of flags once the dataset has been checked', async () => {
    checkedBy([aRun({ id: 'check', resultId: 'flags', datasetId: dataset.id, processor: 'data-quality', status: 'COMPLETED' })]);
    await open('/');
    await userEvent.click(await screen.findByRole('combobox', { name: 'Flagged rows' }));
    await userEvent.click(await screen.findByText('Left out: suspect and failed'));
    expect(link()).toContain('?format=csv&flags=flags&flagged=exclude&worst=pass');
    await userEvent.click(screen.getByRole('combobox', { name: 'Flagged rows' }));
    await userEvent.click(await screen.findByText('As any other'));
    expect(link()).not.toContain('flag');
  });

  it('has a file written by a run, and offers it once it is there', async () => {
    const asked: unknown[] = [];
    const run = aRun({ id: 'written', processor: 'export', datasetId: dataset.id, resultId: 'written', status: 'QUEUED', seq: 1 });
    let now: Run = run;
    gateway.use(
      http.post(`http://kymo.test/api/datasets/${dataset.id}/exports`, async ({ request }) => {
        asked.push(await request.json());
        return HttpResponse.json(run, { status: 202 });
      }),
      http.get('http://kymo.test/api/runs/written', () => HttpResponse.json(now)),
      http.get('http://kymo.test/api/runs/written/result', () => HttpResponse.json({ datasetId: 'written', summary: { exportId: 'written', bytes: 1_480_000 } })),
    );
    await open('/?from=10');
    await userEvent.click(screen.getByRole('radio', { name: /The chart’s window/ }));
    await userEvent.click(screen.getByRole('checkbox', { name: /Units and lineage first/ }));
    await userEvent.click(screen.getByRole('button', { name: 'Write in the background' }));
    await screen.findByText('progress of written');
    expect(asked).toEqual([{ format: 'csv', from: '10', head: true }]);
    now = { ...run, status: 'COMPLETED', seq: 3 };
    const file = await waitFor(() => screen.getByRole('link', { name: 'Download the file (1.48 MB)' }), { timeout: 5_000 });
    expect(file.getAttribute('href')).toBe('/api/exports/written');
  });

  it('says when a download takes long', async () => {
    await open('/', { rows: 50_000_000 });
    expect(screen.getByText(/^Long: written in the background/)).toBeTruthy();
  });
});
