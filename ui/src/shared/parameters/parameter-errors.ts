import { Validator, type OutputUnit, type Schema } from '@cfworker/json-schema';
import { ApiProblem } from '@/shared/api/api-problem';
import type { JsonObject } from '@/shared/api/types';
import type { ParameterField } from './parameter-fields';

/** What is wrong with which parameter, and '' for what is wrong with all of them together. */
export type ParameterErrors = Record<string, string | undefined>;

/** Holds parameters to their schema, before anything is sent. */
export function parameterErrors(schema: JsonObject, fields: ParameterField[], parameters: JsonObject): ParameterErrors {
  const { errors } = new Validator(schema as Schema, '2020-12', false).validate(parameters);
  const found: ParameterErrors = {};
  for (const field of fields) {
    if (field.required && parameters[field.name] === undefined) found[field.name] = 'Needed';
  }
  for (const error of errors) {
    const [name, ...inner] = segments(error.instanceLocation.replace(/^#/, ''));
    const field = fields.find((one) => one.name === name);
    if (field && !(field.name in found) && error.keyword !== 'properties') found[field.name] = innerWording(field, inner[0], error, schema);
  }
  if (errors.length > 0 && Object.keys(found).length === 0) found[''] = errors.at(-1)?.error ?? 'These parameters do not fit together.';
  return found;
}

/**
 * The gateway's refusal, beside the field that it is about; undefined when it is about none of them.
 *
 * @param owner where in the request these parameters stand, such as '/steps/1'
 */
export function refusedField(error: unknown, fields: ParameterField[], owner = ''): ParameterErrors | undefined {
  if (!(error instanceof ApiProblem) || !error.pointer?.startsWith(`${owner}/`)) return undefined;
  const [parameters, name] = segments(error.pointer.slice(owner.length));
  const known = parameters === 'parameters' && fields.some((field) => field.name === name);
  if (!known || name === undefined) return undefined;
  const detail = error.detail ?? error.title;
  // "See the processor's parameters" is no help to who looks at them.
  return { [name]: error.remedy && error.code !== 'parameter-invalid' ? `${detail}. ${error.remedy}` : detail };
}

function segments(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((segment) => decodeURIComponent(segment).replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** What is wrong with a parameter, or with which one of a group. */
function innerWording(field: ParameterField, inner: string | undefined, error: OutputUnit, schema: JsonObject): string {
  const own = field.fields.find(({ name }) => name === inner);
  if (!own) return wording(field, error, schema);
  return `${own.title}: ${wording(own, error, (schema.properties as JsonObject)[field.name] as JsonObject)}`;
}

const unfit = new Set(['oneOf', 'anyOf', 'pattern']);
const limits = new Set(['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum']);
const NOT_UNDERSTOOD = 'Not understood: write it as the description says';

function wording(field: ParameterField, { keyword, error }: OutputUnit, schema: JsonObject): string {
  const rules = ((schema.properties as JsonObject)[field.name] ?? {}) as Record<string, unknown>;
  // Of several shapes none fits: which one was meant, nobody knows.
  if (field.orText && (field.kind === 'interval' ? !limits.has(keyword) : unfit.has(keyword))) return NOT_UNDERSTOOD;
  switch (keyword) {
    case 'type':
      return field.kind === 'integer' ? 'Must be a whole number' : field.kind === 'number' ? 'Must be a number' : error;
    case 'minimum':
      return `Must be at least ${String(rules.minimum)}`;
    case 'maximum':
      return `Must be at most ${String(rules.maximum)}`;
    case 'exclusiveMinimum':
      return `Must be greater than ${String(rules.exclusiveMinimum)}`;
    case 'exclusiveMaximum':
      return `Must be less than ${String(rules.exclusiveMaximum)}`;
    case 'multipleOf':
      return `Must be a multiple of ${String(rules.multipleOf)}`;
    case 'minLength':
      return `Must have at least ${String(rules.minLength)} characters`;
    case 'maxLength':
      return `Must have at most ${String(rules.maxLength)} characters`;
    case 'enum':
      return `Must be one of ${field.choices.join(', ')}`;
    default:
      return error;
  }
}
