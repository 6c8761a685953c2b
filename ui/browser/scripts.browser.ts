import { mkdirSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import type { PreviewServer } from 'vite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { browserIsMissing, openBrowser, serveUi } from './chromium';
import { furnace, standInForTheGateway } from './stand-in';

const shots = 'target/screens';

describe.skipIf(browserIsMissing)('scripts in a browser', () => {
  let browser: Browser;
  let ui: { url: string; server: PreviewServer };
  let page: Page;
  /** the parameters that were tried, the newest last */
  let tried: { path: string; note: string }[];

  beforeAll(async () => {
    mkdirSync(shots, { recursive: true });
    [browser, ui] = await Promise.all([openBrowser(), serveUi()]);
  });
  afterAll(async () => {
    await browser?.close();
    await ui?.server.close();
  });
  beforeEach(async () => {
    const context = await browser.newContext({ viewport: { width: 1_280, height: 1_000 }, reducedMotion: 'reduce' });
    await standInForTheGateway(context);
    page = await context.newPage();
    tried = [];
    page.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (!pathname.endsWith('/preview')) return;
      const body = request.postDataJSON() as { parameters: { note: string } };
      tried.push({ path: pathname, note: body.parameters.note });
    });
    return () => context.close();
  });

  const choose = async (words: string, title: string) => {
    await page.goto(`${ui.url}/datasets/${furnace}?column=Furnace+[°C]&from=2026-03-12T09:32:00&to=2026-03-12T09:33:00`);
    await page.locator('.u-over').first().waitFor();
    await page.getByRole('button', { name: 'Process' }).click();
    await page.getByRole('combobox', { name: 'Processor' }).click();
    await page.getByRole('option', { name: title }).waitFor();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type(words);
    await page.locator('[data-combobox-selected]', { hasText: title }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('form', { name: title }).waitFor();
  };
  const shot = (name: string) => page.screenshot({ path: `${shots}/${name}.png` });
  const serious = async () => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
  };

  it('stand in a group of their own, and those that cannot be run say why', async () => {
    await page.goto(`${ui.url}/datasets/${furnace}`);
    await page.getByRole('button', { name: 'Process' }).click();
    await page.getByRole('combobox', { name: 'Processor' }).click();
    const broken = page.getByRole('option', { name: /half_done/ });
    await broken.waitFor();
    expect(await broken.innerText()).toContain('Cannot be run: half_done.groovy does not compile in line 2');
    await shot('processors-with-scripts');
    expect(await serious()).toEqual([]);
  });

  it('are found and chosen by keyboard, and tried on the window that is seen once typing rests', async () => {
    await choose('spike', 'Repair spikes');
    const typed = 'the oven after its repair';
    await page.getByRole('textbox', { name: 'Note' }).pressSequentially(typed, { delay: 10 });
    await page.getByText('2 lines logged by the preview').waitFor();
    await expect.poll(() => tried.at(-1)).toEqual({ path: '/api/processors/custom%3Aspike_repair/preview', note: typed });
    expect(tried.length).toBeLessThan(typed.length);
    await page.getByRole('region', { name: 'Reading' }).getByText('Furnace [°C] repaired').waitFor();
    await page.getByText('2 lines logged by the preview').click();
    await shot('trying-a-script');
    expect(await serious()).toEqual([]);
  });

  it('say in the form what they failed with', async () => {
    await page.route('**/api/processors/custom%3A*/preview', (route) =>
      route.fulfill({
        status: 422,
        contentType: 'application/problem+json',
        json: {
          title: 'A script failed.',
          status: 422,
          code: 'script-failed',
          pointer: '/parameters',
          detail: "spike_repair.groovy failed in line 31 'x[i] / 0' at row 6,001 of the dataset (Furnace [°C] = 512.25): too few neighbours; it had logged 'reach 7'",
          remedy: 'Correct the script or choose other parameters.',
        },
      }),
    );
    await choose('spike', 'Repair spikes');
    await page.getByRole('textbox', { name: 'Note' }).fill('a');
    const told = page.getByText(/at row 6,001 of the dataset/);
    await told.waitFor();
    expect(await told.evaluate((element) => getComputedStyle(element).fontFamily)).toContain('JetBrains Mono');
    await shot('a-script-that-failed');
    expect(await serious()).toEqual([]);
  });

  it('show their text over the form, coloured, with the lines numbered', async () => {
    await choose('spike', 'Repair spikes');
    await page.getByRole('button', { name: 'Source' }).click();
    const text = page.getByRole('region', { name: 'Text of the script' });
    await text.locator('.hljs-keyword').first().waitFor();
    await shot('source-of-a-script');
    expect(await serious()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('form', { name: 'Repair spikes' }).waitFor();
  });

  it('are reached from the frame of every page, and lead from the list to their text', async () => {
    await page.goto(ui.url);
    await page.getByRole('link', { name: 'Scripts', exact: true }).click();
    await page.getByText('limits only').waitFor();
    await page.getByRole('link', { name: 'half_done', exact: true }).click();
    const mark = page.locator('[data-line="2"]');
    const second = page.getByText('y = x *');
    await mark.waitFor();
    await second.first().waitFor();
    const [marked, lines] = await Promise.all([mark.boundingBox(), page.getByRole('region', { name: 'Text of the script' }).locator('code').boundingBox()]);
    // The mark lies on the second of the text's three lines.
    expect(Math.abs((marked?.y ?? 0) + (marked?.height ?? 0) / 2 - ((lines?.y ?? 0) + (lines?.height ?? 0) / 2))).toBeLessThan(4);
  });

  it('say how the first one is added', async () => {
    await page.route('**/api/processors', (route) => route.fulfill({ json: [] }));
    await page.goto(`${ui.url}/scripts`);
    await page.getByText('No scripts yet').waitFor();
    await shot('no-scripts');
    expect(await serious()).toEqual([]);
  });
});
