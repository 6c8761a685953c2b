import { Switch } from '@mantine/core';
import { useEffect, useState, type ReactNode } from 'react';
import type { Processor } from '@/shared/api/types';
import { useTryOut } from '@/shared/trial/trial';
import { parameterErrors } from '@/shared/parameters/parameter-errors';
import { parametersOf, type Entries, type ParameterField } from '@/shared/parameters/parameter-fields';

/** A slider moves on meanwhile: the gateway is asked where it rests. */
const REST_MS = 120;

/** These take their limits from the whole dataset: of a window they say something else, so a preview is made only when asked for. */
const ofTheWhole = new Set(['data-quality']);

/** Has the chart draw what stands in a form, as far as it makes sense. Returns the switch for it; nothing where no chart is. */
export function useTrial(processor: Processor, fields: ParameterField[], entries: Entries): ReactNode {
  const { isDrawn, tryOut } = useTryOut();
  const [wanted, setWanted] = useState(!ofTheWhole.has(processor.name));
  const parameters = parametersOf(processor.parameters, fields, entries);
  const sensible = Object.keys(parameterErrors(processor.parameters, fields, parameters)).length === 0;
  const text = wanted && sensible ? JSON.stringify(parameters) : undefined;
  useEffect(() => {
    if (text === undefined) {
      tryOut(undefined);
      return undefined;
    }
    const timer = setTimeout(() => tryOut({ processor: processor.name, parameters: JSON.parse(text) }), REST_MS);
    return () => clearTimeout(timer);
  }, [processor.name, text, tryOut]);
  useEffect(() => () => tryOut(undefined), [tryOut]);
  if (!isDrawn) return null;
  return <Switch label="Preview in the chart" checked={wanted} onChange={(event) => setWanted(event.currentTarget.checked)} />;
}
