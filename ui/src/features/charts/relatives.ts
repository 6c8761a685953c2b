import type { DatasetKind, LineageNode } from '@/shared/api/types';
import { parametersText } from '@/shared/format/parameters';
import { resultForm } from '@/shared/runs/result-form';
import type { Relative } from './use-chart-data';

/** A dataset's relatives that can be drawn into its chart: what it comes from, then what was made of it. */
export function relativesOf(id: string, nodes: LineageNode[]): Relative[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const up = new Set<string>();
  for (let at = byId.get(id)?.parentId; at && !up.has(at); at = byId.get(at)?.parentId) up.add(at);
  const down = new Set([id]);
  for (const node of nodes) if (node.parentId && down.has(node.parentId)) down.add(node.id);
  return nodes
    .filter((node) => node.id !== id && node.status === 'published' && !node.deleted)
    .filter((node) => (up.has(node.id) || down.has(node.id)) && resultForm(node) === 'curves')
    .map((node) => ({ id: node.id, label: labelOf(node), kin: up.has(node.id) ? 'ancestor' : 'descendant' }));
}

/** What tells a dataset from its brothers: how it was made, not its name, which they share. */
export function labelOf(node: { name: string; kind: DatasetKind; processor: string; parameters: LineageNode['parameters'] }): string {
  if (node.kind === 'raw') return node.name;
  return [node.processor, parametersText(node.parameters)].filter(Boolean).join(' · ');
}
