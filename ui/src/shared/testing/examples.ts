import type { Dataset, DatasetDetail, Run } from '@/shared/api/types';

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** A dataset as the gateway's list shows it; a test says what matters to it. */
export function aDataset(some: Partial<Dataset> = {}): Dataset {
  return {
    id: id(1),
    name: 'oven.csv',
    kind: 'raw',
    status: 'published',
    rows: 20_000,
    columnCount: 5,
    axis: 'time',
    processor: 'ingest',
    processorVersion: 1,
    parameters: {},
    parentId: null,
    uploadId: id(9),
    run: { id: id(2), status: 'COMPLETED', problem: null },
    rejects: 0,
    bytes: 812_345,
    createdAt: '2026-05-04T10:00:00Z',
    publishedAt: '2026-05-04T10:00:01Z',
    quarantined: null,
    ...some,
  };
}

export function aDatasetDetail(some: Partial<DatasetDetail> = {}): DatasetDetail {
  return {
    ...aDataset(),
    columns: [
      { name: 'time', type: 'datetime', unit: null },
      { name: 'Oven [°C]', type: 'float', unit: '°C' },
    ],
    reading: {
      encoding: 'UTF-8',
      bom: false,
      lineEnding: 'LF',
      delimiter: ',',
      decimal: '.',
      thousands: null,
      quote: null,
      comment: null,
      headerLine: 1,
      unitsLine: 0,
      firstDataLine: 2,
      missing: [],
      notices: [],
    },
    upload: { id: id(9), name: 'oven.csv', bytes: 1_204_000, sha256: 'ab'.repeat(32), createdAt: '2026-05-04T10:00:00Z' },
    ...some,
  };
}

export function aRun(some: Partial<Run> = {}): Run {
  return {
    id: id(2),
    processor: 'ingest',
    processorVersion: 1,
    scriptKind: null,
    datasetId: id(1),
    datasetName: 'oven.csv',
    resultId: id(1),
    parameters: {},
    status: 'COMPLETED',
    attempt: 1,
    stopRequested: false,
    reused: false,
    progress: { rowsDone: 20_000, rowsTotal: 20_000, rate: null, eta: null },
    problem: null,
    after: null,
    createdAt: '2026-05-04T10:00:00Z',
    startedAt: '2026-05-04T10:00:00Z',
    endedAt: '2026-05-04T10:00:01Z',
    seq: 3,
    ...some,
  };
}
