import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Run } from '@/shared/api/types';
import { aDatasetDetail, aRun } from '@/shared/testing/examples';
import { gateway } from '@/shared/testing/gateway';
import { renderAt } from '@/shared/testing/render';
import { comparedSummaries } from './compared-facts';
import { ComparisonPage } from './comparison-page';

const run = (id: string, some: Partial<Run>) => aRun({ id, processor: 'rolling-mean', datasetId: 'raw', resultId: `${id} made`, ...some });
const a = run('a', { parameters: { window: 25, center: true } });
const b = run('b', { parameters: { window: 101, center: true, minPeriods: 1 } });

const summaryOf = (peaks: number) => ({ samplingStepNanos: 20, columns: [{ column: 'v', peaks, noise: 0.5 }] });
const open = (address: string) => renderAt(address, <ComparisonPage chart={(dataset, results) => <p>{`${dataset.name}: ${results.map(({ id, label }) => `${id} as ${label}`).join(', ')}`}</p>} />, '/runs/compare');
const line = (name: RegExp) => within(screen.getByRole('row', { name })).getAllByRole('cell').map(({ textContent }) => textContent);

beforeEach(() =>
  gateway.use(
    http.get('*/api/runs', () => HttpResponse.json({ items: [a, b, run('c', {}), aRun({ id: 'i' })], nextCursor: null })),
    http.get('*/api/runs/a', () => HttpResponse.json(a)),
    http.get('*/api/runs/b', () => HttpResponse.json(b)),
    http.get('*/api/runs/:id/result', () => HttpResponse.json({ datasetId: 'x', summary: null })),
    http.get('*/api/datasets/raw', () => HttpResponse.json(aDatasetDetail({ id: 'raw', name: 'oven.csv' }))),
  ),
);

describe('two runs side by side', () => {
  it('show what they were asked for, and mark what differs', async () => {
    open('/runs/compare?a=a&b=b');
    await screen.findByRole('row', { name: /window/ });
    expect(line(/differs: ?window/)).toEqual(['25', '101']);
    expect(line(/differs: ?minPeriods/)).toEqual(['not given', '1']);
    expect(line(/^center/)).toEqual(['true', 'true']);
    expect(line(/^Status/)).toEqual(['completed', 'completed']);
    expect(line(/^Rows/)).toEqual(['20,000', '20,000']);
  });

  it('have their results drawn into one chart', async () => {
    open('/runs/compare?a=a&b=b');
    expect(await screen.findByText('oven.csv: a made as A · rolling-mean · window 25 · center, b made as B · rolling-mean · window 101 · center · minPeriods 1')).toBeTruthy();
  });

  it('change places', async () => {
    const page = open('/runs/compare?a=a&b=b');
    await userEvent.click(await screen.findByRole('button', { name: 'Swap A and B' }));
    await waitFor(() => expect(page.address()).toBe('/runs/compare?a=b&b=a'));
  });

  it('are begun from one of them', async () => {
    const page = open('/runs/compare?a=a');
    expect(await screen.findByText('Choose a run to hold this one against')).toBeTruthy();
    await userEvent.click(screen.getByRole('combobox', { name: 'Run B' }));
    const offered = await screen.findAllByRole('option');
    expect(offered.map(({ textContent }) => textContent)).toEqual([
      'rolling-mean · window 101 · center · minPeriods 1 · 2026-05-04 10:00', 'rolling-mean · 2026-05-04 10:00',
    ]);
    await userEvent.click(offered[0] as HTMLElement);
    await waitFor(() => expect(page.address()).toBe('/runs/compare?a=a&b=b'));
  });

  it('of different datasets are not drawn into one chart', async () => {
    gateway.use(http.get('*/api/runs/b', () => HttpResponse.json({ ...b, datasetId: 'other', datasetName: 'wall.csv' })));
    open('/runs/compare?a=a&b=b');
    expect(await screen.findByText(/different datasets, oven\.csv and wall\.csv/)).toBeTruthy();
    expect(screen.queryByText(/^oven\.csv:/)).toBeNull();
  });

  it('say in numbers how their results differ, column by column', () => {
    expect(comparedSummaries(summaryOf(3), summaryOf(4))).toEqual([
      { name: 'samplingStepNanos', a: '20', b: '20', differs: false },
      { name: 'v: peaks', a: '3', b: '4', differs: true },
      { name: 'v: noise', a: '0.5', b: '0.5', differs: false },
    ]);
    expect(comparedSummaries(null, { score: 97.31 })).toEqual([{ name: 'score', a: null, b: '97.31', differs: true }]);
  });
});
