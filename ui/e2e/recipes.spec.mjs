import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { barriers, dataset, measurement, newPage, open, openBrowser, seen } from './kymo.mjs';

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser?.close());

const recipe = {
  name: `smooth twice ${Date.now()}`,
  description: 'as a colleague does it',
  steps: [
    { processor: 'rolling-mean', parameters: { window: 5 } },
    { processor: 'rolling-mean', parameters: { window: 25, center: true } },
  ],
};

test('a recipe comes in from a file, is applied to datasets at once, and what two runs made is compared', async () => {
  // The same bytes are the same dataset, under the name that they had first.
  const datasets = await Promise.all([1, 2].map((number) => dataset(`recipe-${number}.csv`, measurement(3_000, 40 + number))));
  const names = datasets.map(({ name }) => name);
  const { page, complaints } = await newPage(browser);

  await open(page, '/recipes');
  await page.locator('input[type=file]').first().setInputFiles({ name: 'colleague.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(recipe)) });
  await seen(page, 'Read from colleague.json.');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('heading', { name: recipe.name }).waitFor();
  assert.deepEqual(await barriers(page), []);

  await page.getByRole('link', { name: 'Apply' }).click();
  for (const name of names) await page.getByRole('checkbox', { name }).check();
  await seen(page, '4 runs');
  await page.getByRole('button', { name: 'Apply to 2 datasets' }).click();
  await seen(page, '2 of 2 datasets done');
  assert.deepEqual(await barriers(page), []);

  // The same again is known to be done.
  await page.goBack();
  await page.getByRole('checkbox', { name: names[0] }).check();
  await seen(page, 'all done before');

  await open(page, '/runs');
  await page.getByRole('checkbox', { name: `Compare rolling-mean of ${names[0]}`, exact: true }).first().check();
  await seen(page, `Choose another run of ${names[0]}`);
  await page.getByRole('button', { name: 'Choose none' }).click();
  await page.getByRole('link', { name: 'rolling-mean' }).first().click();
  await page.getByRole('link', { name: 'Compare' }).click();
  await seen(page, 'Choose a run to hold this one against');
  assert.deepEqual(await barriers(page), []);
  assert.deepEqual(complaints, []);
});
