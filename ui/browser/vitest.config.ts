import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

const ui = resolve(import.meta.dirname, '..');

export default defineConfig({
  root: ui,
  resolve: { alias: { '@': resolve(ui, 'src') } },
  test: { include: ['browser/*.browser.ts'], testTimeout: 60_000, hookTimeout: 120_000, fileParallelism: false, maxConcurrency: 2 },
});
