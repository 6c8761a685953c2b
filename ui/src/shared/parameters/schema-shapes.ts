import type { Json, JsonObject } from '@/shared/api/types';

// What a parameter may be, read from its JSON Schema: a plain type, several of them, or alternatives by oneOf, anyOf and $ref.

/** What a property may be, each possibility by itself; null is none, since nothing is said by leaving a field empty. */
export function alternatives(property: JsonObject, schema: JsonObject): JsonObject[] {
  const ref = textOf(property.$ref);
  if (ref?.startsWith('#/')) return alternatives(objectOf(at(schema, ref)), schema);
  const several = property.oneOf ?? property.anyOf;
  if (Array.isArray(several)) return several.flatMap((one) => alternatives(objectOf(one), schema));
  const types = Array.isArray(property.type) ? property.type : [property.type];
  return types.filter((type) => type !== 'null').map((type) => ({ ...property, ...(type === undefined ? {} : { type }) }));
}

/** Whether a possibility is a pair: a list of two, such as [low, high]. */
export function isPair(alternative: JsonObject): boolean {
  if (alternative.type !== 'array') return false;
  const items = alternative.prefixItems;
  return Array.isArray(items) ? items.length === 2 : alternative.minItems === 2 && alternative.maxItems === 2;
}

export function objectOf(value: Json | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}

export function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function numberOf(value: Json | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function at(schema: JsonObject, ref: string): Json | undefined {
  return ref
    .split('/')
    .slice(1)
    .reduce<Json | undefined>((inside, name) => objectOf(inside)[name], schema);
}
