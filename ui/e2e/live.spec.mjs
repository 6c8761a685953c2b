import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { dataset, measurement, newPage, open, openBrowser, seen } from './kymo.mjs';

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser?.close());

const row = (page, name) => page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) });

test('what one person brings in another sees as it happens', async () => {
  const { page, complaints } = await newPage(browser);
  await open(page);
  await seen(page, 'Live');
  await dataset('of-somebody-else.csv', measurement(4_321, 7));
  await row(page, 'of-somebody-else.csv').getByText('4,321', { exact: true }).waitFor();
  assert.deepEqual(complaints, []);
});

test('a connection that was cut is opened again, and nothing that happened meanwhile is missed', async () => {
  const { page, complaints } = await newPage(browser);
  let away = false;
  let cut;
  await page.routeWebSocket(/\/api\/events/, (socket) => {
    if (away) {
      socket.close({ code: 1012 });
      return;
    }
    const server = socket.connectToServer();
    cut = () => {
      socket.close({ code: 1012 });
      server.close();
    };
  });
  await open(page);
  await seen(page, 'Live');

  away = true;
  cut();
  await seen(page, /Reconnecting|Offline/);
  await dataset('meanwhile.csv', measurement(6_789, 7));
  away = false;

  await seen(page, 'Live');
  await row(page, 'meanwhile.csv').getByText('6,789', { exact: true }).waitFor();
  assert.deepEqual(complaints, []);
});
