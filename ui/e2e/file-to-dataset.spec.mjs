import assert from 'node:assert/strict';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { after, before, test } from 'node:test';
import { chooseFile, measurement, newPage, open, openBrowser, published, seen } from './kymo.mjs';

const ROWS = 20_000;
const SPIKE = 12_345;

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser?.close());

test('a file that is chosen becomes a dataset that is listed, shown and exported whole', async () => {
  const { page, complaints } = await newPage(browser);
  const name = 'bench-4.csv';
  await open(page);
  await chooseFile(page, name, measurement(ROWS, SPIKE));

  const row = page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) });
  await row.getByText('20,000', { exact: true }).waitFor();
  await row.getByRole('link', { name, exact: true }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
  await published(page, '20,000 rows');
  await seen(page, '3 columns');

  await page.getByRole('link', { name: 'Data', exact: true }).click();
  await seen(page, '2026-01-01T00:00:00');

  await page.getByRole('button', { name: 'Export' }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Download', exact: true }).click()]);
  const lines = [];
  for await (const line of createInterface({ input: createReadStream(await download.path()) })) lines.push(line);
  assert.equal(lines.length, ROWS + 1);
  assert.match(lines[0], /^time,voltage/);
  assert.match(lines[SPIKE + 1], /,99\.5,/);
  assert.deepEqual(complaints, []);
});
