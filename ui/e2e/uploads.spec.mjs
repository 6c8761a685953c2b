import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { api, measurement, newPage, open, openBrowser, seen } from './kymo.mjs';

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
