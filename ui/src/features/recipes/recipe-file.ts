import type { JsonObject } from '@/shared/api/types';
import { MOST_STEPS, type RecipeContent } from './recipe-draft';

// A recipe as a file: the JSON that the API gives out and takes, without what only this installation knows.

export function fileNameOf(name: string): string {
  const safe = name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, '');
  return `${safe || 'recipe'}.recipe.json`;
}

export function fileTextOf({ name, description, steps }: RecipeContent): string {
  return `${JSON.stringify({ name, ...(description && { description }), steps }, null, 2)}\n`;
}

/**
 * What a recipe's file says.
 *
 * @throws Error that says what is wrong with the file, and where
 */
export function readRecipeFile(text: string, fileName: string): RecipeContent {
  const file = objectAt(parsed(text, fileName), `${fileName} holds no recipe: expected an object {"name": …, "steps": […]}`);
  const { name, description, steps } = file;
  if (typeof name !== 'string') throw new Error(`${fileName} has no “name”, a text; add one`);
  if (description !== undefined && description !== null && typeof description !== 'string') {
    throw new Error(`In ${fileName} the “description” is ${kindOf(description)}, not a text`);
  }
  if (!Array.isArray(steps)) throw new Error(`${fileName} has no “steps”, a list of {"processor": …, "parameters": {…}}`);
  if (steps.length > MOST_STEPS) throw new Error(`${fileName} has ${steps.length} steps; a recipe has at most ${MOST_STEPS}`);
  return {
    name,
    description: description ?? '',
    steps: steps.map((told, index) => {
      const where = `Step ${index + 1} of ${fileName}`;
      const step = objectAt(told, `${where} is ${kindOf(told)}, not an object {"processor": …, "parameters": {…}}`);
      if (typeof step.processor !== 'string') throw new Error(`${where} has no “processor”, the name of one`);
      const parameters = objectAt(step.parameters ?? {}, `The “parameters” of step ${index + 1} of ${fileName} are ${kindOf(step.parameters)}, not an object`);
      return { processor: step.processor, parameters };
    }),
  };
}

function parsed(text: string, fileName: string): unknown {
  try {
    return JSON.parse(text);
  } catch (failure) {
    throw new Error(`${fileName} is not JSON: ${failure instanceof Error ? failure.message : String(failure)}`, { cause: failure });
  }
}

function objectAt(value: unknown, otherwise: string): JsonObject {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as JsonObject;
  throw new Error(otherwise);
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value === 'string' ? 'text' : typeof value}`;
}
