import { Switch } from '@mantine/core';
import { useEffect, useState, type ReactNode } from 'react';
import type { Processor } from '@/shared/api/types';
import { isScript } from '@/shared/scripts/scripts';
import { useTryOut, type Outcome } from '@/shared/trial/trial';
import { parameterErrors } from '@/shared/parameters/parameter-errors';
import { parametersOf, type Entries, type ParameterField } from '@/shared/parameters/parameter-fields';

/** A slider moves on meanwhile: the gateway is asked where it rests. */
const REST_MS = 120;
/** A script is asked by way of a worker, so what is still being typed is no question yet. */
const SCRIPT_REST_MS = 350;

/** These take their limits from the whole dataset: of a window they say something else, so a preview is made only when asked for. */
const ofTheWhole = new Set(['data-quality']);

export type Trial = {
  /** switches it on and off; nothing where no chart is */
  hand: ReactNode;
  /** what came of it; undefined where nothing is tried */
  outcome: Outcome | undefined;
};

/** Has the chart draw what stands in a form, as far as it makes sense. */
export function useTrial(processor: Processor, fields: ParameterField[], entries: Entries): Trial {
  const { isDrawn, tryOut, outcome } = useTryOut();
  const [wanted, setWanted] = useState(!ofTheWhole.has(processor.name));
  const parameters = parametersOf(processor.parameters, fields, entries);
  const sensible = Object.keys(parameterErrors(processor.parameters, fields, parameters)).length === 0;
  const text = wanted && sensible ? JSON.stringify(parameters) : undefined;
  useEffect(() => {
    if (text === undefined) {
      tryOut(undefined);
      return undefined;
    }
    const rest = isScript(processor.name) ? SCRIPT_REST_MS : REST_MS;
    const timer = setTimeout(() => tryOut({ processor: processor.name, parameters: JSON.parse(text) }), rest);
    return () => clearTimeout(timer);
  }, [processor.name, text, tryOut]);
  useEffect(() => () => tryOut(undefined), [tryOut]);
  const hand = <Switch label="Preview in the chart" checked={wanted} onChange={(event) => setWanted(event.currentTarget.checked)} />;
  return { hand: isDrawn ? hand : null, outcome: text === undefined ? undefined : outcome };
}
