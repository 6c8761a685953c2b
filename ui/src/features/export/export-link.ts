import type { ExportFormat, ExportWish } from '@/shared/api/types';

/** Which formats may begin with units and lineage; the others hold them in any case. */
const headed = new Set<ExportFormat>(['csv', 'json', 'ndjson']);

export const hasHead = (format: ExportFormat) => headed.has(format);

/** What is wished for, without what its format does not have. */
export function fitting(wish: ExportWish & { format: ExportFormat }): ExportWish & { format: ExportFormat } {
  const { head, safe, ...rest } = wish;
  return {
    ...rest,
    ...(head && hasHead(wish.format) && { head }),
    ...(safe && wish.format === 'csv' && { safe }),
  };
}

/** Where the browser finds a dataset as a file. */
export function exportLink(datasetId: string, wish: ExportWish & { format: ExportFormat }): string {
  const { format, columns, ...others } = fitting(wish);
  const query = new URLSearchParams({ format });
  // Each by itself, since a name may hold a comma.
  for (const column of columns ?? []) query.append('columns', column);
  for (const [name, value] of Object.entries(others)) if (value !== undefined && value !== null) query.set(name, String(value));
  return `/api/datasets/${datasetId}/export?${query}`;
}
