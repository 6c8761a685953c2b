/** The shapes of the gateway's API under short names, made from its OpenAPI description by `npm run api`. */
import type { JsonObject } from './json';
import type { components } from './schema';

export type { Cell, Json, JsonObject, Notice, Reading } from './json';

type Schemas = components['schemas'];

export type Dataset = Schemas['Dataset'];
export type DatasetStatus = Dataset['status'];
export type DatasetKind = Dataset['kind'];
export type DatasetDetail = Schemas['DatasetDetails'];
export type Column = Schemas['Column'];
export type ColumnType = Column['type'];
export type Upload = Schemas['Upload'];
export type Rows = Schemas['Rows'];
export type Reject = Schemas['Reject'];
export type Lineage = Schemas['Lineage'];
export type LineageNode = Schemas['LineageNode'];
export type Accepted = Schemas['Accepted'];

export type Run = Schemas['Run'];
export type RunStatus = Run['status'];
export type RunProblem = Schemas['ProblemView'];
export type Step = Schemas['Step'];
export type Processor = Schemas['Processor'];

export type Recipe = Schemas['Recipe'];
/** What one dataset of several got when a recipe was applied to them. */
export type Applied = Schemas['Applied'];
/** One link of a chain: a processor and what it is asked for. */
export type ChainStep = { processor: string; parameters: JsonObject };

export type Bucket = Schemas['SeriesBucket'];
export type Point = Schemas['SeriesPoint'];
/** A place on a chart's axis: a number, or a text for a time axis. */
export type X = Point['x'];
/** Either buckets or points. */
export type SeriesColumn = { name: string; type: ColumnType; unit: string | null; buckets?: Bucket[]; points?: Point[] };
export type Series = Omit<Schemas['Series'], 'columns'> & { columns: SeriesColumn[] };

/** Of what answers in the gateway's place, such as a proxy, less is to be had. */
export type Problem = Pick<Schemas['Problem'], 'title' | 'status'> & Partial<Schemas['Problem']>;

export type Page<T> = { items: T[]; nextCursor: string | null };

/** What may be said about a file before it is read; what is left out is found out. */
export type IngestOptions = { encoding?: string; delimiter?: string; decimal?: string; headerLine?: number };

export type ExportFormat = 'csv' | 'json' | 'ndjson' | 'parquet';
