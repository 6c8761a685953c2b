import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { api, barriers, newPage, open, openBrowser, posting, seen, dataset } from './kymo.mjs';

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser?.close());

/** A row a second, with a peak of its own height every 100 rows. */
function bumps(peaks) {
  const rows = Array.from({ length: peaks * 100 }, (_, row) => {
    const at = (row % 100) - 50;
    const top = 10 + Math.floor(row / 100);
    return `${row},${(top * Math.exp((-at * at) / 50)).toFixed(6)}`;
  });
  return `t [s],v [mV]\n${rows.join('\n')}\n`;
}

test('peaks are found, marked and listed, and one of the list is shown in the chart', async () => {
  const { id } = await dataset('bumps.csv', bumps(30));
  const run = await api('/api/runs', posting({ datasetId: id, processor: 'peak-detection', parameters: { prominence: 5 } }));
  const { page, complaints } = await newPage(browser, { viewport: { width: 1280, height: 1100 } });
  await open(page, `/runs/${run.id}`);
  await page.getByRole('link', { name: 'Open the chart' }).click();
  await seen(page, '30 peaks in all, marked in the chart.');
  const lines = page.getByRole('region', { name: 'Table of peaks' }).getByRole('button');
  assert.equal(await lines.count(), 30);
  assert.deepEqual(await barriers(page), []);

  await lines.nth(7).click();
  await page.locator('button[aria-pressed=true]', { hasText: '750' }).waitFor();
  await page.getByRole('button', { name: 'Zoom to it' }).click();
  await page.waitForURL(/from=/);
  const ends = ['from', 'to'].map((end) => Number(new URL(page.url()).searchParams.get(end)));
  assert.ok(ends[0] < 750 && 750 < ends[1], `peak 8 stands at 750, the chart shows ${ends}`);
  assert.deepEqual(complaints, []);
});
