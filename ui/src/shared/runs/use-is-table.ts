import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { processorsQuery } from '@/shared/api/queries';
import { isScript } from '@/shared/scripts/scripts';
import { isTable } from './result-address';

/** Tells of processors whether their results are tables of their own; of scripts, once the gateway has said of which kind they are. */
export function useIsTable(processors: string[]): (processor: string) => boolean {
  const { data } = useQuery({ ...processorsQuery, enabled: processors.some(isScript) });
  return useCallback(
    (processor) => {
      const kind = data?.find(({ name }) => name === processor)?.script?.kind ?? 'transform';
      return isTable(processor) || kind !== 'transform';
    },
    [data],
  );
}
