import type { Browser, Page } from 'playwright-core';
import type { PreviewServer } from 'vite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { browserIsMissing, openBrowser, serveUi } from './chromium';
import { furnace, standInForTheGateway } from './stand-in';

describe.skipIf(browserIsMissing)('peaks in a browser', () => {
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
    const context = await browser.newContext({ viewport: { width: 1_280, height: 1_100 }, reducedMotion: 'reduce' });
    await standInForTheGateway(context);
    page = await context.newPage();
    return () => context.close();
  });

  const open = async (search: string) => {
    await page.goto(`${ui.url}/datasets/${furnace}?column=Furnace+[°C]${search}`);
    await page.getByRole('table').waitFor();
    await page.locator('.u-over').first().waitFor();
  };
  const lines = () => page.getByRole('table').getByRole('button');
  const pressed = () => page.getByRole('table').locator('button[aria-pressed=true]');
  const windowOf = () => ['from', 'to'].map((end) => Date.parse(`${new URL(page.url()).searchParams.get(end) ?? ''}Z`));

  /** Moves the pointer over the chart until a marker says what it is; returns where. */
  async function findMarker(): Promise<{ x: number; y: number; said: string }> {
    const box = await page.locator('.u-over').first().boundingBox();
    if (!box) throw new Error('no chart');
    for (let x = box.x + box.width / 2; x < box.x + box.width; x += 6) {
      for (let y = box.y + 10; y < box.y + box.height; y += 10) {
        await page.mouse.move(x, y);
        const said = page.getByRole('tooltip');
        if ((await said.count()) > 0) return { x, y, said: await said.innerText() };
      }
    }
    throw new Error('no marker found');
  }

  it('are said under the pointer, and chosen in the table by a click on the marker', async () => {
    await open('&from=2026-03-12T09:32:00&to=2026-03-12T09:33:00');
    const { x, y, said } = await findMarker();
    expect(said).toMatch(/^maximum of Furnace \[°C\]\n[\d.]+ at 2026-03-12 09:32:/);
    await page.mouse.click(x, y);
    await pressed().waitFor();
    expect(said).toContain(await pressed().innerText());
    // A click on a marker moves nothing.
    expect(windowOf()).toEqual([Date.UTC(2026, 2, 12, 9, 32), Date.UTC(2026, 2, 12, 9, 33)]);
  });

  it('come into the middle of the chart when chosen in the table, and are zoomed to', async () => {
    await open('&from=2026-03-12T09:32:00&to=2026-03-12T09:33:00');
    const chosen = lines().nth(2);
    const at = Date.parse(`${(await chosen.innerText()).replace(' ', 'T')}Z`);
    await chosen.click();
    await expect.poll(() => Math.abs(windowOf().reduce((sum, end) => sum + end, 0) / 2 - at)).toBeLessThan(20);
    await page.getByRole('button', { name: 'Zoom to it' }).click();
    await expect.poll(() => (windowOf()[1] ?? 0) - (windowOf()[0] ?? 0)).toBeLessThan(2_000);
    // The table follows the window, and the peak stays chosen.
    await expect.poll(() => lines().count()).toBe(1);
    expect(await pressed().count()).toBe(1);
  });

  it('scroll into sight in the table', async () => {
    await open('&peak=19999+nothing');
    const box = page.getByRole('region', { name: 'Table of peaks' });
    const last = lines().last();
    expect(await last.evaluate((line) => line.getBoundingClientRect().top)).toBeGreaterThan((await box.boundingBox())?.height ?? 0);
    await last.press('Enter');
    await pressed().waitFor();
    const [inner, outer] = [await pressed().boundingBox(), await box.boundingBox()];
    expect((inner?.y ?? 0) + (inner?.height ?? 0)).toBeLessThanOrEqual((outer?.y ?? 0) + (outer?.height ?? 0) + 1);
    expect(inner?.y).toBeGreaterThanOrEqual(outer?.y ?? 0);
  });

  it('are gone through by keys', async () => {
    await open('');
    await lines().first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => lines().nth(1).getAttribute('aria-pressed')).toBe('true');
  });
});
