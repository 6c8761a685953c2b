import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { api, barriers, newPage, open, openBrowser, published, seen } from './kymo.mjs';
import { storedZip } from './stored-zip.mjs';

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser?.close());

test('an archive becomes a dataset of each of its files, and what is no data fails alone', async () => {
  const { page, complaints } = await newPage(browser);
  const stamp = Date.now();
  const name = `campaign-${stamp}.zip`;
  const zip = storedZip({
    'day 1/run.csv': `t,force_${stamp} [N]\n1,2.5\n2,3.5\n`,
    'day 2/run.csv': `t;Druck_${stamp} [Pa]\n1;2,5\n2;3,5\n3;4,5\n`,
    'picture.bin': Buffer.alloc(300),
  });
  await open(page);
  await page.locator('input[type=file]').first().setInputFiles({ name, mimeType: 'application/zip', buffer: zip });
  const uploads = page.getByRole('region', { name: 'Uploads' });
  await uploads.getByText(`${name} holds 3 files:`).waitFor();
  const listed = (member) => page.getByRole('row').filter({ has: page.getByRole('link', { name: `${name}/${member}`, exact: true }) });
  await listed('day 1/run.csv').getByText('2', { exact: true }).first().waitFor();
  await listed('picture.bin').getByRole('cell', { name: 'failed' }).waitFor();
  await listed('picture.bin').getByText(/holds no NUL bytes/).waitFor();
  assert.deepEqual(await barriers(page), []);

  await uploads.getByRole('link', { name: 'day 2/run.csv' }).click();
  await page.getByRole('heading', { level: 1, name: `${name}/day 2/run.csv` }).waitFor();
  await published(page, '3 rows');
  const id = page.url().split('/').at(-1);
  assert.deepEqual((await api(`/api/datasets/${id}/rows?limit=9`)).rows, [[1, 2.5], [2, 3.5], [3, 4.5]]);

  // Of the archive it is that file that is looked at again.
  await open(page);
  await page.getByRole('link', { name: `Look at how ${name}/day 2/run.csv was read` }).click();
  await seen(page, 'All 3 rows');
  assert.equal(await page.getByRole('textbox', { name: 'File of the archive' }).inputValue(), 'day 2/run.csv');
  assert.deepEqual(complaints, []);
});
