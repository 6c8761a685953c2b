import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '@/shared/api/client';
import { keys } from '@/shared/api/keys';
import { processorOf } from './scripts';

/** The text of a script, as it is now. */
export const scriptSourceQuery = (script: string) =>
  queryOptions({
    queryKey: keys.scriptSource(script),
    queryFn: ({ signal }) =>
      answer(api.GET('/api/processors/{name}/source', { params: { path: { name: processorOf(script) } }, signal })),
  });
