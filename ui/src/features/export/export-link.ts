import type { ExportFormat } from '@/shared/api/types';

export type ExportWish = {
  format: ExportFormat;
  /** undefined: every column */
  columns?: string[];
  /** on the dataset's axis, both included; undefined: from its beginning, to its end */
  from?: string;
  to?: string;
};

/** Where the browser finds a dataset as a file. */
export function exportLink(datasetId: string, { format, columns, from, to }: ExportWish): string {
  const query = new URLSearchParams({ format });
  // Each by itself, since a name may hold a comma.
  for (const column of columns ?? []) query.append('columns', column);
  if (from !== undefined) query.set('from', from);
  if (to !== undefined) query.set('to', to);
  return `/api/datasets/${datasetId}/export?${query}`;
}
