import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Column, Run } from '@/shared/api/types';
import { MarksProvider, type Marks } from '@/shared/marks/marks';
import { aDatasetDetail, aRun } from '@/shared/testing/examples';
import { gateway } from '@/shared/testing/gateway';
import { aPeakResult, type MadePeak } from '@/shared/testing/peaks';
import { renderAt } from '@/shared/testing/render';
import { StandInChart } from '@/shared/testing/stand-in-chart';
import { PeaksPanel } from './peaks-panel';

const depth: Column = { name: 'depth', type: 'float', unit: 'm' };
const dataset = aDatasetDetail({ id: 'raw', axis: 'depth', columns: [depth, { name: 'v', type: 'float', unit: 'mV' }] });
const found = aRun({ id: 'run', datasetId: 'raw', resultId: 'peaks', processor: 'peak-detection', parameters: { prominence: '5 sigma' } });
const many = (count: number): MadePeak[] => Array.from({ length: count }, (_, at) => ({ row: at * 20 + 10, x: at * 2 + 1, column: 'v', height: 10 + (at % 7), kind: at === 3 ? 'minimum' : 'maximum' }));

/** The windows for which a whole page of peaks was asked for. */
let asked: string[];

function holding(peaks: MadePeak[], ...runs: Run[]) {
  asked = [];
  gateway.use(
    http.get('*/api/runs', () => HttpResponse.json({ items: runs, nextCursor: null })),
    http.get('*/api/datasets/raw/lineage', () => HttpResponse.json({ upload: null, nodes: [] })),
    http.get('*/api/datasets/peaks/rows', ({ request }) => {
      const { searchParams } = new URL(request.url);
      if (searchParams.get('limit') === '50') asked.push(`${searchParams.get('from') ?? ''} to ${searchParams.get('to') ?? ''} from ${searchParams.get('offset') ?? ''}`);
      return HttpResponse.json(aPeakResult(depth, peaks, searchParams));
    }),
    // Ten rows to the metre.
    http.get('*/api/datasets/raw/rows', ({ request }) => {
      const offset = Number(new URL(request.url).searchParams.get('offset'));
      return HttpResponse.json({ offset, total: 20_000, columns: [depth], rows: [[offset / 10], [(offset + 1) / 10]] });
    }),
  );
}

const tell = ({ points = [] }: Marks) => points.length;

function open(address = '/') {
  const moves: unknown[] = [];
  const page = renderAt(
    address,
    <MarksProvider>
      <StandInChart moves={moves} tell={tell} />
      <PeaksPanel dataset={dataset} />
    </MarksProvider>,
  );
  return Object.assign(page, { moves });
}

const lines = async () => within(await screen.findByRole('table')).findAllByRole('button');
const lit = () => JSON.parse(screen.getByRole('status', { name: 'lit' }).textContent || 'null') as unknown;
const marked = () => screen.getByRole('status', { name: 'marked' }).textContent;

beforeEach(() => holding(many(5), found));

describe('the peaks of a dataset', () => {
  it('are not spoken of where none were looked for', async () => {
    holding([]);
    const page = open();
    await waitFor(() => expect(page.container.querySelector('output')).toBeTruthy());
    expect(screen.queryByRole('heading', { name: 'Peaks' })).toBeNull();
  });

  it('are not spoken of where they were deleted', async () => {
    const node = { ...aDatasetDetail({ id: 'peaks', kind: 'derived', parentId: 'raw' }), deleted: true };
    gateway.use(http.get('*/api/datasets/raw/lineage', () => HttpResponse.json({ upload: null, nodes: [node] })));
    const page = open();
    await waitFor(() => expect(page.container.querySelector('output')).toBeTruthy());
    await waitFor(() => expect(screen.queryByRole('heading', { name: 'Peaks' })).toBeNull());
  });

  it('are listed, and marked in the chart', async () => {
    open();
    expect((await lines()).map((line) => line.textContent)).toEqual(['1', '3', '5', '7', '9']);
    expect(screen.getByText('5 peaks in all, marked in the chart.')).toBeTruthy();
    expect(screen.getByText('prominence 5 sigma')).toBeTruthy();
    expect(screen.getAllByRole('columnheader').map((head) => head.textContent)).toEqual(['depth [m]', 'Column', 'Height', 'Prominence', 'FWHM', 'Width', 'Area']);
    expect(screen.getByText('minimum')).toBeTruthy();
    await waitFor(() => expect(marked()).toBe('5'));
  });

  it('are those of the chart’s window', async () => {
    open('/?from=4&to=8');
    expect((await lines()).map((line) => line.textContent)).toEqual(['5', '7']);
    expect(screen.getByText('2 peaks in this part, marked in the chart.')).toBeTruthy();
    expect(asked).toEqual(['4 to 8 from 0']);
  });

  it('show in the chart the one that is chosen from base to base, and how wide it is', async () => {
    const page = open();
    await userEvent.click((await lines())[1] as HTMLElement);
    expect(page.moves).toEqual([3]);
    expect(new URLSearchParams(page.address().slice(1)).get('peak')).toBe('30 v');
    await waitFor(() =>
      expect(lit()).toEqual({
        column: 'v',
        from: 2.5,
        to: 3.5,
        at: { x: 3, y: 11 },
        width: { from: { before: 2.7, after: 2.8, part: 0.75 }, to: { before: 3.2, after: 3.3, part: 0.25 }, y: 8.25 },
      }),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Zoom to it' }));
    expect(page.moves.at(-1)).toEqual([2.5, 3.5]);
  });

  it('turn to the page of the marker that was clicked on', async () => {
    holding(many(120), found);
    const page = open();
    await lines();
    await waitFor(() => expect(marked()).toBe('120'));
    await userEvent.click(screen.getByRole('button', { name: 'click the last mark' }));
    expect(await screen.findByText('101–120 of 120')).toBeTruthy();
    await waitFor(() => expect(screen.getByRole('button', { pressed: true }).textContent).toBe('239'));
    expect(page.moves).toEqual([]);
  });

  it('are gone through by keys, with one tab stop', async () => {
    const page = open();
    const [first] = await lines();
    expect((await lines()).map((line) => line.tabIndex)).toEqual([0, -1, -1, -1, -1]);
    first?.focus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    expect(page.moves).toEqual([5]);
    await waitFor(async () => expect((await lines()).map((line) => line.tabIndex)).toEqual([-1, -1, 0, -1, -1]));
    await userEvent.keyboard('{End}');
    expect(document.activeElement?.textContent).toBe('9');
  });

  it('are too many to be marked, and say so', async () => {
    holding(many(2_001), found);
    open();
    expect(await screen.findByText(/^2,001 peaks in all\. From 2,000 down they are marked in the chart: zoom in\.$/)).toBeTruthy();
    expect(marked()).toBe('0');
    expect(await lines()).toHaveLength(50);
    await userEvent.click(screen.getByRole('button', { name: 'Later peaks' }));
    await userEvent.click((await lines())[3] as HTMLElement);
    // It stays on the page on which it was chosen.
    expect(await screen.findByText('51–100 of 2,001')).toBeTruthy();
  });

  it('may be another run’s than the newest', async () => {
    holding(many(5), found, aRun({ ...found, id: 'older', resultId: 'older', parameters: { height: 3 }, createdAt: '2026-05-01T10:00:00Z' }));
    gateway.use(http.get('*/api/datasets/older/rows', ({ request }) => HttpResponse.json(aPeakResult(depth, many(1), new URL(request.url).searchParams))));
    const page = open();
    await userEvent.click(await screen.findByRole('combobox', { name: 'Which peaks' }));
    await userEvent.click(await screen.findByRole('option', { name: 'height 3, 2026-05-01 10:00' }));
    expect(await screen.findByText('1 peak in all, marked in the chart.')).toBeTruthy();
    expect(page.address()).toBe('/?peaks=older');
  });
});
