import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { newPage, open, openBrowser } from './kymo.mjs';

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser?.close());

test('the first page is there, under its name, without a complaint', async () => {
  const { page, complaints } = await newPage(browser);
  await open(page);
  assert.match(await page.title(), /Kymo/);
  assert.deepEqual(complaints, []);
});
