// Writes src/shared/api/schema.d.ts from openapi.json; with --check only tells whether it is current.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const here = new URL('.', import.meta.url);
const source = new URL('../../openapi.json', import.meta.url);
const target = new URL('../../src/shared/api/schema.d.ts', import.meta.url);

if (!existsSync(source)) throw new Error('ui/openapi.json is missing; the gateway serves it as /schema/openapi.json');
if (!existsSync(new URL('node_modules/openapi-typescript', here))) {
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: here, stdio: 'inherit' });
}
const { default: openapi, astToString } = await import(
  pathToFileURL(new URL('node_modules/openapi-typescript/dist/index.mjs', here).pathname).href
);
const head = '// Made from openapi.json by `npm run api`. Do not edit.\n';
const types = head + astToString(await openapi(source, { alphabetize: true }));

if (!process.argv.includes('--check')) {
  writeFileSync(target, types);
} else if (!existsSync(target) || readFileSync(target, 'utf8') !== types) {
  console.error('src/shared/api/schema.d.ts is not what openapi.json says; run `npm run api`');
  process.exit(1);
}
