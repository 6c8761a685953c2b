import type { ChainStep, Json, Processor, Run } from '@/shared/api/types';

/** The completed runs of a processor on a dataset. */
export type RunsOf = (datasetId: string, processor: string) => Promise<Run[]>;

/**
 * How many steps of a chain were done before on a dataset, one on the result of the other: those that applying the chain would not do again. It
 * looks at runs with the very parameters; that the gateway takes others for the same work as well only makes it do less.
 */
export async function doneBefore(datasetId: string, steps: ChainStep[], processors: Processor[], runsOf: RunsOf): Promise<number> {
  let at = datasetId;
  let done = 0;
  for (const step of steps) {
    const version = processors.find(({ name }) => name === step.processor)?.version;
    const wanted = canonical(step.parameters);
    const runs = await runsOf(at, step.processor);
    const same = runs.find((run) => run.processorVersion === version && canonical(run.parameters) === wanted);
    if (!same) break;
    at = same.resultId;
    done++;
  }
  return done;
}

/** JSON whose members stand in one order. */
function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`;
}
