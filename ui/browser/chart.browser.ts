import type { Browser, Page } from 'playwright-core';
import type { PreviewServer } from 'vite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { browserIsMissing, openBrowser, serveUi } from './chromium';
import { furnace, smoothed, standInForTheGateway } from './stand-in';

describe.skipIf(browserIsMissing)('the chart in a browser', () => {
  let browser: Browser;
  let ui: { url: string; server: PreviewServer };
  let page: Page;
  /** the windows that were asked for, the newest last */
  let asked: string[];

  beforeAll(async () => {
    [browser, ui] = await Promise.all([openBrowser(), serveUi()]);
  });
  afterAll(async () => {
    await browser?.close();
    await ui?.server.close();
  });
  beforeEach(async () => {
    const context = await browser.newContext({ viewport: { width: 1_280, height: 900 }, reducedMotion: 'reduce' });
    await standInForTheGateway(context);
    page = await context.newPage();
    asked = [];
    page.on('request', (request) => {
      const { pathname, searchParams } = new URL(request.url());
      if (pathname.endsWith('/series') && searchParams.get('points') !== '400') {
        asked.push(`${searchParams.get('from') ?? ''} ${searchParams.get('to') ?? ''}`.trim());
      }
    });
    return () => context.close();
  });

  const open = async (search: string) => {
    await page.goto(`${ui.url}/datasets/${furnace}?${search}`);
    await page.locator('.u-over').first().waitFor();
    return page.locator('.u-over').first();
  };
  const reading = () => page.getByRole('region', { name: 'Reading' }).innerText();
  const one = 'column=Furnace+[°C]';

  it('takes most of the window, and has ink on it', async () => {
    const over = await open(one);
    const box = await page.locator('canvas').first().boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(0.6 * 900 - 2);
    const inked = await page.locator('canvas').first().evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
      return Array.from(data).filter((_, index) => index % 4 === 3).filter((alpha) => alpha > 0).length;
    });
    expect(inked).toBeGreaterThan(2_000);
    expect(await over.isVisible()).toBe(true);
  });

  it('zooms where one drags, and goes back with the browser', async () => {
    const over = await open(one);
    await over.hover();
    const box = await over.boundingBox();
    if (!box) throw new Error('no chart');
    await page.mouse.move(box.x + box.width * 0.25, box.y + 50);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.75, box.y + 60, { steps: 4 });
    await page.mouse.up();
    await page.waitForURL(/from=/);
    // 20,000 rows of 20 ms: a quarter of them last 100 s.
    await expect.poll(() => asked.at(-1)).toMatch(/^2026-03-12T09:31:(39|40)\S* 2026-03-12T09:3(4|5):\S+$/);
    await page.goBack();
    await page.waitForURL((url) => !url.searchParams.has('from'));
  });

  it('zooms around the pointer under Ctrl and the wheel, and only then', async () => {
    const over = await open(one);
    await over.hover();
    await page.mouse.wheel(0, -200);
    await page.waitForTimeout(400);
    expect(page.url()).not.toContain('from=');
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -200);
    await page.keyboard.up('Control');
    await page.waitForURL(/from=/);
  });

  it('shows the whole after a double click', async () => {
    const over = await open(`${one}&from=2026-03-12T09:32:00&to=2026-03-12T09:33:00`);
    await over.dblclick();
    await page.waitForURL((url) => !url.searchParams.has('from'));
  });

  it('moves along under Shift and the pointer', async () => {
    const over = await open(`${one}&from=2026-03-12T09:32:00&to=2026-03-12T09:33:00`);
    const box = await over.boundingBox();
    if (!box) throw new Error('no chart');
    await page.keyboard.down('Shift');
    await page.mouse.move(box.x + box.width / 2, box.y + 50);
    await page.mouse.down();
    await page.mouse.move(box.x, box.y + 50, { steps: 5 });
    await page.mouse.up();
    await page.keyboard.up('Shift');
    await page.waitForURL(/from=2026-03-12T09%3A32%3A(29|30)/);
  });

  it('names the value under the pointer, also where panels share it', async () => {
    await open('column=Furnace+[°C]&column=Pressure+[hPa]&column=Heater+current+[A]');
    const panels = page.locator('.u-over');
    expect(await panels.count()).toBe(3);
    await panels.nth(1).hover();
    const text = await reading();
    expect(text).toMatch(/2026-03-12 09:3\d:/);
    expect(text).toMatch(/mean of \d+ rows, min .* max/);
    expect(text.match(/°C\n|hPa\n| A\n/g)?.length).toBeGreaterThanOrEqual(3);
  });

  it('names a row’s own value where each row is drawn', async () => {
    const over = await open(`${one}&overlay=${smoothed}&from=2026-03-12T09:30:00&to=2026-03-12T09:30:02`);
    await over.hover();
    expect(await reading()).toMatch(/2026-03-12 09:30:01\.0\d\d/);
    expect(await page.getByText('101 rows of 20,000, each drawn').isVisible()).toBe(true);
  });
});
