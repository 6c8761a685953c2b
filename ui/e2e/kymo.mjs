// What the end-to-end specs share. A spec is told by KYMO_URL where Kymo runs; Kymo itself is started by whoever runs the spec.
import assert from 'node:assert/strict';
import { afterEach } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';

export { openBrowser } from '../tools/chromium.mjs';

export const address = process.env.KYMO_URL;
assert.ok(address, 'KYMO_URL must name a running Kymo, such as http://localhost:8080');

/** How long a page may take for what a person waits for. */
const PATIENCE = 60_000;

/** The pages of the test that runs, and what each complained of. */
const opened = [];

// What somebody would look at first who asks why a test failed: what its pages showed then.
afterEach(async ({ name, passed }) => {
  for (const { page, complaints } of opened.splice(0)) {
    if (passed !== false || page.isClosed()) continue;
    const shown = await page.locator('body').innerText({ timeout: 5_000 }).catch(String);
    const said = [`"${name}" failed with ${page.url()} showing:`, shown.slice(0, 3_000), 'and complaining of:', ...complaints, ''];
    process.stderr.write(said.join('\n'));
  }
});

/**
 * A page in a browser context of its own, as another person's. `complaints` collects what must not happen on any page: errors on the console,
 * exceptions, requests to another host.
 */
export async function newPage(browser, options = {}) {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  const complaints = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => complaints.push(`exception: ${error}`));
  page.on('request', (request) => {
    const { protocol, host } = new URL(request.url());
    if (/^(http|ws)/.test(protocol) && host !== new URL(address).host) complaints.push(`foreign request: ${request.url()}`);
  });
  opened.push({ page, complaints });
  return { page, context, complaints };
}

export async function open(page, path = '/') {
  await page.goto(address + path);
  await page.waitForFunction(() => document.querySelector('main') !== null);
}

/** Hands a file to the page as a person does who picks it. */
export async function chooseFile(page, name, text) {
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
}

/** Waits until a text can be seen. */
export async function seen(page, text) {
  await page.getByText(text).first().waitFor({ state: 'visible' });
}

/** Waits until the page of a dataset tells its rows as a fact. How far its run has come can say the same number before it is published. */
export async function published(page, rows) {
  await page.getByRole('main').getByRole('listitem').filter({ hasText: new RegExp(`^${rows}$`) }).waitFor();
}

/** What the API answers, for what a page does not show. */
export async function api(path, request) {
  const response = await fetch(address + path, request);
  assert.ok(response.ok, `${path} answered ${response.status}: ${response.ok || (await response.text())}`);
  return response.json();
}

/** The request that posts this body. */
export function posting(body) {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

/** A dataset of a file that was taken and read, without a page: for specs that begin where it is there. */
export async function dataset(name, text) {
  const form = new FormData();
  form.append('file', new Blob([text]), name);
  const { dataset, run } = await api('/api/datasets', { method: 'POST', body: form });
  const deadline = Date.now() + PATIENCE;
  for (let { status } = run; status !== 'COMPLETED'; { status } = await api(`/api/runs/${run.id}`)) {
    assert.ok(!['FAILED', 'STOPPED'].includes(status) && Date.now() < deadline, `the run of ${name} is ${status}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return api(`/api/datasets/${dataset.id}`);
}

/** What axe finds that keeps people from using the page. */
export async function barriers(page) {
  await page.evaluate(() => document.fonts.ready);
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`));
}

/** A measurement as an instrument writes it: a time a row, a slow wave with noise, and one spike that no chart may lose. */
export function measurement(rows, spikeRow) {
  const lines = ['time,voltage [V],current [A]'];
  const start = Date.UTC(2026, 0, 1);
  for (let row = 0; row < rows; row++) {
    const time = new Date(start + row * 1000).toISOString().slice(0, 19);
    const voltage = row === spikeRow ? 99.5 : Math.sin(row / 500) * 3 + ((row * 7919) % 100) / 100;
    lines.push(`${time},${voltage.toFixed(4)},${(voltage / 10).toFixed(5)}`);
  }
  return `${lines.join('\n')}\n`;
}
