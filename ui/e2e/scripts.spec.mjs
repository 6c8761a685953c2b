import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { barriers, chooseFile, measurement, newPage, open, openBrowser, seen } from './kymo.mjs';

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser?.close());

/** Waits until a script can be chosen: scripts appear once a worker has compiled them. */
async function whenThere(page, title) {
  await open(page, '/scripts');
  await page.getByRole('link', { name: title, exact: true }).waitFor();
}

/** Hands in a measurement and opens the form that has something done with it by a script. */
async function processNew(page, name, text, rows, script) {
  await open(page);
  await chooseFile(page, name, text);
  const row = page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) });
  await row.getByText(rows, { exact: true }).waitFor();
  await row.getByRole('link', { name, exact: true }).click();
  await page.locator('.u-over').first().waitFor();
  await page.getByRole('button', { name: 'Process' }).click();
  await page.getByRole('combobox', { name: 'Processor' }).click();
  await page.getByRole('option', { name: script }).click();
}

test('a script of the lab is found, read, tried and run on a file, and its result is drawn', async () => {
  const { page, complaints } = await newPage(browser, { viewport: { width: 1280, height: 1100 } });
  await whenThere(page, 'Repair spikes');
  assert.deepEqual(await barriers(page), []);
  await page.getByRole('link', { name: 'Repair spikes', exact: true }).click();
  await page.locator('.hljs-meta', { hasText: '@Script' }).first().waitFor();
  assert.deepEqual(await barriers(page), []);

  await processNew(page, `scripted-${Date.now()}.csv`, measurement(4_800, 1_234 + (Date.now() % 1_000)), '4,800', /spike_repair/);
  await page.getByRole('form', { name: 'Repair spikes' }).waitFor();
  const tried = page.waitForResponse((response) => response.url().includes('/api/processors/custom%3Aspike_repair/preview') && response.ok());
  await page.getByRole('textbox', { name: 'Reach' }).fill('7');
  const [made] = (await (await tried).json()).columns.map((column) => column.name);
  assert.match(made, /^voltage.* repaired$/);

  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByRole('link', { name: 'Open the chart' }).click();
  await page.waitForURL(/overlay=/);
  await page.getByRole('region', { name: 'Reading' }).getByText(made).waitFor();
  assert.deepEqual(await barriers(page), []);

  // Which text has made the result is told where one looks at it.
  const result = new URL(page.url()).searchParams.get('overlay');
  await open(page, `/datasets/${result}/about`);
  await page.getByRole('link', { name: 'spike_repair.groovy' }).click();
  await page.waitForURL(/\/scripts\/spike_repair\?sha256=[0-9a-f]{64}/);
  await seen(page, 'Version');
  assert.equal(await page.getByRole('note').count(), 0);
  assert.deepEqual(complaints, []);
});

test('what a detector has found is shaded in the chart of what it looked through, and listed beside it', async () => {
  const { page, complaints } = await newPage(browser, { viewport: { width: 1280, height: 1400 } });
  await whenThere(page, 'Plateaus');
  await processNew(page, `plateaus-${Date.now()}.csv`, measurement(4_600, 1_234 + (Date.now() % 1_000)), '4,600', /plateaus/);
  await page.getByRole('form', { name: 'Plateaus' }).waitFor();
  await page.getByRole('textbox', { name: 'Band' }).fill('2');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByRole('link', { name: 'Open the chart' }).click();
  await page.waitForURL(/stretches=/);
  const found = page.getByRole('region', { name: 'Stretches' });
  await found.getByRole('cell', { name: 'plateau' }).first().waitFor();
  const lines = await found.getByRole('cell', { name: 'plateau' }).count();
  await seen(page, `${lines} stretches in all, marked in the chart.`);
  assert.deepEqual(await barriers(page), []);
  // The chart goes to the one that is chosen, and what lies elsewhere is no longer listed.
  await found.getByRole('button').nth(2).click();
  await page.waitForURL(/from=.*&to=/);
  await page.getByText(/stretch(es)? in this part, marked in the chart/).waitFor();
  await found.getByRole('cell', { name: 'plateau' }).nth(lines - 1).waitFor({ state: 'detached' });
  assert.deepEqual(complaints, []);
});

test('the figures of a summary stand on the page of its run', async () => {
  const { page, complaints } = await newPage(browser);
  await whenThere(page, 'Spectrum in figures');
  await processNew(page, `figures-${Date.now()}.csv`, measurement(4_700, 10 + (Date.now() % 4_000)), '4,700', /fft_summary/);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByRole('link', { name: 'Open the result' }).waitFor();
  await page.getByRole('link', { name: 'Run', exact: true }).click();
  await page.getByRole('region', { name: 'Table of the figures' }).getByText('strongest frequency').waitFor();
  assert.deepEqual(complaints, []);
});
