import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { api, barriers, dataset, newPage, open, openBrowser, posting, seen } from './kymo.mjs';

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser?.close());

const isOffered = (await api('/api/processors')).some(({ name }) => name === 'data-quality');

/** A sine with noise, a row a second, whose value is missing from row 1,000 to row 1,099. */
function sine(rows) {
  const lines = Array.from({ length: rows }, (_, row) => {
    const noise = ((Math.imul(row + 1, 2_654_435_761) >>> 8) % 1_000) / 1_000;
    return `${row},${row >= 1_000 && row < 1_100 ? '' : (20 + 5 * Math.sin(row / 60) + noise).toFixed(4)}`;
  });
  return `t [s],v [mV]\n${lines.join('\n')}\n`;
}

test('quality is checked by one click; its report leads to where the data are not good', { skip: !isOffered }, async () => {
  const { id } = await dataset('sine.csv', sine(3_000));
  const { page, complaints } = await newPage(browser, { viewport: { width: 1280, height: 1400 } });
  await open(page, `/datasets/${id}/quality`);
  await page.getByRole('button', { name: /Check quality|Check again/ }).click();
  await page.getByRole('region', { name: 'Score' }).waitFor();
  await page.getByRole('button', { name: '100 rows of v [mV], worst of all tests: missing' }).click();
  const lines = page.getByRole('region', { name: 'Flagged stretches' }).getByRole('button');
  await page.waitForFunction(() => document.querySelectorAll('section[aria-label="Flagged stretches"] button').length === 1);
  assert.deepEqual(await barriers(page), []);

  await lines.first().click();
  await page.waitForURL(/from=/);
  const [from, to] = ['from', 'to'].map((end) => Number(new URL(page.url()).searchParams.get(end)));
  assert.ok(from < 1_000 && 1_099 < to && to - from < 400, `rows 1,000 to 1,099 are missing, the chart shows ${from} to ${to}`);
  assert.deepEqual(complaints, []);
});

test('a dataset that its gate puts into quarantine says so, and is released', { skip: !isOffered }, async () => {
  const { id } = await dataset('sine-2.csv', sine(2_999));
  await api('/api/runs', posting({ datasetId: id, processor: 'data-quality', parameters: { gate: { action: 'quarantine', minScore: 99.9 } } }));
  const { page, complaints } = await newPage(browser);
  await open(page, `/datasets/${id}/quality`);
  await seen(page, 'In quarantine.');
  assert.deepEqual(await barriers(page), []);
  await page.getByRole('button', { name: 'Release' }).click();
  await page.getByRole('region', { name: 'Quarantine' }).waitFor({ state: 'detached' });
  assert.equal((await api(`/api/datasets/${id}`)).quarantined, null);
  assert.deepEqual(complaints, []);
});
