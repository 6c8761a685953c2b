import type { Json, JsonObject } from '@/shared/api/types';

/** How one parameter of a processor is asked for. */
export type ParameterField = {
  name: string;
  title: string;
  help: string | undefined;
  required: boolean;
  kind: 'integer' | 'number' | 'switch' | 'choice' | 'text' | 'columns' | 'words' | 'json';
  /** the value it has when nothing is given */
  fallback: Json | undefined;
  choices: string[];
  least: number | undefined;
  greatest: number | undefined;
  /** a number may also be told as a text, such as a window of "5s" */
  orText: boolean;
};

/** What stands in the fields: texts as typed, numbers, truth values, lists. */
export type Entries = Record<string, string | number | boolean | string[]>;

/** A first window that shows something on most data: wide enough to smooth, short enough to follow. */
const FIRST_WINDOW_ROWS = 25;

/** The fields of a processor's parameters, in the schema's order. */
export function parameterFields(schema: JsonObject): ParameterField[] {
  const required = new Set(Array.isArray(schema.required) ? schema.required : []);
  return Object.entries(objectOf(schema.properties)).map(([name, value]) => {
    const property = objectOf(value);
    return {
      name,
      title: textOf(property.title) ?? name,
      help: textOf(property.description),
      required: required.has(name),
      kind: kindOf(name, property),
      fallback: property.default,
      choices: Array.isArray(property.enum) ? property.enum.map(String) : [],
      least: numberOf(property.minimum),
      greatest: numberOf(property.maximum),
      orText: Array.isArray(property.type) && property.type.includes('string') && kindOf(name, property) !== 'text',
    };
  });
}

function kindOf(name: string, property: JsonObject): ParameterField['kind'] {
  if (Array.isArray(property.enum)) return 'choice';
  const types = Array.isArray(property.type) ? property.type : [property.type];
  const [type] = types.filter((one) => one !== 'null');
  if (type === 'integer' || type === 'number') return type;
  if (type === 'boolean') return 'switch';
  if (type === 'string') return 'text';
  if (type === 'array' && objectOf(property.items).type === 'string') return name === 'columns' ? 'columns' : 'words';
  return 'json';
}

/** What stands in the fields at first: given values, defaults, and a window with which one click works. */
export function firstEntries(fields: ParameterField[], rows: number, given: JsonObject = {}): Entries {
  return Object.fromEntries(
    fields.map((field) => {
      const value = given[field.name] ?? field.fallback;
      if (value !== undefined && value !== null) return [field.name, entryOf(field, value)];
      if (field.name === 'window' && field.kind === 'integer' && field.required) {
        return [field.name, Math.max(field.least ?? 1, Math.min(FIRST_WINDOW_ROWS, field.greatest ?? FIRST_WINDOW_ROWS, rows))];
      }
      return [field.name, empty(field)];
    }),
  );
}

function entryOf(field: ParameterField, value: Json): Entries[string] {
  if (field.kind === 'json') return JSON.stringify(value);
  if (field.kind === 'choice' || field.kind === 'text') return typeof value === 'string' ? value : JSON.stringify(value);
  if (Array.isArray(value)) return value.map(String);
  return typeof value === 'number' || typeof value === 'boolean' ? value : String(value);
}

function empty({ kind }: ParameterField): Entries[string] {
  if (kind === 'switch') return false;
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

function valueOf(schema: JsonObject, field: ParameterField, entry: Entries[string] | undefined): Json | undefined {
  if (entry === undefined || entry === '' || (Array.isArray(entry) && entry.length === 0)) return undefined;
  if (field.kind === 'switch') return entry === false && field.fallback === undefined ? undefined : entry;
  if (field.kind === 'choice') {
    const options = objectOf(objectOf(schema.properties)[field.name]).enum;
    return (Array.isArray(options) ? options.find((option) => String(option) === entry) : undefined) ?? entry;
  }
  if (field.orText && typeof entry === 'string' && /^\s*\d+\s*$/.test(entry)) return Number(entry);
  if (field.kind !== 'json' || typeof entry !== 'string') return entry;
  try {
    return JSON.parse(entry) as Json;
  } catch {
    return entry;
  }
}

function objectOf(value: Json | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}

function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function numberOf(value: Json | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
