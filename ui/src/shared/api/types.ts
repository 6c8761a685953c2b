/** The shapes of the gateway's API under short names, made from its OpenAPI description by `npm run api`. */
import type { Cell, JsonObject } from './json';
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
export type RejectCount = Schemas['RejectCount'];

/** A file's table as it would be read; a cell of its rows is left open by the description. */
export type ImportPreview = Omit<Schemas['ImportPreview'], 'choices' | 'rows' | 'fingerprint'> & {
  choices: ImportChoice[];
  rows: Cell[][];
  fingerprint: ImportFingerprint;
};
/** One thing that was decided about how a file is read. */
export type ImportChoice = Omit<Schemas['ImportChoice'], 'value' | 'next'> & { value: string | number | null; next: string | number | null };
export type ImportProfile = Schemas['ImportProfile'];
/** How files of one instrument are known. */
export type ImportFingerprint = Schemas['ImportFingerprint'];
export type Lineage = Schemas['Lineage'];
export type LineageNode = Schemas['LineageNode'];
export type Accepted = Schemas['Accepted'];

export type Run = Schemas['Run'];
export type RunStatus = Run['status'];
export type RunProblem = Schemas['ProblemView'];
export type Step = Schemas['Step'];
export type Processor = Schemas['Processor'];
/** A script of the lab as a processor. */
export type Script = Schemas['Script'];
/** Why a script cannot be run. */
export type ScriptProblem = Schemas['ScriptProblem'];
export type ScriptSource = Schemas['ScriptSource'];
/** What the workers have found out about the machines that they run on. */
export type System = Schemas['System'];

/** What is known of a column; its values are cells, which the description leaves open. */
export type ColumnProfile = Omit<Schemas['ColumnFacts'], 'min' | 'max' | 'longestRun'> & {
  min: Cell;
  max: Cell;
  longestRun: { rows: number; fromRow: number; value: number } | null;
};
/** What is known of the axis. Its steps are told in seconds on a time axis, else in the column's own unit. */
export type AxisProfile = Omit<Schemas['AxisFacts'], 'gaps'> & { gaps: { fromRow: number; from: X; to: X; missing: number }[] };
/** What is known of a dataset's columns and axis without looking at its rows. */
export type Profile = { rows: number; columns: ColumnProfile[]; axis: AxisProfile | null };

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

/** A result whose rows are no rows of the dataset it was made of, as a preview shows it. */
export type TablePreview = Schemas['TablePreview'];

/** Of what answers in the gateway's place, such as a proxy, less is to be had. */
export type Problem = Pick<Schemas['Problem'], 'title' | 'status'> & Partial<Schemas['Problem']>;

export type Page<T> = { items: T[]; nextCursor: string | null };

/** What may be said about a file before it is read; what is left out is found out. */
export type IngestOptions = { encoding?: string; delimiter?: string; decimal?: string; headerLine?: number };

export type ExportWish = Schemas['ExportRequest'];
export type ExportFormat = NonNullable<ExportWish['format']>;
