import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './api-problem';

/** A refusal stays a refusal: only a gateway that is away or stumbles is asked again. */
export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (failures, error) =>
          failures < 2 && error instanceof ApiProblem && (error.status === 0 || error.status >= 502),
      },
    },
  });
}
