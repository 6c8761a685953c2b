import type { ChainStep, LineageNode } from '@/shared/api/types';

/** How a dataset was made: the steps from what was read of a file down to it; none for what came from a file itself. */
export function chainOf(id: string, nodes: LineageNode[]): ChainStep[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const steps: ChainStep[] = [];
  for (let at = byId.get(id); at?.kind === 'derived' && steps.length < nodes.length; at = byId.get(at.parentId ?? '')) {
    steps.unshift({ processor: at.processor, parameters: at.parameters });
  }
  return steps;
}
