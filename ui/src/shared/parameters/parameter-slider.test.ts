import { describe, expect, it } from 'vitest';
import type { ParameterField } from './parameter-fields';
import { scaleOf } from './parameter-slider';

const field = (of: Partial<ParameterField>): ParameterField => ({
  name: 'window', title: 'Window', help: undefined, required: true, kind: 'integer', fallback: undefined, start: undefined, choices: [], least: 1, greatest: undefined, orText: false, orLow: false, fields: [], unit: undefined, anyColumn: false, canBeOff: false, ...of,
});

describe('the slider of a parameter', () => {
  it('goes through windows by their magnitude, up to half of the dataset', () => {
    const scale = scaleOf(field({}), 2_000);
    expect([0, 0.5, 1].map((part) => scale?.at(part))).toEqual([1, 32, 1_000]);
    expect(scale?.place(1)).toBe(0);
    expect(scale?.place(1_000)).toBe(1);
    expect(scale?.place(50_000)).toBe(1);
  });

  it('goes evenly between two limits', () => {
    const scale = scaleOf(field({ name: 'relHeight', kind: 'number', least: 0, greatest: 2 }), 10);
    expect([0, 0.25, 1].map((part) => scale?.at(part))).toEqual([0, 0.5, 2]);
    expect(scale?.place(0.5)).toBe(0.25);
  });

  it('is not there where it has nowhere to go', () => {
    expect(scaleOf(field({}), 2)).toBeUndefined();
    expect(scaleOf(field({ name: 'minPeriods', least: 0 }), 1_000)).toBeUndefined();
  });
});
