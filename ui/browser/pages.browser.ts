import { mkdirSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import type { PreviewServer } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserIsMissing, openBrowser, serveUi } from './chromium';
import { compared, id, onePeak, recipe } from './results';
import { failedScriptRun, figuresRun, repaired, scriptRun } from './scripts';
import { draft, failed, failedRun, furnace, smoothed, standInForTheGateway } from './stand-in';

const pages = {
  datasets: '/',
  nowhere: '/nowhere',
  draft: `/datasets/${draft}`,
  failed: `/datasets/${failed}`,
  unknown: '/datasets/00000000-0000-4000-8000-000000000000',
  chart: `/datasets/${furnace}`,
  data: `/datasets/${furnace}/data`,
  rejects: `/datasets/${furnace}/rejects`,
  lineage: `/datasets/${furnace}/lineage`,
  about: `/datasets/${furnace}/about`,
  overlay: `/datasets/${furnace}?column=Furnace+[°C]&column=Sample+[°C]&overlay=${smoothed}&from=2026-03-12T09:32:00&to=2026-03-12T09:35:00`,
  peak: `/datasets/${furnace}?column=Furnace+[°C]&peak=${encodeURIComponent(onePeak)}&from=2026-03-12T09:32:20&to=2026-03-12T09:32:50`,
  quality: `/datasets/${furnace}/quality`,
  flags: `/datasets/${furnace}/quality?column=Sample+[°C]&flagColumn=Sample+[°C]&flagTest=flat_line`,
  unchecked: `/datasets/${smoothed}/quality`,
  recipes: '/recipes',
  recipe: `/recipes/${recipe}`,
  apply: `/recipes/${recipe}/apply`,
  compare: `/runs/compare?a=${compared[0]}&b=${compared[1]}&column=Furnace+[°C]`,
  'new recipe': '/recipes/new',
  look: '/import',
  import: `/import/${id(9)}`,
  'import again': `/import/${id(9)}?dataset=${furnace}`,
  'import profiles': '/import-profiles',
  runs: '/runs',
  run: `/runs/${failedRun}`,
  scripts: '/scripts',
  script: '/scripts/spike_repair',
  'broken script': '/scripts/half_done',
  'unknown script': '/scripts/gone',
  'earlier script': `/scripts/spike_repair?sha256=${'77'.repeat(32)}`,
  'run of a script': `/runs/${scriptRun}`,
  'failed run of a script': `/runs/${failedScriptRun}`,
  'run with figures': `/runs/${figuresRun}`,
  'made by a script': `/datasets/${repaired}/about`,
};
const looks = [
  { scheme: 'light', width: 1280, height: 900 },
  { scheme: 'dark', width: 1280, height: 900 },
  { scheme: 'light', width: 360, height: 740 },
] as const;
const shots = 'target/screens';

async function serious(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`));
}

const file = (name: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from('time,T\n') });

describe.skipIf(browserIsMissing)('in a browser', () => {
  let browser: Browser;
  let ui: { url: string; server: PreviewServer };

  beforeAll(async () => {
    mkdirSync(shots, { recursive: true });
    [browser, ui] = await Promise.all([openBrowser(), serveUi()]);
  });
  afterAll(async () => {
    await browser?.close();
    await ui?.server.close();
  });

  async function opened(look: (typeof looks)[number], address: string): Promise<Page> {
    const context = await browser.newContext({
      colorScheme: look.scheme,
      viewport: { width: look.width, height: look.height },
      reducedMotion: 'reduce',
    });
    await standInForTheGateway(context);
    const page = await context.newPage();
    await page.goto(ui.url + address);
    // One part of a page may ask for the next.
    await page.waitForLoadState('networkidle');
    await page.waitForFunction(() => !document.querySelector('[aria-label^="Loading"]'));
    await page.evaluate(() => document.fonts.ready);
    return page;
  }

  // each in a context of its own, two at a time
  describe.concurrent.each(looks)('$scheme, $width px wide', (look) => {
    it.each(Object.entries(pages))('the page "%s" is legible, operable and no wider than the window', async (name, address) => {
      const page = await opened(look, address);
      await page.screenshot({ path: `${shots}/${name}-${look.scheme}-${look.width}.png`, fullPage: true });
      expect(await serious(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(look.width);
      await page.context().close();
    });

    it('uploads on their way, and one that was refused, are legible and operable', async () => {
      const page = await opened(look, '/');
      await page.route('**/api/uploads/1a', (route) => route.fulfill({ headers: { 'upload-offset': '3000000' } }));
      await page.evaluate(() => {
        const metadata = { filename: 'begun_before_the_page_was_loaded.csv', options: '{}' };
        const begun = { size: 9_000_000, metadata, creationTime: '', uploadUrl: `${window.location.origin}/api/uploads/1a` };
        window.localStorage.setItem('tus::a::1', JSON.stringify(begun));
      });
      await page.reload();
      await page.getByText('Choose the file again to go on').waitFor();
      await page.route('**/api/uploads', (route) => {
        if (!route.request().headers()['upload-metadata']?.includes(btoa('broken.csv'))) return undefined;
        return route.fulfill({
          status: 413,
          contentType: 'application/problem+json',
          json: {
            title: 'The file does not fit into what may be stored in all.',
            status: 413,
            detail: "all uploads together may have at most 1,000 bytes, 3 are left, but the file has 7",
            code: 'upload-quota',
            remedy: 'Raise kymo.uploads.quota-bytes; uploads are kept for ever.',
          },
        });
      });
      await page.locator('input[type=file]').first().setInputFiles(['broken.csv', 'strain.csv', 'creep.csv', 'fatigue.csv', 'long_name_of_a_file_that_waits.csv'].map(file));
      await page.locator('text=broken.csv was not taken').waitFor();
      await page.screenshot({ path: `${shots}/uploads-${look.scheme}-${look.width}.png` });
      expect(await serious(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(look.width);
      await page.context().close();
    });

    it.each([
      ['delete', '/', 'button[aria-label="Delete furnace-run.csv"]'],
      ['process', `/datasets/${furnace}`, 'text=Process'],
      ['options', '/', 'text=With options'],
      ['rename profile', '/import-profiles', 'button[aria-label^="Rename"]'],
      ['export', `/datasets/${furnace}?from=2026-03-12T09:31:00&to=2026-03-12T09:32:00`, 'text=Export'],
    ])('the dialog "%s" is legible and operable', async (name, address, button) => {
      const page = await opened(look, address);
      await page.locator(button).first().click();
      await page.locator('[role="dialog"]').waitFor();
      await page.waitForTimeout(300);
      await page.screenshot({ path: `${shots}/${name}-${look.scheme}-${look.width}.png` });
      expect(await serious(page)).toEqual([]);
      await page.context().close();
    });
  });
});
