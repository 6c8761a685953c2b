import { screen, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import type { LineageNode } from '@/shared/api/types';
import { aDatasetDetail } from '@/shared/testing/examples';
import { gateway } from '@/shared/testing/gateway';
import { renderAt } from '@/shared/testing/render';
import { LineageTab } from './lineage-tab';
import { branches } from './lineage-tree';

const node = (id: string, parentId: string | null, some: Partial<LineageNode> = {}): LineageNode => ({
  id,
  name: id,
  kind: parentId ? 'derived' : 'raw',
  status: 'published',
  parentId,
  run: { id: `run-${id}`, status: 'COMPLETED', problem: null },
  processor: parentId ? 'rolling-mean' : 'ingest',
  processorVersion: 1,
  scriptKind: null,
  parameters: {},
  rows: 10,
  deleted: false,
  ...some,
});

describe('a lineage as a tree', () => {
  it('hangs each dataset on the one it was made from', () => {
    const [root] = branches([node('a', null), node('b', 'a'), node('c', 'a'), node('d', 'b')]);
    expect(root?.children.map((child) => child.node.id)).toEqual(['b', 'c']);
    expect(root?.children[0]?.children.map((child) => child.node.id)).toEqual(['d']);
  });

  it('begins anew where a parent is not among the nodes', () => {
    expect(branches([node('b', 'gone'), node('c', 'b')]).map((root) => root.node.id)).toEqual(['b']);
  });
});

describe('the lineage of a dataset', () => {
  it('leads from the file to what was made of it; what is deleted is named but leads nowhere', async () => {
    gateway.use(
      http.get('*/lineage', () =>
        HttpResponse.json({
          upload: aDatasetDetail().upload,
          nodes: [node('raw', null), node('smooth', 'raw', { parameters: { window: 50 } }), node('peaks', 'smooth', { deleted: true })],
        }),
      ),
    );
    renderAt('/', <LineageTab dataset={aDatasetDetail({ id: 'smooth' })} />);
    const tree = await screen.findByRole('navigation', { name: 'Lineage' });
    expect(within(tree).getByText('oven.csv')).toBeTruthy();
    expect(within(tree).getByRole('link', { name: 'raw' }).getAttribute('href')).toBe('/datasets/raw');
    expect(within(tree).getByRole('link', { name: 'smooth' }).getAttribute('aria-current')).toBe('true');
    expect(within(tree).getByText('window = 50')).toBeTruthy();
    expect(within(tree).queryByRole('link', { name: 'peaks' })).toBeNull();
    expect(within(tree).getByText('deleted')).toBeTruthy();
  });
});
