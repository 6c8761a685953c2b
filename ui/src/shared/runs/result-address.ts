import type { Run } from '@/shared/api/types';
import { isScript } from '@/shared/scripts/scripts';

/** Built-in processors whose results are tables of their own: no curves over the rows of what they were made of. */
const tables = new Set(['peak-detection', 'data-quality']);

export function isTable(processor: string): boolean {
  return tables.has(processor);
}

/** Where the file is that an export's run has written. */
export function exportFile(runId: string): string {
  return `/api/exports/${runId}`;
}

/** Whether runs of this kind compute something: they can be compared, and kept as recipes. */
export function isComputation(processor: string): boolean {
  return processor !== 'ingest' && processor !== 'export';
}

/**
 * Where a completed run's result is best looked at, on the page of the dataset that it read: as curves or peaks in its chart, or as its quality
 * report. What an ingest makes is shown by itself, and so is the table that a script makes.
 *
 * @param chosen what the address of that page says already
 * @param table whether the result is a table of its own
 */
export function resultAddress({ id, processor, datasetId, resultId }: Run, chosen = new URLSearchParams(), table = isTable(processor)): string {
  const address = new URLSearchParams(chosen);
  const page = `/datasets/${datasetId}`;
  if (processor === 'data-quality') {
    address.set('check', id);
    return `${page}/quality?${address.toString()}`;
  }
  if (isScript(processor) && table) return `/datasets/${resultId}/data`;
  if (processor === 'peak-detection') address.set('peaks', resultId);
  else if (resultId !== datasetId && !address.getAll('overlay').includes(resultId)) address.append('overlay', resultId);
  const search = address.toString();
  return search === '' ? page : `${page}?${search}`;
}

/** What is behind that address. */
export function resultWords({ processor, datasetId, resultId }: Run, table = isTable(processor)): string {
  if (processor === 'data-quality') return 'Open the report';
  if (isScript(processor) && table) return 'Open the result';
  return resultId === datasetId ? 'Open the dataset' : 'Open the chart';
}
