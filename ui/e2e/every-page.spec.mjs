import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { barriers, dataset, measurement, newPage, open, openBrowser } from './kymo.mjs';

const LOOKS = [
  { colorScheme: 'light', viewport: { width: 1280, height: 900 } },
  { colorScheme: 'dark', viewport: { width: 1280, height: 900 } },
  { colorScheme: 'light', viewport: { width: 360, height: 740 } },
];

let browser;
let pages;
before(async () => {
  browser = await openBrowser();
  const { id, run, uploadId } = await dataset('every-page.csv', measurement(5_000, 700));
  const shown = ['', '/data', '/rejects', '/lineage', '/about'].map((tab) => `/datasets/${id}${tab}`);
  pages = ['/', ...shown, '/import', `/import/${uploadId}`, `/import/${uploadId}?dataset=${id}`, '/import-profiles', '/runs', `/runs/${run.id}`, '/runs/compare', '/recipes', '/recipes/new', '/scripts', '/scripts/spike_repair', '/nowhere'];
});
after(() => browser?.close());

for (const look of LOOKS) {
  test(`every page can be used by everyone, ${look.colorScheme}, ${look.viewport.width} pixels wide`, async () => {
    const { page, complaints } = await newPage(browser, look);
    for (const path of pages) {
      await open(page, path);
      await page.waitForFunction(() => !document.querySelector('[aria-label^="Loading"]'));
      assert.deepEqual(await barriers(page), [], path);
    }
    assert.deepEqual(complaints, []);
  });
}

for (const reader of ['swagger', 'redoc']) {
  test(`the description of the API is read at /schema/${reader}, without a network`, async () => {
    const { page, complaints } = await newPage(browser);
    await page.goto(`${process.env.KYMO_URL}/schema/${reader}`);
    await page.getByText('/api/datasets', { exact: true }).first().waitFor({ state: 'attached' });
    assert.deepEqual(complaints, []);
  });
}
