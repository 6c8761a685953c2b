import { suretyInWords } from '@/shared/format/ingest-options';
import { objectOf } from '@/shared/parameters/schema-shapes';
import type { DatasetDetail, ImportChoice, ImportPreview, JsonObject } from '@/shared/api/types';

/** What may be said about a file, as the gateway takes it; empty: nothing, everything is found out. */
export type Options = JsonObject;

/** What a preview was made by: what was told, or what the import profile that was applied tells. */
export function optionsOf(told: Options, preview: ImportPreview | undefined): Options {
  return Object.keys(told).length === 0 && preview?.profile ? (preview.profile.options as Options) : told;
}

/** What a dataset's file was read by, be it told or kept in a profile: profiles that came later make no difference to it. */
export function optionsOfDataset({ parameters, reading }: DatasetDetail): Options {
  const profile = reading?.profile as { options: Options } | undefined;
  if (Object.keys(parameters).length > 0 || !reading) return parameters;
  return profile ? profile.options : { profile: 'none' };
}

/** With one option told; undefined: found out again. */
export function withOption(options: Options, name: string, value: Options[string] | undefined): Options {
  const { [name]: _, profile: __, ...others } = options;
  if (value !== undefined) return { ...others, [name]: value };
  return others;
}

/** With one column's entry of an option such as `names` told; undefined: as it was found. */
export function withColumnOption(options: Options, name: string, column: string, value: string | undefined): Options {
  const { [column]: _, ...others } = (options[name] ?? {}) as Record<string, string>;
  const changed = value === undefined ? others : { ...others, [column]: value };
  return withOption(options, name, Object.keys(changed).length === 0 ? undefined : changed);
}

/** With a column left out or taken in again. */
export function withColumn(options: Options, preview: ImportPreview, column: string, included: boolean): Options {
  const wanted = preview.columns.filter((other) => (other.found === column ? included : other.included)).map(({ found }) => found);
  return withOption(options, 'columns', wanted.length === preview.columns.length ? undefined : wanted);
}

/** A script that reads the file. */
export type Reader = { name: string; parameters: JsonObject };

/** The script that options name, by its name alone or with its parameters. */
export function readerOf({ reader }: Options): Reader | undefined {
  if (typeof reader === 'string') return { name: reader, parameters: {} };
  const { name, parameters } = objectOf(reader);
  return typeof name === 'string' ? { name, parameters: objectOf(parameters) } : undefined;
}

/** With a script that reads the file in Kymo's place, or with none: what was told of the file or its columns concerns the other one. */
export function withReader(options: Options, next: Reader | undefined): Options {
  if (next && readerOf(options)?.name === next.name) return withOption(options, 'reader', next);
  const { member } = options;
  return { ...(member !== undefined && { member }), ...(next && { reader: next }) };
}

/** What is kept under a name: what was told, without what only concerns this once; of a script its newest version is meant then. */
export function optionsToKeep(options: Options): Options {
  const { profile: _, corrects: __, ...kept } = options;
  const reader = readerOf(options);
  return reader ? { ...kept, reader } : kept;
}

export function choiceOf(preview: ImportPreview | undefined, name: string, column: string | null = null): ImportChoice | undefined {
  return preview?.choices.find((choice) => choice.name === name && choice.column === column);
}

/** How the description of a table calls what options call otherwise. */
const understoodNames: Record<string, string> = { headerLine: 'header_line', unitsLine: 'units_line', firstDataLine: 'first_data_line', sheet: 'sheet', range: 'range' };

/** What a kind of file that lists no choices understood in an option's place. */
export function understoodOf(preview: ImportPreview | undefined, name: string): string | number | null {
  const value = preview?.understood[understoodNames[name] ?? ''];
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}

export type Surety = { word: string; tone: 'good' | 'quiet' | 'warn' };

export function suretyOf(choice: ImportChoice): Surety {
  if (choice.told) return { word: 'told', tone: 'good' };
  const word = suretyInWords(choice.confidence);
  return { word, tone: word === 'sure' || word === 'likely' ? 'quiet' : 'warn' };
}
