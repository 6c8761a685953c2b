import type { LineageNode } from '@/shared/api/types';

export type Branch = { node: LineageNode; children: Branch[] };

/** The nodes as a tree, in the order they came; a node whose parent is not among them begins one of its own. */
export function branches(nodes: LineageNode[]): Branch[] {
  const byId = new Map(nodes.map((node): [string, Branch] => [node.id, { node, children: [] }]));
  const roots: Branch[] = [];
  for (const branch of byId.values()) {
    const parent = branch.node.parentId === null ? undefined : byId.get(branch.node.parentId);
    (parent?.children ?? roots).push(branch);
  }
  return roots;
}
