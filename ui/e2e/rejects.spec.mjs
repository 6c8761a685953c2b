import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { api, barriers, dataset, newPage, open, openBrowser, published, seen } from './kymo.mjs';

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser?.close());

async function downloaded(page, button) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: button }).click()]);
  return readFile(await download.path(), 'utf8');
}

const csvFields = (line) => [...line.matchAll(/"((?:[^"]|"")*)"|([^,]+)|(?<=,|^)(?=,|$)/g)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '');

test('what could not be read is counted, taken along, corrected and handed in', async () => {
  const stamp = Date.now();
  const rows = Array.from({ length: 3_000 }, (_, at) => `${at};${(at / 8).toFixed(3).replace('.', ',')};ok`);
  rows[700] = '700;OVERLOAD;ok';
  rows[1_800] = '1800;"1,2,3";ok';
  rows[2_500] = '2500;312,500';
  const head = [`Logger: ${stamp}`, '', `n;p_${stamp} [hPa];state`];
  const { id } = await dataset(`rejects-${stamp}.csv`, `${[...head, ...rows].join('\n')}\n`);

  const { page, complaints } = await newPage(browser);
  await open(page, `/datasets/${id}`);
  await page.getByRole('link', { name: 'Rejects 3' }).click();
  await seen(page, /^3 places of the file do not hold what the column promised/);
  const counts = page.getByRole('list', { name: 'Rejects by code and column' });
  await counts.getByText(`2 not-a-number in p_${stamp} [hPa]`).waitFor();
  await counts.getByText('1 too-few-fields whole lines').waitFor();
  const table = page.getByRole('region', { name: 'Rejects' });
  assert.deepEqual(await table.getByRole('row').evaluateAll((all) => all.slice(1).map((row) => [row.cells[0].textContent, row.cells[3].textContent])), [
    ['704', 'OVERLOAD'],
    ['1,804', '"1,2,3"'],
    ['2,504', '2500;312,500'],
  ]);
  assert.deepEqual(await barriers(page), []);

  const csv = (await downloaded(page, 'Rejects as CSV')).trim().split(/\r?\n/).map(csvFields);
  const place = Object.fromEntries(csv[0].map((name, at) => [name, at]));
  assert.deepEqual(
    csv.slice(1).map((fields) => [fields[place.line], fields[place.code], fields[place.text]]),
    [
      ['704', 'not-a-number', 'OVERLOAD'],
      ['1804', 'not-a-number', '"1,2,3"'],
      ['2504', 'too-few-fields', '2500;312,500'],
    ],
  );

  const lines = await downloaded(page, 'Their lines of the file');
  assert.equal(lines, [head[2], rows[700], rows[1_800], rows[2_500], ''].join('\n'));
  const corrected = lines.replace('OVERLOAD', '87,5').replace('"1,2,3"', '225').replace('2500;312,500', '2500;312,500;ok');
  await page.getByLabel('The corrected lines').setInputFiles({ name: 'corrected.csv', mimeType: 'text/csv', buffer: Buffer.from(corrected) });
  await page.getByRole('heading', { level: 1, name: 'corrected.csv' }).waitFor();
  await published(page, '3 rows');
  const second = page.url().split('/').at(-1);
  assert.notEqual(second, id);
  assert.deepEqual((await api(`/api/datasets/${second}/rows?limit=9`)).rows, [[700, 87.5, 'ok'], [1800, 225, 'ok'], [2500, 312.5, 'ok']]);
  await page.getByRole('link', { name: 'Rejects', exact: true }).click();
  await seen(page, 'Nothing was rejected');
  await page.getByRole('link', { name: 'Lineage', exact: true }).click();
  await page.getByRole('main').getByText(`rejects-${stamp}.csv`).first().waitFor();
  assert.equal((await api(`/api/datasets/${id}`)).rows, 3_000);
  assert.deepEqual(complaints, []);
});
