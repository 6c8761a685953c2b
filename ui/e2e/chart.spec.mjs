import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { api, barriers, dataset, measurement, newPage, open, openBrowser, posting, seen } from './kymo.mjs';

const ROWS = 30_000;
const SPIKE = 23_456;

let browser;
let shown;
before(async () => {
  browser = await openBrowser();
  shown = await dataset('chart.csv', measurement(ROWS, SPIKE));
});
after(() => browser?.close());

/** Whether anything but its ground is drawn on the canvas. */
const isDrawn = (canvas) => {
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  const colours = new Set();
  for (let at = 0; at < data.length; at += 4) colours.add(`${data[at]} ${data[at + 1]} ${data[at + 2]} ${data[at + 3]}`);
  return colours.size > 3;
};

test('no pixel count hides a spike', async () => {
  const { columns } = await api(`/api/datasets/${shown.id}/series?columns=${encodeURIComponent('voltage [V]')}&points=200`);
  assert.equal(Math.max(...columns[0].buckets.map(({ max }) => max)), 99.5);
});

test('a chart is drawn, zoomed into, remembered in the address, and its window exported', async () => {
  const { page, complaints } = await newPage(browser);
  await open(page, `/datasets/${shown.id}`);
  const curves = page.getByRole('application');
  await curves.locator('canvas').first().waitFor();
  await seen(page, /^30,000 rows, /);
  assert.ok(await curves.locator('canvas').first().evaluate(isDrawn), 'nothing is drawn');

  await curves.focus();
  for (let press = 0; press < 4; press++) await page.keyboard.press('+');
  await seen(page, /rows of 30,000/);
  await page.waitForURL(/[?&]from=.*to=/);

  await page.reload();
  await seen(page, /rows of 30,000/);
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('radio', { name: /window/ }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Download', exact: true }).click()]);
  const rows = (await readFile(await download.path(), 'utf8')).trim().split('\n').length - 1;
  assert.ok(rows > 0 && rows < ROWS / 2, `${rows} rows were exported`);

  await curves.focus();
  await page.keyboard.press('0');
  await seen(page, /^30,000 rows, /);
  assert.deepEqual(complaints, []);
});

test('what is tried is drawn over the curves, and is what the run stores then', async () => {
  const { page, complaints } = await newPage(browser);
  await open(page, `/datasets/${shown.id}?from=2026-01-01T01:00:00&to=2026-01-01T01:10:00`);
  await page.getByRole('button', { name: 'Process' }).click();
  await page.getByRole('textbox', { name: /^Window/ }).fill('60');
  await seen(page, 'preview');
  assert.deepEqual(await barriers(page), []);
  assert.deepEqual(complaints, []);

  const window = { from: '2026-01-01T01:00:00', to: '2026-01-01T01:10:00' };
  const tried = { datasetId: shown.id, parameters: { window: 60 } };
  const preview = await api('/api/processors/rolling-mean/preview', posting({ ...tried, ...window }));
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByRole('link', { name: 'Open the chart' }).waitFor();
  const { items } = await api(`/api/runs?datasetId=${shown.id}&processor=rolling-mean`);
  const { resultId } = items.find(({ parameters }) => parameters.window === 60);
  const stored = await api(`/api/datasets/${resultId}/series?${new URLSearchParams(window)}`);
  assert.equal(preview.columns[0].points.length, 601);
  assert.deepEqual(preview.columns, stored.columns);
});

test('a run is followed to its result, which is drawn over what it was made of', async () => {
  const run = await api('/api/runs', posting({ datasetId: shown.id, processor: 'rolling-mean', parameters: { window: 101 } }));
  const { page, complaints } = await newPage(browser);
  await open(page, `/runs/${run.id}`);
  await page.getByRole('link', { name: 'Open the chart' }).click();
  await page.getByRole('application').locator('canvas').first().waitFor();
  await seen(page, /rolling_mean/);
  assert.deepEqual(complaints, []);
});
