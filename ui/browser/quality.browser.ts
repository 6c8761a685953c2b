import type { Browser, Page } from 'playwright-core';
import type { PreviewServer } from 'vite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { browserIsMissing, openBrowser, serveUi } from './chromium';
import { furnace, standInForTheGateway } from './stand-in';

describe.skipIf(browserIsMissing)('flags in a browser', () => {
  let browser: Browser;
  let ui: { url: string; server: PreviewServer };
  let page: Page;

  beforeAll(async () => {
    [browser, ui] = await Promise.all([openBrowser(), serveUi()]);
  });
  afterAll(async () => {
    await browser?.close();
    await ui?.server.close();
  });
  beforeEach(async () => {
    const context = await browser.newContext({ viewport: { width: 1_280, height: 1_800 }, reducedMotion: 'reduce' });
    await standInForTheGateway(context);
    page = await context.newPage();
    await page.goto(`${ui.url}/datasets/${furnace}/quality?column=Sample+[°C]`);
    await page.locator('.u-over').first().waitFor();
    await page.getByRole('region', { name: 'Flagged stretches' }).waitFor();
    return () => context.close();
  });

  const lines = () => page.getByRole('region', { name: 'Flagged stretches' }).getByRole('button');

  /** Points at a part of the width of the chart; says what is said there. */
  async function pointAt(part: number): Promise<string> {
    const box = await page.locator('.u-over').first().boundingBox();
    if (!box) throw new Error('no chart');
    await page.mouse.move(box.x + box.width * part, box.y + box.height - 8);
    const tip = page.getByRole('tooltip');
    return (await tip.count()) > 0 ? tip.innerText() : '';
  }

  it('are said under the pointer, column by column, and nothing is said elsewhere', async () => {
    // Rows 6,001 to 7,499 of 20,000 are missing.
    await expect.poll(() => pointAt(0.34)).toBe('Sample [°C]: missing (worst of all tests), rows 6002 to 7500');
    expect(await pointAt(0.6)).toBe('');
  });

  it('are chosen in the list by a click on their shade', async () => {
    await expect.poll(() => pointAt(0.165)).toContain('suspect');
    const box = await page.locator('.u-over').first().boundingBox();
    await page.mouse.click((box?.x ?? 0) + (box?.width ?? 0) * 0.165, (box?.y ?? 0) + (box?.height ?? 0) - 8);
    await expect.poll(() => lines().first().getAttribute('aria-pressed')).toBe('true');
  });

  it('are looked at closely from the list', async () => {
    await lines().nth(1).click();
    await page.waitForURL(/from=/);
    const [from, to] = ['from', 'to'].map((end) => Date.parse(`${new URL(page.url()).searchParams.get(end) ?? ''}Z`));
    // 1,499 rows of 20 ms, with as much again on each side.
    expect(((to ?? 0) - (from ?? 0)) / 1_000).toBeCloseTo(90, 0);
    await expect.poll(() => lines().count()).toBe(1);
  });

  it('are narrowed to those of a number of the report', async () => {
    await page.getByRole('button', { name: '601 rows of Sample [°C], flat_line: suspect' }).click();
    await expect.poll(() => lines().count()).toBe(1);
    await expect.poll(() => pointAt(0.34)).toBe('');
    expect(page.url()).toContain('flagTest=flat_line');
  });
});
