import type { Run } from '@/shared/api/types';
import { resultForm } from './result-form';

/** Where the file is that an export's run has written. */
export function exportFile(runId: string): string {
  return `/api/exports/${runId}`;
}

/** Whether runs of this kind compute something: they can be compared, and kept as recipes. */
export function isComputation(processor: string): boolean {
  return processor !== 'ingest' && processor !== 'export';
}

/**
 * Where a completed run's result is best looked at: on the page of the dataset that it read, as curves, peaks or stretches in its chart or as its quality
 * report. What an ingest makes is shown by itself, and so is a table.
 *
 * @param chosen what the address of that page says already
 */
export function resultAddress(run: Run, chosen = new URLSearchParams()): string {
  const { id, datasetId, resultId } = run;
  const form = resultForm(run);
  const address = new URLSearchParams(chosen);
  const page = `/datasets/${datasetId}`;
  if (form === 'report') {
    address.set('check', id);
    return `${page}/quality?${address.toString()}`;
  }
  if (form === 'table') return `/datasets/${resultId}/data`;
  if (form === 'peaks') address.set('peaks', resultId);
  else if (form === 'stretches') address.set('stretches', resultId);
  else if (resultId !== datasetId && !address.getAll('overlay').includes(resultId)) address.append('overlay', resultId);
  const search = address.toString();
  return search === '' ? page : `${page}?${search}`;
}

/** What is behind that address. */
export function resultWords(run: Run): string {
  const form = resultForm(run);
  if (form === 'report') return 'Open the report';
  if (form === 'table') return 'Open the result';
  return run.resultId === run.datasetId ? 'Open the dataset' : 'Open the chart';
}
