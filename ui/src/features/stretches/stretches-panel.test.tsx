import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Cell, Column, LineageNode } from '@/shared/api/types';
import { MarksProvider, type Marks } from '@/shared/marks/marks';
import { aDatasetDetail } from '@/shared/testing/examples';
import { aFlagResult } from '@/shared/testing/flags';
import { gateway } from '@/shared/testing/gateway';
import { renderAt } from '@/shared/testing/render';
import { StandInChart } from '@/shared/testing/stand-in-chart';
import { aScript } from '@/shared/testing/scripts';
import { StretchesPanel } from './stretches-panel';

const depth: Column = { name: 'depth', type: 'float', unit: 'm' };
const dataset = aDatasetDetail({ id: 'raw', axis: 'depth', columns: [depth, { name: 'v', type: 'float', unit: 'mV' }] });
const detector = aScript({ name: 'custom:plateaus', title: 'Plateaus', script: { name: 'plateaus', sha256: '5b'.repeat(32), kind: 'detector', problem: null } });
const check = aScript({ name: 'custom:drift', title: 'Drift', script: { name: 'drift', sha256: '5c'.repeat(32), kind: 'check', problem: null } });
const summary = aScript({ name: 'custom:fft', title: 'FFT', script: { name: 'fft', sha256: '5d'.repeat(32), kind: 'summary', problem: null } });

const kinds: Record<string, LineageNode['scriptKind']> = { 'custom:plateaus': 'detector', 'custom:drift': 'check', 'custom:fft': 'summary' };

const node = (id: string, processor: string, some: Partial<LineageNode> = {}): LineageNode => ({
  id,
  name: 'core.csv',
  kind: 'derived',
  status: 'published',
  parentId: 'raw',
  run: { id: `run of ${id}`, status: 'COMPLETED', problem: null },
  processor,
  processorVersion: 1,
  scriptKind: kinds[processor] ?? null,
  parameters: { least: 5 },
  rows: 3,
  deleted: false,
  ...some,
});

/** From row to row, ten to the metre. */
type Made = [from: number, to: number, label: string, mean: number];
const plateaus: Made[] = [[10, 49, 'low', 1.25], [30, 89, 'high', 7.123456789], [100, 100, 'low', 2]];

function detected(all: Made[], asked: URLSearchParams) {
  const within = (x: number) => x >= Number(asked.get('from') ?? -Infinity) && x <= Number(asked.get('to') ?? Infinity);
  const seen = all.filter(([from]) => within(from / 10));
  const offset = Number(asked.get('offset'));
  const columns: Column[] = [
    { name: 'from_row', type: 'integer', unit: null },
    { name: 'to_row', type: 'integer', unit: null },
    depth,
    { ...depth, name: 'depth end' },
    { name: 'label', type: 'string', unit: null },
    { name: 'mean', type: 'float', unit: 'mV' },
  ];
  const rows = seen.slice(offset, offset + Number(asked.get('limit'))).map(([from, to, label, mean]): Cell[] => [from, to, from / 10, to / 10, label, mean]);
  return { offset, total: seen.length, columns, rows };
}

function holding(made: Made[], ...nodes: LineageNode[]) {
  gateway.use(
    http.get('*/api/processors', () => HttpResponse.json([detector, check, summary])),
    http.get('*/api/datasets/raw/lineage', () => HttpResponse.json({ upload: null, nodes })),
    http.get('*/api/datasets/found/rows', ({ request }) => HttpResponse.json(detected(made, new URL(request.url).searchParams))),
    http.get('*/api/datasets/checked/rows', ({ request }) =>
      HttpResponse.json(aFlagResult(depth, 200, (row) => row / 10, [{ column: 'v', test: 'drift', flags: [[50, 59, 4]] }], new URL(request.url).searchParams)),
    ),
  );
}

const tell = ({ spans = [] }: Marks) => spans.map(({ title }) => title).join('; ');

function open(address = '/') {
  const moves: unknown[] = [];
  const page = renderAt(
    address,
    <MarksProvider>
      <StandInChart moves={moves} tell={tell} />
      <StretchesPanel dataset={dataset} />
    </MarksProvider>,
  );
  return Object.assign(page, { moves });
}

const lines = async () => (await within(await screen.findByRole('table')).findAllByRole('row')).slice(1).map((row) => within(row).queryAllByRole('cell').map((cell) => cell.textContent).join(' | '));
const shaded = () => screen.getByRole('status', { name: 'marked' }).textContent;

beforeEach(() => holding(plateaus, node('raw', 'ingest', { kind: 'raw', parentId: null }), node('found', 'custom:plateaus')));

describe('what the lab’s scripts have found in a dataset', () => {
  it('is not spoken of where none has looked, or what it found is gone or a table', async () => {
    holding([], node('mean', 'rolling-mean'), node('fft', 'custom:fft'), node('found', 'custom:plateaus', { deleted: true }), node('other', 'custom:plateaus', { parentId: 'mean' }));
    const page = open();
    await waitFor(() => expect(page.container.querySelector('output')).toBeTruthy());
    await expect(screen.findByRole('table', undefined, { timeout: 200 })).rejects.toThrow();
    expect(screen.queryAllByRole('heading')).toEqual([]);
  });

  it('is listed with what the script says of it, and shaded in the chart', async () => {
    open();
    expect(await screen.findByRole('heading', { name: 'Plateaus' })).toBeTruthy();
    expect(await lines()).toEqual(['4.9 | 40 | low | 1.25', '8.9 | 60 | high | 7.12346', '10 | 1 | low | 2']);
    expect(screen.getAllByRole('columnheader').map((head) => head.textContent)).toEqual(['From (depth)', 'To', 'Rows', 'label', 'mean [mV]']);
    expect(screen.getByText('3 stretches in all, marked in the chart.')).toBeTruthy();
    expect(screen.getByText('least 5')).toBeTruthy();
    await waitFor(() => expect(shaded()).toBe('low, rows 11 to 50; high, rows 31 to 90; low, row 101'));
  });

  it('is shown still when the script was taken away', async () => {
    gateway.use(http.get('*/api/processors', () => HttpResponse.json([])));
    open();
    expect(await screen.findByRole('heading', { name: 'plateaus' })).toBeTruthy();
    expect(await lines()).toHaveLength(3);
  });

  it('is that of the chart’s window, with what reaches into it', async () => {
    open('/?from=4&to=10.5');
    expect(await lines()).toEqual(['4.9 | 40 | low | 1.25', '8.9 | 60 | high | 7.12346', '10 | 1 | low | 2']);
  });

  it('leaves out what ends before the window', async () => {
    open('/?from=5&to=9');
    expect(await lines()).toEqual(['8.9 | 60 | high | 7.12346']);
    expect(screen.getByText('1 stretch in this part, marked in the chart.')).toBeTruthy();
  });

  it('is shown in the chart when a line is chosen, and chosen when it is clicked on in the chart', async () => {
    const page = open();
    await userEvent.click(await screen.findByRole('button', { name: '3' }));
    expect(page.moves).toEqual([[3, 8.9]]);
    await waitFor(() => expect(screen.getByRole('status', { name: 'lit' }).textContent).toBe('{"column":null,"from":3,"to":8.9}'));
    await userEvent.click(screen.getByRole('button', { name: 'click the last mark' }));
    await waitFor(() => expect(screen.getByRole('button', { pressed: true }).textContent).toBe('10'));
  });

  it('may be a check’s flags, of which what passes is listed and not shaded', async () => {
    holding(plateaus, node('checked', 'custom:drift'));
    open();
    expect(await lines()).toEqual(['4.9 | 50 | v | drift |  pass', '5.9 | 10 | v | drift |  fail', '19.9 | 140 | v | drift |  pass']);
    await waitFor(() => expect(shaded()).toBe('v: fail (drift), rows 51 to 60'));
  });

  it('may be another run’s than the newest', async () => {
    holding(plateaus, node('found', 'custom:plateaus'), node('checked', 'custom:drift'));
    const page = open();
    await userEvent.click(await screen.findByRole('combobox', { name: 'Found by which run' }));
    await userEvent.click(await screen.findByRole('option', { name: 'Plateaus · least 5, found' }));
    expect(await screen.findByText('3 stretches in all, marked in the chart.')).toBeTruthy();
    expect(page.address()).toBe('/?stretches=found');
  });

  it('is too much to be shaded at once, and says so', async () => {
    holding(Array.from({ length: 2_500 }, (_, at): Made => [at * 2, at * 2, 'spike', at]), node('found', 'custom:plateaus'));
    open();
    expect(await screen.findByText('2,500 stretches in all; the first 2,000 are marked in the chart: zoom in for all.')).toBeTruthy();
    expect(await lines()).toHaveLength(100);
    await userEvent.click(screen.getByRole('button', { name: 'Show more of 2,000' }));
    expect(await lines()).toHaveLength(200);
  });
});
