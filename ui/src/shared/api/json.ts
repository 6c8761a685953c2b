/** What the API's description leaves open, as docs/reference/http-api.md tells it; the generated types refer to it. */

/** JSON of a shape that only its maker knows: a processor's parameters, a JSON Schema, a summary. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/** A number, a text, a truth value, or null where the value is missing; infinities are texts. */
export type Cell = string | number | boolean | null;

export type Notice = { code: string; message: string; line: number | null };

/** A line that a file holds besides its table; free text has no key. */
export type Remark = { line: number; key: string | null; value: string };

/** How a file was understood. */
export type Reading = TextReading | SheetReading | OtherReading;

/** What was decided about a file, and how surely. */
export type Choice = {
  name: string;
  column: string | null;
  value: Json;
  told: boolean;
  confidence: number;
  next: Json;
  why: string | null;
};

export type TextReading = {
  format?: 'text';
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
  /** above the table, and below it */
  remarks?: Remark[];
  footer?: Remark[];
  /** where the lines of names and units lie; only of files that have lines */
  headLines?: { offset: number; bytes: number }[];
  /** what was decided, and how surely; not there for files that were read before it was kept */
  choices?: Choice[];
  /** the import profile by which the file was read, if any */
  profile?: { id: string; name: string; version: number; options: JsonObject };
};

/** How a sheet of a workbook was understood; rows count from 1, 0: there is none. */
export type SheetReading = {
  format: 'sheet';
  sheet: string;
  hidden: boolean;
  from1904: boolean;
  range: string | null;
  headerLine: number;
  unitsLine: number;
  firstDataLine: number;
  lastDataLine: number;
  rows: number;
  missing: string[];
  notices: Notice[];
  choices?: Choice[];
  profile?: TextReading['profile'];
  facts: {
    usedRange: string | null;
    title: string | null;
    merged: string[];
    groups: string[];
    groupLine: number;
    blankRows: number;
    footer: string | null;
    errorCells: number;
    /** these are not there for workbooks that were read before they were kept */
    formulaCells?: number;
    otherSheets?: string[];
    hiddenSheets?: string[];
  };
};

/** Of a file that is no text: what can be said of it differs from format to format. */
export type OtherReading = JsonObject & { format: string; notices: Notice[] };

export function isSheet(reading: Reading): reading is SheetReading {
  return reading.format === 'sheet' && 'facts' in reading;
}

export function isText(reading: Reading): reading is TextReading {
  return reading.format === undefined || reading.format === 'text';
}
