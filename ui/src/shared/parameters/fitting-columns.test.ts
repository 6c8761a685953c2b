import { describe, expect, it } from 'vitest';
import type { JsonObject } from '@/shared/api/types';
import { fieldsFor, fittingColumns, type Chosen } from './fitting-columns';
import { parameterErrors } from './parameter-errors';
import { firstEntries, parameterFields, parametersOf } from './parameter-fields';

const dataset: Chosen = {
  rows: 10,
  axis: 't',
  columns: [
    { name: 't', type: 'float', unit: 's' },
    { name: 'u', type: 'float', unit: 'V' },
    { name: 'n', type: 'integer', unit: null },
    { name: 'remark', type: 'string', unit: null },
  ],
};
const column = (some: JsonObject = {}): JsonObject => ({ type: 'string', format: 'kymo-column', ...some });
const asking = (properties: JsonObject): JsonObject => ({ type: 'object', properties });

const names = (property: JsonObject) => parameterFields(asking({ x: property })).flatMap((field) => fittingColumns(field, dataset).map(({ name }) => name));

/** What would be sent of a form that was just opened, and what is wrong with it. */
function first(schema: JsonObject) {
  const fields = fieldsFor(parameterFields(schema), dataset);
  const parameters = parametersOf(schema, fields, firstEntries(fields, dataset.rows));
  return { parameters, errors: parameterErrors(schema, fields, parameters) };
}

describe('the columns that fit', () => {
  it('are those of numbers, the axis last', () => {
    expect(names(column())).toEqual(['u', 'n', 't']);
  });

  it('leave the axis out where several are processed alike', () => {
    expect(names({ type: 'array', items: { type: 'string' }, format: 'kymo-columns' })).toEqual(['u', 'n']);
  });

  it('are all where any will do', () => {
    expect(names(column({ 'x-column': 'any' }))).toEqual(['u', 'n', 'remark', 't']);
  });
});

describe('the fields for a dataset', () => {
  it('keep a default that the dataset has, and leave it out of what is sent', () => {
    expect(first(asking({ x: column({ default: 'n' }) }))).toEqual({ parameters: {}, errors: {} });
  });

  it('begin with the first column that fits where only one is asked for', () => {
    expect(first(asking({ x: column({ default: 'voltage' }) }))).toEqual({ parameters: { x: 'u' }, errors: {} });
  });

  it('ask for columns that the dataset lacks instead of guessing which is which', () => {
    const schema = asking({ x: column({ default: 'voltage' }), y: column({ default: 'current' }) });
    expect(first(schema)).toEqual({ parameters: {}, errors: { x: 'Needed', y: 'Needed' } });
  });

  it('tell a number’s unit from its title', () => {
    const [width, pair] = parameterFields(asking({ width: { type: 'number', title: 'Width [s]' }, pair: { type: 'string', title: 'One of [a, b]' } }));
    expect([width?.title, width?.unit, pair?.title, pair?.unit]).toEqual(['Width', 's', 'One of [a, b]', undefined]);
  });
});
