import type { Run } from '@/shared/api/types';

/** What a processor's result is, and so where it is looked at best. */
export type ResultForm =
  /** columns, row for row, drawn over those that they were made of */
  | 'curves'
  | 'peaks'
  /** a quality report */
  | 'report'
  /** stretches of rows that something is told of, shaded in the chart of what was looked through */
  | 'stretches'
  /** a table of its own, that no chart of another dataset can show */
  | 'table';

const ofScripts: Record<string, ResultForm> = { transform: 'curves', detector: 'stretches', check: 'stretches', summary: 'table', reader: 'table' };

/** What a run, or a dataset's origin, has made. */
export function resultForm({ processor, scriptKind }: Pick<Run, 'processor' | 'scriptKind'>): ResultForm {
  if (processor === 'peak-detection') return 'peaks';
  if (processor === 'data-quality') return 'report';
  return ofScripts[scriptKind ?? 'transform'] ?? 'table';
}
