import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { api, barriers, chooseFile, newPage, open, openBrowser, published, seen } from './kymo.mjs';

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser?.close());

/** An instrument that nobody has seen before, as its column says. Its dates may be meant either way. */
const stamp = Date.now();
const load = `load_${stamp} [kN]`;

function written(serial, loads) {
  const rows = loads.map((value, at) => `03/04/2026 10:${String(at).padStart(2, '0')}:00;${value.toFixed(2)}`);
  return `Instrument: Load frame\nSerial: ${serial}\n\nwhen;${load}\n${rows.join('\n')}\n`;
}

async function lookAt(page, name, text) {
  await open(page, '/import');
  await page.getByLabel('A file to look at').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  await page.waitForURL(/\/import\/[0-9a-f-]{36}$/);
}

/** The first cell of the rows as they would be read. */
const firstCell = (page) => page.getByRole('region', { name: 'First rows' }).getByRole('cell').first();

async function firstCellSays(page, text) {
  await firstCell(page).getByText(text, { exact: true }).waitFor();
}

/** The id of the dataset that the row in the list is of, once it is whole. */
async function listed(page, name, rows) {
  const row = page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) });
  await row.getByText(String(rows), { exact: true }).waitFor();
  return (await row.getByRole('link', { name, exact: true }).getAttribute('href')).split('/').at(-1);
}

test('what is said of a file before it is imported holds for it, and for the next one of its instrument', async () => {
  const { page, complaints } = await newPage(browser);
  const profile = `Load frame ${stamp}`;

  await open(page);
  await page.getByRole('link', { name: 'Look first …' }).click();
  await page.getByLabel('A file to look at').setInputFiles({ name: 'monday.csv', mimeType: 'text/csv', buffer: Buffer.from(written('A-17', [1.25, 2.5, 3.75])) });
  await firstCellSays(page, '2026-04-03T10:00:00');
  await seen(page, 'All 3 rows');
  await seen(page, /^not certain, to be looked at: .*Order of dates/);
  assert.deepEqual(await barriers(page), []);

  const otherwise = page.getByRole('button', { name: 'Take “month first” instead' });
  await otherwise.click();
  await firstCellSays(page, '2026-03-04T10:00:00');
  await page.getByRole('button', { name: 'Undo' }).click();
  await firstCellSays(page, '2026-04-03T10:00:00');
  await otherwise.click();
  await page.getByRole('textbox', { name: `Name of ${load}` }).fill('load');
  await page.getByRole('region', { name: 'First rows' }).getByRole('columnheader', { name: /^load float/ }).waitFor();
  await firstCellSays(page, '2026-03-04T10:00:00');

  await page.getByRole('button', { name: 'Save as import profile …' }).click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(profile);
  assert.deepEqual(await barriers(page), []);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await seen(page, `${profile} is kept: the next file of this instrument is read by it`);

  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'monday.csv' }).waitFor();
  await published(page, '3 rows');
  const monday = await api(`/api/datasets/${page.url().split('/').at(-1)}`);
  assert.deepEqual(monday.parameters, { dateOrder: 'mdy', names: { [load]: 'load' } });
  assert.deepEqual(monday.columns.map(({ name, unit }) => [name, unit]), [['when', null], ['load', 'kN']]);

  // Dropped without a word.
  await open(page);
  await chooseFile(page, 'tuesday.csv', written('B-4', [9.5, 8.5, 7.5, 6.5]));
  const id = await listed(page, 'tuesday.csv', 4);
  await page.getByRole('link', { name: 'tuesday.csv', exact: true }).click();
  await page.getByText(`read by ${profile}`).waitFor();
  const tuesday = await api(`/api/datasets/${id}`);
  assert.deepEqual(tuesday.parameters, {});
  assert.equal(tuesday.reading.profile.name, profile);
  const { rows } = await api(`/api/datasets/${id}/rows?limit=1`);
  assert.deepEqual(rows, [['2026-03-04T10:00:00', 9.5]]);

  // From its row back to how it was read.
  await open(page);
  await page.getByRole('link', { name: 'Look at how tuesday.csv was read' }).click();
  await seen(page, /read as it was for/);
  await firstCellSays(page, '2026-03-04T10:00:00');

  // A profile is said before anything is made of a file, and can be done without.
  await lookAt(page, 'wednesday.csv', written('A-17', [4, 5]));
  await page.getByText(`Read by the import profile ${profile}, version 1.`).waitFor();
  await firstCellSays(page, '2026-03-04T10:00:00');
  await page.getByRole('button', { name: 'Read it without' }).click();
  await firstCellSays(page, '2026-04-03T10:00:00');
  assert.deepEqual(complaints, []);

  // Forgotten, it reads no more.
  await open(page, '/import-profiles');
  await page.getByRole('button', { name: `Delete ${profile}` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByText(profile, { exact: true }).waitFor({ state: 'detached' });
  await lookAt(page, 'thursday.csv', written('A-17', [6, 7]));
  await firstCellSays(page, '2026-04-03T10:00:00');
});

async function cells(id) {
  const { rows } = await api(`/api/datasets/${id}/rows?limit=3`);
  return rows.map(([, u]) => u);
}

test('a file that was read is read otherwise, and both stay', async () => {
  const { page } = await newPage(browser);
  const name = `again-${stamp}.csv`;
  await open(page);
  await chooseFile(page, name, `t,u_${stamp}\n1,2.5\n2,-999\n3,4.5\n`);
  const first = await listed(page, name, 3);
  await page.getByRole('link', { name: `Look at how ${name} was read` }).click();
  const rows = page.getByRole('region', { name: 'First rows' });
  await rows.getByText('-999').waitFor();
  const missing = page.getByRole('combobox', { name: 'Missing values' });
  await missing.fill('-999');
  await missing.press('Enter');
  await rows.getByText('missing').waitFor();
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
  const second = page.url().split('/').at(-1);
  assert.notEqual(second, first);
  await published(page, '3 rows');
  assert.deepEqual(await cells(second), [2.5, null, 4.5]);
  assert.deepEqual(await cells(first), [2.5, -999, 4.5]);
});

test('a file that cannot be read is looked at, and says why', async () => {
  const { page } = await newPage(browser);
  await lookAt(page, 'zeros.csv', 'a\0b\0c\n'.repeat(50));
  const why = page.getByRole('alert');
  await why.getByText('The file cannot be read so').waitFor();
  assert.deepEqual(await barriers(page), []);
});
