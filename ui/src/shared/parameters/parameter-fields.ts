import type { Json, JsonObject } from '@/shared/api/types';
import { alternatives, isPair, numberOf, objectOf, textOf } from './schema-shapes';

/** How one parameter of a processor is asked for. */
export type ParameterField = {
  name: string;
  title: string;
  /** of a number, where it is told */
  unit: string | undefined;
  help: string | undefined;
  required: boolean;
  /** column: one column's name; interval: a low and a high end, either of them open; group: parameters of its own */
  kind: 'integer' | 'number' | 'interval' | 'switch' | 'choice' | 'text' | 'column' | 'columns' | 'words' | 'json' | 'group';
  /** the value it has when nothing is given */
  fallback: Json | undefined;
  /** what a form begins with, where nothing else is given; no default of the processor's */
  start: Json | undefined;
  choices: string[];
  least: number | undefined;
  greatest: number | undefined;
  /** a number may also be told as a text, such as a window of "5s"; of an interval, each of its ends */
  orText: boolean;
  /** a column need not be one of numbers */
  anyColumn: boolean;
  /** of a group */
  fields: ParameterField[];
  /** a group that may be switched off as a whole, by false */
  canBeOff: boolean;
  /** the low end alone says the same as an interval that is open above */
  orLow: boolean;
};

/** What stands in a field: a text as typed, a number, a truth value, a list, the two ends of an interval, the entries of a group. */
export type Entry = string | number | boolean | string[] | Entries;
export type Entries = { [name: string]: Entry };

/** Among the entries of a group: true where it is switched off. */
export const OFF = '';

/** A first window that shows something on most data: wide enough to smooth, short enough to follow. */
const FIRST_WINDOW_ROWS = 25;

/**
 * The fields of a processor's parameters, in the schema's order.
 *
 * @param root the schema that references point into
 */
export function parameterFields(schema: JsonObject, root = schema): ParameterField[] {
  const required = new Set(Array.isArray(schema.required) ? schema.required : []);
  return Object.entries(objectOf(schema.properties)).map(([name, value]) => {
    const property = objectOf(value);
    const may = alternatives(property, root);
    const kind = kindOf(name, property, may);
    const plain = may.filter((one) => !isPair(one));
    return {
      name,
      ...titleOf(textOf(property.title) ?? name, kind),
      help: textOf(property.description),
      required: required.has(name),
      kind,
      fallback: property.default,
      start: property['x-start'],
      choices: Array.isArray(property.enum) ? property.enum.map(String) : [],
      least: numberOf(property.minimum),
      greatest: numberOf(property.maximum),
      orText: kind === 'interval' || (isNumber(kind) && may.some(({ type }) => type === 'string')),
      orLow: kind === 'interval' && plain.length > 0,
      anyColumn: property['x-column'] === 'any',
      fields: kind === 'group' ? parameterFields(objectIn(may), root) : [],
      canBeOff: kind === 'group' && may.some(({ type }) => type === 'boolean'),
    };
  });
}

/** A number's unit stands behind its title, as in "Width [s]". */
function titleOf(told: string, kind: ParameterField['kind']): Pick<ParameterField, 'title' | 'unit'> {
  const [, title, unit] = (isNumber(kind) && /^(.*\S) \[([^[\]]+)\]$/.exec(told)) || [];
  return title === undefined ? { title: told, unit: undefined } : { title, unit };
}

function kindOf(name: string, property: JsonObject, may: JsonObject[]): ParameterField['kind'] {
  if (Array.isArray(property.enum)) return 'choice';
  if (property.format === 'kymo-column') return 'column';
  if (property.format === 'kymo-columns') return 'columns';
  if (may.some(isPair)) return 'interval';
  const types = may.map(({ type }) => type);
  if (types.includes('object') && (objectIn(may).properties !== undefined)) return 'group';
  if (types.includes('number')) return 'number';
  if (types.includes('integer')) return 'integer';
  if (types[0] === 'boolean') return 'switch';
  if (types[0] === 'string') return 'text';
  if (types[0] === 'array' && objectOf(may[0]?.items).type === 'string') return name === 'columns' ? 'columns' : 'words';
  return 'json';
}

/** The possibility that is an object. */
function objectIn(may: JsonObject[]): JsonObject {
  return may.find(({ type }) => type === 'object') ?? {};
}

function isNumber(kind: ParameterField['kind']): boolean {
  return kind === 'integer' || kind === 'number';
}

/**
 * What stands in the fields at first: the given parameters, else what a form begins with; then defaults, and a window with which one click
 * works. Parameters that are given say by what they leave out that it is left out.
 *
 * @param rows of the dataset; undefined where none is known
 */
export function firstEntries(fields: ParameterField[], rows: number | undefined, given?: JsonObject): Entries {
  return Object.fromEntries(
    fields.map((field) => {
      if (field.kind === 'group') return [field.name, groupEntries(field, rows, given)];
      const value = (given ? given[field.name] : field.start) ?? field.fallback;
      if (value !== undefined && value !== null) return [field.name, entryOf(field, value)];
      if (field.name === 'window' && field.kind === 'integer' && field.required) {
        const most = Math.min(field.greatest ?? FIRST_WINDOW_ROWS, rows ?? FIRST_WINDOW_ROWS);
        return [field.name, Math.max(field.least ?? 1, Math.min(FIRST_WINDOW_ROWS, most))];
      }
      return [field.name, empty(field)];
    }),
  );
}

function groupEntries({ name, fields, fallback, start }: ParameterField, rows: number | undefined, given: JsonObject | undefined): Entries {
  const value = (given ? given[name] : start) ?? fallback;
  const own = typeof value === 'object' ? objectOf(value) : given && {};
  return { ...firstEntries(fields, rows, own), ...(value === false && { [OFF]: true }) };
}

function entryOf(field: ParameterField, value: Json): Entry {
  if (field.kind === 'json') return JSON.stringify(value);
  if (field.kind === 'interval') {
    const [low = null, high = null] = Array.isArray(value) ? value : [value];
    return [low, high].map((end) => (end === null ? '' : String(end)));
  }
  if (field.kind === 'choice' || field.kind === 'text' || field.kind === 'column') return typeof value === 'string' ? value : JSON.stringify(value);
  if (Array.isArray(value)) return value.map(String);
  return typeof value === 'number' || typeof value === 'boolean' ? value : String(value);
}

function empty({ kind }: ParameterField): Entry {
  if (kind === 'switch') return false;
  if (kind === 'interval') return ['', ''];
  return kind === 'columns' || kind === 'words' ? [] : '';
}

/**
 * The parameters that the entries stand for. What is left empty is left out; so is what the processor would take anyway,
 * so that the same work keeps the same name.
 */
export function parametersOf(schema: JsonObject, fields: ParameterField[], entries: Entries): JsonObject {
  const parameters: JsonObject = {};
  for (const field of fields) {
    const value = valueOf(schema, field, entries[field.name]);
    if (value === undefined) continue;
    if (!field.required && JSON.stringify(value) === JSON.stringify(field.fallback)) continue;
    parameters[field.name] = value;
  }
  return parameters;
}

function valueOf(schema: JsonObject, field: ParameterField, entry: Entry | undefined): Json | undefined {
  if (entry === undefined || entry === '' || (Array.isArray(entry) && entry.length === 0)) return undefined;
  if (field.kind === 'group') return groupOf(schema, field, entry);
  if (typeof entry === 'object' && !Array.isArray(entry)) return undefined;
  if (field.kind === 'interval') return intervalOf(field, entry);
  if (field.kind === 'switch') return entry === false && field.fallback === undefined ? undefined : entry;
  if (field.kind === 'choice') {
    const options = objectOf(objectOf(schema.properties)[field.name]).enum;
    return (Array.isArray(options) ? options.find((option) => String(option) === entry) : undefined) ?? entry;
  }
  if (field.orText && typeof entry === 'string') return measureOf(entry, field.kind === 'integer' ? wholeNumber : anyNumber);
  if (field.kind !== 'json' || typeof entry !== 'string') return entry;
  try {
    return JSON.parse(entry) as Json;
  } catch {
    return entry;
  }
}

/** Of a group nothing is sent where nothing is set, so that it is as it is by default. */
function groupOf(schema: JsonObject, { name, fields }: ParameterField, entry: Entry): Json | undefined {
  if (typeof entry !== 'object' || Array.isArray(entry)) return undefined;
  if (entry[OFF] === true) return false;
  const own = parametersOf(objectOf(objectOf(schema.properties)[name]), fields, entry);
  return Object.keys(own).length === 0 ? undefined : own;
}

const wholeNumber = /^\d+$/;
const anyNumber = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** A number where the text is one, else the text, such as "5 sigma". */
function measureOf(text: string, number: RegExp): Json {
  const told = text.trim();
  return number.test(told) ? Number(told) : told;
}

function intervalOf({ orLow }: ParameterField, entry: Exclude<Entry, Entries>): Json | undefined {
  const [low = null, high = null] = (Array.isArray(entry) ? entry : [String(entry)]).map((end) =>
    end.trim() === '' ? null : measureOf(end, anyNumber),
  );
  if (high === null) return low === null ? undefined : orLow ? low : [low, null];
  return [low, high];
}
