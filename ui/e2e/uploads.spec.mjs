import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { api, barriers, measurement, newPage, open, openBrowser, seen } from './kymo.mjs';

const CHUNK = 8 * 1024 * 1024;
const ROWS = 800_000;

let browser;
let folder;
before(async () => {
  browser = await openBrowser();
  folder = await mkdtemp(join(tmpdir(), 'kymo-upload-'));
});
after(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

test('an upload outlives a gateway that is away and a page that is loaded anew', async () => {
  const { page } = await newPage(browser);
  // A file that nobody has uploaded before.
  const spike = Date.now() % ROWS;
  const name = `creep-test-${spike}.csv`;
  const text = measurement(ROWS, spike);
  const path = join(folder, name);
  await writeFile(path, text);
  assert.ok(text.length > 3 * CHUNK, `${text.length} bytes are too few for three chunks`);

  // The gateway goes away at the third chunk: nothing reaches it any more.
  let away = false;
  const offsets = [];
  await page.route('**/api/uploads/*', (route) => {
    const request = route.request();
    if (request.method() === 'PATCH') {
      if (offsets.length === 2) away = true;
      if (!away) offsets.push(Number(request.headers()['upload-offset']));
    }
    return away ? route.abort() : route.continue();
  });
  page.on('dialog', (dialog) => dialog.accept());

  await open(page);
  await page.locator('input[type=file]').first().setInputFiles(path);
  await seen(page, /the gateway does not answer, trying again/);
  await page.reload();
  away = false;
  offsets.push('reload');
  await page.getByRole('region', { name: 'Uploads' }).getByText('Choose the file again to go on').waitFor();
  await page.getByRole('region', { name: 'Uploads' }).locator('input[type=file]').setInputFiles(path);

  const link = page.getByRole('link', { name, exact: true });
  await link.waitFor();
  const id = (await link.getAttribute('href')).split('/').at(-1);
  const { upload } = await api(`/api/datasets/${id}`);
  assert.equal(upload.sha256, createHash('sha256').update(text).digest('hex'));
  assert.deepEqual(offsets.slice(0, 4), [0, CHUNK, 'reload', 2 * CHUNK]);

  // The same bytes, under another name: none of them is sent.
  const before = offsets.length;
  const copy = `copy-of-${name}`;
  await writeFile(join(folder, copy), text);
  await page.locator('input[type=file]').first().setInputFiles(join(folder, copy));
  await page.getByText(copy).first().waitFor();
  await page.getByText(copy).waitFor({ state: 'hidden' }).catch(() => seen(page, `${copy} was here already`));
  assert.equal(offsets.length, before);
});

test('an upload waits while it is paused, goes on where it was, and after the page was loaded anew', async () => {
  const { page } = await newPage(browser);
  const rows = 520_000;
  const spike = Date.now() % rows;
  const name = `paused-${spike}.csv`;
  const text = measurement(rows, spike);
  const path = join(folder, name);
  await writeFile(path, text);
  assert.ok(text.length > 2 * CHUNK, `${text.length} bytes are too few for two chunks`);

  // Chunks from the second on are held where nobody lets them through.
  const sent = [];
  let lets = false;
  await page.route('**/api/uploads/*', (route) => {
    const request = route.request();
    if (request.method() !== 'PATCH') return route.continue();
    const offset = Number(request.headers()['upload-offset']);
    sent.push(offset);
    return offset === 0 || lets ? route.continue() : undefined;
  });
  page.on('dialog', (dialog) => dialog.accept());

  await open(page);
  await page.locator('input[type=file]').first().setInputFiles(path);
  const second = await page.waitForRequest((request) => request.headers()['upload-offset'] === String(CHUNK));
  await page.getByRole('button', { name: `Pause ${name}` }).click();
  await seen(page, /· paused$/);
  assert.ok(second.failure(), 'the chunk on its way was not broken off');
  sent.push('paused');

  await page.getByRole('button', { name: `Go on with ${name}` }).click();
  await page.waitForRequest((request) => request.headers()['upload-offset'] === String(CHUNK));
  await page.getByRole('button', { name: `Pause ${name}` }).waitFor();
  sent.push('reload');
  await page.reload();
  const uploads = page.getByRole('region', { name: 'Uploads' });
  await uploads.getByText('Choose the file again to go on').waitFor();
  await uploads.getByText(/^8\.39 MB of /).waitFor();
  assert.deepEqual(await barriers(page), []);

  // Another file is told from it.
  const other = join(folder, 'other.csv');
  await writeFile(other, text.slice(0, 100));
  await uploads.locator('input[type=file]').setInputFiles(other);
  await seen(page, /^other\.csv is not the file that this upload was begun with/);

  lets = true;
  await uploads.locator('input[type=file]').setInputFiles(path);
  const link = page.getByRole('link', { name, exact: true });
  await link.waitFor();
  const { upload } = await api(`/api/datasets/${(await link.getAttribute('href')).split('/').at(-1)}`);
  assert.equal(upload.sha256, createHash('sha256').update(text).digest('hex'));
  assert.equal(upload.bytes, text.length);
  assert.deepEqual(sent.slice(0, 6), [0, CHUNK, 'paused', CHUNK, 'reload', CHUNK]);
});

test('a file that is on its way can be looked at before anything is made of it', async () => {
  const { page, complaints } = await newPage(browser);
  const stamp = Date.now();
  const name = `hasty-${stamp}.csv`;
  let letThrough;
  const held = new Promise((resolve) => (letThrough = resolve));
  await page.route('**/api/uploads', async (route) => {
    await held;
    await route.continue();
  });
  await open(page);
  await page.locator('input[type=file]').first().setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(`t,u_${stamp}\n1,2\n2,3\n`) });
  await page.getByRole('button', { name: `Look at ${name} first` }).click();
  letThrough();
  await seen(page, /is stored; nothing has been made of it yet$/);
  assert.deepEqual((await api(`/api/datasets?q=${name}`)).items, []);
  assert.deepEqual(await barriers(page), []);
  await page.getByRole('link', { name: 'Look at it' }).click();
  await seen(page, 'All 2 rows');
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
  assert.deepEqual(complaints, []);
});
