import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { remedies } from './remedies';

describe('the remedies', () => {
  it('are those that the documentation names', () => {
    const rows = readFileSync('../docs/reference/errors.md', 'utf8').matchAll(/^\| `([a-z-]+)` \|.*\| (.*) \|$/gm);
    const documented = Object.fromEntries([...rows].map(([, code, remedy]) => [code, remedy]));
    expect(documented).toMatchObject(remedies);
  });
});
