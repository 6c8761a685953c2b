import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { build, preview, type PreviewServer } from 'vite';
import { executablePath } from '../tools/chromium.mjs';

export { openBrowser } from '../tools/chromium.mjs';

const required = (process.env.KYMO_REQUIRE ?? '').split(',').includes('browser');

/** No browser: the tests are skipped where all can see it, or fail where one is required. */
export const browserIsMissing = !existsSync(executablePath) && !required;

/** Builds the UI as it is shipped and serves it on a free port. */
export async function serveUi(): Promise<{ url: string; server: PreviewServer }> {
  const outDir = resolve('target/browser');
  await build({ logLevel: 'error', build: { outDir } });
  const server = await preview({ logLevel: 'error', build: { outDir }, preview: { port: 0, host: '127.0.0.1', proxy: {} } });
  const address = server.httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('the preview server has no port');
  return { url: `http://127.0.0.1:${address.port}`, server };
}
