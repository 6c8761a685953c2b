import createClient from 'openapi-fetch';
import { ApiProblem } from './api-problem';
import type { paths } from './schema';

/** Every call of the gateway, typed. Use it through {@link answer}, which throws what the gateway refuses. */
export const api = createClient<paths>({
  baseUrl: window.location.origin,
  // Looked up at each call, so that tests can stand in for the network after this module was loaded.
  fetch: (request) => globalThis.fetch(request),
});

type Outcome<T> = { data?: T; error?: unknown; response: Response };

/**
 * The body of a call's answer.
 *
 * @throws ApiProblem when the gateway refuses or does not answer
 */
export async function answer<T>(call: Promise<Outcome<T>>): Promise<T> {
  let outcome: Outcome<T>;
  try {
    outcome = await call;
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === 'AbortError') throw failure;
    throw ApiProblem.unreachable();
  }
  if (!outcome.response.ok) throw ApiProblem.of(outcome.response.status, outcome.error);
  return outcome.data as T;
}
