import type { BrowserContext } from 'playwright-core';
import type { Dataset, DatasetDetail, ImportPreview, ImportProfile, Json, LineageNode, Processor, Run, Step } from '@/shared/api/types';
import { aPreview } from '@/features/imports/testing/preview';
import { aDataset, aDatasetDetail, aRun } from '@/shared/testing/examples';
import { seriesOf, valueAt, xAt } from './curves';
import { furnace, id, resultsBody, smoothedMore } from './results';
import { labScripts, previewBody, scriptsBody } from './scripts';

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

export { furnace };
export const draft = id(2);
export const failed = id(3);
export const smoothed = id(4);

const datasets: Dataset[] = [
  aDataset({
    id: draft,
    name: 'strain_gauge_2026-11-24_long_run_bench_4_after_recalibration.csv',
    status: 'draft',
    rows: 0,
    columnCount: 0,
    bytes: 0,
    run: { id: id(12), status: 'RUNNING', problem: null },
    createdAt: minutesAgo(0.4),
  }),
  aDataset({ id: furnace, name: 'furnace-run.csv', rejects: 3, createdAt: minutesAgo(6), run: { id: id(11), status: 'COMPLETED', problem: null } }),
  aDataset({
    id: smoothed,
    name: 'furnace-run.csv · rolling-mean',
    kind: 'derived',
    processor: 'rolling-mean',
    parameters: { window: 50 },
    parentId: furnace,
    bytes: 733_120,
    createdAt: minutesAgo(5),
  }),
  aDataset({
    id: smoothedMore,
    name: 'furnace-run.csv · rolling-mean',
    kind: 'derived',
    processor: 'rolling-mean',
    parameters: { window: 400, center: true },
    parentId: furnace,
    bytes: 733_120,
    createdAt: minutesAgo(4),
  }),
  aDataset({
    id: failed,
    name: 'export_old.dat',
    status: 'failed',
    rows: 0,
    columnCount: 0,
    bytes: 0,
    run: {
      id: id(13),
      status: 'FAILED',
      problem: {
        code: 'file-no-table',
        title: 'The file holds text but no rows of a table.',
        remedy: 'Name the delimiter and the header line in the options.',
        detail: 'export_old.dat holds text but no rows of a table: 41 lines, none like another',
      },
    },
    createdAt: minutesAgo(95),
  }),
  aDataset({ id: id(5), name: 'AirQualityUCI.csv', rows: 9_357, columnCount: 15, bytes: 411_300, createdAt: minutesAgo(60 * 26) }),
  aDataset({ id: id(6), name: 'vibration.tdms.txt', rows: 104_857_600, columnCount: 9, bytes: 6_812_345_001, rejects: 1_204, createdAt: minutesAgo(60 * 24 * 9) }),
];

const columns: DatasetDetail['columns'] = [
  { name: 'time', type: 'datetime', unit: null },
  { name: 'Furnace [°C]', type: 'float', unit: '°C' },
  { name: 'Sample [°C]', type: 'float', unit: '°C' },
  { name: 'Pressure [hPa]', type: 'float', unit: 'hPa' },
  { name: 'Heater current [A]', type: 'float', unit: 'A' },
];

function detail(dataset: Dataset): DatasetDetail {
  const whole = aDatasetDetail({ ...dataset, columns: dataset.status === 'published' ? columns : null });
  if (dataset.kind === 'derived') return { ...whole, reading: null, upload: null };
  if (!whole.reading) return whole;
  return {
    ...whole,
    reading: {
      ...whole.reading,
      comment: '#',
      headerLine: 4,
      firstDataLine: 5,
      missing: ['-999'],
      notices: [
        { code: 'cells-rejected', message: '3 cells do not fit their columns; they are missing and listed as rejects', line: 5128 },
        { code: 'encoding-guessed', message: 'the file is read as windows-1252, since it is not UTF-8', line: null },
      ],
    },
  };
}

function node(dataset: Dataset, some: Partial<LineageNode> = {}): LineageNode {
  const { id, name, kind, status, parentId, run, processor, processorVersion, parameters, rows } = dataset;
  return { id, name, kind, status, parentId, run, processor, processorVersion, scriptKind: null, parameters, rows, deleted: false, ...some };
}

const nodes = [
  node(aDataset({ id: furnace, name: 'furnace-run.csv', run: { id: id(11), status: 'COMPLETED', problem: null } })),
  node(aDataset({ id: smoothed, name: 'furnace-run.csv · rolling-mean', kind: 'derived', processor: 'rolling-mean', parentId: furnace, parameters: { window: 50, columns: ['Furnace [°C]', 'Pressure [hPa]'] } })),
  node(aDataset({ id: id(7), name: 'furnace-run.csv · peaks', kind: 'derived', processor: 'peak-detection', parentId: smoothed, parameters: { prominence: 4 }, rows: 7 }), { deleted: true }),
  node(aDataset({ id: id(8), name: 'furnace-run.csv · quality', kind: 'derived', status: 'failed', processor: 'data-quality', parentId: furnace, parameters: {} })),
];

/** Some rows of what the charts draw. */
function rowsOf(asked: URLSearchParams) {
  const [offset, limit] = [Number(asked.get('offset') ?? 0), Number(asked.get('limit') ?? 100)];
  const shown = (columns ?? []).map((column, index) => ({ column, index })).filter(({ column }) => !asked.has('columns') || asked.getAll('columns').includes(column.name));
  return {
    offset,
    total: 20_000,
    columns: shown.map(({ column }) => column),
    rows: Array.from({ length: limit }, (_, at) => shown.map(({ index }) => (index === 0 ? xAt(offset + at) : rounded(valueAt(index - 1, offset + at))))),
  };
}

function rounded(value: number | null): number | null {
  return value === null ? null : Number(value.toFixed(2));
}

const rejects = {
  items: [
    { line: 5_128, byteOffset: 268_701, column: 'Sample [°C]', text: 'OVERLOAD', reason: 'not a decimal number' },
    { line: 9_881, byteOffset: 519_332, column: 'Heater current [A]', text: '11.8.2', reason: 'not a decimal number' },
    { line: 14_205, byteOffset: 746_917, column: '', text: '2026-03-12T09:34:44.000,501.3,1013.x', reason: '3 fields where 5 are expected' },
  ],
  nextCursor: null,
  total: 3,
};

const processor: Processor = {
  script: null,
  name: 'rolling-mean',
  version: 1,
  title: 'Rolling mean',
  description: 'The mean of each chosen column over a window of rows that moves along the dataset.',
  parameters: {
    type: 'object',
    required: ['window'],
    properties: {
      window: { type: 'integer', minimum: 1, title: 'Window', description: 'Rows in the window.' },
      center: { type: 'boolean', default: false, title: 'Centred' },
      columns: { type: 'array', items: { type: 'string' }, title: 'Columns' },
    },
  },
};

export const failedRun = id(22);
const runs: Run[] = [
  aRun({ id: id(21), processor: 'rolling-mean', resultId: smoothed, parameters: { window: 50 }, status: 'RUNNING', endedAt: null, progress: { rowsDone: 7_300, rowsTotal: 20_000, rate: 900, eta: null } }),
  aRun({
    id: failedRun,
    processor: 'rolling-mean',
    datasetId: furnace,
    resultId: id(8),
    parameters: { window: 400, columns: ['Furnace [°C]'] },
    status: 'FAILED',
    attempt: 2,
    after: id(11),
    progress: { rowsDone: 4_096, rowsTotal: 20_000, rate: null, eta: null },
    problem: {
      code: 'store-failed',
      title: 'The file store did not take or give the bytes.',
      detail: 'part 3 of dataset 3f1c08d2 was not written: no space left on device',
      remedy: 'Look at the store’s disk or network, then restart the run.',
    },
  }),
  aRun({ id: id(23), status: 'QUEUED', startedAt: null, endedAt: null, progress: { rowsDone: 0, rowsTotal: null, rate: null, eta: null } }),
  aRun({ id: id(24), status: 'STOPPED', progress: { rowsDone: 9_000, rowsTotal: 20_000, rate: null, eta: null } }),
  aRun(),
];
const steps: Step[] = [
  {
    name: 'rolling-mean.compute',
    status: 'FAILED',
    startedAt: '2026-05-04T10:00:00Z',
    endedAt: '2026-05-04T10:00:01.4Z',
    readCount: 4,
    writeCount: 3,
    filterCount: 0,
    skipCount: 0,
    commitCount: 3,
    rollbackCount: 1,
    exitCode: 'FAILED',
    exitMessage: 'no space left on device',
    execution: 1,
  },
];

const importProfile: ImportProfile = {
  id: id(31),
  name: 'Furnace logger F-7',
  description: null,
  options: { dateOrder: 'mdy', names: { 'p [hPa]': 'pressure' }, missing: ['-999'] },
  fingerprint: { format: 'text', names: ['time', 't [degc]', 'p [hpa]', 'remark'], delimiter: ';', words: ['logger'] },
  version: 2,
  latest: 2,
  createdAt: minutesAgo(900),
  changedAt: minutesAgo(50),
};

/** A file with all that there may be to say about one. */
const preview: ImportPreview = aPreview({
  name: 'furnace_of_the_second_hall_2026-11-24.csv',
  profile: { id: importProfile.id, name: importProfile.name, version: 2, options: importProfile.options },
  choices: [
    ...aPreview().choices,
    { name: 'dateOrder', column: null, value: 'mdy', told: true, confidence: 1, next: null, why: null },
    { name: 'headerLine', column: null, value: 4, told: false, confidence: 0.5, next: 0, why: 'all rows hold words, so the first may be one of them' },
    { name: 'types', column: 'u', value: 'float', told: false, confidence: 0.6, next: 'string', why: '3997 of 3999 cells that were looked at fit' },
  ],
  rejects: [{ line: 705, byteOffset: 25_983, column: 'u', text: 'OVERLOAD', reason: 'is not a number', code: 'not-a-number', rowOffset: 25_960, rowBytes: 40 }],
  rejectCount: 1,
});

function bodyOf({ pathname: path, searchParams }: URL): Json | Run | object | undefined {
  if (path === '/api/datasets') return { items: datasets, nextCursor: 'more' };
  if (path === '/api/datasets/preview') return preview;
  if (path === '/api/import-profiles') return { items: [importProfile], nextCursor: null };
  if (path === '/api/processors') return [processor, ...labScripts];
  const scripted = scriptsBody(path);
  if (scripted) return scripted;
  const result = resultsBody(path, searchParams);
  if (result) return result;
  if (path === '/api/runs') return { items: runs, nextCursor: null };
  const [, name = '', part] = /^\/api\/datasets\/([^/]+)(?:\/(.+))?$/.exec(path) ?? [];
  const dataset = datasets.find((other) => other.id === name);
  if (dataset && part === undefined) return detail(dataset);
  if (dataset && part === 'series') return seriesOf(dataset.id, dataset.rows, columns ?? [], searchParams);
  if (dataset && part === 'rows') return rowsOf(searchParams);
  if (dataset && part === 'rejects') return rejects;
  if (dataset && part === 'lineage') {
    return { upload: { id: id(9), name: 'furnace-run.csv', bytes: 1_052_203, sha256: 'ab'.repeat(32), createdAt: minutesAgo(6) }, nodes };
  }
  if (path.endsWith('/steps')) return steps;
  const run = runs.find((other) => path === `/api/runs/${other.id}`);
  if (run) return run;
  if (path.startsWith('/api/runs/')) {
    return aRun({
      id: path.split('/')[3],
      status: 'RUNNING',
      progress: { rowsDone: 41_943_040, rowsTotal: 104_857_600, rate: 1_890_000, eta: new Date(Date.now() + 33_000).toISOString() },
      endedAt: null,
    });
  }
  return undefined;
}

/** Answers the pages as a gateway with a handful of datasets would. */
export async function standInForTheGateway(context: BrowserContext): Promise<void> {
  await context.route('**/api/**', (route) => {
    const url = new URL(route.request().url());
    const body = url.pathname.startsWith('/api/processors/custom%3A') && url.pathname.endsWith('/preview') ? previewBody(route.request().postDataJSON()) : bodyOf(url);
    if (body !== undefined) return route.fulfill({ json: body });
    return route.fulfill({
      status: 404,
      contentType: 'application/problem+json',
      json: {
        title: 'There is no dataset of that id.',
        status: 404,
        detail: 'there is no dataset 3f1c08d2',
        code: 'dataset-unknown',
        remedy: 'List the datasets and choose one of them.',
      },
    });
  });
  await context.routeWebSocket('**/api/events', () => undefined);
}
