// Builds the UI into a folder, unless it was built there from the same sources: Maven calls it at each build.
// Usage: node tools/build-into.mjs FOLDER
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

const folder = resolve(process.argv[2] ?? 'dist');
const stamp = 'target/ui.built-from';

function filesOf(path) {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .toSorted();
}

const sources = ['index.html', 'package-lock.json', 'package.json', 'tsconfig.json', 'vite.config.ts'];
const hash = createHash('sha256');
for (const file of [...sources, ...filesOf('src'), ...filesOf('public')]) hash.update(file).update(readFileSync(file));
const wanted = hash.digest('hex');
if (existsSync(`${folder}/index.html`) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) process.exit(0);

execFileSync('npm', ['run', '--silent', 'build', '--', '--outDir', folder, '--logLevel', 'warn'], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
});
mkdirSync('target', { recursive: true });
writeFileSync(stamp, wanted);
