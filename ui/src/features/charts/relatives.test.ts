import { describe, expect, it } from 'vitest';
import type { LineageNode } from '@/shared/api/types';
import { labelOf, relativesOf } from './relatives';

const node = (id: string, parentId: string | null, some: Partial<LineageNode> = {}): LineageNode => ({
  id,
  name: 'oven.csv',
  kind: parentId ? 'derived' : 'raw',
  status: 'published',
  parentId,
  run: null,
  processor: parentId ? 'rolling-mean' : 'ingest',
  processorVersion: 1,
  scriptKind: null,
  parameters: parentId ? { window: 25 } : {},
  rows: 10,
  deleted: false,
  ...some,
});

describe('what can be drawn with a dataset', () => {
  it('is what it comes from and what was made of it, not its brothers', () => {
    const nodes = [node('raw', null), node('one', 'raw'), node('two', 'raw'), node('of one', 'one')];
    expect(relativesOf('one', nodes).map(({ id, kin }) => `${kin} ${id}`)).toEqual(['ancestor raw', 'descendant of one']);
    expect(relativesOf('raw', nodes).map(({ id }) => id)).toEqual(['one', 'two', 'of one']);
  });

  it('is whole and still there', () => {
    const nodes = [node('raw', null), node('draft', 'raw', { status: 'draft' }), node('gone', 'raw', { deleted: true })];
    expect(relativesOf('raw', nodes)).toEqual([]);
  });

  it('is named by how it was made', () => {
    expect(labelOf(node('one', 'raw', { parameters: { window: 25, center: true, columns: ['a'], minPeriods: null } }))).toBe(
      'rolling-mean · window 25 · center',
    );
    expect(labelOf(node('raw', null))).toBe('oven.csv');
  });
});
