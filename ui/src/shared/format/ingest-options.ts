import type { Json, JsonObject } from '@/shared/api/json';

/** What may be said about how a file is read, in words: the options of docs/reference/ingest-options.md. */
export type Value = { value: string; label: string; disabled?: boolean };

export const encodings = ['UTF-8', 'windows-1252', 'ISO-8859-1', 'UTF-16LE', 'UTF-16BE', 'Shift_JIS', 'GBK'];

export const delimiters: Value[] = [
  { value: ',', label: 'Comma' },
  { value: ';', label: 'Semicolon' },
  { value: '\t', label: 'Tab' },
  { value: '|', label: 'Pipe |' },
  { value: ' ', label: 'One blank' },
  { value: 'whitespace', label: 'Runs of blanks and tabs' },
];

export const decimals: Value[] = [
  { value: '.', label: 'Point 1.5' },
  { value: ',', label: 'Comma 1,5' },
];

export const thousands: Value[] = [
  { value: 'none', label: 'Not grouped' },
  { value: ',', label: 'Comma 1,234' },
  { value: '.', label: 'Point 1.234' },
  { value: "'", label: 'Apostrophe 1’234' },
  { value: ' ', label: 'Blank 1 234' },
];

export const quotes: Value[] = [
  { value: 'none', label: 'None' },
  { value: '"', label: 'Quotation marks "' },
  { value: "'", label: "Apostrophes '" },
];

export const orders: Value[] = [
  { value: 'dmy', label: 'Day first' },
  { value: 'mdy', label: 'Month first' },
  { value: 'ymd', label: 'Year first', disabled: true },
];

export const dateSystems: Value[] = [
  { value: '1900', label: '1900' },
  { value: '1904', label: '1904' },
];

const valuesOf: Record<string, Value[] | undefined> = { delimiter: delimiters, decimal: decimals, thousands, quote: quotes, dateOrder: orders };

/** An option's value as one would say it within a sentence. */
export function valueInWords(name: string, value: string | number): string {
  const label = valuesOf[name]?.find((one) => one.value === value)?.label;
  if (label !== undefined) return label.toLowerCase();
  if (value === 0 && name.endsWith('Line')) return 'none';
  if (name.endsWith('Line')) return `line ${value}`;
  if (name === 'table') return `table ${value}`;
  return String(value);
}

/** What an option's field is called. */
export const labels: Record<string, string> = {
  reader: 'Read with',
  member: 'File of the archive',
  encoding: 'Encoding',
  delimiter: 'Delimiter',
  decimal: 'Decimal sign',
  thousands: 'Thousands',
  dateOrder: 'Order of dates',
  quote: 'Quotes',
  comment: 'Comment sign',
  missing: 'Missing values',
  table: 'Which table',
  headerLine: 'Line of the names',
  unitsLine: 'Line of the units',
  firstDataLine: 'First row’s line',
  footerLines: 'Lines below the table',
  sheet: 'Sheet',
  range: 'Cells',
  dateSystem: 'Days count from',
  timeFormats: 'Time formats',
  widths: 'Widths',
  names: 'Names',
  units: 'Units',
  columns: 'Columns',
  axis: 'Axis',
  types: 'Types',
};

/** How sure a guess is, in a word: numbers would look more exact than they are. */
export function suretyInWords(confidence: number): 'sure' | 'likely' | 'unsure' | 'could be either' {
  if (confidence >= 0.97) return 'sure';
  if (confidence >= 0.7) return 'likely';
  if (confidence > 0.5) return 'unsure';
  return 'could be either';
}

/** Options on one line. */
export function optionsInWords(options: JsonObject): string {
  return Object.entries(options)
    .map(([name, value]) => `${labels[name] ?? name}: ${anyInWords(name, value)}`)
    .join(' · ');
}

function anyInWords(name: string, value: Json): string {
  if (Array.isArray(value)) return value.map(String).join(', ');
  if (typeof value === 'string' || typeof value === 'number') return valueInWords(name, value);
  if (value === null || typeof value === 'boolean') return String(value);
  if (name === 'reader') return String(value.name);
  return Object.entries(value)
    .map(([column, told]) => `${column} → ${String(told) || 'none'}`)
    .join(', ');
}
