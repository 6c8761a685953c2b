import { ApiProblem } from '@/shared/api/api-problem';
import type { Accepted, IngestOptions } from '@/shared/api/types';

export type Sending = { taken: Promise<Accepted>; cancel: () => void };

/**
 * Sends a file to the gateway. By XMLHttpRequest: fetch does not tell how much has gone out.
 *
 * `taken` is rejected with an ApiProblem, or with an AbortError after `cancel`.
 */
export function sendFile(file: File, options: IngestOptions, onSent: (bytes: number) => void): Sending {
  const request = new XMLHttpRequest();
  const taken = new Promise<Accepted>((resolve, reject) => {
    request.upload.addEventListener('progress', (event) => onSent(event.loaded));
    request.addEventListener('load', () => {
      if (request.status === 202 || request.status === 200) resolve(request.response as Accepted);
      else reject(ApiProblem.of(request.status, request.response));
    });
    request.addEventListener('error', () => reject(ApiProblem.unreachable()));
    request.addEventListener('abort', () => reject(new DOMException('The upload was cancelled.', 'AbortError')));
  });

  // The gateway reads the parts as they come and begins with the file at once: what is said about it goes first.
  const form = new FormData();
  if (Object.keys(options).length > 0) form.append('options', JSON.stringify(options));
  form.append('file', file);
  request.open('POST', '/api/datasets');
  request.responseType = 'json';
  request.send(form);
  return { taken, cancel: () => request.abort() };
}
