import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ApiProblem } from '@/shared/api/api-problem';
import type { JsonObject } from '@/shared/api/types';
import { parameterErrors, refusedField } from './parameter-errors';
import { firstEntries, parameterFields, parametersOf, type Entries } from './parameter-fields';

const rollingMean = JSON.parse(
  readFileSync('../core/src/main/resources/kymo/core/processors/rolling-mean.schema.json', 'utf8'),
) as JsonObject;
const fields = parameterFields(rollingMean);
const entries = (some: Entries): Entries => ({ ...firstEntries(fields, 1_000), ...some });
const sent = (some: Entries) => parametersOf(rollingMean, fields, entries(some));
const wrong = (schema: JsonObject, parameters: JsonObject) => parameterErrors(schema, parameterFields(schema), parameters);

const every: JsonObject = {
  type: 'object',
  required: ['height'],
  additionalProperties: false,
  properties: {
    height: { type: 'number', exclusiveMinimum: 0, maximum: 5, title: 'Height' },
    mode: { enum: ['both', 'maxima', 3], default: 'both' },
    note: { type: ['string', 'null'], maxLength: 5 },
    words: { type: 'array', items: { type: 'string' } },
    limits: { type: 'object', properties: { low: { type: 'number' } } },
  },
};

describe('the fields of rolling-mean', () => {
  it('are those of its schema, in its order and words', () => {
    expect(fields.map(({ name, title, kind, required }) => [name, title, kind, required])).toEqual([
      ['window', 'Window', 'integer', true],
      ['minPeriods', 'Least values', 'integer', false],
      ['center', 'Centred', 'switch', false],
      ['columns', 'Columns', 'columns', false],
    ]);
  });

  it('take a window as a number of rows or as a length of time', () => {
    expect(sent({ window: '40' })).toEqual({ window: 40 });
    expect(sent({ window: '250ms' })).toEqual({ window: '250ms' });
    expect(Object.keys(wrong(rollingMean, sent({ window: '5 weeks' })))).toEqual(['window']);
    expect(Object.keys(wrong(rollingMean, sent({ window: '0' })))).toEqual(['window']);
  });

  it('begin with a window, so that one click does', () => {
    expect(sent({})).toEqual({ window: 25 });
    expect(firstEntries(fields, 7).window).toBe(7);
    expect(firstEntries(fields, 0).window).toBe(1);
  });

  it('begin with the parameters of another run where there is one', () => {
    const given = firstEntries(fields, 1_000, { window: 400, center: true, columns: ['a'] });
    expect(parametersOf(rollingMean, fields, given)).toEqual({ window: 400, center: true, columns: ['a'] });
  });

  it('send nothing that was left empty or is so anyway', () => {
    expect(sent({ window: 3, minPeriods: '', center: false, columns: [] })).toEqual({ window: 3 });
    expect(sent({ window: 3, minPeriods: 0 })).toEqual({ window: 3, minPeriods: 0 });
  });

  it('are held to the schema', () => {
    expect(wrong(rollingMean, {})).toEqual({ window: 'Needed' });
    expect(wrong(rollingMean, { window: 0, minPeriods: -1 })).toEqual({ window: 'Must be at least 1', minPeriods: 'Must be at least 0' });
    expect(wrong(rollingMean, { window: 2.5 })).toEqual({ window: 'Must be a whole number' });
    expect(wrong(rollingMean, { window: 3 })).toEqual({});
  });

  it('show what the gateway refuses of them', () => {
    const refused = (pointer: string, code: string) =>
      refusedField(new ApiProblem({ title: 't', status: 400, detail: 'd', remedy: 'r', code, pointer }), fields);
    expect(refused('/parameters/window', 'window-too-large')).toEqual({ window: 'd. r' });
    expect(refused('/parameters/window', 'parameter-invalid')).toEqual({ window: 'd' });
    expect(refused('/parameters/columns/0', 'column-unknown')).toEqual({ columns: 'd. r' });
    expect(refused('/datasetId', 'dataset-unknown')).toBeUndefined();
    expect(refusedField(new Error('x'), fields)).toBeUndefined();
  });
});

describe('the fields of any schema', () => {
  const some = parameterFields(every);

  it('fit the kinds of its parameters', () => {
    expect(some.map(({ name, kind }) => [name, kind])).toEqual([
      ['height', 'number'],
      ['mode', 'choice'],
      ['note', 'text'],
      ['words', 'words'],
      ['limits', 'json'],
    ]);
  });

  it('send a choice as the value that it stands for, and JSON as JSON', () => {
    const given = { ...firstEntries(some, 10), height: 1.5, mode: '3', limits: '{"low":1}' };
    expect(parametersOf(every, some, given)).toEqual({ height: 1.5, mode: 3, limits: { low: 1 } });
  });

  it('say what each rule says', () => {
    expect(wrong(every, { height: 0 })).toEqual({ height: 'Must be greater than 0' });
    expect(wrong(every, { height: 6 })).toEqual({ height: 'Must be at most 5' });
    expect(wrong(every, { height: 1, mode: 'x' })).toEqual({ mode: 'Must be one of both, maxima, 3' });
    expect(wrong(every, { height: 1, note: 'longer' })).toEqual({ note: 'Must have at most 5 characters' });
    expect(wrong(every, { height: 1, limits: 'x' }).limits).toBeTruthy();
    expect(wrong(every, { height: '1' })).toEqual({ height: 'Must be a number' });
  });
});
