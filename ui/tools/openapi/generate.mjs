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
const { default: ts } = await import(pathToFileURL(new URL('node_modules/typescript/lib/typescript.js', here).pathname).href);

// What the description leaves open has names in json.ts.
const named = (name) => ts.factory.createTypeReferenceNode(name);
const orNull = (type) => ts.factory.createUnionTypeNode([type, ts.factory.createLiteralTypeNode(ts.factory.createNull())]);
// Of a property it is asked twice, at first by its own path and then by its owner's: the first time counts.
const settled = new Map();
function transform(schema, { path }) {
  if (!settled.has(schema)) settled.set(schema, open(schema, path));
  return settled.get(schema);
}
function open(schema, path) {
  const types = [schema.type].flat();
  if (types.includes('object') && schema.additionalProperties === true) {
    const type = named(path.endsWith('/reading') ? 'Reading' : 'JsonObject');
    return types.includes('null') ? orNull(type) : type;
  }
  return path.endsWith('Rows/rows') ? named('Cell[][]') : undefined;
}

const head = '// Made from openapi.json by `npm run api`. Do not edit.\n';
const types = head + astToString(await openapi(source, { alphabetize: true, inject: "import type { Cell, JsonObject, Reading } from './json';\n", transform }));

if (!process.argv.includes('--check')) {
  writeFileSync(target, types);
} else if (!existsSync(target) || readFileSync(target, 'utf8') !== types) {
  console.error('src/shared/api/schema.d.ts is not what openapi.json says; run `npm run api`');
  process.exit(1);
}
