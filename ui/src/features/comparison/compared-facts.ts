import type { Json, JsonObject, Run } from '@/shared/api/types';
import { count } from '@/shared/format/numbers';
import { parameterText } from '@/shared/format/parameters';
import { duration, moment } from '@/shared/format/times';

/** One thing that two runs can differ in, in words; null: the run has no such thing. */
export type Compared = { name: string; a: string | null; b: string | null; differs: boolean };

const compared = (name: string, a: string | null, b: string | null): Compared => ({ name, a, b, differs: a !== b });

/** The parameters of two runs side by side; those that only one of them was given, too. */
export function comparedParameters(a: JsonObject, b: JsonObject): Compared[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].map((name) => compared(name, textOf(a[name]), textOf(b[name])));
}

function textOf(value: Json | undefined): string | null {
  return value === undefined ? null : parameterText(value);
}

/** How two runs went. */
export function comparedRuns(a: Run, b: Run): Compared[] {
  const both = (name: string, of: (run: Run) => string | null) => compared(name, of(a), of(b));
  return [
    both('Processor', (run) => `${run.processor} v${run.processorVersion}`),
    both('Attempts', (run) => count(run.attempt)),
    both('Rows', (run) => count(run.progress.rowsDone)),
    { ...both('Took', (run) => (run.startedAt && run.endedAt ? duration(Date.parse(run.endedAt) - Date.parse(run.startedAt)) : null)), differs: false },
    { ...both('Asked for', (run) => moment(run.createdAt)), differs: false },
  ];
}

/** What two results say in short: their numbers, and those of each column. */
export function comparedSummaries(a: JsonObject | null, b: JsonObject | null): Compared[] {
  const [ofA, ofB] = [numbersIn(a ?? {}), numbersIn(b ?? {})];
  return [...new Set([...ofA.keys(), ...ofB.keys()])].map((name) => compared(name, ofA.get(name) ?? null, ofB.get(name) ?? null));
}

function numbersIn(summary: JsonObject): Map<string, string> {
  const found = new Map<string, string>();
  const look = (object: JsonObject, of: string) => {
    for (const [name, value] of Object.entries(object)) {
      if (typeof value === 'number') found.set(of ? `${of}: ${name}` : name, String(Number(value.toPrecision(6))));
    }
  };
  look(summary, '');
  for (const column of Array.isArray(summary.columns) ? summary.columns : []) {
    if (typeof column === 'object' && column !== null && !Array.isArray(column)) look(column, String(column.column ?? ''));
  }
  return found;
}
