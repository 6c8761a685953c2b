import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

// oxlint's no-restricted-imports does not see `export … from` and `import()`, so the walls stand here.
const imported = /(?:\bfrom|\bimport)\s*\(?\s*'([^']+)'/g;

/** What a file must not import: app -> features -> shared, never upwards, never sideways, and '../' hides where to. */
function trespasses(file: string, source: string): string[] {
  const [room, feature] = file.split('/');
  return [...source.matchAll(imported)]
    .map((match) => match[1] ?? '')
    .filter((target) => {
      if (target.startsWith('../')) return true;
      if (room === 'app' || !target.startsWith('@/')) return false;
      if (room === 'features') return !target.startsWith('@/shared/') && !target.startsWith(`@/features/${feature}/`);
      return !target.startsWith('@/shared/');
    })
    .map((target) => `${file} imports ${target}`);
}

describe('the walls', () => {
  it('are kept by every file', () => {
    const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));
    expect(files.length).toBeGreaterThan(20);
    expect(files.flatMap((file) => trespasses(file, readFileSync(`src/${file}`, 'utf8')))).toEqual([]);
  });

  it('let no feature look sideways, however it imports', () => {
    const file = 'features/lineage/graph.tsx';
    expect(trespasses(file, "import { RunPage } from '@/features/runs/run-page';")).toHaveLength(1);
    expect(trespasses(file, "export { RunPage } from '@/features/runs/run-page';")).toHaveLength(1);
    expect(trespasses(file, "const page = () => import('@/features/runs/run-page');")).toHaveLength(1);
    expect(trespasses(file, `import type { Run } from '${'..'}/runs/run';`)).toHaveLength(1);
  });

  it('let nobody look up', () => {
    expect(trespasses('features/lineage/graph.tsx', "import { theme } from '@/app/theme';")).toHaveLength(1);
    expect(trespasses('shared/ui/tag.tsx', "import { RunPage } from '@/features/runs/run-page';")).toHaveLength(1);
  });

  it('leave the way down open', () => {
    expect(trespasses('app/routes.tsx', "import { RunPage } from '@/features/runs/run-page';")).toEqual([]);
    expect(trespasses('features/runs/run-page.tsx', "import { Tag } from '@/shared/ui/tag';")).toEqual([]);
  });
});
