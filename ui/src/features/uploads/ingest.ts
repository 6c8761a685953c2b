import { ApiProblem } from '@/shared/api/api-problem';
import type { Accepted, IngestOptions } from '@/shared/api/types';

/** The upload that lies at the address. */
export function idOf(url: string): string {
  return url.slice(url.lastIndexOf('/') + 1);
}

/**
 * Has the gateway read an upload that is whole as a dataset.
 *
 * @param url the upload's address
 * @throws ApiProblem when the gateway refuses or does not answer
 */
export async function ingest(url: string, options: IngestOptions, signal?: AbortSignal): Promise<Accepted> {
  let response: Response;
  try {
    response = await fetch(`${window.location.origin}/api/datasets`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ uploadId: idOf(url), options }),
      signal: signal ?? null,
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw ApiProblem.unreachable();
  }
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw ApiProblem.of(response.status, body);
  return body as Accepted;
}
