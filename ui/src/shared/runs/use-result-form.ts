import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { processorsQuery } from '@/shared/api/queries';
import { isScript } from '@/shared/scripts/scripts';
import { resultForm, type ResultForm } from './result-form';

/** Tells of processors what their results are; of scripts, once the gateway has said of which kind they are. */
export function useResultForm(processors: string[]): (processor: string) => ResultForm {
  const { data } = useQuery({ ...processorsQuery, enabled: processors.some(isScript) });
  return useCallback((processor) => resultForm(processor, data?.find(({ name }) => name === processor)?.script?.kind), [data]);
}
