import type { Rows } from '@/shared/api/types';

/** What newer browsers hand to a reviver besides key and value. */
type Source = { source?: string };
type Revive = (this: unknown, key: string, value: unknown, context?: Source) => unknown;

// A whole number beyond 2^53 would lose digits as a JavaScript number: its own text stands for it.
const keepDigits: Revive = (_key, value, context) =>
  typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value) && isDigits(context?.source)
    ? context?.source
    : value;

function isDigits(text: string | undefined): boolean {
  return text !== undefined && /^-?\d+$/.test(text);
}

export function parseCells(json: string): Rows {
  return JSON.parse(json, keepDigits) as Rows;
}
