import { ApiProblem } from './api-problem';

/**
 * Sends a form whose fields go out in this order, the file last: the gateway reads them as they come.
 *
 * @throws ApiProblem when the gateway refuses or does not answer
 */
export async function sendForm<T>(address: string, fields: Record<string, string | File>): Promise<T> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return sent(address, { body: form });
}

/** Sends JSON to an address that takes bodies of several kinds, which the typed client cannot tell apart. */
export function sendJson<T>(address: string, body: object, signal?: AbortSignal): Promise<T> {
  return sent(address, { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' }, ...(signal && { signal }) });
}

async function sent<T>(address: string, init: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await fetch(new URL(address, window.location.origin), { ...init, method: 'POST' });
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === 'AbortError') throw failure;
    throw ApiProblem.unreachable();
  }
  const told: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw ApiProblem.of(response.status, told);
  return told as T;
}
