/**
 * The shapes of the gateway's API, as docs/reference/http-api.md tells them. `paths` is what the typed client reads.
 */

export type DatasetStatus = 'draft' | 'published' | 'failed';
export type DatasetKind = 'raw' | 'derived';
export type RunStatus = 'QUEUED' | 'RUNNING' | 'COMPLETED' | 'FAILED' | 'STOPPED';
export type ColumnType =
  | 'float' | 'integer' | 'boolean' | 'string' | 'date' | 'datetime' | 'instant' | 'time' | 'empty';
export type ExportFormat = 'csv' | 'json' | 'ndjson' | 'parquet';

/** JSON as it comes: parameters of a processor, what was understood of a file. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/** Why a run failed, and what to do about it. */
export type RunProblem = { code: string; title: string; detail: string; remedy: string };
/** What may be said about a file before it is read; what is left out is found out. */
export type IngestOptions = { encoding?: string; delimiter?: string; decimal?: string; headerLine?: number };
export type RunBrief = { id: string; status: RunStatus; problem: RunProblem | null };

export type Column = { name: string; type: ColumnType; unit: string | null };

export type Dataset = {
  id: string;
  name: string;
  kind: DatasetKind;
  status: DatasetStatus;
  /** 0 until published */
  rows: number;
  columnCount: number;
  /** name of the column that is the axis; null: the row number */
  axis: string | null;
  processor: string;
  processorVersion: number;
  parameters: JsonObject;
  parentId: string | null;
  uploadId: string | null;
  /** the run that makes or made it */
  run: RunBrief | null;
  rejects: number;
  /** of its part files */
  bytes: number;
  createdAt: string;
  publishedAt: string | null;
};

export type Upload = { id: string; name: string; bytes: number; sha256: string; createdAt: string };

export type Notice = { code: string; message: string; line: number | null };

/** How the file was understood. */
export type Reading = {
  encoding: string;
  bom: boolean;
  lineEnding: string;
  /** one character, or a word for blanks and tabs */
  delimiter: string;
  decimal: string;
  thousands: string | null;
  quote: string | null;
  comment: string | null;
  /** lines count from 1; 0: there is none */
  headerLine: number;
  unitsLine: number;
  firstDataLine: number;
  missing: string[];
  notices: Notice[];
};

export type DatasetDetail = Dataset & {
  columns: Column[] | null;
  reading: Reading | null;
  upload: Upload | null;
};

export type Page<T> = { items: T[]; nextCursor: string | null };

/** A number, a text, a truth value, or null where the value is missing; infinities are texts. */
export type Cell = string | number | boolean | null;
export type Rows = { offset: number; total: number; columns: Column[]; rows: Cell[][] };

export type Reject = {
  line: number;
  byteOffset: number;
  /** null when it is about the whole row */
  column: string | null;
  text: string;
  reason: string;
};
export type Rejects = Page<Reject> & { total: number };

export type LineageNode = {
  id: string;
  name: string;
  kind: DatasetKind;
  status: DatasetStatus;
  parentId: string | null;
  run: RunBrief | null;
  processor: string;
  processorVersion: number;
  parameters: JsonObject;
  rows: number;
  deleted: boolean;
};
export type Lineage = { upload: Upload | null; nodes: LineageNode[] };

/** A place on a chart's axis: a number, or a text for a time axis. */
export type X = number | string;
export type Bucket = {
  x: X;
  from: X;
  to: X;
  row: number;
  rows: number;
  min: number | null;
  max: number | null;
  mean: number | null;
  count: number;
  missing: number;
};
export type Point = { x: X; y: number | string | null };
export type SeriesColumn = { name: string; type: ColumnType; unit: string | null; buckets?: Bucket[]; points?: Point[] };
export type Series = {
  datasetId: string;
  axis: { name: string | null; type: ColumnType | 'row'; unit: string | null };
  rows: number;
  window: { fromRow: number; toRow: number; from: X | null; to: X | null };
  extent: { from: X | null; to: X | null };
  /** 1: every row is a point */
  bucketRows: number;
  notices: string[];
  columns: SeriesColumn[];
};

export type Processor = {
  name: string;
  version: number;
  title: string;
  description: string;
  /** JSON Schema 2020-12 of its parameters */
  parameters: JsonObject;
};

export type Run = {
  id: string;
  processor: string;
  processorVersion: number;
  datasetId: string;
  datasetName: string;
  /** the dataset that it makes */
  resultId: string;
  parameters: JsonObject;
  status: RunStatus;
  attempt: number;
  stopRequested: boolean;
  reused: boolean;
  progress: { rowsDone: number; rowsTotal: number | null; rate: number | null; eta: string | null };
  problem: RunProblem | null;
  after: string | null;
  createdAt: string;
  startedAt: string | null;
  endedAt: string | null;
  /** of its latest event in topic runs/{id} */
  seq: number;
};

export type Step = {
  name: string;
  status: string;
  startedAt: string | null;
  endedAt: string | null;
  readCount: number;
  writeCount: number;
  filterCount: number;
  skipCount: number;
  commitCount: number;
  rollbackCount: number;
  exitCode: string;
  exitMessage: string;
  execution: number;
};

export type Accepted = { dataset: Dataset; run: Run; runs: Run[]; resultId: string };
export type Problem = {
  type?: string;
  title: string;
  status: number;
  detail?: string;
  code?: string;
  remedy?: string;
  pointer?: string;
};

type Answer<T> = { headers: Record<string, unknown>; content: { 'application/json': T } };
type Refusal = { headers: Record<string, unknown>; content: { 'application/problem+json': Problem } };
type ById = { path: { id: string } };

export type paths = {
  '/api/datasets': {
    get: {
      parameters: { query?: { limit?: number; cursor?: string; q?: string; kind?: DatasetKind } };
      responses: { 200: Answer<Page<Dataset>>; default: Refusal };
    };
  };
  '/api/datasets/{id}': {
    get: { parameters: ById; responses: { 200: Answer<DatasetDetail>; default: Refusal } };
    delete: { parameters: ById; responses: { 204: { headers: Record<string, unknown>; content?: never }; default: Refusal } };
  };
  '/api/datasets/{id}/rows': {
    get: {
      parameters: ById & { query?: { offset?: number; limit?: number; columns?: string[] } };
      responses: { 200: Answer<Rows>; default: Refusal };
    };
  };
  '/api/datasets/{id}/rejects': {
    get: {
      parameters: ById & { query?: { limit?: number; cursor?: string } };
      responses: { 200: Answer<Rejects>; default: Refusal };
    };
  };
  '/api/datasets/{id}/lineage': {
    get: { parameters: ById; responses: { 200: Answer<Lineage>; default: Refusal } };
  };
  '/api/datasets/{id}/series': {
    get: {
      parameters: ById & { query?: { columns?: string[]; from?: string; to?: string; points?: number } };
      responses: { 200: Answer<Series>; default: Refusal };
    };
  };
  '/api/processors': {
    get: { parameters: Record<string, never>; responses: { 200: Answer<Processor[]>; default: Refusal } };
  };
  '/api/runs': {
    get: {
      parameters: {
        query?: { status?: RunStatus; datasetId?: string; processor?: string; limit?: number; cursor?: string };
      };
      responses: { 200: Answer<Page<Run>>; default: Refusal };
    };
    post: {
      parameters: { header?: { 'Idempotency-Key'?: string } };
      requestBody: {
        content: {
          'application/json': { datasetId: string; processor: string; parameters: JsonObject; force?: boolean };
        };
      };
      responses: { 200: Answer<Run>; 202: Answer<Run>; default: Refusal };
    };
  };
  '/api/runs/{id}': {
    get: { parameters: ById; responses: { 200: Answer<Run>; default: Refusal } };
  };
  '/api/runs/{id}/stop': {
    post: { parameters: ById; responses: { 202: Answer<Run>; default: Refusal } };
  };
  '/api/runs/{id}/restart': {
    post: { parameters: ById; responses: { 202: Answer<Run>; default: Refusal } };
  };
  '/api/runs/{id}/steps': {
    get: { parameters: ById; responses: { 200: Answer<Step[]>; default: Refusal } };
  };
  '/api/runs/{id}/result': {
    get: { parameters: ById; responses: { 200: Answer<{ datasetId: string; summary: JsonObject | null }>; default: Refusal } };
  };
};
