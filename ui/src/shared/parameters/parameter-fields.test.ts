import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ApiProblem } from '@/shared/api/api-problem';
import type { JsonObject } from '@/shared/api/types';
import { parameterErrors, refusedField } from './parameter-errors';
import { firstEntries, OFF, parameterFields, parametersOf, type Entries } from './parameter-fields';

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
    shape: { type: 'object' },
  },
};

describe('the fields of rolling-mean', () => {
  it('are those of its schema, in its order and words', () => {
    expect(fields.map(({ name, title, kind, required }) => [name, title, kind, required])).toEqual([
      ['window', 'Window', 'integer', true],
      ['minPeriods', 'Least values', 'integer', false],
      ['center', 'Centred', 'switch', false],
      ['step', 'Step', 'integer', false],
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

describe('the fields of intervals and measures', () => {
  const end: JsonObject = { oneOf: [{ type: 'number' }, { type: 'string', pattern: '^\\d+(\\.\\d+)? ?sigma$' }, { type: 'null' }] };
  const peaks: JsonObject = {
    type: 'object',
    $defs: { end },
    properties: {
      height: {
        title: 'Height',
        oneOf: [{ type: 'number' }, { type: 'string', pattern: '^\\d+ sigma$' }, { type: 'array', minItems: 2, maxItems: 2, items: { $ref: '#/$defs/end' } }],
      },
      prominence: { type: ['number', 'string', 'array'], minItems: 2, maxItems: 2, 'x-start': '5 sigma' },
      distance: { type: ['number', 'string'], pattern: '^\\d+ ?(ms|s)$' },
      limits: { type: 'array', prefixItems: [{ type: 'number' }, { type: 'number' }] },
      relHeight: { type: 'number', minimum: 0, maximum: 1, default: 0.5 },
    },
  };
  const some = parameterFields(peaks);
  const told = (entries: Entries) => parametersOf(peaks, some, { ...firstEntries(some, 10, {}), ...entries });

  const again = (given: JsonObject) => parametersOf(peaks, some, firstEntries(some, 10, given));

  it('are known by their shapes, whichever way the schema says them', () => {
    expect(some.map(({ name, kind, orText, orLow }) => [name, kind, orText, orLow])).toEqual([
      ['height', 'interval', true, true],
      ['prominence', 'interval', true, true],
      ['distance', 'number', true, false],
      ['limits', 'interval', true, false],
      ['relHeight', 'number', false, false],
    ]);
  });

  it('send a low end alone as itself, and an open end as null', () => {
    expect(told({ height: ['1.5', ''] })).toEqual({ height: 1.5 });
    expect(told({ height: ['5 sigma', ''] })).toEqual({ height: '5 sigma' });
    expect(told({ height: ['', ' 2e3 '] })).toEqual({ height: [null, 2_000] });
    expect(told({ height: ['-1', '8 sigma'] })).toEqual({ height: [-1, '8 sigma'] });
    expect(told({ limits: ['1', ''] })).toEqual({ limits: [1, null] });
    expect(told({})).toEqual({});
  });

  it('send a measure as a number or as its text', () => {
    expect(told({ distance: '12.5' })).toEqual({ distance: 12.5 });
    expect(told({ distance: '250ms' })).toEqual({ distance: '250ms' });
  });

  it('show again what was sent', () => {
    const given: JsonObject[] = [{ height: 1.5 }, { height: [null, 3] }, { prominence: [1, '9 sigma'] }, { distance: '2s' }];
    expect(given.map(again)).toEqual(given);
    expect(again({ height: ['5 sigma', null] })).toEqual({ height: '5 sigma' });
  });

  it('begin with what the schema says to begin with, unless parameters are given', () => {
    expect(parametersOf(peaks, some, firstEntries(some, 10))).toEqual({ prominence: '5 sigma' });
    expect(parametersOf(peaks, some, firstEntries(some, 10, {}))).toEqual({});
  });

  it('say so where an end is not understood', () => {
    expect(wrong(peaks, { height: 'high' })).toEqual({ height: 'Not understood: write it as the description says' });
    expect(wrong(peaks, { height: [1, 'high'] })).toEqual({ height: 'Not understood: write it as the description says' });
    expect(wrong(peaks, { distance: 'far' })).toEqual({ distance: 'Not understood: write it as the description says' });
    expect(wrong(peaks, { height: [null, '3 sigma'] })).toEqual({});
  });
});

describe('the fields of a group', () => {
  const schema: JsonObject = {
    type: 'object',
    properties: {
      gate: { type: 'object', title: 'Gate', properties: { action: { enum: ['warn', 'fail'], default: 'warn' }, minScore: { type: 'number', minimum: 0, maximum: 100, default: 90, title: 'Least score' } } },
      spike: { type: ['object', 'boolean'], properties: { suspect: { type: 'number', minimum: 0, title: 'Suspect above' }, range: { type: 'array', items: { type: ['number', 'null'] }, minItems: 2, maxItems: 2 } } },
      twice: { type: ['object', 'boolean'], properties: {} },
    },
  };
  const some = parameterFields(schema);
  const told = (entries: Entries, given?: JsonObject) => {
    const first = firstEntries(some, 10, given);
    return parametersOf(schema, some, Object.fromEntries(Object.entries(first).map(([name, entry]) => [name, { ...(entry as Entries), ...(entries[name] as Entries | undefined) }])));
  };

  it('are those of its own schema', () => {
    expect(some.map(({ name, kind, canBeOff, fields }) => [name, kind, canBeOff, fields.map((own) => own.kind)])).toEqual([
      ['gate', 'group', false, ['choice', 'number']],
      ['spike', 'group', true, ['number', 'interval']],
      ['twice', 'group', true, []],
    ]);
  });

  it('send what is set, false where it is off, and nothing else', () => {
    expect(told({})).toEqual({});
    expect(told({ gate: { minScore: 95 }, spike: { range: ['', '5'] } })).toEqual({ gate: { minScore: 95 }, spike: { range: [null, 5] } });
    expect(told({ spike: { [OFF]: true }, twice: { [OFF]: true } })).toEqual({ spike: false, twice: false });
  });

  it('show again what was sent', () => {
    const given = { gate: { action: 'fail' }, spike: { suspect: 2, range: [1, null] }, twice: false };
    expect(told({}, given)).toEqual(given);
  });

  it('say which of them is wrong', () => {
    expect(parameterErrors(schema, some, { gate: { minScore: 101 }, spike: { suspect: -1 } })).toEqual({
      gate: 'Least score: Must be at most 100',
      spike: 'Suspect above: Must be at least 0',
    });
  });
});

describe('the fields of peak-detection', () => {
  const schema = JSON.parse(readFileSync('../core/src/main/resources/kymo/core/processors/peak-detection.schema.json', 'utf8')) as JsonObject;
  const peaks = parameterFields(schema);
  const errors = (some: Entries) => parameterErrors(schema, peaks, parametersOf(schema, peaks, { ...firstEntries(peaks, 1_000), ...some }));

  it('ask for limits by their two ends, and for lengths as numbers or texts', () => {
    const kinds = Object.fromEntries(peaks.map(({ name, kind, orText }) => [name, orText && kind !== 'interval' ? `${kind} or text` : kind]));
    expect(kinds).toMatchObject({
      prominence: 'interval', height: 'interval', threshold: 'interval', width: 'interval', plateauSize: 'interval',
      distance: 'number or text', wlen: 'number or text', relHeight: 'number', polarity: 'choice', bounds: 'choice', columns: 'columns',
    });
  });

  it('begin so that one click finds something', () => {
    const parameters = parametersOf(schema, peaks, firstEntries(peaks, 1_000));
    expect(parameters).toEqual({ prominence: '5 sigma' });
    expect(parameterErrors(schema, peaks, parameters)).toEqual({});
  });

  it('are held to the schema at each end', () => {
    expect(errors({ height: ['', '9 sigma'], width: ['250ms', '0.5 axis'], distance: '10' })).toEqual({});
    expect(Object.keys(errors({ height: ['high', ''], width: ['1', '5 weeks'], distance: 'far' })).toSorted()).toEqual(['distance', 'height', 'width']);
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
      ['limits', 'group'],
      ['shape', 'json'],
    ]);
  });

  it('send a choice as the value that it stands for, and JSON as JSON', () => {
    const given = { ...firstEntries(some, 10), height: 1.5, mode: '3', shape: '{"low":1}' };
    expect(parametersOf(every, some, given)).toEqual({ height: 1.5, mode: 3, shape: { low: 1 } });
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
