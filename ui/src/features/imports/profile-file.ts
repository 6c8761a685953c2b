import type { ImportFingerprint, JsonObject } from '@/shared/api/types';

// An import profile as a file: the JSON that the API gives out and takes, without what only this installation knows.

export type ProfileContent = {
  name: string;
  description: string | null;
  options: JsonObject;
  /** null: no file is known by it */
  fingerprint: ImportFingerprint | null;
};

export function fileNameOf(name: string): string {
  const safe = name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, '');
  return `${safe || 'instrument'}.import-profile.json`;
}

export function fileTextOf({ name, description, options, fingerprint }: ProfileContent): string {
  return `${JSON.stringify({ name, ...(description && { description }), options, fingerprint }, null, 2)}\n`;
}

/**
 * What a profile's file says; what is in it is checked by the gateway.
 *
 * @throws Error that says what is wrong with the file
 */
export function readProfileFile(text: string, fileName: string): ProfileContent {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch (failure) {
    throw new Error(`${fileName} is not JSON: ${failure instanceof Error ? failure.message : String(failure)}`, { cause: failure });
  }
  if (!isObject(file)) throw new Error(`${fileName} holds no import profile: expected an object {"name": …, "options": {…}}`);
  const { name, description = null, options, fingerprint = null } = file;
  if (typeof name !== 'string') throw new Error(`${fileName} has no “name”, a text; add one`);
  if (description !== null && typeof description !== 'string') throw new Error(`In ${fileName} the “description” is not a text`);
  if (!isObject(options)) throw new Error(`${fileName} has no “options”, an object; add them`);
  if (fingerprint !== null && !isObject(fingerprint)) throw new Error(`In ${fileName} the “fingerprint” is not an object`);
  return { name, description, options, fingerprint: fingerprint as ImportFingerprint | null };
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
