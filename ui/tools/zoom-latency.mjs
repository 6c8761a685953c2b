// Drags over a chart in Chromium until the window's own buckets are drawn: the time from the button's release to the first frame with them, as
// the page sees it; one JSON line.
// Usage: node ui/tools/zoom-latency.mjs URL DATASET COLUMN [zooms=100]
import { openBrowser } from './chromium.mjs';

const [base, dataset, column, zooms = '100'] = process.argv.slice(2);
const browser = await openBrowser();
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
await page.goto(`${base}/datasets/${dataset}?${new URLSearchParams({ column })}`);
const chart = page.getByRole('application');
await chart.locator('canvas').first().waitFor();
await page.waitForLoadState('networkidle');

/**
 * Runs in the page: resolves with the milliseconds from the next release of the button until the frame with the first strokes after the
 * answer. What is stroked before it are the old curves in the new window.
 */
const drawn = () =>
  new Promise((resolve) => {
    const { stroke } = CanvasRenderingContext2D.prototype;
    const released = () => {
      const began = performance.now();
      performance.clearResourceTimings();
      CanvasRenderingContext2D.prototype.stroke = function (...path) {
        stroke.apply(this, path);
        const answers = performance.getEntriesByType('resource').filter(({ name, responseEnd }) => name.includes('/series?') && responseEnd > 0);
        if (answers.length === 0) return;
        CanvasRenderingContext2D.prototype.stroke = stroke;
        // the callback after the next one runs when the frame with these strokes has been given away
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - began)));
      };
    };
    addEventListener('mouseup', released, { once: true, capture: true });
  });

const millis = [];
for (let zoom = 0; zoom < Number(zooms); zoom++) {
  const { x, y, width, height } = await chart.locator('.u-over').first().boundingBox();
  const from = x + width * (0.05 + 0.6 * Math.random());
  const seen = page.evaluate(drawn);
  await page.mouse.move(from, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(from + width * (0.02 + 0.2 * Math.random()), y + height / 2, { steps: 5 });
  await page.mouse.up();
  millis.push(await seen);
  await page.waitForLoadState('networkidle');
  await chart.focus();
  await page.keyboard.press('0');
  await page.waitForTimeout(100);
}
await browser.close();
millis.sort((a, b) => a - b);
const quantile = (q) => Math.round(millis[Math.min(millis.length - 1, Math.floor(q * millis.length))]);
console.log(JSON.stringify({ bench: 'zoom-latency', zooms: millis.length, p50Millis: quantile(0.5), p95Millis: quantile(0.95), worstMillis: quantile(1) }));
