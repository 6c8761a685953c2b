import { readFileSync } from 'node:fs';
import type { DatasetDetail, Processor, Run } from '@/shared/api/types';
import type { System } from '@/shared/api/types';
import { aDatasetDetail, aRun } from '@/shared/testing/examples';
import { aBrokenScript, aReader, aScript } from '@/shared/testing/scripts';
import { seriesOf } from './curves';
import { furnace, id } from './results';

const sha256 = '5b3fe9a07c21d846'.repeat(4);

/** The scripts of a lab: one of most kinds, one that cannot be run. */
export const labScripts: Processor[] = [
  aScript({ script: { name: 'spike_repair', sha256, kind: 'transform', problem: null } }),
  aScript({
    name: 'custom:fft_summary',
    version: 1,
    title: 'Spectrum',
    description: 'Tells the strongest frequency of a signal and its amplitude, after Welch.',
    script: { name: 'fft_summary', sha256: 'a9'.repeat(32), kind: 'summary', problem: null },
  }),
  aScript({
    name: 'custom:plateaus_of_the_second_furnace',
    version: 12,
    title: 'Plateaus of the second furnace',
    description: 'Stretches in which the temperature stays within its tolerance for as long as is asked for.',
    script: { name: 'plateaus_of_the_second_furnace', sha256: '3d'.repeat(32), kind: 'detector', problem: null },
  }),
  aReader(),
  aBrokenScript(),
];

const system: System = {
  version: '0.1.0',
  workers: [
    {
      id: 'w1',
      version: '0.1.0',
      hosts: { level: 'limits', because: 'bubblewrap is there but may not make namespaces: No permissions to create a new namespace' },
      scripts: { allowed: true, because: 'a security manager holds them' },
    },
  ],
};

const texts: Record<string, string> = {
  spike_repair: readFileSync('../scripts/custom/spike_repair.groovy', 'utf8'),
  half_done: "@Script(title = 'Half done')\ny = x *\nretrun y\n",
};

/** A run of a script that is whole, one that failed, and one that gave figures. */
export const scriptRun = id(61);
export const failedScriptRun = id(62);
export const figuresRun = id(63);
export const repaired = id(60);

const of = { datasetId: furnace, datasetName: 'furnace-run.csv', parameters: { column: 'Furnace [°C]', reach: 7, note: 'oven 7' } };
const runs: Run[] = [
  aRun({ ...of, id: scriptRun, processor: 'custom:spike_repair', processorVersion: 2, scriptKind: 'transform', resultId: repaired }),
  aRun({
    ...of,
    id: failedScriptRun,
    processor: 'custom:spike_repair',
    scriptKind: 'transform',
    processorVersion: 3,
    resultId: id(64),
    status: 'FAILED',
    progress: { rowsDone: 4_096, rowsTotal: 20_000, rate: null, eta: null },
    problem: {
      code: 'script-failed',
      title: 'A script failed.',
      detail:
        "spike_repair.groovy failed in line 31 'double allowed = limit * SIGMA * median(far, count)' at row 6,001 of the dataset (Furnace [°C] = 512.25): fewer than 3 neighbours have a value; it had logged 'reach 7' and 'block from row 4,096' and 'no neighbours'",
      remedy: 'Correct the script or choose other parameters.',
    },
  }),
  aRun({ ...of, id: figuresRun, processor: 'custom:fft_summary', processorVersion: 1, scriptKind: 'summary', resultId: id(65), parameters: { column: 'Sample [°C]' } }),
];

const summaries: Record<string, object> = {
  [scriptRun]: { script: { name: 'spike_repair', version: 2, sha256: '77'.repeat(32) }, log: ['reach 7', 'block from row 0: 3 spikes', 'block from row 16,384: 1 spike, as wide as its neighbours are far apart, so that it may well be none'] },
  [figuresRun]: {
    script: { name: 'fft_summary', version: 1, sha256: 'a9'.repeat(32) },
    figures: [
      { figure: 'strongest frequency', value: 0.019_531_25, unit: 'Hz' },
      { figure: 'its amplitude', value: 47.201_93 },
      { figure: 'window', text: 'Hann, pieces of 1,024 rows' },
    ],
  },
};

const detail: DatasetDetail = aDatasetDetail({
  id: repaired,
  name: 'furnace-run.csv · spike_repair',
  kind: 'derived',
  processor: 'custom:spike_repair',
  processorVersion: 2,
  parameters: of.parameters,
  parentId: furnace,
  run: { id: scriptRun, status: 'COMPLETED', problem: null },
  columns: [
    { name: 'time', type: 'datetime', unit: null },
    { name: 'Furnace [°C] repaired', type: 'float', unit: '°C' },
    { name: 'Furnace [°C] was spike', type: 'boolean', unit: null },
  ],
  reading: null,
  upload: null,
});

/** What the gateway answers about the lab's scripts. */
export function scriptsBody(path: string): object | undefined {
  if (path === '/api/system') return system;
  const [, name] = /^\/api\/processors\/custom%3A([a-z_]+)\/source$/.exec(path) ?? [];
  const script = labScripts.find((one) => one.script?.name === name);
  if (script?.script) return { name, version: script.version, sha256: script.script.sha256, source: texts[script.script.name] ?? 'y = x * 2\n' };
  if (path === `/api/datasets/${repaired}`) return detail;
  const run = runs.find((one) => path.startsWith(`/api/runs/${one.id}`));
  if (run && path.endsWith('/result')) return { datasetId: run.resultId, summary: summaries[run.id] ?? null };
  return run && path === `/api/runs/${run.id}` ? run : undefined;
}

/** What a worker would make of the furnace's window by a script: the furnace's curve under the name of the result. */
export function previewBody(asked: { from: string | null; to: string | null; points: number }): object {
  const search = new URLSearchParams({ columns: 'Furnace [°C]', points: String(asked.points) });
  if (asked.from) search.set('from', asked.from);
  if (asked.to) search.set('to', asked.to);
  const columns = [{ name: 'time', type: 'datetime' as const, unit: null }, { name: 'Furnace [°C]', type: 'float' as const, unit: '°C' }];
  const series = seriesOf(furnace, 20_000, columns, search);
  return { ...series, columns: series.columns.map((column) => ({ ...column, name: `${column.name} repaired` })), version: 3, log: ['reach 7', '4 spikes'] };
}
