import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '@/shared/api/client';
import { keys } from '@/shared/api/keys';
import { processorOf } from './scripts';

/** The text of a script: that of a SHA-256, or as it is now. */
export const scriptSourceQuery = (script: string, sha256?: string) =>
  queryOptions({
    queryKey: keys.scriptSource(script, sha256),
    queryFn: ({ signal }) =>
      answer(api.GET('/api/processors/{name}/source', { params: { path: { name: processorOf(script) }, query: { sha256 } }, signal })),
  });
