import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const gateway = process.env.KYMO_GATEWAY ?? 'http://localhost:8080';

const FOREIGN_PICTURE = 'https://cdn.redoc.ly/redoc/logo-mini.svg';
const NO_PICTURE = 'data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22/%3E';

/**
 * The page /schema/redoc is served by the gateway and must work without a network: its script travels with the UI, less the one picture that
 * it would fetch from elsewhere.
 */
function redoc(): Plugin {
  let outDir = 'dist';
  return {
    name: 'redoc',
    apply: 'build',
    configResolved(config) {
      outDir = resolve(config.root, config.build.outDir, 'redoc');
    },
    async closeBundle() {
      await mkdir(outDir, { recursive: true });
      const script = await readFile('node_modules/redoc/bundles/redoc.standalone.js', 'utf8');
      if (!script.includes(FOREIGN_PICTURE)) throw new Error(`redoc no longer asks for ${FOREIGN_PICTURE}; see what it asks for`);
      await writeFile(resolve(outDir, 'redoc.standalone.js'), script.replaceAll(FOREIGN_PICTURE, NO_PICTURE));
    },
  };
}

/** Forwards to the gateway as if the page had come from it, since the gateway refuses foreign origins. */
const proxied = { target: gateway, ws: true, changeOrigin: true, headers: { origin: gateway } };

export default defineConfig({
  plugins: [react(), redoc()],
  resolve: { alias: { '@': resolve(import.meta.dirname, 'src') } },
  server: { port: 5173, proxy: { '/api': proxied, '/schema': proxied, '/redoc': proxied } },
  // Browsers that know light-dark(): made simpler for older ones, it would not follow the chosen scheme.
  build: { target: ['chrome125', 'firefox128', 'safari18'], emptyOutDir: true, chunkSizeWarningLimit: 800 },
  test: {
    include: ['src/**/*.test.{ts,tsx}'],
    environment: 'jsdom',
    environmentOptions: { jsdom: { url: 'http://kymo.test/' } },
    setupFiles: ['src/shared/testing/setup.ts'],
    css: false,
    // Node would choose the library's other half, which is made for servers.
    alias: { 'tus-js-client': resolve(import.meta.dirname, 'node_modules/tus-js-client/lib.esm/browser/index.js') },
    server: { deps: { inline: [/tus-js-client/] } },
    testTimeout: 30_000,
    maxWorkers: 2,
  },
});
