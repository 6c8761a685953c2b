import type { Json, JsonObject } from '@/shared/api/types';

/** A processor's parameters in few words, for a list: "window 25 · center". Columns are left out: they may be many. */
export function parametersText(parameters: JsonObject): string {
  return Object.entries(parameters)
    .filter(([name, value]) => name !== 'columns' && value !== null && value !== false)
    .map(([name, value]) => (value === true ? name : `${name} ${parameterText(value)}`))
    .join(' · ');
}

/** One parameter's value as it would be typed; of an interval both ends, an open one as "…". */
export function parameterText(value: Json): string {
  if (Array.isArray(value)) return value.map((one) => (one === null ? '…' : parameterText(one))).join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
