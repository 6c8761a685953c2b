import type { ChainStep, JsonObject, Processor, Recipe } from '@/shared/api/types';
import { parameterErrors, type ParameterErrors } from '@/shared/parameters/parameter-errors';
import { firstEntries, parameterFields, parametersOf, type Entries } from '@/shared/parameters/parameter-fields';

/** What of a recipe is its maker's: all but id, version and times. */
export type RecipeContent = { name: string; description: string; steps: ChainStep[] };

/** A step while it is edited. One whose processor no worker offers keeps its parameters as they are. */
export type StepDraft = { key: number; processor: string; entries: Entries | undefined; parameters: JsonObject };

export type RecipeDraft = { name: string; description: string; steps: StepDraft[] };

export const MOST_STEPS = 20;

export function contentOfRecipe({ name, description, steps }: Recipe): RecipeContent {
  return {
    name,
    description: description ?? '',
    steps: steps.map(({ processor, parameters }) => ({ processor: processor ?? '', parameters: parameters ?? {} })),
  };
}

export function draftOf({ name, description, steps }: RecipeContent, processors: Processor[]): RecipeDraft {
  return {
    name,
    description,
    steps: steps.map(({ processor, parameters }, key) => ({
      key,
      processor,
      parameters,
      entries: entriesFor(processors.find((offered) => offered.name === processor), parameters),
    })),
  };
}

/** A step to begin with, as the processor's form would. */
export function newStep(processor: Processor, steps: StepDraft[]): StepDraft {
  const key = 1 + Math.max(-1, ...steps.map((step) => step.key));
  return { key, processor: processor.name, parameters: {}, entries: entriesFor(processor, undefined) };
}

/** The step with another processor, whose parameters begin anew. */
export function withProcessor(step: StepDraft, processor: Processor): StepDraft {
  return { ...newStep(processor, []), key: step.key };
}

function entriesFor(processor: Processor | undefined, given: JsonObject | undefined): Entries | undefined {
  return processor && firstEntries(parameterFields(processor.parameters), undefined, given);
}

/** The draft's content: what would be saved. */
export function contentOf({ name, description, steps }: RecipeDraft, processors: Processor[]): RecipeContent {
  return {
    name: name.trim(),
    description: description.trim(),
    steps: steps.map((step) => ({ processor: step.processor, parameters: parametersIn(step, processors) })),
  };
}

function parametersIn({ processor, entries, parameters }: StepDraft, processors: Processor[]): JsonObject {
  const offered = processors.find(({ name }) => name === processor);
  return offered && entries ? parametersOf(offered.parameters, parameterFields(offered.parameters), entries) : parameters;
}

/** What is wrong with the content before it is sent; `steps` under the number of the step. */
export type ContentErrors = { name?: string; steps: Record<number, ParameterErrors>; none?: string };

export function contentErrors({ name, steps }: RecipeContent, processors: Processor[]): ContentErrors | undefined {
  const errors: ContentErrors = { steps: {} };
  if (name === '') errors.name = 'A recipe needs a name';
  if (steps.length === 0) errors.none = 'A recipe needs at least one step';
  steps.forEach(({ processor, parameters }, number) => {
    const offered = processors.find((one) => one.name === processor);
    if (!offered) return;
    const found = parameterErrors(offered.parameters, parameterFields(offered.parameters), parameters);
    if (Object.keys(found).length > 0) errors.steps[number] = found;
  });
  return errors.name || errors.none || Object.keys(errors.steps).length > 0 ? errors : undefined;
}

/** The list with the item at one place moved to another. */
export function moved<T>(items: T[], from: number, to: number): T[] {
  const item = items[from];
  if (item === undefined || to < 0 || to >= items.length) return items;
  return items.toSpliced(from, 1).toSpliced(to, 0, item);
}
